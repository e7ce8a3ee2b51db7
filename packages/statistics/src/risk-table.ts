import { kaplanMeier, type SurvivalCurve } from "./kaplan-meier.ts";
import type { FollowUp } from "./follow-up.ts";
import { firstAtLeast } from "./step-function.ts";

/** One column of the table under a survival figure. */
export interface RiskTableRow {
  readonly time: number;
  /** Subjects whose time is at least `time`. */
  readonly atRisk: number;
  /** Events before `time`, cumulative. */
  readonly events: number;
  /** Censorings before `time`, cumulative. */
  readonly censored: number;
}

/**
 * Numbers at risk, with the event and censored so far, at chosen times.
 *
 * At risk at t are those with time ≥ t, as under the curve that drops at t; events and censorings are those
 * strictly before t, so that without delayed entry the three always sum to the whole group.
 *
 * @param source a group's follow-up, or its curve (then nothing is counted twice)
 * @param times in the unit of the follow-up
 * @returns one row a time
 * @throws StatisticsError for unusable follow-up
 *
 * Source: Morris TP et al. (2019), Proposals on Kaplan–Meier plots in medical research (KMunicate).
 *
 * @example
 * const rows = riskTable({ time: [1, 2, 3, 4], event: [1, 0, 1, 1] }, [0, 3]);
 * rows[0]; // { time: 0, atRisk: 4, events: 0, censored: 0 }
 * rows[1]; // { time: 3, atRisk: 2, events: 1, censored: 1 }
 */
export function riskTable(
  source: FollowUp | SurvivalCurve,
  times: readonly number[],
): RiskTableRow[] {
  const curve = "atRisk" in source ? source : kaplanMeier(source);
  const entry = "atRisk" in source ? undefined : source.entry;
  const enteringLater = (time: number, row: number): number => {
    if (!entry || "atRisk" in source) return 0;
    let count = 0;
    for (let i = 0; i < entry.length; i++)
      if (entry[i]! >= time && entry[i]! < curve.time[row]!) count += source.weight?.[i] ?? 1;
    return count;
  };
  return times.map((time) => {
    const row = firstAtLeast(curve.time, time);
    let events = 0;
    let censored = 0;
    for (let j = 0; j < row; j++) {
      events += curve.event[j]!;
      censored += curve.censored[j]!;
    }
    return {
      time,
      atRisk: row < curve.time.length ? curve.atRisk[row]! - enteringLater(time, row) : 0,
      events,
      censored,
    };
  });
}
