import { chiSquareP } from "../distributions/chi-square.ts";
import { normalTails, normalTwoSided } from "../distributions/normal.ts";
import { finiteNumbers } from "../follow-up.ts";
import { StatisticsError } from "../statistics-error.ts";
import { exactRankSum, exactSignedRank } from "./rank-exact.ts";
import { midRanks } from "./ranks.ts";

/** A rank test of two samples or of pairs. */
export interface RankTest {
  /** Mann–Whitney W (pairs in which a exceeds b, ties half), or the sum of positive signed ranks. */
  readonly statistic: number;
  /** Normal deviate without continuity correction; null where the ranks do not vary. */
  readonly z: number | null;
  readonly p: number | null;
  readonly logP: number | null;
  readonly method: "exact" | "normal";
  readonly because: string | null;
  readonly convention: string;
}

/** Result of `mannWhitney`. */
export interface MannWhitneyTest extends RankTest {
  /** Probability that a value of a exceeds one of b, ties half. */
  readonly areaUnderCurve: number;
  /** One-sided p that a tends to be smaller, or greater, by the same method. */
  readonly pLess: number | null;
  readonly pGreater: number | null;
}

/** Options of `mannWhitney` and `wilcoxonSignedRank`. */
export interface RankOptions {
  /** "automatic" (default) is exact while both samples have fewer than 50 values. */
  readonly method?: "automatic" | "exact" | "normal";
  /** For the normal approximation; default true. */
  readonly continuityCorrection?: boolean;
}

/**
 * Mann–Whitney (Wilcoxon rank-sum) test of two independent samples.
 *
 * The exact form is the permutation distribution of the rank sum conditional on the ties; the normal form
 * has the tie-corrected variance.
 *
 * @param a first sample
 * @param b second sample
 * @param options method and continuity correction
 * @throws StatisticsError for an empty sample or values that are not finite
 *
 * Source: Streitberg and Röhmel (1986) for the exact form; Lehmann (1975) Eq. 1.35 for the variance.
 *
 * @example
 * mannWhitney([1, 2, 3, 4, 5], [10, 11, 12, 13, 14]).p; // 2 / 252
 */
export function mannWhitney(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  options: RankOptions = {},
): MannWhitneyTest {
  const first = sample("mannWhitney", "a", a);
  const second = sample("mannWhitney", "b", b);
  const [m, k] = [first.length, second.length];
  const n = m + k;
  const pooled = new Float64Array(n);
  pooled.set(first);
  pooled.set(second, m);
  const { ranks, tieSum } = midRanks(pooled);
  let rankSum = 0;
  for (let i = 0; i < m; i++) rankSum += ranks[i]!;
  const statistic = rankSum - (m * (m + 1)) / 2;
  const centred = statistic - (m * k) / 2;
  const variance = ((m * k) / 12) * (n + 1 - tieSum / (n * (n - 1)));
  const z = variance > 0 ? centred / Math.sqrt(variance) : null;
  const common = { statistic, z, areaUnderCurve: statistic / (m * k) };
  const exact = options.method === "exact" || (options.method !== "normal" && m < 50 && k < 50);
  if (exact)
    return {
      ...common,
      ...exactRankSum(ranks, m),
      method: "exact",
      because: z === null ? "all values are equal" : null,
      convention: "Mann–Whitney, exact, conditional on ties",
    };
  const correct = options.continuityCorrection ?? true;
  return {
    ...common,
    ...normalPs(centred, variance, correct),
    method: "normal",
    because: z === null ? "all values are equal" : null,
    convention: `Mann–Whitney, normal with tie-corrected variance${correct ? " and continuity correction" : ""}`,
  };
}

/**
 * Wilcoxon signed-rank test of paired differences (or of values against 0).
 *
 * Zeros are dropped and ties take mid-ranks, as in R's `wilcox.test`; the exact form is conditional on the
 * ties.
 *
 * @param differences one a pair
 * @returns null p with a reason where every difference is 0
 *
 * Source: Wilcoxon (1945); Hollander, Wolfe and Chicken (2014) Eq. 3.13.
 */
