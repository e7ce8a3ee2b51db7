import { type Finding, findings } from "../findings.ts";
import type { Protocol } from "../protocol/protocol.ts";

/** What is questionable about the limits that a protocol sets, before any plan is judged by them. */
export function checkLimits({ disabledLimits }: Protocol): readonly Finding[] {
  return disabledLimits.map(({ where, cited }) => {
    const sources = [...new Set(cited.map(({ set }) => set.source.citation))];
    return findings.limitsDisabled(
      cited.map(({ limit }) => limit.id),
      sources.join("; "),
      { subject: "", where },
    );
  });
}
