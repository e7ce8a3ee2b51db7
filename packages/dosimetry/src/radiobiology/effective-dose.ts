import type { DoseGrid } from "../objects/dose-grid.ts";
import { biologicallyEffectiveDose, equivalentDose2Gy } from "./biologically-effective-dose.ts";

/**
 * Biologically effective dose of every voxel, with the plan's own number of fractions.
 *
 * @param dose physical total dose of one plan
 * @param fractions its number of equal fractions
 * @param alphaBetaGy α/β, Gy
 * @returns a grid of BED in Gy, dose type EFFECTIVE
 * @see Fowler JF. Br J Radiol 1989;62:679–694, Eq. 3
 */
export function biologicallyEffectiveDoseGrid(
  dose: DoseGrid,
  fractions: number,
  alphaBetaGy: number,
): DoseGrid {
  return effective(dose, (gy) => biologicallyEffectiveDose(fractions, gy / fractions, alphaBetaGy));
}

/**
 * Dose in fractions of 2 Gy with the same effect, of every voxel, with the plan's own number of fractions.
 *
 * @returns a grid of EQD2 in Gy, dose type EFFECTIVE; such grids of several courses may be added
 * @see Withers HR et al. Acta Radiol Oncol 1983;22:1–16
 */
export function equivalentDose2GyGrid(
  dose: DoseGrid,
  fractions: number,
  alphaBetaGy: number,
): DoseGrid {
  return effective(dose, (gy) => equivalentDose2Gy(fractions, gy / fractions, alphaBetaGy));
}

function effective(dose: DoseGrid, of: (gy: number) => number): DoseGrid {
  return { ...dose, doseGy: dose.doseGy.map(of), doseType: "EFFECTIVE" };
}
