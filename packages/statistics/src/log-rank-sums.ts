import { weightAt, type LogRankWeight } from "./log-rank-weight.ts";

/** Counts of one stratum in ascending time, each row a group's events, leavers and entrants at a time. */
export interface GroupedEvents {
  readonly time: Float64Array;
  readonly group: Uint16Array;
  readonly event: Float64Array;
  /** All who leave, with or without the event; null where every row is one subject. */
  readonly left: Float64Array | null;
  readonly entered: Float64Array | null;
}

/** What the log-rank family needs, summed over strata. */
export interface LogRankSums {
  readonly observed: number[];
  readonly expected: number[];
  readonly difference: number[];
  readonly variance: number[][];
  /** Sum over event times of the number at risk in each group: 0 for a group that never counts. */
  readonly atRiskAtEvent: number[];
}

/**
 * Observed, expected, weighted difference and hypergeometric covariance over all strata.
 *
 * One forward pass a stratum; a time costs O(groups²) only where an event happens.
 */
export function accumulate(
  strata: readonly GroupedEvents[],
  groups: number,
  weight: LogRankWeight,
): LogRankSums {
  const sums = {
    observed: new Float64Array(groups),
    expected: new Float64Array(groups),
    weighted: new Float64Array(groups),
    variance: new Float64Array(groups * groups),
    atRiskAtEvent: new Float64Array(groups),
  };
  for (const stratum of strata) addStratum(stratum, groups, weight, sums);
  return {
    observed: Array.from(sums.observed),
    expected: Array.from(sums.expected),
    difference: Array.from(sums.weighted),
    variance: Array.from({ length: groups }, (_, g) =>
      Array.from({ length: groups }, (_unused, h) =>
        g >= h ? sums.variance[g * groups + h]! : sums.variance[h * groups + g]!,
      ),
    ),
    atRiskAtEvent: Array.from(sums.atRiskAtEvent),
  };
}

function addStratum(
  rows: GroupedEvents,
  groups: number,
  weight: LogRankWeight,
  sums: {
    observed: Float64Array;
    expected: Float64Array;
    weighted: Float64Array;
    variance: Float64Array;
    atRiskAtEvent: Float64Array;
  },
): void {
  const { time, group, event, left, entered } = rows;
  const present = new Float64Array(groups);
  const died = new Float64Array(groups);
  if (!entered) for (let i = 0; i < time.length; i++) present[group[i]!]! += left ? left[i]! : 1;
  const state = { atRisk: 0, survivalBefore: 1, petoSurvival: 1 };
  for (let i = 0; i < time.length;) {
    const t = time[i]!;
    let end = i;
    let d = 0;
    for (; end < time.length && time[end] === t; end++) {
      const e = event[end]!;
      if (e > 0) {
        died[group[end]!]! += e;
        d += e;
      }
    }
    if (d > 0) {
      let n = 0;
      for (let g = 0; g < groups; g++) n += present[g]!;
      state.atRisk = n;
      state.petoSurvival *= 1 - d / (n + 1);
      const w = weightAt(weight, state);
      const spread = n > 1 ? (w * w * d * (n - d)) / (n - 1) : 0;
      for (let g = 0; g < groups; g++) {
        const share = present[g]! / n;
        const expected = d * share;
        sums.observed[g]! += died[g]!;
        sums.expected[g]! += expected;
        sums.weighted[g]! += w * (died[g]! - expected);
        sums.atRiskAtEvent[g]! += present[g]!;
        for (let h = 0; h < g; h++)
          sums.variance[g * groups + h]! -= (spread * share * present[h]!) / n;
        sums.variance[g * groups + g]! += spread * share * (1 - share);
      }
      state.survivalBefore *= 1 - d / n;
      died.fill(0);
    }
    for (; i < end; i++) {
      present[group[i]!]! -= left ? left[i]! : 1;
      if (entered) present[group[i]!]! += entered[i]!;
    }
  }
}
