import { normalCritical } from "./distributions/normal.ts";
import { checkLevel, type FollowUp } from "./follow-up.ts";
import { joinFalseTies } from "./join-false-ties.ts";
import { kaplanMeier, type SurvivalCurve } from "./kaplan-meier.ts";
import { lastAtMost } from "./step-function.ts";
import { StatisticsError } from "./statistics-error.ts";
import { survivalAt } from "./survival-at.ts";
import { survivalInterval, type SurvivalInterval } from "./survival-interval.ts";

/** A survival probability whose variance counts the members of a cluster together. */
export interface ClusteredSurvival {
  readonly time: number;
  readonly survival: number;
  /** Infinitesimal jackknife over clusters; null at S = 0. */
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly clusters: number;
  readonly because: string | null;
}

/**
 * Kaplan–Meier at given times where the members of a cluster fail together, such as the lesions of a patient.
 *
 * The estimate is that of Kaplan–Meier; its variance is the infinitesimal jackknife, −∫ (dNᵢ − Yᵢ dN/n)/(n − dN) being what a member
 * adds to ln S, summed over each cluster. Where every cluster has one member it is close to Greenwood's.
 *
 * @param followUp one row a member; no delayed entry, no weights
 * @param cluster one label a member
 * @param times in the unit of the follow-up
 * @param options interval scale (log-log where not given) and level
 * @returns one estimate a time; a limit that does not exist is null with a reason
 * @throws StatisticsError where there is not one label a member, or there are entries or weights
 *
 * Source: Therneau and Grambsch (2000) § 2.2 and 8.2; R survival `survfit(…, cluster = id)`.
 *
 * @example
 * const pairs = { time: [1, 1, 2, 3], event: [1, 1, 0, 1] };
 * clusteredSurvival(pairs, ["a", "a", "b", "c"], [1])[0].survival; // 0.5
 */
export function clusteredSurvival(
  followUp: FollowUp,
  cluster: ArrayLike<string | number>,
  times: readonly number[],
  options: { readonly interval?: SurvivalInterval; readonly level?: number } = {},
): ClusteredSurvival[] {
  const n = followUp.time.length;
  const where = "clusteredSurvival";
  if (cluster.length !== n)
    throw new StatisticsError(where, `${n} cluster labels`, `${cluster.length}`, "Pass one a row.");
  if (followUp.entry || followUp.weight)
    throw new StatisticsError(where, "no entries and no weights", "them", "Leave them out.");
  const interval = options.interval ?? "log-log";
  const z = normalCritical(checkLevel(where, options.level ?? 0.95));
  const [joined = new Float64Array()] = joinFalseTies([followUp.time]);
  const curve = kaplanMeier({ time: joined, event: followUp.event });
  const labels = [...new Set(Array.from(cluster))];
  const placeOf = new Map(labels.map((label, i) => [label, i]));
  const hazard = cumulativeLogHazard(curve);
  const rows = Int32Array.from(joined, (time) => lastAtMost(curve.time, time));
  return times.map((time): ClusteredSurvival => {
    const { survival, because } = survivalAt(curve, time);
    const none = { time, survival, clusters: labels.length, because };
    if (survival === 0) return { ...none, standardError: null, lower: null, upper: null };
    const last = lastAtMost(curve.time, time);
    const influence = new Float64Array(labels.length);
    for (let i = 0; i < n; i++) {
      const row = Math.min(rows[i]!, last);
      if (row < 0) continue;
      const fails = Boolean(followUp.event[i]) && rows[i]! <= last;
      const own = fails ? 1 / (curve.atRisk[row]! - curve.event[row]!) : 0;
      influence[placeOf.get(cluster[i]!)!]! += hazard[row]! - own;
    }
    const logError = Math.sqrt(influence.reduce((sum, value) => sum + value * value, 0));
    const limits = { lower: 1, upper: 1 };
    if (last >= 0) survivalInterval(survival, logError, z, interval, limits);
    return {
      ...none,
      standardError: survival * logError,
      lower: Number.isNaN(limits.lower) ? null : limits.lower,
      upper: Number.isNaN(limits.upper) ? null : limits.upper,
    };
  });
}

/** ∫ dN / (n (n − dN)) up to each time: what a member at risk takes from ln S by leaving it out. */
function cumulativeLogHazard({
  time,
  atRisk,
  event,
}: Pick<SurvivalCurve, "time" | "atRisk" | "event">): Float64Array {
  let sum = 0;
  return Float64Array.from(time, (_, j) => {
    const left = atRisk[j]! - event[j]!;
    if (event[j]! > 0 && left > 0) sum += event[j]! / (atRisk[j]! * left);
    return sum;
  });
}
