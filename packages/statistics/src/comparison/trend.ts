import { chiSquareP } from "../distributions/chi-square.ts";
import { StatisticsError } from "../statistics-error.ts";
import { margins, type Counts } from "./table.ts";

/** A one-degree-of-freedom test along ordered categories. */
export interface TrendTest {
  readonly statistic: number | null;
  readonly degreesOfFreedom: 1;
  readonly p: number | null;
  readonly logP: number | null;
  readonly because: string | null;
  readonly convention: string;
}

/**
 * Linear-by-linear association (Mantel–Haenszel) of two ordered classifications: M² = (n − 1)·r².
 *
 * @param table counts by rows
 * @param options scores of rows and columns; 1, 2, 3 … where not given
 * @returns null with a reason where a classification does not vary
 *
 * Source: Mantel (1963); Agresti (2013) Eq. 3.16; SPSS CROSSTABS "Linear-by-Linear Association".
 */
export function linearByLinear(
  table: Counts,
  options: {
    readonly rowScores?: readonly number[];
    readonly columnScores?: readonly number[];
  } = {},
): TrendTest {
  const m = margins("linearByLinear", table);
  const u = scores("rowScores", options.rowScores, m.rows.length);
  const v = scores("columnScores", options.columnScores, m.columns.length);
  const meanU = weightedMean(u, m.rows, m.total);
  const meanV = weightedMean(v, m.columns, m.total);
  const varianceU = spread(u, m.rows, meanU);
  const varianceV = spread(v, m.columns, meanV);
  let covariance = 0;
  table.forEach((row, i) =>
    row.forEach((count, j) => {
      covariance += count * (u[i]! - meanU) * (v[j]! - meanV);
    }),
  );
  return result(
    ((m.total - 1) * covariance ** 2) / (varianceU * varianceV),
    varianceU > 0 && varianceV > 0,
    "linear-by-linear association, (n − 1) r²",
  );
}

/**
 * Cochran–Armitage test for a trend in proportions over ordered groups.
 *
 * @param events number with the event in each group
 * @param totals number in each group
 * @param groupScores 1, 2, 3 … where not given
 * @returns χ² on one degree of freedom; null with a reason where nothing varies
 *
 * Source: Armitage (1955); R 4.2.2 `prop.trend.test`.
 */
export function cochranArmitage(
  events: readonly number[],
  totals: readonly number[],
  groupScores?: readonly number[],
): TrendTest {
  if (events.length !== totals.length || events.some((e, i) => e > totals[i]!))
    throw new StatisticsError(
      "cochranArmitage",
      "events of at most the total in each group",
      `${events.join(", ")} of ${totals.join(", ")}`,
      "Pass events and totals in the same order.",
    );
  margins("cochranArmitage", [events, totals]);
  const n = totals.reduce((a, b) => a + b, 0);
  const x = scores("scores", groupScores, totals.length);
  const mean = weightedMean(x, totals, n);
  const share = events.reduce((a, b) => a + b, 0) / n;
  let slope = 0;
  events.forEach((e, i) => {
    slope += e * (x[i]! - mean);
  });
  const variance = share * (1 - share) * spread(x, totals, mean);
  return result(slope ** 2 / variance, variance > 0, "Cochran–Armitage trend, variance N p(1 − p)");
}

function scores(name: string, given: readonly number[] | undefined, length: number): number[] {
  if (!given) return Array.from({ length }, (_, i) => i + 1);
  if (given.length !== length || given.some((score) => !Number.isFinite(score)))
    throw new StatisticsError(
      name,
      `${length} finite scores`,
      given.join(", "),
      "Pass one a category.",
    );
  return [...given];
}

function weightedMean(x: readonly number[], weight: readonly number[], total: number): number {
  return x.reduce((sum, value, i) => sum + value * weight[i]!, 0) / total;
}

function spread(x: readonly number[], weight: readonly number[], mean: number): number {
  return x.reduce((sum, value, i) => sum + weight[i]! * (value - mean) ** 2, 0);
}

function result(statistic: number, defined: boolean, convention: string): TrendTest {
  const value = defined ? statistic : null;
  return {
    statistic: value,
    degreesOfFreedom: 1,
    ...chiSquareP(value, 1),
    because: defined ? null : "one of the classifications does not vary",
    convention,
  };
}
