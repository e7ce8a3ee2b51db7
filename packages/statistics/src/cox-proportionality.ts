import { coxLikelihood } from "./cox-likelihood.ts";
import type { CoxModel } from "./cox-model.ts";
import { chiSquareP } from "./distributions/chi-square.ts";
import { kaplanMeier } from "./kaplan-meier.ts";
import { choleskyInPlace, choleskySolve } from "./linear-algebra.ts";
import { firstAtLeast } from "./step-function.ts";
import { midRanks } from "./comparison/ranks.ts";
import { StatisticsError } from "./statistics-error.ts";

/** Function of time against which the coefficients are tested. */
export type TimeTransform = "km" | "identity" | "rank" | "log";

/** Test of one covariate, or of all ("GLOBAL"). */
export interface ProportionalityTest {
  readonly covariate: string;
  readonly statistic: number | null;
  readonly degreesOfFreedom: number;
  readonly p: number | null;
  readonly logP: number | null;
}

/**
 * Score tests of proportional hazards (Grambsch–Therneau), one a covariate and one for all together.
 *
 * A categorical covariate is tested with all of its terms at once. The test adds x·g(t) to the model and
 * takes the score test with the exact information, as R's `cox.zph` does since version 3.
 *
 * @param model from `coxRegression`, Efron or Breslow ties
 * @param transform g: "km" is 1 − S(t−) of all subjects, the default
 * @returns the covariates' tests, then "GLOBAL"; null where the information is singular
 * @throws StatisticsError for exact ties
 *
 * Source: Grambsch and Therneau (1994); R survival 3.5-3 `cox.zph`.
 */
export function proportionalHazardsTest(
  model: CoxModel,
  transform: TimeTransform = "km",
): ProportionalityTest[] {
  const { data, beta, ties, aliased } = model.fit;
  if (ties === "exact")
    throw new StatisticsError(
      "proportionalHazardsTest",
      "Efron or Breslow ties",
      "exact ties",
      "Refit with Efron's ties.",
    );
  const { p, design } = data;
  const g = centredTimes(model, transform);
  const efron = ties === "efron";
  const plain = coxLikelihood(data, beta, efron);
  const first = coxLikelihood(data, beta, efron, { emphasis: g });
  const second = coxLikelihood(data, beta, efron, { emphasis: g.map((value) => value * value) });
  const joint = (added: readonly number[]): number | null => {
    const main = Array.from({ length: p }, (_, j) => j).filter((j) => !aliased[j]);
    const extra = added.filter((j) => !aliased[j]);
    const size = main.length + extra.length;
    const matrix = new Float64Array(size * size);
    const all = [...main, ...extra];
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++) {
        const times = Number(a >= main.length) + Number(b >= main.length);
        const source = times === 0 ? plain : times === 1 ? first : second;
        matrix[a * size + b] = source.information[all[a]! * p + all[b]!]!;
      }
    const score = new Float64Array(size);
    extra.forEach((j, k) => {
      score[main.length + k] = first.score[j]!;
    });
    const lost = choleskyInPlace(matrix, size, 1e-12);
    if (extra.length === 0 || lost.some(Boolean)) return null;
    const solved = choleskySolve(matrix, size, lost, score);
    return score.reduce((sum, value, k) => sum + value * solved[k]!, 0);
  };
  const line = (covariate: string, columns: readonly number[]): ProportionalityTest => {
    const statistic = joint(columns);
    const degreesOfFreedom = columns.filter((j) => !aliased[j]).length;
    return { covariate, statistic, degreesOfFreedom, ...chiSquareP(statistic, degreesOfFreedom) };
  };
  return [
    ...design.covariates.map(({ name, columns }) => line(name, columns)),
    line(
      "GLOBAL",
      design.covariates.flatMap(({ columns }) => columns),
    ),
  ];
}

/** g at each event time, minus its mean over the events. */
function centredTimes(model: CoxModel, transform: TimeTransform): Float64Array {
  const { data } = model.fit;
  const { deaths } = data;
  let g: Float64Array;
  if (transform === "identity") g = deaths.time.slice();
  else if (transform === "log") {
    if (deaths.time.some((t) => t <= 0))
      throw new StatisticsError(
        "proportionalHazardsTest",
        "event times above 0",
        "an event at 0",
        "Choose another transform.",
      );
    g = deaths.time.map(Math.log);
  } else if (transform === "rank") {
    const { ranks } = midRanks(data.time);
    g = Float64Array.from(deaths.first, (row) => ranks[row]!);
  } else {
    const curve = kaplanMeier(
      { time: data.time, event: data.event, ...(data.entry ? { entry: data.entry } : {}) },
      { joinFalseTies: false },
    );
    g = deaths.time.map((t) => {
      const row = firstAtLeast(curve.time, t) - 1;
      return row < 0 ? 0 : 1 - curve.survival[row]!;
    });
  }
  let sum = 0;
  let events = 0;
  g.forEach((value, d) => {
    sum += value * deaths.count[d]!;
    events += deaths.count[d]!;
  });
  return g.map((value) => value - sum / events);
}
