import { doseAtVolume, type DoseVolumeCurve } from "../dose-volume/dose-volume-curve.ts";

/** Volume (cm³) from which ICRU 91 takes percentages. */
const percentFromCm3 = 2;
/** 35 mm³, in cm³. */
const smallVolumeCm3 = 0.035;

/**
 * Near-maximum dose: D2% of a structure of at least 2 cm³, D35mm³ of a smaller one.
 *
 * @returns Gy, or null where the structure is smaller than 35 mm³
 * @see ICRU Report 91 (2017), Section 5
 */
export function nearMaximumDose(curve: DoseVolumeCurve): number | null {
  const { totalCm3 } = curve;
  return doseAtVolume(curve, totalCm3 >= percentFromCm3 ? 0.02 * totalCm3 : smallVolumeCm3);
}

/**
 * Near-minimum dose: D98% of a structure of at least 2 cm³, the dose to all but 35 mm³ of a smaller one.
 *
 * @returns Gy, or null where the structure is smaller than 35 mm³
 * @see ICRU Report 91 (2017), Section 5
 */
export function nearMinimumDose(curve: DoseVolumeCurve): number | null {
  const { totalCm3 } = curve;
  if (totalCm3 >= percentFromCm3) return doseAtVolume(curve, 0.98 * totalCm3);
  return totalCm3 < smallVolumeCm3 ? null : doseAtVolume(curve, totalCm3 - smallVolumeCm3);
}
