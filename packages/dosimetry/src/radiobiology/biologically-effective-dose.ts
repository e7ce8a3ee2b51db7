/**
 * Biologically effective dose of equal fractions by the linear-quadratic model, without repopulation or incomplete repair.
 *
 * @param fractions number of fractions n
 * @param dosePerFractionGy dose per fraction d, Gy
 * @param alphaBetaGy α/β of the tissue, Gy
 * @returns n·d·(1 + d/(α/β)) in Gy
 * @see Fowler JF. Br J Radiol 1989;62:679–694, Eq. 3
 *
 * @example
 * biologicallyEffectiveDose(3, 16, 10); // 124.8
 */
export function biologicallyEffectiveDose(
  fractions: number,
  dosePerFractionGy: number,
  alphaBetaGy: number,
): number {
  return fractions * dosePerFractionGy * (1 + dosePerFractionGy / alphaBetaGy);
}

/**
 * The total dose in fractions of 2 Gy with the same biologically effective dose.
 *
 * @param fractions number of fractions n
 * @param dosePerFractionGy dose per fraction d, Gy
 * @param alphaBetaGy α/β of the tissue, Gy
 * @returns n·d·(d + α/β)/(2 + α/β) in Gy
 * @see Withers HR et al. Acta Radiol Oncol 1983;22:1–16
 *
 * @example
 * equivalentDose2Gy(3, 14, 10); // 84
 */
export function equivalentDose2Gy(
  fractions: number,
  dosePerFractionGy: number,
  alphaBetaGy: number,
): number {
  return (fractions * dosePerFractionGy * (dosePerFractionGy + alphaBetaGy)) / (2 + alphaBetaGy);
}
