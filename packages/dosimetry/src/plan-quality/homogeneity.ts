import { doseAtVolume, type DoseVolumeCurve } from "../dose-volume/dose-volume-curve.ts";
import { nearMaximumDose, nearMinimumDose } from "./near-extremes.ts";

/**
 * Homogeneity index of ICRU 83: (D2% − D98%)/D50%; 0 is a uniform dose.
 *
 * @returns null where D50% is 0
 * @see ICRU Report 83 (2010), Eq. 3.1
 */
export function icru83HomogeneityIndex(curve: DoseVolumeCurve): number | null {
  const { totalCm3 } = curve;
  return spread(
    doseAtVolume(curve, 0.02 * totalCm3),
    doseAtVolume(curve, 0.98 * totalCm3),
    doseAtVolume(curve, 0.5 * totalCm3),
  );
}

/**
 * The same with the near-maximum and near-minimum of ICRU 91, which for structures below 2 cm³ leave out
 * 35 mm³ in place of 2 %.
 *
 * @returns null where D50% is 0 or the structure is smaller than 35 mm³
 * @see ICRU Report 91 (2017), Section 5
 */
export function icru91HomogeneityIndex(curve: DoseVolumeCurve): number | null {
  return spread(
    nearMaximumDose(curve),
    nearMinimumDose(curve),
    doseAtVolume(curve, 0.5 * curve.totalCm3),
  );
}

/**
 * RTOG homogeneity index: maximum dose over prescription (MDPD); at most 2 per protocol.
 *
 * @see Shaw E et al. Int J Radiat Oncol Biol Phys 1993;27:1231–1239
 */
export function rtogHomogeneityIndex(curve: DoseVolumeCurve, prescriptionGy: number): number {
  return curve.maxGy / prescriptionGy;
}

function spread(high: number | null, low: number | null, middle: number | null): number | null {
  if (high === null || low === null || middle === null || middle <= 0) return null;
  return (high - low) / middle;
}
