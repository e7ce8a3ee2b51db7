import { average, varianceOf } from "../descriptive.ts";
import { fTails } from "../distributions/f.ts";
import { studentQuantile, studentTwoSided } from "../distributions/student-t.ts";
import { checkLevel, finiteNumbers } from "../follow-up.ts";
import { StatisticsError } from "../statistics-error.ts";

/** A t test of two means. */
export interface MeansTest {
  readonly statistic: number | null;
  readonly degreesOfFreedom: number | null;
  readonly p: number | null;
  readonly logP: number | null;
  /** Mean of a minus mean of b, with its interval. */
  readonly difference: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly because: string | null;
  readonly convention: string;
}

/**
 * Student's t test of two independent samples with a common variance.
 *
 * @param a first sample, at least one value; together at least three
 * @param b second sample
 * @param options level of the interval (0.95)
 * @returns null with a reason where there are too few values or they do not vary
 *
 * Source: Student (1908); Snedecor and Cochran (1989) § 6.7.
 */
export function studentT(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  options: { readonly level?: number } = {},
): MeansTest {
  const [x, y] = samples("studentT", [a, b]) as [Float64Array, Float64Array];
  const df = x.length + y.length - 2;
  const squares = (s: Float64Array): number => (s.length > 1 ? varianceOf(s) * (s.length - 1) : 0);
  const pooled = (squares(x) + squares(y)) / df;
  const error = Math.sqrt(pooled * (1 / x.length + 1 / y.length));
  return finish(
    x,
    y,
    error,
    df > 0 ? df : null,
    options.level ?? 0.95,
    "Student's t, pooled variance",
  );
}

/**
 * Welch's t test of two independent samples with their own variances.
 *
 * Source: Welch (1947), degrees of freedom after Satterthwaite (1946).
 */
export function welchT(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  options: { readonly level?: number } = {},
): MeansTest {
  const [x, y] = samples("welchT", [a, b]) as [Float64Array, Float64Array];
  const enough = x.length > 1 && y.length > 1;
  const vx = enough ? varianceOf(x) / x.length : 0;
  const vy = enough ? varianceOf(y) / y.length : 0;
  const df = (vx + vy) ** 2 / (vx ** 2 / (x.length - 1) + vy ** 2 / (y.length - 1));
  return finish(
    x,
    y,
    Math.sqrt(vx + vy),
    enough ? df : null,
    options.level ?? 0.95,
    "Welch's t, separate variances",
  );
}

function finish(
  x: Float64Array,
  y: Float64Array,
  error: number,
  df: number | null,
  level: number,
  convention: string,
): MeansTest {
  checkLevel("t test", level);
  const difference = average(x) - average(y);
  if (
    df === null ||
    !(error > 10 * Number.EPSILON * Math.max(Math.abs(average(x)), Math.abs(average(y))))
  )
    return {
      statistic: null,
      degreesOfFreedom: df === null || Number.isNaN(df) ? null : df,
      p: null,
      logP: null,
      difference,
      lower: null,
      upper: null,
      because: df === null ? "too few values" : "the values do not vary",
      convention,
    };
  const statistic = difference / error;
  const half = studentQuantile(1 - (1 - level) / 2, df) * error;
  return {
    statistic,
    degreesOfFreedom: df,
    ...studentTwoSided(statistic, df),
    difference,
    lower: difference - half,
    upper: difference + half,
    because: null,
    convention,
  };
}

/** One-way analysis of variance. */
export interface VarianceAnalysis {
  readonly statistic: number | null;
  readonly numeratorDegrees: number;
  readonly denominatorDegrees: number;
  readonly p: number | null;
  readonly logP: number | null;
  readonly because: string | null;
  readonly convention: string;
}

/**
 * One-way analysis of variance of k independent samples.
 *
 * @param groups at least two, none empty
 * @returns null with a reason where nothing varies within the groups or no degree of freedom is left
 *
 * Source: Snedecor and Cochran (1989) ch. 12.
 */
export function analysisOfVariance(groups: readonly ArrayLike<number>[]): VarianceAnalysis {
  const all = samples("analysisOfVariance", groups);
  const n = all.reduce((sum, group) => sum + group.length, 0);
  const pooled = new Float64Array(n);
  let at = 0;
  for (const group of all) {
    pooled.set(group, at);
    at += group.length;
  }
  const centre = average(pooled);
  let between = 0;
  let within = 0;
  for (const group of all) {
    between += group.length * (average(group) - centre) ** 2;
    if (group.length > 1) within += varianceOf(group) * (group.length - 1);
  }
  const numeratorDegrees = all.length - 1;
  const denominatorDegrees = n - all.length;
  const statistic =
    denominatorDegrees > 0 && within > 0
      ? between / numeratorDegrees / (within / denominatorDegrees)
      : null;
  const tails = statistic === null ? null : fTails(statistic, numeratorDegrees, denominatorDegrees);
  return {
    statistic,
    numeratorDegrees,
    denominatorDegrees,
    p: tails ? tails.upper : null,
    logP: tails ? tails.logUpper : null,
    because:
      statistic !== null
        ? null
        : denominatorDegrees > 0
          ? "the values do not vary within the groups"
          : "no group has more than one value",
    convention: "one-way analysis of variance",
  };
}

/**
 * F test of two variances, two-sided.
 *
 * Source: R 4.2.2 `var.test`; twice the smaller tail.
 */
export function varianceRatio(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): { statistic: number | null; p: number | null; because: string | null } {
  const [x, y] = samples("varianceRatio", [a, b]) as [Float64Array, Float64Array];
  if (x.length < 2 || y.length < 2) return { statistic: null, p: null, because: "too few values" };
  const denominator = varianceOf(y);
  if (!(denominator > 0))
    return { statistic: null, p: null, because: "the second sample does not vary" };
  const statistic = varianceOf(x) / denominator;
  const tails = fTails(statistic, x.length - 1, y.length - 1);
  return { statistic, p: Math.min(1, 2 * Math.min(tails.lower, tails.upper)), because: null };
}

function samples(where: string, groups: readonly ArrayLike<number>[]): Float64Array[] {
  if (groups.length < 2)
    throw new StatisticsError(
      where,
      "at least two samples",
      String(groups.length),
      "Pass them all.",
    );
  return groups.map((group, g) => {
    if (group.length === 0)
      throw new StatisticsError(
        where,
        "at least one value",
        `none in sample ${g}`,
        "Leave it out.",
      );
    return finiteNumbers(where, `sample ${g}`, group, group.length);
  });
}
