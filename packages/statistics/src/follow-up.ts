import { checkIntervals, joinLists } from "./false-ties.ts";
import { StatisticsError } from "./statistics-error.ts";

/**
 * Right-censored follow-up, one element a subject.
 *
 * A subject is at risk on (entry, time]: it leaves at `time`, with the event where `event` is 1 or true,
 * censored where it is 0 or false. At a tied time events come before censorings.
 */
export interface FollowUp {
  /** Time of leaving, in any unit, at least 0. */
  readonly time: ArrayLike<number>;
  readonly event: ArrayLike<number | boolean>;
  /** Time of coming under observation (left truncation), before `time`. */
  readonly entry?: ArrayLike<number>;
  /** Case weight, at least 0. */
  readonly weight?: ArrayLike<number>;
}

/** Follow-up after the gate: typed, checked, and with false ties joined. */
export interface CheckedFollowUp {
  readonly n: number;
  readonly time: Float64Array;
  readonly event: Uint8Array;
  readonly entry: Float64Array | null;
  readonly weight: Float64Array | null;
}

/**
 * The one gate for follow-up: lengths agree, times are finite, events are 0 or 1, entries precede exits.
 *
 * @param where the function's name, for the message
 * @throws StatisticsError where any of that does not hold
 */
export function checkFollowUp(where: string, followUp: FollowUp): CheckedFollowUp {
  const n = followUp.time.length;
  const time = finiteNumbers(where, "time", followUp.time, n);
  for (let i = 0; i < n; i++)
    if (time[i]! < 0 && followUp.entry === undefined)
      throw new StatisticsError(
        where,
        "times of at least 0",
        `time[${i}] = ${time[i]}`,
        "Correct it.",
      );
  const event = eventIndicators(where, followUp.event, n);
  const entry = followUp.entry ? finiteNumbers(where, "entry", followUp.entry, n) : null;
  if (entry)
    for (let i = 0; i < n; i++)
      if (entry[i]! >= time[i]!)
        throw new StatisticsError(
          where,
          "every entry before its exit",
          `subject ${i} entering at ${entry[i]} and leaving at ${time[i]}`,
          "Correct the two times or leave the subject out.",
        );
  return { n, time, event, entry, weight: checkWeights(where, followUp.weight, n) };
}

/** The same follow-ups with the false ties joined across all of them, entries included. */
export function joinFollowUps(
  where: string,
  followUps: readonly CheckedFollowUp[],
): CheckedFollowUp[] {
  const lists: Float64Array[] = [];
  for (const each of followUps) {
    lists.push(each.time);
    if (each.entry) lists.push(each.entry);
  }
  const joined = joinLists(lists);
  let at = 0;
  return followUps.map((each) => {
    const time = joined[at++]!;
    if (!each.entry) return { ...each, time };
    const entry = joined[at++]!;
    checkIntervals(where, entry, time, each.entry);
    return { ...each, time, entry };
  });
}

/** A typed copy (or the very array) of finite numbers of the expected length. */
export function finiteNumbers(
  where: string,
  name: string,
  values: ArrayLike<number>,
  length: number,
): Float64Array {
  if (values.length !== length)
    throw new StatisticsError(
      where,
      `${length} elements in ${name}`,
      `${values.length}`,
      "Pass one element a subject.",
    );
  const typed = values instanceof Float64Array ? values : Float64Array.from(values);
  if (allFinite(typed)) return typed;
  for (let i = 0; i < length; i++)
    if (!Number.isFinite(typed[i]))
      throw new StatisticsError(
        where,
        `finite numbers in ${name}`,
        `${name}[${i}] = ${String(values[i])}`,
        "Leave the subject out or complete the value.",
      );
  return typed;
}

/** Without a branch, as x − x is 0 for finite numbers only; in four sums that need not wait for each other. */
function allFinite(values: Float64Array): boolean {
  let [a, b, c, d] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 4 <= values.length; i += 4) {
    a += values[i]! - values[i]!;
    b += values[i + 1]! - values[i + 1]!;
    c += values[i + 2]! - values[i + 2]!;
    d += values[i + 3]! - values[i + 3]!;
  }
  for (; i < values.length; i++) a += values[i]! - values[i]!;
  return a + b + c + d === 0;
}

/** Event indicators as 0 and 1. */
export function eventIndicators(
  where: string,
  event: ArrayLike<number | boolean>,
  length: number,
): Uint8Array {
  if (event.length !== length)
    throw new StatisticsError(
      where,
      `${length} elements in event`,
      `${event.length}`,
      "Pass one element a subject.",
    );
  const typed = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const value = event[i];
    if (value === 1 || value === true) typed[i] = 1;
    else if (value !== 0 && value !== false)
      throw new StatisticsError(
        where,
        "0, 1, false or true in event",
        `event[${i}] = ${String(value)}`,
        "Recode the event; competing causes belong in cumulativeIncidence.",
      );
  }
  return typed;
}

/** Case weights, or null where none were given. */
export function checkWeights(
  where: string,
  weight: ArrayLike<number> | undefined,
  length: number,
): Float64Array | null {
  if (!weight) return null;
  const typed = finiteNumbers(where, "weight", weight, length);
  for (let i = 0; i < length; i++)
    if (typed[i]! < 0)
      throw new StatisticsError(
        where,
        "weights of at least 0",
        `weight[${i}] = ${typed[i]}`,
        "Correct it.",
      );
  return typed;
}

/** Throws unless a confidence level lies strictly between 0 and 1. */
export function checkLevel(where: string, level: number): number {
  if (!(level > 0 && level < 1))
    throw new StatisticsError(
      where,
      "a level between 0 and 1",
      String(level),
      "Pass 0.95, not 95.",
    );
  return level;
}
