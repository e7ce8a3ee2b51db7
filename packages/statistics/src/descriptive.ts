import { finiteNumbers } from "./follow-up.ts";
import { StatisticsError } from "./statistics-error.ts";

/** Arithmetic mean; null for an empty list. */
export function mean(x: ArrayLike<number>): number | null {
  const values = finiteNumbers("mean", "x", x, x.length);
  return values.length === 0 ? null : average(values);
}

/** Standard deviation with n − 1; null for fewer than two values. */
export function standardDeviation(x: ArrayLike<number>): number | null {
  const values = finiteNumbers("standardDeviation", "x", x, x.length);
  return values.length < 2 ? null : Math.sqrt(varianceOf(values));
}

/** Mean, with a second pass that takes up what rounding left. */
export function average(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  const first = sum / values.length;
  let rest = 0;
  for (let i = 0; i < values.length; i++) rest += values[i]! - first;
  return first + rest / values.length;
}

/** Variance with n − 1 about the mean. */
export function varianceOf(values: Float64Array): number {
  const centre = average(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - centre) ** 2;
  return sum / (values.length - 1);
}

/**
 * Sample quantile of R's type 6 (SPSS, Minitab: position p(n + 1)) or 7 (R's and Excel's default).
 *
 * @param x values in any order
 * @param p between 0 and 1
 * @returns null for an empty list
 *
 * Source: Hyndman and Fan (1996), definitions 6 and 7.
 */
export function quantileType(x: ArrayLike<number>, p: number, type: 6 | 7): number | null {
  if (!(p >= 0 && p <= 1))
    throw new StatisticsError("quantileType", "p between 0 and 1", String(p), "Pass 0.25, not 25.");
  const sorted = finiteNumbers("quantileType", "x", x, x.length).slice().sort();
  return sorted.length === 0 ? null : sortedQuantile(sorted, p, type);
}

function sortedQuantile(sorted: Float64Array, p: number, type: 6 | 7): number {
  const n = sorted.length;
  const position = type === 6 ? p * (n + 1) : 1 + p * (n - 1);
  // As in R, a position within rounding of a whole number is that number.
  const floor = Math.floor(position + 4 * Number.EPSILON);
  const fraction = Math.abs(position - floor) < 4 * Number.EPSILON * n ? 0 : position - floor;
  const low = sorted[Math.min(Math.max(floor, 1), n) - 1]!;
  if (fraction === 0) return low;
  const high = sorted[Math.min(Math.max(floor + 1, 1), n) - 1]!;
  return low + fraction * (high - low);
}

/** The middle value, the mean of the two middle ones where n is even; null for an empty list. */
export function median(x: ArrayLike<number>): number | null {
  const sorted = finiteNumbers("median", "x", x, x.length).slice().sort();
  const n = sorted.length;
  if (n === 0) return null;
  return n % 2 === 1 ? sorted[(n - 1) / 2]! : (sorted[n / 2 - 1]! + sorted[n / 2]!) / 2;
}

/** What a baseline table says of a continuous variable. */
export interface Summary {
  readonly n: number;
  readonly mean: number | null;
  readonly standardDeviation: number | null;
  readonly median: number | null;
  readonly lowerQuartile: number | null;
  readonly upperQuartile: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly quartileConvention: string;
}

/**
 * Summary of a list of values, with quartiles of type 6 (as SPSS) unless type 7 is asked for.
 *
 * @returns nulls where there are too few values
 *
 * @example
 * summary([1, 2, 3, 4]).lowerQuartile; // 1.25
 */
export function summary(
  x: ArrayLike<number>,
  options: { readonly quartileType?: 6 | 7 } = {},
): Summary {
  const values = finiteNumbers("summary", "x", x, x.length);
  const sorted = values.slice().sort();
  const n = sorted.length;
  const type = options.quartileType ?? 6;
  return {
    n,
    mean: mean(values),
    standardDeviation: standardDeviation(values),
    median: median(values),
    lowerQuartile: n === 0 ? null : sortedQuantile(sorted, 0.25, type),
    upperQuartile: n === 0 ? null : sortedQuantile(sorted, 0.75, type),
    minimum: sorted[0] ?? null,
    maximum: sorted[n - 1] ?? null,
    quartileConvention:
      type === 6 ? "type 6, position p(n + 1), as SPSS" : "type 7, position 1 + p(n − 1), as R",
  };
}
