import type { Constraint } from "@fiducial/dosimetry";

/**
 * What a limit says of the cumulative dose–volume curve, in a form in which limits can be compared:
 * the volume of at least (`hot`) or below (`cold`) a dose has a bound, or the mean dose has.
 */
export type DvhBound =
  | {
      readonly of: "hot" | "cold";
      readonly side: "upper" | "lower";
      readonly doseGy: number;
      readonly volume: number;
      readonly unit: "%" | "cm³";
    }
  | { readonly of: "mean"; readonly side: "upper" | "lower"; readonly doseGy: number };

type VolumeBound = Extract<DvhBound, { of: "hot" | "cold" }>;

/**
 * The bound that a limit sets: `D5cc < 20 Gy` and `V20Gy < 5 cm³` are the same one.
 *
 * @param prescriptionGy Gy, for doses in percent of it; null where there is none
 * @returns null for a limit on something else (near-maximum, gEUD, volume), or in percent of an unknown dose
 *
 * @example
 * dvhBound(readConstraint("Dmax", "<= 110 % of the prescription"), 48); // { of: "hot", side: "upper", doseGy: 52.8, volume: 0, unit: "%" }
 */
export function dvhBound(
  { metric, limit }: Constraint,
  prescriptionGy: number | null,
): DvhBound | null {
  const side = limit.comparison.startsWith("<") ? "upper" : "lower";
  const inGy = (value: number, unit: string): number | null =>
    unit !== "%" ? value : prescriptionGy === null ? null : exact((value / 100) * prescriptionGy);
  if (metric.kind === "volume-at-dose" || metric.kind === "coverage") {
    const dose = metric.kind === "coverage" ? { value: 100, unit: "%" } : metric.dose;
    const doseGy = inGy(dose.value, dose.unit);
    if (doseGy === null || limit.unit === "Gy") return null;
    const of = metric.kind === "volume-at-dose" && metric.part === "below" ? "cold" : "hot";
    return volumeBound({ of, side, doseGy, volume: limit.value, unit: limit.unit });
  }
  const doseGy = inGy(limit.value, limit.unit);
  if (doseGy === null) return null;
  if (metric.kind === "dose-at-volume") {
    const { value: volume, unit } = metric.volume;
    // Less than a dose in the coldest 700 cm³ says that at least 700 cm³ are below it.
    return metric.part === "hottest"
      ? volumeBound({ of: "hot", side, doseGy, volume, unit })
      : volumeBound({
          of: "cold",
          side: side === "upper" ? "lower" : "upper",
          doseGy,
          volume,
          unit,
        });
  }
  if (metric.kind !== "dose-statistic") return null;
  switch (metric.statistic) {
    case "mean":
      return { of: "mean", side, doseGy };
    case "max":
      return { of: "hot", side, doseGy, volume: 0, unit: "%" };
    case "min":
      return { of: "hot", side, doseGy, volume: 100, unit: "%" };
    case "median":
      return { of: "hot", side, doseGy, volume: 50, unit: "%" };
  }
}

/** In percent, what is below a dose is the rest of what is not. */
function volumeBound(bound: VolumeBound): VolumeBound {
  if (bound.of === "hot" || bound.unit === "cm³") return bound;
  return {
    ...bound,
    of: "hot",
    side: bound.side === "upper" ? "lower" : "upper",
    volume: exact(100 - bound.volume),
  };
}

/** Whether two limits bound the same quantity, whatever their values. */
export function boundSameQuantity(first: Constraint, second: Constraint): boolean {
  return (
    JSON.stringify(first.metric) === JSON.stringify(second.metric) &&
    first.limit.comparison.startsWith("<") === second.limit.comparison.startsWith("<")
  );
}

/** Whether the first bound makes the second true of every plan. */
export function implies(first: DvhBound, second: DvhBound): boolean {
  if (second.of === "mean") {
    if (first.of === "mean")
      return (
        first.side === second.side &&
        (second.side === "upper" ? first.doseGy <= second.doseGy : first.doseGy >= second.doseGy)
      );
    if (first.of !== "hot" || first.side !== second.side) return false;
    return second.side === "upper"
      ? first.volume === 0 && first.doseGy <= second.doseGy
      : meanAtLeastGy(first) >= second.doseGy;
  }
  if (first.of !== second.of || first.side !== second.side || !sameUnit(first, second))
    return false;
  const hotterDose = first.doseGy <= second.doseGy;
  const colderDose = first.doseGy >= second.doseGy;
  if (first.of === "cold")
    return first.side === "lower"
      ? hotterDose && first.volume >= second.volume
      : colderDose && first.volume <= second.volume;
  return first.side === "upper"
    ? hotterDose && first.volume <= second.volume
    : colderDose && first.volume >= second.volume;
}

/** Whether no plan can keep to both. */
export function contradict(first: DvhBound, second: DvhBound): boolean {
  return excludes(first, second) || excludes(second, first);
}

/** Whether the upper bound is below what the lower bound asks for. */
function excludes(upper: DvhBound, lower: DvhBound): boolean {
  if (upper.side !== "upper" || lower.side !== "lower") return false;
  if (upper.of === "mean")
    return lower.of === "mean"
      ? lower.doseGy > upper.doseGy
      : lower.of === "hot" && meanAtLeastGy(lower) > upper.doseGy;
  if (lower.of === "mean")
    return upper.of === "hot" && upper.volume === 0 && upper.doseGy < lower.doseGy;
  if (upper.of !== lower.of || !sameUnit(upper, lower)) return false;
  return upper.of === "hot"
    ? upper.doseGy <= lower.doseGy && upper.volume < lower.volume
    : upper.doseGy >= lower.doseGy && upper.volume < lower.volume;
}

/** A tenth of a structure at 50 Gy gives it 5 Gy on average, whatever the rest has. */
function meanAtLeastGy({ doseGy, volume, unit }: VolumeBound): number {
  return unit === "%" ? (doseGy * volume) / 100 : 0;
}

/** Nothing at all is the same in percent and in cm³. */
function sameUnit(first: VolumeBound, second: VolumeBound): boolean {
  return first.unit === second.unit || first.volume === 0;
}

/**
 * Whether a limit holds of every plan, because no dose in it exceeds `highestGy` or because of its own bound:
 * at most all of the volume, at least none.
 *
 * @param strict whether the limit excludes its own value
 */
export function neverBinds(bound: DvhBound, highestGy: number, strict: boolean): boolean {
  const above = (doseGy: number) => doseGy > highestGy || (doseGy === highestGy && !strict);
  if (bound.of === "mean") return bound.side === "upper" && above(bound.doseGy);
  if (bound.of === "cold") return bound.side === "lower" && bound.volume === 0;
  if (bound.side === "lower") return bound.volume === 0;
  return (bound.unit === "%" && bound.volume >= 100) || isOutOfReach(bound, highestGy, above);
}

function isOutOfReach(
  { doseGy, volume }: VolumeBound,
  highestGy: number,
  above: (doseGy: number) => boolean,
): boolean {
  return volume === 0 ? above(doseGy) : doseGy >= highestGy;
}

/** A maximum dose without the volume that it is read in: it depends on the dose grid. */
export function isMaximumWithoutVolume({ metric }: Constraint): boolean {
  return metric.kind === "dose-statistic" && metric.statistic === "max";
}

/** 1.1 × 48 is 52.8, not 52.800000000000004. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}
