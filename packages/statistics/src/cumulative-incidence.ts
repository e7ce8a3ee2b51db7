import { causeTable, type CauseTable, type CompetingFollowUp } from "./cause-table.ts";
import {
  incidenceVariance,
  type IncidenceVariance,
  type IncidenceWalk,
} from "./cumulative-incidence-variance.ts";
import { normalCritical } from "./distributions/normal.ts";
import { checkLevel } from "./follow-up.ts";
import { StatisticsError } from "./statistics-error.ts";
import { lastAtMost, orNull } from "./step-function.ts";

/** Scale of the interval of a cumulative incidence. */
export type IncidenceInterval = "log" | "log-log" | "plain";

/** Cumulative incidence of one cause, on the times of the whole. */
export interface CauseIncidence {
  readonly cause: number;
  readonly event: Float64Array;
  readonly incidence: Float64Array;
  readonly standardError: Float64Array;
  /** Pointwise limits; NaN while the incidence is 0, and at 1 for log-log. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Aalen–Johansen estimate: all causes and the event-free probability sum to 1 at every time. */
export interface CumulativeIncidence {
  readonly n: number;
  readonly time: Float64Array;
  readonly atRisk: Float64Array;
  readonly censored: Float64Array;
  readonly eventFree: Float64Array;
  readonly causes: readonly CauseIncidence[];
  readonly variance: IncidenceVariance;
  readonly interval: IncidenceInterval;
  readonly level: number;
  readonly convention: string;
}

/** Options of `cumulativeIncidence`. */
export interface CumulativeIncidenceOptions {
  /** "aalen" where not given, as R's cmprsk. */
  readonly variance?: IncidenceVariance;
  readonly interval?: IncidenceInterval;
  readonly level?: number;
  /** Number of causes, where some do not occur in this group. */
  readonly causes?: number;
  readonly joinFalseTies?: boolean;
}

/**
 * Cumulative incidence of competing causes (Aalen–Johansen) in one group.
 *
 * Assumes censoring independent of all causes; events come before censorings at a tied time.
 *
 * @param followUp times and causes (0 = censored, 1 … K), entry where delayed
 * @param options estimator of the variance, interval scale, level
 * @returns one curve a cause on common times; undefined limits are NaN inside arrays, null in `incidenceAt`
 * @throws StatisticsError for unusable follow-up or an empty group
 *
 * Source: Aalen and Johansen (1978); Gray (1988); Marubini and Valsecchi (1995) § 10.3.
 *
 * @example
 * const c = cumulativeIncidence({ time: [1, 2, 3, 4], cause: [1, 2, 0, 1] });
 * c.causes.map((each) => each.incidence.at(-1)); // [3 / 4, 1 / 4]
 */
export function cumulativeIncidence(
  followUp: CompetingFollowUp,
  options: CumulativeIncidenceOptions = {},
): CumulativeIncidence {
  const table = causeTable(followUp, {
    joinFalseTies: options.joinFalseTies ?? true,
    ...(options.causes === undefined ? {} : { causes: options.causes }),
  });
  return cumulativeIncidenceFromCounts(table, options);
}

/** Cumulative incidence from a cause table, without subjects. */
export function cumulativeIncidenceFromCounts(
  table: CauseTable,
  options: Omit<CumulativeIncidenceOptions, "joinFalseTies" | "causes"> = {},
): CumulativeIncidence {
  if (table.n === 0)
    throw new StatisticsError(
      "cumulativeIncidence",
      "at least one subject",
      "none",
      "Leave the group out.",
    );
  const level = checkLevel("cumulativeIncidence", options.level ?? 0.95);
  const variance = options.variance ?? "aalen";
  const interval = options.interval ?? "log-log";
  const walk = eventFreeWalk(table);
  const z = normalCritical(level);
  const causes = table.event.map((event, k) => {
    const { incidence, standardError } = incidenceVariance(table, walk, k, variance);
    const { lower, upper } = limits(incidence, standardError, z, interval);
    return { cause: k + 1, event, incidence, standardError, lower, upper };
  });
  const kept = exitRows(table);
  const pick = (values: Float64Array): Float64Array =>
    kept ? values.filter((_, j) => kept[j]!) : values;
  return {
    n: table.n,
    time: pick(table.time),
    atRisk: pick(walk.atRisk),
    censored: pick(table.censored),
    eventFree: pick(walk.survival),
    causes: causes.map((each) => ({
      cause: each.cause,
      event: pick(each.event),
      incidence: pick(each.incidence),
      standardError: pick(each.standardError),
      lower: pick(each.lower),
      upper: pick(each.upper),
    })),
    variance,
    interval,
    level,
    convention: `Aalen–Johansen, ${variance} variance, ${interval} interval; events before censorings`,
  };
}

/** Rows at which somebody leaves, or null where that is every row. */
function exitRows(table: CauseTable): boolean[] | null {
  if (!table.entered) return null;
  return Array.from(
    table.time,
    (_, j) => table.censored[j]! > 0 || table.event.some((counts) => counts[j]! > 0),
  );
}

function eventFreeWalk(table: CauseTable): IncidenceWalk {
  const rows = table.time.length;
  const atRisk = new Float64Array(rows);
  const events = new Float64Array(rows);
  const before = new Float64Array(rows);
  const survival = new Float64Array(rows);
  for (const counts of table.event) for (let j = 0; j < rows; j++) events[j]! += counts[j]!;
  let present = 0;
  for (let j = rows - 1; j >= 0; j--) {
    present += events[j]! + table.censored[j]! - (table.entered ? table.entered[j]! : 0);
    atRisk[j] = present;
  }
  let s = 1;
  for (let j = 0; j < rows; j++) {
    before[j] = s;
    if (events[j]! > 0) s = (s * (atRisk[j]! - events[j]!)) / atRisk[j]!;
    survival[j] = s;
  }
  return { atRisk, events, before, survival };
}

function limits(
  incidence: Float64Array,
  standardError: Float64Array,
  z: number,
  interval: IncidenceInterval,
): { lower: Float64Array; upper: Float64Array } {
  const rows = incidence.length;
  const lower = new Float64Array(rows).fill(Number.NaN);
  const upper = new Float64Array(rows).fill(Number.NaN);
  for (let j = 0; j < rows; j++) {
    const f = incidence[j]!;
    const half = z * standardError[j]!;
    if (j > 0 && f === incidence[j - 1] && standardError[j] === standardError[j - 1]) {
      lower[j] = lower[j - 1]!;
      upper[j] = upper[j - 1]!;
    } else if (!(f > 0) || Number.isNaN(half)) continue;
    else if (interval === "plain") {
      lower[j] = Math.max(0, f - half);
      upper[j] = Math.min(1, f + half);
    } else if (interval === "log") {
      lower[j] = f * Math.exp(-half / f);
      upper[j] = Math.min(1, f * Math.exp(half / f));
    } else if (f < 1) {
      const log = Math.log(f);
      const factor = Math.exp(half / (f * log));
      lower[j] = Math.exp(log / factor);
      upper[j] = Math.exp(log * factor);
    }
  }
  return { lower, upper };
}

/** A cumulative incidence read at one time. */
export interface IncidenceEstimate {
  readonly time: number;
  readonly incidence: number;
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly because: string | null;
}

/**
 * Cumulative incidence of one cause at one time; right-continuous, carried forward after the last time.
 *
 * @param curve from `cumulativeIncidence`
 * @param cause 1 … K
 * @param time in the unit of the curve
 * @throws StatisticsError for a cause that the curve does not have
 */
export function incidenceAt(
  curve: CumulativeIncidence,
  cause: number,
  time: number,
): IncidenceEstimate {
  const of = curve.causes[cause - 1];
  if (!of)
    throw new StatisticsError(
      "incidenceAt",
      `a cause of 1 to ${curve.causes.length}`,
      String(cause),
      "Check it.",
    );
  const row = lastAtMost(curve.time, time);
  if (row < 0 || of.incidence[row] === 0)
    return {
      time,
      incidence: 0,
      standardError: 0,
      lower: row < 0 ? 0 : null,
      upper: row < 0 ? 0 : null,
      because: row < 0 ? null : "no event of this cause so far, where the interval is not defined",
    };
  const last = curve.time[curve.time.length - 1]!;
  const ended = time > last && curve.eventFree[curve.time.length - 1]! > 0;
  return {
    time,
    incidence: of.incidence[row]!,
    standardError: orNull(of.standardError[row]),
    lower: orNull(of.lower[row]),
    upper: orNull(of.upper[row]),
    because: ended ? `follow-up ended at ${last}; the last value is carried forward` : null,
  };
}
