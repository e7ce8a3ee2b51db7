import { type Finding, findings, type Sighting } from "../findings.ts";
import type { Label } from "../label.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { limitText, limitTroubles } from "../treatment/constraints/limit-rules.ts";
import type { PlanLimit } from "../treatment/constraints/plan-limit.ts";

const sighting = ({ where }: { readonly where: string }): Sighting => ({ subject: "", where });

/** What is questionable about the limits that a protocol sets, before any plan is judged by them. */
export function checkLimits({ limits, schemes, disabledLimits }: Protocol): readonly Finding[] {
  const disabled = disabledLimits.map(({ where, cited }) => {
    const sources = [...new Set(cited.map(({ set }) => set.source.citation))];
    return findings.limitsDisabled(
      cited.map(({ limit }) => limit.id),
      sources.join("; "),
      sighting({ where }),
    );
  });
  const troubles = limitTroubles({ limits, schemes }).map((trouble) => {
    const places = new Map(trouble.limits.map((limit) => [limit.where, sighting(limit)]));
    return findings.limitTrouble(trouble, trouble.limits.map(citedText), [...places.values()]);
  });
  return [...disabled, ...troubles, ...limits.flatMap(overridden)];
}

/** A limit with its source: pairs of one text would be told apart by nothing else. */
function citedText(limit: PlanLimit): Label {
  const { en, zh } = limitText(limit);
  if (limit.citation === null) return { en, zh };
  const { id, population } = limit.citation;
  const source = [id.split("/")[0], ...(population === null ? [] : [population])].join(", ");
  return { en: `${en} (${source})`, zh: `${zh} (${source})` };
}

function overridden(limit: PlanLimit): readonly Finding[] {
  const library = limit.citation?.overridden ?? null;
  if (library === null) return [];
  const levels = (strict: string, looser: string | null) =>
    looser === null ? strict : `${strict} (${looser})`;
  return [
    findings.limitOverridden(
      limitText({ ...limit, limit: levels(limit.limit, limit.acceptable) }),
      levels(library.limit, library.acceptable),
      library.because,
      sighting(limit),
    ),
  ];
}
