import type { AnalyticDose } from "./analytic-dose.ts";
import type { AnalyticShape } from "./analytic-shape.ts";

/** What the formulas say of a dose in a shape: of the solid itself, not of contours or voxels that stand for it. */
export interface AnalyticTruth {
  readonly volumeCm3: number;
  /** Gy. */
  readonly doses: Readonly<
    Record<"Dmin" | "Dmax" | "Dmean" | "D99%" | "D95%" | "D5%" | "D1%", number>
  > & { readonly "D0.03cc": number | null };
  /** Of the whole isodoses; null where isodoses are planes, which end nowhere. */
  readonly indices: {
    readonly prescriptionIsodoseCm3: number;
    readonly halfIsodoseCm3: number;
    readonly rtogConformityIndex: number;
    readonly paddickConformityIndex: number;
    readonly gradientIndex: number;
    readonly r50: number;
  } | null;
  /** From the least to the highest dose in a hundred steps. */
  readonly curve: readonly { readonly doseGy: number; readonly volumeCm3: number }[];
}

export function analyticTruth(shape: AnalyticShape, dose: AnalyticDose): AnalyticTruth {
  const [least, highest] = dose.rangeGy;
  const volume = (doseGy: number): number => clampedVolume(shape, dose, doseGy);
  const percent = (share: number): number => doseOfVolume(dose, (share / 100) * shape.volumeMm3);
  const steps = 100;
  return {
    volumeCm3: shape.volumeMm3 / 1000,
    doses: {
      Dmin: least,
      Dmax: highest,
      Dmean: meanDose(volume, shape.volumeMm3, least, highest),
      "D99%": percent(99),
      "D95%": percent(95),
      "D5%": percent(5),
      "D1%": percent(1),
      "D0.03cc": shape.volumeMm3 < 30 ? null : doseOfVolume(dose, 30),
    },
    indices: indicesOf(shape, dose),
    curve: Array.from({ length: steps + 1 }, (_, i) => {
      const doseGy = least + (i * (highest - least)) / steps;
      return { doseGy, volumeCm3: volume(doseGy) / 1000 };
    }),
  };
}

/** Rounding at the ends of the range makes no more than the whole and no less than nothing. */
function clampedVolume(shape: AnalyticShape, dose: AnalyticDose, doseGy: number): number {
  return Math.min(shape.volumeMm3, Math.max(0, dose.volumeMm3(doseGy)));
}

/** The dose that a volume of the shape has at least, Gy, by bisection. */
export function doseOfVolume(
  { volumeMm3, rangeGy }: Pick<AnalyticDose, "volumeMm3" | "rangeGy">,
  hottestMm3: number,
): number {
  let [low, high] = rangeGy;
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2;
    if (volumeMm3(middle) > hottestMm3) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The least dose and the area below the curve, by Simpson's rule. */
function meanDose(
  volume: (doseGy: number) => number,
  wholeMm3: number,
  least: number,
  highest: number,
): number {
  const steps = 20_000;
  const step = (highest - least) / steps;
  let sum = volume(least) + volume(highest);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * volume(least + i * step);
  return least + (sum * step) / 3 / wholeMm3;
}

function indicesOf(shape: AnalyticShape, dose: AnalyticDose): AnalyticTruth["indices"] {
  const { isodoseRadiusMm, prescriptionGy } = dose;
  if (isodoseRadiusMm === null) return null;
  const isodose = (doseGy: number): number =>
    ((4 / 3) * Math.PI * isodoseRadiusMm(doseGy) ** 3) / 1000;
  const target = shape.volumeMm3 / 1000;
  const piv = isodose(prescriptionGy);
  const half = isodose(prescriptionGy / 2);
  const covered = Math.min(piv, target);
  return {
    prescriptionIsodoseCm3: piv,
    halfIsodoseCm3: half,
    rtogConformityIndex: piv / target,
    paddickConformityIndex: covered ** 2 / (target * piv),
    gradientIndex: half / piv,
    r50: half / target,
  };
}
