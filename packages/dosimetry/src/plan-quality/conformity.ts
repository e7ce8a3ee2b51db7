/**
 * RTOG conformity index: PIV/TV. 1 is ideal, and may hide an isodose beside the target.
 *
 * @param prescriptionIsodoseCm3 PIV, volume of the prescription isodose
 * @param targetCm3 TV, volume of the target, above 0
 * @see Shaw E et al. Int J Radiat Oncol Biol Phys 1993;27:1231–1239
 */
export function rtogConformityIndex(prescriptionIsodoseCm3: number, targetCm3: number): number {
  return prescriptionIsodoseCm3 / targetCm3;
}

/**
 * Paddick conformity index: TV_PIV²/(TV·PIV), coverage times selectivity. 1 is ideal.
 *
 * @param coveredCm3 TV_PIV, the part of the target within the prescription isodose
 * @returns null where the prescription isodose is empty
 * @see Paddick I. J Neurosurg 2000;93(Suppl 3):219–222; ICRU Report 91 (2017)
 *
 * @example
 * paddickConformityIndex(12, 10, 9); // 0.675
 */
export function paddickConformityIndex(
  prescriptionIsodoseCm3: number,
  targetCm3: number,
  coveredCm3: number,
): number | null {
  if (prescriptionIsodoseCm3 <= 0) return null;
  return coveredCm3 ** 2 / (targetCm3 * prescriptionIsodoseCm3);
}
