import { differentialCurve, type DoseVolumeCurve } from "../dose-volume/dose-volume-curve.ts";

/**
 * Generalized equivalent uniform dose: (Σ vᵢ Dᵢᵃ)^(1/a), vᵢ the share of the volume with dose Dᵢ.
 *
 * a = 1 is the mean; large a tends to the maximum (serial organs), negative a to the minimum (targets).
 *
 * @param a tissue parameter, not 0
 * @returns Gy; 0 where a is negative and part of the volume receives nothing
 * @see Niemierko A. Med Phys 1999;26:1100 (abstract); Wu Q et al. Int J Radiat Oncol Biol Phys 2002;52:224–235, Eq. 2
 */
export function generalizedEquivalentUniformDose(curve: DoseVolumeCurve, a: number): number {
  const { doseGy, volumeCm3 } = differentialCurve(curve);
  // Relative to the maximum, or high powers overflow.
  const reference = curve.maxGy;
  if (reference <= 0) return 0;
  let volume = 0;
  let sum = 0;
  for (let i = 0; i < doseGy.length; i++) {
    volume += volumeCm3[i]!;
    sum += volumeCm3[i]! * (doseGy[i]! / reference) ** a;
  }
  return volume > 0 ? reference * (sum / volume) ** (1 / a) : 0;
}
