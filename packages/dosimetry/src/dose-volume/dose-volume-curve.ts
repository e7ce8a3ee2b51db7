/**
 * A cumulative dose–volume curve: `volumeCm3[i]` receives at least `doseGy[i]`. Doses ascend from 0,
 * volumes do not rise, and between two points the curve is straight. Computed and exported histograms
 * both are one.
 */
export interface DoseVolumeCurve {
  readonly doseGy: Float64Array;
  readonly volumeCm3: Float64Array;
  /** The whole structure. */
  readonly totalCm3: number;
  readonly minGy: number;
  readonly maxGy: number;
  readonly meanGy: number;
}

/**
 * The volume that receives at least a dose (V20Gy).
 *
 * @param doseGy Gy
 * @returns cm³; the whole volume up to the minimum dose, 0 above the maximum
 */
export function volumeAtDose(curve: DoseVolumeCurve, doseGy: number): number {
  const { doseGy: doses, volumeCm3: volumes } = curve;
  if (doseGy <= curve.minGy) return curve.totalCm3;
  if (doseGy > curve.maxGy) return 0;
  const last = doses.length - 1;
  const i = lastAtMost(doses, doseGy);
  if (i < 0) return curve.totalCm3;
  if (i === last) return volumes[last]!;
  const share = (doseGy - doses[i]!) / (doses[i + 1]! - doses[i]!);
  return volumes[i]! + share * (volumes[i + 1]! - volumes[i]!);
}

/**
 * The least dose to the hottest part of a volume (D2cc, D95%): the highest dose that at least the
 * volume receives.
 *
 * @param volumeCm3 cm³, from 0 (the maximum dose) to the whole (the minimum dose)
 * @returns Gy, or null where the structure is smaller than the volume
 */
export function doseAtVolume(curve: DoseVolumeCurve, volumeCm3: number): number | null {
  const { doseGy: doses, volumeCm3: volumes, totalCm3, minGy, maxGy } = curve;
  // A request for the whole, through rounding, is the whole.
  if (volumeCm3 > totalCm3 * (1 + 1e-9)) return null;
  if (volumeCm3 >= totalCm3 * (1 - 1e-12)) return minGy;
  if (volumeCm3 <= 0) return maxGy;
  let low = 0;
  let high = volumes.length;
  // First point whose volume falls below the one asked for.
  while (low < high) {
    const middle = (low + high) >> 1;
    if (volumes[middle]! >= volumeCm3) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return minGy;
  if (low === volumes.length) return maxGy;
  const above = volumes[low - 1]!;
  const share = (above - volumeCm3) / (above - volumes[low]!);
  const dose = doses[low - 1]! + share * (doses[low]! - doses[low - 1]!);
  return Math.min(maxGy, Math.max(minGy, dose));
}

/**
 * The highest dose to the coldest part of a volume (DC700cc): 700 cm³ stay at or below it.
 *
 * @returns Gy, or null where the structure is smaller than the volume
 */
export function doseToColdVolume(curve: DoseVolumeCurve, volumeCm3: number): number | null {
  if (volumeCm3 > curve.totalCm3 * (1 + 1e-9)) return null;
  return doseAtVolume(curve, Math.max(0, curve.totalCm3 - volumeCm3));
}

/** Volumes between neighbouring points of the curve, with the dose in the middle: for gEUD, NTCP and TCP. */
export function differentialCurve(curve: DoseVolumeCurve): {
  readonly doseGy: Float64Array;
  readonly volumeCm3: Float64Array;
} {
  const { doseGy: doses, volumeCm3: volumes } = curve;
  const doseGy: number[] = [];
  const volumeCm3: number[] = [];
  const add = (from: number, to: number, volume: number) => {
    if (volume <= 0) return;
    const low = Math.max(from, Math.min(curve.minGy, to));
    const high = Math.min(to, Math.max(curve.maxGy, from));
    doseGy.push((low + high) / 2);
    volumeCm3.push(volume);
  };
  if (doses.length === 0) return { doseGy: new Float64Array(0), volumeCm3: new Float64Array(0) };
  add(doses[0]!, doses[0]!, curve.totalCm3 - volumes[0]!);
  for (let i = 0; i + 1 < doses.length; i++) {
    add(doses[i]!, doses[i + 1]!, volumes[i]! - volumes[i + 1]!);
  }
  const last = doses.length - 1;
  add(doses[last]!, curve.maxGy, volumes[last]!);
  return { doseGy: Float64Array.from(doseGy), volumeCm3: Float64Array.from(volumeCm3) };
}

function lastAtMost(values: Float64Array, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
