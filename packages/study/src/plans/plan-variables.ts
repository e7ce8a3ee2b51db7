import { DosimetryError, type Metric, readMetric } from "@fiducial/dosimetry";
import type { Label } from "../label.ts";
import type { ProtocolDefinition } from "../protocol/definition.ts";
import type { PlanLimit } from "../treatment/constraints/plan-limit.ts";
import {
  planFactVariables,
  planQualityVariables,
  planVariable,
  type PlanVariable,
} from "./plan-variable.ts";

/** The variables that a protocol reads from plans. */
export interface PlanVariables {
  readonly planVariables: readonly PlanVariable[];
  /** The variable that each limit bounds, by the limit's id. */
  readonly limitedVariables: ReadonlyMap<string, PlanVariable>;
}

/** What is wrong with a metric, by its place in the protocol. */
interface MetricTrouble {
  readonly path: readonly (string | number)[];
  readonly expected: string;
  readonly found: string;
  readonly remedy: string;
}

const reserved = new Set<string>(
  [...planFactVariables, ...planQualityVariables].map(({ name }) => name),
);

/** One variable for each metric of a structure that a limit or `plan.metrics` asks for; what cannot be read is handed to `report`. */
export function planVariables(
  { plan }: ProtocolDefinition,
  limits: readonly PlanLimit[],
  report: (trouble: MetricTrouble) => void,
): PlanVariables {
  const variables = new Map<string, PlanVariable>();
  const enter = (structure: string, label: Label, metric: Metric): PlanVariable => {
    const wanted = planVariable(structure, label, metric);
    const same = [...variables.values()].find(
      ({ from }) =>
        from?.structure === wanted.from?.structure && from?.metric === wanted.from?.metric,
    );
    if (same !== undefined) return same;
    let { name } = wanted;
    for (let n = 2; variables.has(name) || reserved.has(name); n++) name = `${wanted.name}_${n}`;
    const variable = { ...wanted, name };
    variables.set(name, variable);
    return variable;
  };
  const limitedVariables = new Map(
    limits.map(({ id, structure, label, constraint }) => [
      id,
      enter(structure, label, constraint.metric),
    ]),
  );
  for (const [i, { structure, label, metric }] of plan.metrics.entries()) {
    const labelled = limits.find((limit) => limit.structure === structure)?.label;
    const read = readOrReport(["plan", "metrics", i], metric, report);
    if (read !== null) enter(structure, label ?? labelled ?? { en: structure }, read);
  }
  return { planVariables: [...variables.values()], limitedVariables };
}

function readOrReport(
  path: MetricTrouble["path"],
  metric: string,
  report: (trouble: MetricTrouble) => void,
): Metric | null {
  try {
    return readMetric(metric);
  } catch (error) {
    if (!(error instanceof DosimetryError)) throw error;
    const { where, ...trouble } = error.trouble;
    report({ path, ...trouble, found: `${trouble.found} in ${where}` });
    return null;
  }
}
