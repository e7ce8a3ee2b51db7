/** A survival curve as a figure takes it: distinct times in months with the estimate from each time on. */
export interface StepCurve {
  /** The estimate before the first time: 1 for survival, which is where nothing is said, 0 for an incidence. */
  readonly begins?: 0 | 1;
  readonly months: readonly number[];
  readonly survival: readonly number[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  readonly censored: readonly number[];
}

export interface StepPoint {
  readonly months: number;
  readonly survival: number;
  readonly lower: number;
  readonly upper: number;
}

/** Two corners of a curve closer than this many points of print are one: a fifth of a hair line. */
const finestStep = 0.2;
/** Censor ticks closer than this are one … */
const finestTick = 0.6;
/** … or than this, where there are more than a reader can tell apart. */
const coarseTick = 3;
const manyTicks = 100;

/**
 * The corners of a curve that a printer can tell apart, so that 20,000 patients draw as few strokes as 200.
 * Begins at time 0 where the curve begins; a bound that does not exist is NaN.
 *
 * @param pointsPerMonth scale of the time axis
 */
export function stepCorners(curve: StepCurve, pointsPerMonth: number): readonly StepPoint[] {
  const { begins = 1 } = curve;
  const kept: StepPoint[] = [{ months: 0, survival: begins, lower: begins, upper: begins }];
  const lastIndex = curve.months.length - 1;
  curve.months.forEach((months, index) => {
    const previous = kept.at(-1);
    if (previous === undefined) return;
    const point: StepPoint = {
      months,
      survival: curve.survival[index] ?? Number.NaN,
      lower: curve.lower[index] ?? Number.NaN,
      upper: curve.upper[index] ?? Number.NaN,
    };
    const same =
      point.survival === previous.survival &&
      Object.is(point.lower, previous.lower) &&
      Object.is(point.upper, previous.upper);
    if (same && index !== lastIndex) return;
    if ((months - previous.months) * pointsPerMonth < finestStep && index !== lastIndex) {
      kept[kept.length - 1] = { ...point, months: previous.months };
    } else kept.push(point);
  });
  return kept.flatMap((point, index): readonly StepPoint[] => {
    const next = kept[index + 1];
    return next === undefined ? [point] : [point, { ...point, months: next.months }];
  });
}

export interface CensorTick {
  readonly months: number;
  readonly survival: number;
}

/** Where subjects are censored, with the survival there; ticks that would run into one another are one. */
export function censorTicks(curve: StepCurve, pointsPerMonth: number): readonly CensorTick[] {
  const ticks = ticksApart(curve, finestTick / pointsPerMonth);
  return ticks.length > manyTicks ? ticksApart(curve, coarseTick / pointsPerMonth) : ticks;
}

function ticksApart(curve: StepCurve, months: number): readonly CensorTick[] {
  const ticks: CensorTick[] = [];
  curve.months.forEach((time, index) => {
    if ((curve.censored[index] ?? 0) === 0) return;
    const previous = ticks.at(-1);
    if (previous !== undefined && time - previous.months < months) return;
    ticks.push({ months: time, survival: curve.survival[index] ?? Number.NaN });
  });
  return ticks;
}
