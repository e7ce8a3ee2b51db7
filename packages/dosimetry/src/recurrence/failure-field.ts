import { doseVolumeHistogram } from "../dose-volume/dose-volume-histogram.ts";
import { type DoseVolumeCurve, volumeAtDose } from "../dose-volume/dose-volume-curve.ts";
import type { Solid } from "../geometry/solid.ts";
import type { DoseGrid } from "../objects/dose-grid.ts";

/** Where a recurrence lies in the dose that was given. */
export type FailureField = "in-field" | "marginal" | "out-field";

/** How the field is bounded, and how much of a recurrence must lie within it. */
export interface FieldCut {
  /** The isodose that bounds the field, in percent of the prescription. */
  readonly isodosePercent: number;
  /** Least share of an in-field recurrence within the isodose, 0…1. */
  readonly inFieldShare: number;
  /** Least share of a marginal one; below it the recurrence is out of the field. */
  readonly marginalShare: number;
}

/**
 * The usual cut: in-field where at least 95 % of the recurrence lies within the 95 % isodose, marginal from 20 %.
 *
 * Source: Dawson LA et al., Int J Radiat Oncol Biol Phys 2000;46:1117–26, as it is commonly cited;
 * recalled, not read there.
 */
export const usualFieldCut: FieldCut = {
  isodosePercent: 95,
  inFieldShare: 0.95,
  marginalShare: 0.2,
};

/**
 * Where a recurrence lies, from the share of its volume within the isodose.
 *
 * @param share 0…1
 *
 * @example
 * failureField(0.95); // "in-field"
 */
export function failureField(share: number, cut: FieldCut = usualFieldCut): FailureField {
  if (share >= cut.inFieldShare) return "in-field";
  return share >= cut.marginalShare ? "marginal" : "out-field";
}

/**
 * Where a recurrence lies that is known as a point: within the isodose or not. A point has no margin.
 *
 * @param doseGy at the point, Gy
 * @param prescriptionGy Gy
 */
export function pointFailureField(
  doseGy: number,
  prescriptionGy: number,
  cut: Pick<FieldCut, "isodosePercent"> = usualFieldCut,
): FailureField {
  // 80 % of 48 Gy is 38.400000000000006 in binary fractions.
  return doseGy >= (cut.isodosePercent / 100) * prescriptionGy - 1e-9 ? "in-field" : "out-field";
}

/** A recurrence in the dose of the plan. */
export interface RecurrenceInDose {
  /** Share of its volume within the isodose, 0…1. */
  readonly share: number;
  readonly field: FailureField;
  readonly curve: DoseVolumeCurve;
}

/**
 * Where a contoured recurrence lies in the dose.
 *
 * Assumes that the recurrence was brought into the frame of the plan: contours of a later image have to be registered first.
 *
 * @param recurrence its solid in the frame of the dose
 * @param dose of all fractions, Gy
 * @param prescriptionGy Gy
 * @returns null where the recurrence has no volume within reach of the dose
 */
export function recurrenceInDose(
  recurrence: Solid,
  dose: DoseGrid,
  prescriptionGy: number,
  cut: FieldCut = usualFieldCut,
): RecurrenceInDose | null {
  const curve = doseVolumeHistogram(recurrence, dose);
  if (curve.kind !== "histogram" || !(curve.totalCm3 > 0)) return null;
  const share = volumeAtDose(curve, (cut.isodosePercent / 100) * prescriptionGy) / curve.totalCm3;
  return { share, field: failureField(share, cut), curve };
}
