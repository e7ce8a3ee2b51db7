import { benjaminiHochberg, bonferroni, hochberg, holm } from "./adjustment.ts";
import { chiSquareP } from "./distributions/chi-square.ts";
import { normalCritical } from "./distributions/normal.ts";
import { checkLevel, type FollowUp } from "./follow-up.ts";
import { logRank, type LogRankOptions, type LogRankResult } from "./log-rank.ts";
import { StatisticsError } from "./statistics-error.ts";

/** Test for trend over ordered groups. */
export interface LogRankTrend {
  readonly score: number;
  readonly variance: number;
  readonly statistic: number | null;
  readonly degreesOfFreedom: 1;
  readonly p: number | null;
  readonly logP: number | null;
  readonly because: string | null;
  readonly convention: string;
}

/**
 * Log-rank test for trend: (Σ cU)²/cᵀVc with scores c over the groups.
 *
 * @param result of `logRank` on all groups, any weight, stratified or not
 * @param scores 1, 2, 3 … where not given
 * @throws StatisticsError for a wrong number of scores
 *
 * Source: Tarone (1975); Klein and Moeschberger (2003) Eq. 7.4.2.
 */
export function logRankTrend(
  result: LogRankResult,
  scores: readonly number[] = result.observed.map((_, g) => g + 1),
): LogRankTrend {
  if (scores.length !== result.observed.length)
    throw new StatisticsError(
      "logRankTrend",
      `${result.observed.length} scores`,
      `${scores.length}`,
      "Pass one a group.",
    );
  let score = 0;
  let variance = 0;
  scores.forEach((c, g) => {
    score += c * result.difference[g]!;
    scores.forEach((other, h) => {
      variance += c * other * result.variance[g]![h]!;
    });
  });
  const largest = Math.max(...result.variance.map((row, g) => scores[g]! ** 2 * row[g]!));
  const statistic = variance > 1e-12 * largest ? score ** 2 / variance : null;
  return {
    score,
    variance,
    statistic,
    degreesOfFreedom: 1,
    ...chiSquareP(statistic, 1),
    because: statistic === null ? "the score does not vary" : null,
    convention: `trend with scores ${scores.join(", ")}; ${result.convention}`,
  };
}

/** All pairs of groups, with p-values adjusted in four ways. */
export interface PairwiseLogRank {
  readonly pairs: readonly {
    readonly a: number;
    readonly b: number;
    readonly test: LogRankResult;
  }[];
  readonly p: (number | null)[];
  readonly holm: (number | null)[];
  readonly bonferroni: (number | null)[];
  readonly hochberg: (number | null)[];
  readonly benjaminiHochberg: (number | null)[];
}

/** The test of every pair of groups, each on its own two groups. */
export function pairwiseLogRank(
  groups: readonly FollowUp[],
  options: LogRankOptions = {},
): PairwiseLogRank {
  const { strata, ...rest } = options;
  const pairs = groups.flatMap((first, a) =>
    groups.slice(a + 1).map((second, k) => {
      const b = a + 1 + k;
      const own = strata ? { strata: [strata[a]!, strata[b]!] } : {};
      return { a, b, test: logRank([first, second], { ...rest, ...own }) };
    }),
  );
  const p = pairs.map(({ test }) => test.p);
  return {
    pairs,
    p,
    holm: holm(p),
    bonferroni: bonferroni(p),
    hochberg: hochberg(p),
    benjaminiHochberg: benjaminiHochberg(p),
  };
}

/**
 * Hazard ratio of the first of two groups against the second, from a log-rank test alone.
 *
 * Peto's one-step estimate exp(U/V) with its interval, and the ratio (O₁/E₁)/(O₂/E₂).
 *
 * @throws StatisticsError for other than two groups
 *
 * Source: Yusuf et al. (1985); Mantel and Haenszel (1959).
 */
export function oneStepHazardRatio(
  result: LogRankResult,
  level: number = 0.95,
): {
  readonly peto: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly observedExpected: number | null;
  readonly because: string | null;
} {
  if (result.observed.length !== 2)
    throw new StatisticsError(
      "oneStepHazardRatio",
      "two groups",
      `${result.observed.length}`,
      "Compare pairs.",
    );
  const z = normalCritical(checkLevel("oneStepHazardRatio", level));
  const u = result.difference[0]!;
  const v = result.variance[0]![0]!;
  const [o1, o2] = result.observed as [number, number];
  const [e1, e2] = result.expected as [number, number];
  const ratio = o1 / e1 / (o2 / e2);
  const defined = v > 0;
  return {
    peto: defined ? Math.exp(u / v) : null,
    lower: defined ? Math.exp(u / v - z / Math.sqrt(v)) : null,
    upper: defined ? Math.exp(u / v + z / Math.sqrt(v)) : null,
    observedExpected: Number.isNaN(ratio) ? null : ratio,
    because: defined
      ? null
      : "no variance: the groups are never at risk together when an event happens",
  };
}
