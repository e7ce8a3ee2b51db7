import type { PlanCriterionDefinition, ProtocolDefinition } from "../protocol/definition.ts";
import type { PlanCriterion } from "../results/study-results.ts";

/** The dose–volume limits of the protocol: Table 1, and the acceptance of the target. */
export function planCriteria(definition: ProtocolDefinition): readonly PlanCriterion[] {
  return [
    ...definition.plan.acceptance.map((criterion) => planCriterion(criterion, "target")),
    ...definition.plan.constraints.map((criterion) => planCriterion(criterion, "organ-at-risk")),
  ];
}

const operators: Readonly<Record<string, PlanCriterion["operator"]>> = {
  "<": "<",
  "<=": "<=",
  "≤": "<=",
  ">": ">",
  ">=": ">=",
  "≥": ">=",
};

function planCriterion(
  criterion: PlanCriterionDefinition,
  purpose: PlanCriterion["purpose"],
): PlanCriterion {
  const match = /^\s*(<=|>=|<|>|≤|≥)\s*(\d+(?:\.\d+)?)\s*(\S.*?)\s*$/.exec(criterion.limit);
  const [, sign = "<", value = "0", unit = ""] = match ?? [];
  return {
    purpose,
    structure: criterion.structure,
    label: criterion.label ?? { en: criterion.structure },
    metric: criterion.metric,
    operator: operators[sign] ?? "<",
    value: Number(value),
    unit,
    evaluated: 0,
  };
}
