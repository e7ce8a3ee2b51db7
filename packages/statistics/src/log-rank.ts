import { chiSquareP } from "./distributions/chi-square.ts";
import type { EventTable } from "./event-table.ts";
import { checkFollowUp, joinFollowUps, type FollowUp } from "./follow-up.ts";
import { quadraticForm } from "./linear-algebra.ts";
import { accumulate, type GroupedEvents } from "./log-rank-sums.ts";
import { groupFollowUps, groupTables } from "./log-rank-strata.ts";
import { describeWeight, type LogRankWeight } from "./log-rank-weight.ts";
import { StatisticsError } from "./statistics-error.ts";

/** A comparison of survival curves. */
export interface LogRankResult {
  /** χ²; null where it is undefined. */
  readonly statistic: number | null;
  readonly degreesOfFreedom: number;
  readonly p: number | null;
  /** Natural logarithm of p. */
  readonly logP: number | null;
  /** Events in each group (unweighted sums over strata). */
  readonly observed: number[];
  /** Expected events in each group under equal hazards. */
  readonly expected: number[];
  /** Weighted observed minus expected, and its covariance matrix. */
  readonly difference: number[];
  readonly variance: number[][];
  readonly because: string | null;
  readonly convention: string;
}

/** Options of `logRank`. */
export interface LogRankOptions {
  /** One array a group, parallel to its subjects: the stratum of each. */
  readonly strata?: readonly ArrayLike<string | number>[];
  /** Which member of the family; "log-rank" where not given. */
  readonly weight?: LogRankWeight;
  /** Joins times that differ by floating-point noise, across all groups (default true). */
  readonly joinFalseTies?: boolean;
}

/**
 * Log-rank test of two or more groups, and its weighted relatives.
 *
 * Assumes independent censoring; risk sets are (entry, time]. Variance is hypergeometric. Groups that are
 * never at risk when an event happens are left out and take no degree of freedom.
 *
 * @param groups at least two; an empty group is allowed and left out
 * @param options strata, weight, joining of false ties
 * @returns the test; statistic null with a reason where fewer than two groups remain or V is singular
 * @throws StatisticsError for fewer than two groups or unusable follow-up
 *
 * Source: Mantel (1966); Kalbfleisch and Prentice (2002) Eq. 1.22; Fleming and Harrington (1991) ch. 7.
 *
 * @example
 * logRank([{ time: [1, 3], event: [1, 1] }, { time: [2, 4], event: [1, 0] }]).observed; // [2, 1]
 */
export function logRank(groups: readonly FollowUp[], options: LogRankOptions = {}): LogRankResult {
  if (groups.length < 2)
    throw new StatisticsError(
      "logRank",
      "at least two groups",
      String(groups.length),
      "Pass them all.",
    );
  let checked = groups.map((group) => checkFollowUp("logRank", group));
  if (options.joinFalseTies ?? true)
    if (checked.some((group) => group.entry)) checked = joinFollowUps("logRank", checked);
  const strata = groupFollowUps(checked, options.strata, options.joinFalseTies ?? true);
  return compare(strata, groups.length, options.weight ?? "log-rank");
}

/**
 * The same test from event tables: `strata[s][g]` holds group g of stratum (or centre) s.
 *
 * Tables of several centres are either added first, which gives the unstratified test of the pooled
 * subjects, or passed as strata.
 *
 * @throws StatisticsError where the strata differ in their number of groups
 */
export function logRankFromCounts(
  strata: readonly (readonly EventTable[])[],
  options: Omit<LogRankOptions, "strata"> = {},
): LogRankResult {
  const groups = strata[0]?.length ?? 0;
  if (groups < 2 || strata.some((stratum) => stratum.length !== groups))
    throw new StatisticsError(
      "logRankFromCounts",
      "strata with the same two or more groups",
      strata.map((stratum) => stratum.length).join(", "),
      "Pass an empty table for a group that a stratum lacks.",
    );
  const grouped = strata.map((tables) => groupTables(tables, options.joinFalseTies ?? true));
  return compare(grouped, groups, options.weight ?? "log-rank");
}

function compare(
  strata: readonly GroupedEvents[],
  groups: number,
  weight: LogRankWeight,
): LogRankResult {
  const sums = accumulate(strata, groups, weight);
  const kept: number[] = [];
  for (let g = 0; g < groups; g++) if (sums.atRiskAtEvent[g]! > 0) kept.push(g);
  const free = kept.slice(1);
  const statistic = quadraticForm(
    free.map((g) => free.map((h) => sums.variance[g]![h]!)),
    free.map((g) => sums.difference[g]!),
  );
  const degreesOfFreedom = Math.max(kept.length - 1, 0);
  return {
    statistic,
    degreesOfFreedom,
    ...chiSquareP(statistic, degreesOfFreedom),
    observed: sums.observed,
    expected: sums.expected,
    difference: sums.difference,
    variance: sums.variance,
    because: statistic === null ? reason(kept.length, sums.observed) : null,
    convention: `${describeWeight(weight)}${strata.length > 1 ? `, stratified (${strata.length} strata)` : ""}; hypergeometric variance, events before censorings`,
  };
}

function reason(kept: number, observed: readonly number[]): string {
  if (observed.every((count) => count === 0)) return "no event in any group";
  if (kept < 2) return "fewer than two groups are at risk when an event happens";
  return "the covariance matrix is singular";
}
