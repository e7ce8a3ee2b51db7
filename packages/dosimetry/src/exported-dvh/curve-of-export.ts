import type { DoseVolumeCurve } from "../dose-volume/dose-volume-curve.ts";
import type { ExportedDvh } from "./exported-dvh.ts";

/** An exported curve as dose–volume metrics take it. */
export interface CurveOfExport {
  readonly curve: DoseVolumeCurve;
  /** False where the file gives volumes in percent only: the curve then counts 100 cm³, and nothing in cm³ may be read from it. */
  readonly hasVolume: boolean;
}

/**
 * A planning system's cumulative DVH as a curve. Minimum, mean and maximum are those that the system states; where it
 * states none they are read from the curve.
 *
 * @param prescriptionGy what 100 % of the dose is, where the file does not say
 * @returns null for an empty curve, or one in percent of an unknown dose
 *
 * @example
 * const [exportedDvh] = readExportedDvhs(exported);
 * const { curve } = curveOfExport(exportedDvh, 48);
 * metricValue(readMetric("Dmax"), curve, 48).unit; // "Gy"
 */
export function curveOfExport(
  dvh: ExportedDvh,
  prescriptionGy: number | null = null,
): CurveOfExport | null {
  const percent = dvh.fullDoseGy ?? prescriptionGy;
  const doseFactor = dvh.doseUnit === "Gy" ? 1 : percent === null ? null : percent / 100;
  if (doseFactor === null || dvh.dose.length === 0) return null;
  const hasVolume = dvh.volumeUnit === "cm3" || dvh.totalVolumeCm3 !== null;
  const whole = dvh.volumeUnit === "cm3" ? (dvh.volume[0] ?? 0) : (dvh.totalVolumeCm3 ?? 100);
  const volumeFactor = dvh.volumeUnit === "cm3" ? 1 : whole / 100;
  const doseGy = dvh.dose.map((dose) => dose * doseFactor);
  const volumeCm3 = dvh.volume.map((volume) => volume * volumeFactor);
  const totalCm3 = Math.max(whole, volumeCm3[0] ?? 0);
  if (!(totalCm3 > 0)) return null;
  const read = extremesOf(doseGy, volumeCm3, totalCm3);
  return {
    hasVolume,
    curve: {
      doseGy,
      volumeCm3,
      totalCm3,
      minGy: dvh.minimumGy ?? read.minGy,
      maxGy: dvh.maximumGy ?? read.maxGy,
      meanGy: dvh.meanGy ?? read.meanGy,
    },
  };
}

function extremesOf(
  doseGy: Float64Array,
  volumeCm3: Float64Array,
  totalCm3: number,
): { readonly minGy: number; readonly maxGy: number; readonly meanGy: number } {
  // Files round volumes; a ten-thousandth of the whole is nothing.
  const least = totalCm3 * 1e-4;
  let minGy = 0;
  let maxGy = 0;
  // The mean is the area under the cumulative curve: everything receives at least the first dose.
  let area = (doseGy[0] ?? 0) * totalCm3;
  for (let i = 0; i < doseGy.length; i++) {
    if (volumeCm3[i]! >= totalCm3 - least) minGy = doseGy[i]!;
    if (volumeCm3[i]! > least) maxGy = doseGy[i]!;
    if (i > 0) area += ((volumeCm3[i]! + volumeCm3[i - 1]!) / 2) * (doseGy[i]! - doseGy[i - 1]!);
  }
  return { minGy, maxGy, meanGy: area / totalCm3 };
}
