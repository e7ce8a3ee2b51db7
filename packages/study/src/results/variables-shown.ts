import type { Cohort } from "../cohort/cohort.ts";
import { planFactVariables, planQualityVariables } from "../plans/plan-variable.ts";
import type { Protocol } from "../protocol/protocol.ts";

/** Variables that the protocol uses or declares: those of the tables, those of its own making, and those of plans where there are any. */
export function variablesShown(
  protocol: Protocol,
  { plans }: Pick<Cohort, "plans">,
): readonly string[] {
  const { definition } = protocol;
  return [
    ...new Set([
      ...definition.analyses.baseline.map(({ variable }) => variable),
      ...(protocol.variableFields.patients ?? []).map(({ name }) => name),
      ...definition.derived.map(({ name }) => name),
      ...definition.analyses.regressions.flatMap(({ covariates }) =>
        covariates.map(({ variable }) => variable),
      ),
      ...(definition.liver === undefined ? [] : liverVariableNames(protocol)),
      ...(plans === null ? [] : planVariableNames(protocol)),
    ]),
  ];
}

function liverVariableNames({ values, bclc }: Protocol): readonly string[] {
  return [...values.keys()].filter(
    (path) => path.startsWith("liver.") && (path !== "liver.bclc" || bclc !== null),
  );
}

function planVariableNames({ planVariables }: Protocol): readonly string[] {
  return [...planFactVariables, ...planQualityVariables, ...planVariables].map(
    ({ name }) => `plan.${name}`,
  );
}
