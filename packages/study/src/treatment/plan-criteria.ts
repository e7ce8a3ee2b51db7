import { columnsOf } from "../analyses/grouped.ts";
import type { Cohort } from "../cohort/cohort.ts";
import { limitVerdicts } from "../plans/limit-verdicts.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { PlanCriterion } from "../results/study-results.ts";

/**
 * The dose–volume limits of the protocol with the verdicts of the plans: the acceptance of the target, then the organs
 * at risk.
 */
export function planCriteria(
  protocol: Protocol,
  cohort: Cohort,
  register: NumberRegister,
): readonly PlanCriterion[] {
  const columns = columnsOf(cohort);
  const hasPlans = cohort.included.some(({ subject }) => subject.plans.index !== null);
  const criteria = protocol.limits.map((limit): PlanCriterion => {
    const { comparison, value } = limit.constraint.limit;
    const variable = protocol.limitedVariables.get(limit.id);
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
      variable: `plan.${variable?.name ?? ""}`,
      verdicts: hasPlans ? limitVerdicts(limit, protocol, columns, register) : null,
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
