import type { Criterion, Protocol } from "../protocol/protocol.ts";
import type { Subject } from "./subject.ts";

/** A criterion that keeps a subject out. */
export interface Exclusion {
  readonly criterion: Criterion;
  /** `met` an exclusion criterion, `not-met` an inclusion criterion, or could not be judged. */
  readonly verdict: "not-met" | "met" | "not-assessable";
  /** Values that are missing, where it could not be judged. */
  readonly missing: readonly string[];
}

/**
 * The criteria that exclude a subject. A criterion that cannot be judged excludes as well: eligibility has to be shown.
 *
 * Criteria that certainly exclude come first, each kind in the protocol's order with inclusion criteria ahead,
 * so that the first reason is the one to count: who had no SBRT at all is not "age unknown at SBRT".
 */
export function exclusionsOf(subject: Subject, protocol: Protocol): readonly Exclusion[] {
  const exclusions: Exclusion[] = [];
  for (const [criteria, excludes] of [
    [protocol.inclusion, false],
    [protocol.exclusion, true],
  ] as const) {
    for (const criterion of criteria) {
      const evaluation = criterion.rule.evaluate(subject.bindings);
      if (evaluation.kind === "unknown" || evaluation.value === null) {
        exclusions.push({
          criterion,
          verdict: "not-assessable",
          missing: evaluation.kind === "unknown" ? evaluation.missing : criterion.rule.reads,
        });
      } else if (evaluation.value === excludes) {
        exclusions.push({ criterion, verdict: excludes ? "met" : "not-met", missing: [] });
      }
    }
  }
  const isCertain = ({ verdict }: Exclusion) => verdict !== "not-assessable";
  return [
    ...exclusions.filter(isCertain),
    ...exclusions.filter((exclusion) => !isCertain(exclusion)),
  ];
}
