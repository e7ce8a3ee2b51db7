/**
 * Gradient index: volume of half the prescription isodose over that of the prescription isodose.
 *
 * @returns null where the prescription isodose is empty
 * @see Paddick I, Lippitz B. J Neurosurg 2006;105(Suppl):194–201; ICRU Report 91 (2017)
 */
export function gradientIndex(
  prescriptionIsodoseCm3: number,
  halfIsodoseCm3: number,
): number | null {
  return prescriptionIsodoseCm3 > 0 ? halfIsodoseCm3 / prescriptionIsodoseCm3 : null;
}

/**
 * R50: volume of half the prescription isodose over the target's volume.
 *
 * @see RTOG 0813 and 0915 protocols, intermediate dose spillage
 */
export function intermediateDoseSpillage(halfIsodoseCm3: number, targetCm3: number): number {
  return halfIsodoseCm3 / targetCm3;
}
