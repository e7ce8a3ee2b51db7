import { differentialCurve, type DoseVolumeCurve } from "../dose-volume/dose-volume-curve.ts";

/**
 * Tumour control probability by the logistic model: 1/(1 + (TCD50/D)^(4 γ50)).
 *
 * @param doseGy uniform or equivalent uniform dose, Gy, in the fractionation of TCD50
 * @param tcd50Gy dose that controls half, Gy
 * @param gamma50 normalized slope at that dose
 * @see Okunieff P et al. Int J Radiat Oncol Biol Phys 1995;32:1227–1237; Niemierko A. Med Phys 1999;26:1100
 */
export function logisticTumourControl(doseGy: number, tcd50Gy: number, gamma50: number): number {
  if (doseGy <= 0) return 0;
  return 1 / (1 + (tcd50Gy / doseGy) ** (4 * gamma50));
}

/** Parameters of the linear-quadratic Poisson model. */
export interface PoissonParameters {
  /** α, 1/Gy. */
  readonly alphaPerGy: number;
  readonly alphaBetaGy: number;
  /** Clonogens per cm³. */
  readonly clonogensPerCm3: number;
}

/**
 * Tumour control probability by Poisson statistics of surviving clonogens with linear-quadratic survival:
 * exp(−Σ ρ Vᵢ exp(−α Dᵢ (1 + (Dᵢ/n)/(α/β)))). No repopulation, uniform α.
 *
 * @param curve physical total dose to the tumour
 * @param fractions number of equal fractions n
 * @see Webb S, Nahum AE. Phys Med Biol 1993;38:653–666
 */
export function poissonTumourControl(
  curve: DoseVolumeCurve,
  fractions: number,
  { alphaPerGy, alphaBetaGy, clonogensPerCm3 }: PoissonParameters,
): number {
  const { doseGy, volumeCm3 } = differentialCurve(curve);
  let survivors = 0;
  for (let i = 0; i < doseGy.length; i++) {
    const d = doseGy[i]!;
    const effect = alphaPerGy * d * (1 + d / fractions / alphaBetaGy);
    survivors += clonogensPerCm3 * volumeCm3[i]! * Math.exp(-effect);
  }
  return Math.exp(-survivors);
}
