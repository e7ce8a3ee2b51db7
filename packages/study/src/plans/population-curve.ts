import { median, quantileType } from "@fiducial/statistics";
import type { Column } from "../analyses/grouped.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { PopulationCurve } from "../results/plan-results.ts";
import type { PlanCurve, PlanMetrics } from "./plan-metrics.ts";
import { labelOfStructure } from "./label-of-structure.ts";

/** Distance of the doses at which curves are compared, in Gy and in percent of the prescription. */
const step = { Gy: 0.25, "%": 0.5 } as const;

/**
 * Median and quartiles of the dose–volume curves of each structure, by group: at each dose over the plans of the group.
 *
 * Curves of targets are on a scale of the prescription, which differs between subjects; a plan without one is left out
 * there. Quartiles are of type 6, as everywhere in descriptions.
 */
export function populationCurves(
  protocol: Protocol,
  columns: readonly Column[],
): readonly PopulationCurve[] {
  const targets = Object.values(protocol.definition.plan.targets);
  const names = new Set(
    columns[0]?.subjects.flatMap(
      ({ subject }) => subject.plans.index?.structures.map(({ name }) => name) ?? [],
    ),
  );
  const wanted = [
    ...new Set([...targets, ...protocol.planVariables.map(({ from }) => from?.structure ?? "")]),
  ];
  return wanted
    .filter((name) => names.has(name))
    .map((name): PopulationCurve => {
      const doseUnit = targets.includes(name) ? "%" : "Gy";
      const curves = columns.map(({ group, subjects }) => ({
        group,
        sampled: subjects.flatMap(({ subject }) => {
          const curve = sampledCurve(subject.plans.index, name, doseUnit);
          return curve === null ? [] : [curve];
        }),
      }));
      const length = Math.max(
        0,
        ...curves.flatMap(({ sampled }) => sampled.map((curve) => curve.length)),
      );
      return {
        structure: name,
        label: labelOfStructure(name, protocol),
        doseUnit,
        step: step[doseUnit],
        groups: curves
          .filter(({ sampled }) => sampled.length > 0)
          .map(({ group, sampled }) => {
            const at = (i: number) => sampled.map((curve) => curve[i] ?? 0);
            const over = (statistic: (values: readonly number[]) => number | null) =>
              Array.from({ length }, (_, i) => rounded(statistic(at(i)) ?? 0));
            return {
              group,
              n: sampled.length,
              median: over(median),
              lower: over((values) => quantileType(values, 0.25, 6)),
              upper: over((values) => quantileType(values, 0.75, 6)),
            };
          }),
      };
    });
}

/** A curve at the common doses, up to the first at which nothing is left; null where the plan has none. */
function sampledCurve(
  plan: PlanMetrics | null,
  name: string,
  unit: "Gy" | "%",
): readonly number[] | null {
  const found = plan?.structures.find((structure) => structure.name === name);
  if (plan === null || found === undefined) return null;
  const gy = unit === "Gy" ? step.Gy : ((plan.prescriptionGy ?? 0) / 100) * step["%"];
  if (gy <= 0) return null;
  const length = Math.ceil(found.maxGy / gy) + 2;
  return Array.from({ length }, (_, i) => percentAt(found.curve, i * gy));
}

/** Percent of the structure that receives at least a dose; straight between the points of the curve. */
export function percentAt({ stepGy, percent }: PlanCurve, doseGy: number): number {
  const at = doseGy / stepGy;
  const i = Math.floor(at);
  const low = percent[i] ?? 0;
  return low + (at - i) * ((percent[i + 1] ?? 0) - low);
}

function rounded(percent: number): number {
  return Math.round(percent * 1000) / 1000;
}
