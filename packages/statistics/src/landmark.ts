import { checkIntervals, joinLists } from "./false-ties.ts";
import { checkFollowUp, type CheckedFollowUp, type FollowUp } from "./follow-up.ts";
import { StatisticsError } from "./statistics-error.ts";

/** Follow-up from a landmark onwards. */
export interface Landmark {
  /** Those still followed after the landmark, the clock reset to 0 at it. */
  readonly followUp: FollowUp;
  /** Their positions in the caller's arrays. */
  readonly kept: number[];
  readonly excludedEvents: number;
  readonly excludedCensored: number;
  readonly convention: string;
}

/**
 * Restricts a group to those at risk just after a landmark and resets their clock.
 *
 * Kept are those with time > landmark; whoever had the event or was censored at the landmark or before is
 * left out. Groups must be defined by what was known at the landmark. A time that differs from the landmark by
 * floating-point noise is the landmark.
 *
 * @param followUp one group
 * @param at the landmark, in the unit of the follow-up
 * @param options `joinFalseTies` (default true)
 * @throws StatisticsError for unusable follow-up or a landmark below 0
 *
 * Source: Anderson, Cain and Gelber (1983).
 */
export function landmark(
  followUp: FollowUp,
  at: number,
  options: { readonly joinFalseTies?: boolean } = {},
): Landmark {
  if (!(at >= 0))
    throw new StatisticsError("landmark", "a landmark of at least 0", String(at), "Pass a time.");
  const checked = checkFollowUp("landmark", followUp);
  const { weight } = checked;
  const { time, entry, clock } =
    (options.joinFalseTies ?? true)
      ? joinedWithLandmark(checked, at)
      : { time: checked.time, entry: checked.entry, clock: at };
  const kept: number[] = [];
  let excludedEvents = 0;
  let excludedCensored = 0;
  for (let i = 0; i < checked.n; i++) {
    if (time[i]! > clock) kept.push(i);
    else if (checked.event[i]) excludedEvents++;
    else excludedCensored++;
  }
  return {
    followUp: {
      time: Float64Array.from(kept, (i) => time[i]! - clock),
      event: Uint8Array.from(kept, (i) => checked.event[i]!),
      ...(entry ? { entry: Float64Array.from(kept, (i) => entry[i]! - clock) } : {}),
      ...(weight ? { weight: Float64Array.from(kept, (i) => weight[i]!) } : {}),
    },
    kept,
    excludedEvents,
    excludedCensored,
    convention: `time > ${at}, clock reset at the landmark`,
  };
}

/** The follow-up on one clock with the landmark, false ties joined across both. */
function joinedWithLandmark(
  { time, entry }: CheckedFollowUp,
  at: number,
): { time: Float64Array; entry: Float64Array | null; clock: number } {
  const lists = joinLists([Float64Array.of(at), time, ...(entry ? [entry] : [])]);
  const joined = { clock: lists[0]![0]!, time: lists[1]!, entry: lists[2] ?? null };
  if (entry) checkIntervals("landmark", joined.entry!, joined.time, entry);
  return joined;
}
