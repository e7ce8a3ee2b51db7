import { checkFollowUp, type FollowUp } from "./follow-up.ts";
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
 * left out. Groups must be defined by what was known at the landmark.
 *
 * @param followUp one group
 * @param at the landmark, in the unit of the follow-up
 * @throws StatisticsError for unusable follow-up or a landmark below 0
 *
 * Source: Anderson, Cain and Gelber (1983).
 */
export function landmark(followUp: FollowUp, at: number): Landmark {
  if (!(at >= 0))
    throw new StatisticsError("landmark", "a landmark of at least 0", String(at), "Pass a time.");
  const checked = checkFollowUp("landmark", followUp);
  const kept: number[] = [];
  let excludedEvents = 0;
  let excludedCensored = 0;
  for (let i = 0; i < checked.n; i++) {
    if (checked.time[i]! > at) kept.push(i);
    else if (checked.event[i]) excludedEvents++;
    else excludedCensored++;
  }
  const { entry, weight } = checked;
  return {
    followUp: {
      time: Float64Array.from(kept, (i) => checked.time[i]! - at),
      event: Uint8Array.from(kept, (i) => checked.event[i]!),
      ...(entry ? { entry: Float64Array.from(kept, (i) => entry[i]! - at) } : {}),
      ...(weight ? { weight: Float64Array.from(kept, (i) => weight[i]!) } : {}),
    },
    kept,
    excludedEvents,
    excludedCensored,
    convention: `time > ${at}, clock reset at the landmark`,
  };
}
