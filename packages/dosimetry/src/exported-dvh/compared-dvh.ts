import {
  volumeAtDose,
  doseAtVolume,
  type DoseVolumeCurve,
} from "../dose-volume/dose-volume-curve.ts";
import type { CapBand } from "../geometry/slab-solid.ts";
import type { CurveOfExport } from "./curve-of-export.ts";

/** Mean difference of two curves of one plan that may be expected of another way to count, % of the volume. */
export const curveTolerancePercent = 0.35;

/** A planning system's curve beside ours. */
export interface ComparedDvh {
  /** Mean over the doses of their curve of the absolute difference, % of the volume. */
  readonly meanDifferencePercent: number;
  readonly largestDifferencePercent: number;
  /** Whether the mean difference keeps to `curveTolerancePercent`. */
  readonly curvesAgree: boolean;
  /** Null where the file gives percent only. */
  readonly volumeCm3: { readonly theirs: number; readonly ours: number } | null;
  /** Whether their volume lies in our cap band, widened by what rounding to 0.1 cm³ hides; null without either. */
  readonly volumeAgrees: boolean | null;
  /** Gy. */
  readonly doses: readonly {
    readonly name: "Dmean" | "D98%" | "D50%" | "D2%";
    readonly theirs: number;
    readonly ours: number;
  }[];
}

/**
 * Holds a planning system's curve against ours, both in percent of their own volume: at each dose of theirs, up to where
 * both have ended.
 *
 * @param ours of half-slice slabs with trilinear dose, as most planning systems compute
 * @param capBand of the same structure; null where its contours are not known
 */
export function comparedDvh(
  ours: DoseVolumeCurve,
  { curve: theirs, hasVolume }: CurveOfExport,
  capBand: CapBand | null,
): ComparedDvh {
  const percent = (curve: DoseVolumeCurve, gy: number) =>
    (100 * volumeAtDose(curve, gy)) / curve.totalCm3;
  let sum = 0;
  let count = 0;
  let largest = 0;
  for (const [i, gy] of theirs.doseGy.entries()) {
    const here = (100 * theirs.volumeCm3[i]!) / theirs.totalCm3;
    const difference = Math.abs(percent(ours, gy) - here);
    // Zeros that a file goes on with would thin the mean out.
    if (here === 0 && gy > ours.maxGy) break;
    sum += difference;
    count += 1;
    if (difference > largest) largest = difference;
  }
  const meanDifferencePercent = count === 0 ? 0 : sum / count;
  const rounding = 0.05;
  const dose = (curve: DoseVolumeCurve, share: number) =>
    doseAtVolume(curve, share * curve.totalCm3) ?? curve.minGy;
  return {
    meanDifferencePercent,
    largestDifferencePercent: largest,
    curvesAgree: meanDifferencePercent <= curveTolerancePercent,
    volumeCm3: hasVolume ? { theirs: theirs.totalCm3, ours: ours.totalCm3 } : null,
    volumeAgrees:
      !hasVolume || capBand === null
        ? null
        : theirs.totalCm3 >= capBand.withoutCapsCm3 - rounding &&
          theirs.totalCm3 <= capBand.withHalfSliceCm3 + rounding,
    doses: [
      { name: "Dmean", theirs: theirs.meanGy, ours: ours.meanGy },
      { name: "D98%", theirs: dose(theirs, 0.98), ours: dose(ours, 0.98) },
      { name: "D50%", theirs: dose(theirs, 0.5), ours: dose(ours, 0.5) },
      { name: "D2%", theirs: dose(theirs, 0.02), ours: dose(ours, 0.02) },
    ],
  };
}
