import { normalCritical } from "@fiducial/statistics";
import type { PaperComparison } from "./paper.ts";
import { halfUnit, type Printed, type PrintedRange } from "./printed.ts";

/** A ratio or a difference with its interval, on the scale where the interval is about symmetric. */
export interface Effect {
  readonly printed: Printed;
  readonly interval: PrintedRange;
  /** What no effect is, or the margin that p is held against, as printed and on the scale. */
  readonly none: number;
  /** The natural logarithm for a ratio; a difference as it is. */
  readonly scale: (value: number) => number;
  readonly back: (value: number) => number;
  /** The p-value at which the interval just ends at no effect. */
  readonly alpha: number;
  /** How many standard errors the interval reaches to each side. */
  readonly reach: number;
}

/** The effect that a comparison prints with its interval; null where it prints none or the interval is no ratio's. */
export function effectOf({
  hazard_ratio: ratio,
  difference,
  interval,
  level,
  margin,
  one_sided: oneSided,
}: PaperComparison): Effect | null {
  const printed = ratio ?? difference;
  if (printed === undefined || interval === undefined) return null;
  if (level.value <= 0 || level.value >= 100) return null;
  const isRatio = ratio !== undefined;
  if (isRatio && (interval.from.value <= 0 || printed.value <= 0)) return null;
  const outside = 1 - level.value / 100;
  return {
    printed,
    interval,
    none: margin?.value ?? (isRatio ? 1 : 0),
    scale: isRatio ? (value) => Math.log(Math.max(value, 1e-9)) : (value) => value,
    back: isRatio ? Math.exp : (value) => value,
    alpha: oneSided ? outside / 2 : outside,
    reach: normalCritical(level.value / 100),
  };
}

/** The middle of the interval on its scale, and the least and the most that rounding allows for it. */
export function middleOf({ interval: { from, to }, scale, back }: Effect) {
  const middle = (slack: -1 | 0 | 1): number =>
    back((scale(from.value + slack * halfUnit(from)) + scale(to.value + slack * halfUnit(to))) / 2);
  return { middle: middle(0), least: middle(-1), most: middle(1) };
}

/** Whether the estimate lies in the middle of its interval, as far as rounding tells. */
export function isCentred(effect: Effect): boolean {
  const { least, most } = middleOf(effect);
  const half = halfUnit(effect.printed) + 1e-9;
  return effect.printed.value >= least - half && effect.printed.value <= most + half;
}

/** The least and the greatest distance from no effect in standard errors that rounding allows. */
export function standardErrorsFromNone(effect: Effect): {
  readonly least: number;
  readonly most: number;
} {
  const { printed, interval, none, scale, reach } = effect;
  const { from, to } = interval;
  const distance = (slack: -1 | 1): number =>
    Math.abs(scale(printed.value + slack * halfUnit(printed)) - scale(none));
  const crosses =
    Math.abs(printed.value - none) <= halfUnit(printed) ? 0 : Math.min(distance(-1), distance(1));
  const error = (slack: -1 | 1): number =>
    Math.max(
      1e-12,
      (scale(to.value + slack * halfUnit(to)) - scale(from.value - slack * halfUnit(from))) /
        (2 * reach),
    );
  return { least: crosses / error(1), most: Math.max(distance(-1), distance(1)) / error(-1) };
}