export function wilcoxonSignedRank(
  differences: ArrayLike<number>,
  options: RankOptions = {},
): RankTest {
  const all = sample("wilcoxonSignedRank", "differences", differences);
  const kept = all.filter((value) => value !== 0);
  const n = kept.length;
  const { ranks, tieSum } = midRanks(kept.map(Math.abs));
  let statistic = 0;
  for (let i = 0; i < n; i++) if (kept[i]! > 0) statistic += ranks[i]!;
  const centred = statistic - (n * (n + 1)) / 4;
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - tieSum / 48;
  const z = variance > 0 ? centred / Math.sqrt(variance) : null;
  const because = n === 0 ? "every difference is 0" : null;
  const exact = options.method === "exact" || (options.method !== "normal" && n < 50);
  if (exact)
    return {
      statistic,
      z,
      ...(n === 0 ? { p: null, logP: null } : exactSignedRank(ranks, statistic)),
      method: "exact",
      because,
      convention: "Wilcoxon signed rank, exact, zeros dropped, conditional on ties",
    };
  const correct = options.continuityCorrection ?? true;
  const { p, logP } = normalPs(centred, variance, correct);
  return {
    statistic,
    z,
    p,
    logP,
    method: "normal",
    because,
    convention: `Wilcoxon signed rank, normal with tie-corrected variance${correct ? " and continuity correction" : ""}, zeros dropped`,
  };
}

/** Kruskal–Wallis test. */
export interface KruskalWallisTest {
  readonly statistic: number | null;
  readonly degreesOfFreedom: number;
  readonly p: number | null;
  readonly logP: number | null;
  readonly because: string | null;
  readonly convention: string;
}

/**
 * Kruskal–Wallis test of k independent samples, corrected for ties.
 *
 * @param groups at least two samples, none empty
 * @returns null with a reason where all values are equal
 *
 * Source: Kruskal and Wallis (1952); R 4.2.2 `kruskal.test`.
 */
export function kruskalWallis(groups: readonly ArrayLike<number>[]): KruskalWallisTest {
  if (groups.length < 2)
    throw new StatisticsError(
      "kruskalWallis",
      "at least two groups",
      String(groups.length),
      "Pass them all.",
    );
  const samples = groups.map((group, g) => sample("kruskalWallis", `group ${g}`, group));
  const n = samples.reduce((sum, group) => sum + group.length, 0);
  const pooled = new Float64Array(n);
  let at = 0;
  for (const group of samples) {
    pooled.set(group, at);
    at += group.length;
  }
  const { ranks, tieSum } = midRanks(pooled);
  at = 0;
  let sum = 0;
  for (const group of samples) {
    let deviation = 0;
    for (let i = 0; i < group.length; i++) deviation += ranks[at++]! - (n + 1) / 2;
    sum += deviation ** 2 / group.length;
  }
  const correction = 1 - tieSum / (n ** 3 - n);
  const statistic = correction > 0 ? ((12 / (n * (n + 1))) * sum) / correction : null;
  return {
    statistic,
    degreesOfFreedom: groups.length - 1,
    ...chiSquareP(statistic, groups.length - 1),
    because: statistic === null ? "all values are equal" : null,
    convention: "Kruskal–Wallis, corrected for ties, χ² approximation",
  };
}

function sample(where: string, name: string, values: ArrayLike<number>): Float64Array {
  if (values.length === 0)
    throw new StatisticsError(
      where,
      "at least one value",
      `none in ${name}`,
      "Leave the sample out.",
    );
  return finiteNumbers(where, name, values, values.length);
}

function normalPs(
  centred: number,
  variance: number,
  correct: boolean,
): { p: number | null; logP: number | null; pLess: number | null; pGreater: number | null } {
  if (!(variance > 0)) return { p: null, logP: null, pLess: null, pGreater: null };
  const error = Math.sqrt(variance);
  const half = correct ? 0.5 : 0;
  const z = (centred - Math.sign(centred) * half) / error;
  return {
    ...normalTwoSided(z),
    pLess: normalTails((centred + half) / error).lower,
    pGreater: normalTails((centred - half) / error).upper,
  };
}
