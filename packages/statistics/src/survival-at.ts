import type { SurvivalCurve } from "./kaplan-meier.ts";
import { firstAtLeast, lastAtMost, orNull } from "./step-function.ts";

/** A survival curve read at one time. */
export interface SurvivalEstimate {
  readonly time: number;
  readonly survival: number;
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Why a limit is undefined, or that follow-up ended before the time; null where nothing is to be said. */
  readonly because: string | null;
  /** At risk just before the time (everybody before anybody has left). */
  readonly atRisk: number;
  /** Events up to and including the time. */
  readonly eventsBefore: number;
  /** Censorings up to and including the time. */
  readonly censoredBefore: number;
}

/**
 * S(t) with its standard error and interval.
 *
 * Right-continuous: an event at t counts. Before the first time S is 1 with interval [1, 1]. After the last
 * time S = 0 stays 0, and any other value is carried forward with `because` saying that follow-up ended.
 *
 * @param curve from `kaplanMeier` or `reverseKaplanMeier`
 * @param time in the unit of the curve
 * @returns the estimate; undefined limits are null with a reason
 *
 * Source: R survival 3.5-3, `summary.survfit(times, extend = TRUE)`.
 *
 * @example
 * survivalAt(kaplanMeier({ time: [1, 2, 3, 4], event: [1, 0, 1, 1] }), 2.5).survival; // 0.75
 */
export function survivalAt(curve: SurvivalCurve, time: number): SurvivalEstimate {
  const row = lastAtMost(curve.time, time);
  const next = firstAtLeast(curve.time, time);
  const atRisk = next < curve.time.length ? curve.atRisk[next]! : 0;
  let eventsBefore = 0;
  let censoredBefore = 0;
  for (let j = 0; j <= row; j++) {
    eventsBefore += curve.event[j]!;
    censoredBefore += curve.censored[j]!;
  }
  if (row < 0)
    return {
      time,
      survival: 1,
      standardError: 0,
      lower: 1,
      upper: 1,
      because: null,
      atRisk,
      eventsBefore,
      censoredBefore,
    };
  const survival = curve.survival[row]!;
  const lower = orNull(curve.lower[row]);
  return {
    time,
    survival,
    standardError: orNull(curve.standardError[row]),
    lower,
    upper: orNull(curve.upper[row]),
    because: reason(curve, time, survival, lower),
    atRisk,
    eventsBefore,
    censoredBefore,
  };
}

function reason(
  curve: SurvivalCurve,
  time: number,
  survival: number,
  lower: number | null,
): string | null {
  if (survival === 0)
    return "the curve has reached 0, where neither standard error nor interval is defined";
  const last = curve.time[curve.time.length - 1]!;
  if (time > last) return `follow-up ended at ${last}; the last value is carried forward`;
  if (lower === null && survival === 1)
    return `no event so far: the ${curve.interval} interval is not defined at a survival of 1`;
  return null;
}
