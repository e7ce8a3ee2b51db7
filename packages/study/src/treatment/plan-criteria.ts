import type { PlanCriterion } from "../results/study-results.ts";
import type { PlanLimit } from "./constraints/plan-limit.ts";

/** The dose–volume limits of the protocol: the acceptance of the target, then the organs at risk. */
export function planCriteria(limits: readonly PlanLimit[]): readonly PlanCriterion[] {
  const criteria = limits.map((limit): PlanCriterion => {
    const { comparison, value } = limit.constraint.limit;
    return {
      limit: limit.id,
      purpose: limit.purpose,
      structure: limit.structure,
      label: limit.label,
      metric: limit.metric,
      operator: comparison,
      value,
      unit: unitAsWritten(limit.limit),
      acceptable: limit.constraint.acceptable?.value ?? null,
      source: limit.citation?.set ?? null,
      evaluated: 0,
    };
  });
  const of = (purpose: PlanCriterion["purpose"]) =>
    criteria.filter((criterion) => criterion.purpose === purpose);
  return [...of("target"), ...of("organ-at-risk")];
}

/** "% of the prescription" says more than "%". */
function unitAsWritten(limit: string): string {
  return limit.replace(/^\s*[<>≤≥]=?\s*[\d.]+\s*/, "").trim();
}
