import { normalCritical } from "./distributions/normal.ts";
import { eventTable, numberAtRisk, type EventTable } from "./event-table.ts";
import { checkLevel, type FollowUp } from "./follow-up.ts";
import { StatisticsError } from "./statistics-error.ts";
import { survivalInterval, type SurvivalInterval } from "./survival-interval.ts";

/**
 * Whose conventions a curve and what is read off it follow, wherever an option does not say otherwise.
 *
 * "spss" is plain limits, quantiles at the first time with S ≤ 1 − p with their standard error, and the literal
 * 1.96 in every interval, as its KM procedure knows the level 0.95 only.
 */
export type SurvivalCompat = "r" | "spss";

/** A product-limit curve: one element of every array a distinct time at which somebody leaves. */
export interface SurvivalCurve {
  /** Number of subjects (rows), unweighted. */
  readonly n: number;
  /** Number of events, weighted where weights were given. */
  readonly events: number;
  readonly time: Float64Array;
  /** At risk just before each time. */
  readonly atRisk: Float64Array;
  readonly event: Float64Array;
  readonly censored: Float64Array;
  /** S(t), right-continuous. */
  readonly survival: Float64Array;
  /** Greenwood's standard error of S; NaN where S = 0. */
  readonly standardError: Float64Array;
  /** Greenwood's standard error of ln S; Infinity where S = 0. */
  readonly logStandardError: Float64Array;
  /** Pointwise limits; NaN where the scale does not define them (see `survivalInterval`). */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Nelson–Aalen cumulative hazard and its standard error (Poisson form, √Σ d/r²). */
  readonly cumulativeHazard: Float64Array;
  readonly cumulativeHazardStandardError: Float64Array;
  readonly interval: SurvivalInterval;
  readonly level: number;
  /** What `survivalQuantile` and `restrictedMean` follow where they are not told. */
  readonly compat: SurvivalCompat;
  readonly convention: string;
}

/** Options of `kaplanMeier` and of the other curves. */
export interface SurvivalCurveOptions {
  /** "r" where not given. */
  readonly compat?: SurvivalCompat;
  /** Scale of the pointwise interval; log-log where not given, plain with SPSS. */
  readonly interval?: SurvivalInterval;
  /** Confidence level, 0.95 where not given. */
  readonly level?: number;
  /** Joins times that differ by floating-point noise (default true). */
  readonly joinFalseTies?: boolean;
}

/**
 * Kaplan–Meier estimate of the survival function of one group.
 *
 * Assumes censoring (and delayed entry) independent of the event. Weights are case weights and the
 * variance is Greenwood's with weighted counts. Where a delayed-entry risk set empties, S stays 0.
 *
 * @param followUp one group; times in any unit, time out in the same
 * @param options interval scale, level, joining of false ties
 * @returns the curve; undefined limits are NaN inside the arrays, and `survivalAt` turns them into null
 * @throws StatisticsError for unusable follow-up, an empty group, or a level that SPSS does not have
 *
 * Source: Kaplan and Meier (1958); Greenwood (1926); Kalbfleisch and Prentice (2002) Eq. 1.10–1.13.
 *
 * @example
 * const curve = kaplanMeier({ time: [1, 2, 3, 4], event: [1, 0, 1, 1] });
 * Array.from(curve.survival); // [3 / 4, 3 / 4, 3 / 8, 0]
 */
export function kaplanMeier(followUp: FollowUp, options: SurvivalCurveOptions = {}): SurvivalCurve {
  return kaplanMeierFromCounts(
    eventTable(followUp, { joinFalseTies: options.joinFalseTies ?? true }),
    options,
  );
}

/**
 * Kaplan–Meier estimate from an event table, without subjects.
 *
 * @param table counts, possibly added over centres
 * @returns the curve that the pooled subjects give
 * @throws StatisticsError for an empty table
 */
export function kaplanMeierFromCounts(
  table: EventTable,
  options: Omit<SurvivalCurveOptions, "joinFalseTies"> = {},
): SurvivalCurve {
  if (table.n === 0)
    throw new StatisticsError(
      "kaplanMeier",
      "at least one subject",
      "none",
      "Leave the group out.",
    );
  const level = checkLevel("kaplanMeier", options.level ?? 0.95);
  const compat = options.compat ?? "r";
  const spss = compat === "spss";
  if (spss) checkSpssLevel("kaplanMeier", level);
  const interval = options.interval ?? (spss ? "plain" : "log-log");
  const counts = exitsOnly(table);
  const rows = counts.time.length;
  const curve = {
    survival: new Float64Array(rows),
    standardError: new Float64Array(rows),
    logStandardError: new Float64Array(rows),
    cumulativeHazard: new Float64Array(rows),
    cumulativeHazardStandardError: new Float64Array(rows),
    lower: new Float64Array(rows),
    upper: new Float64Array(rows),
  };
  const z = spss ? SPSS_CRITICAL : normalCritical(level);
  const limits = { lower: 1, upper: 1 };
  let survival = 1;
  let greenwood = 0;
  let hazard = 0;
  let hazardVariance = 0;
  let logError = 0;
  let standardError = 0;
  let hazardError = 0;
  let events = 0;
  survivalInterval(survival, logError, z, interval, limits);
  for (let j = 0; j < rows; j++) {
    const d = counts.event[j]!;
    if (d > 0) {
      const r = counts.atRisk[j]!;
      const left = r - d;
      // Weights may leave a remainder of rounding where everybody at risk has the event.
      const emptied = left <= r * 1e-14;
      survival = emptied ? 0 : (survival * left) / r;
      greenwood += emptied ? Infinity : d / (r * left);
      hazard += d / r;
      hazardVariance += d / (r * r);
      events += d;
      logError = Math.sqrt(greenwood);
      standardError = survival > 0 ? survival * logError : Number.NaN;
      hazardError = Math.sqrt(hazardVariance);
      survivalInterval(survival, logError, z, interval, limits);
    }
    curve.survival[j] = survival;
    curve.logStandardError[j] = logError;
    curve.standardError[j] = standardError;
    curve.cumulativeHazard[j] = hazard;
    curve.cumulativeHazardStandardError[j] = hazardError;
    curve.lower[j] = limits.lower;
    curve.upper[j] = limits.upper;
  }
  return {
    n: table.n,
    events,
    time: counts.time,
    atRisk: counts.atRisk,
    event: counts.event,
    censored: counts.censored,
    ...curve,
    interval,
    level,
    compat,
    convention: `product limit, Greenwood variance, ${interval} interval${spss ? " with 1.96 as SPSS" : ""}; events before censorings`,
  };
}

/** The normal critical value that SPSS writes out in its algorithms. */
export const SPSS_CRITICAL = 1.96;

/** Throws unless the level is the one that SPSS computes. */
export function checkSpssLevel(where: string, level: number): void {
  if (level !== 0.95)
    throw new StatisticsError(
      where,
      "the level 0.95, the only one of SPSS's KM",
      String(level),
      'Leave the level out, or choose compat "r".',
    );
}

/** Rows at which somebody leaves, with the number at risk; entry-only rows are dropped. */
function exitsOnly(table: EventTable): {
  time: Float64Array;
  event: Float64Array;
  censored: Float64Array;
  atRisk: Float64Array;
} {
  const atRisk = numberAtRisk(table);
  if (!table.entered) return { ...table, atRisk };
  const keep = (_: number, j: number): boolean => table.event[j]! + table.censored[j]! > 0;
  return {
    time: table.time.filter(keep),
    event: table.event.filter(keep),
    censored: table.censored.filter(keep),
    atRisk: atRisk.filter(keep),
  };
}
