import type { Protocol } from "../protocol/protocol.ts";

/** Variables that the protocol uses or declares: those of the tables and those of its own making. */
export function variablesShown(protocol: Protocol): readonly string[] {
  const { definition } = protocol;
  return [
    ...new Set([
      ...definition.analyses.baseline.map(({ variable }) => variable),
      ...(protocol.variableFields.patients ?? []).map(({ name }) => name),
      ...definition.derived.map(({ name }) => name),
      ...definition.analyses.regressions.flatMap(({ covariates }) =>
        covariates.map(({ variable }) => variable),
      ),
    ]),
  ];
}
