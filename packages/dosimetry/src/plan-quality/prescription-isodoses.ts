import type { DoseGrid } from "../objects/dose-grid.ts";
import { isodoseVolumes } from "./isodose-volume.ts";

/** What a plan's dose encloses at the prescription and at half of it, wherever it lies. */
export interface PrescriptionIsodoses {
  /** Gy, above 0. */
  readonly prescriptionGy: number;
  /** Volume that receives the prescription, cm³. */
  readonly wholeCm3: number;
  /** Volume that receives half of it, cm³. */
  readonly halfCm3: number;
  /** Whether the half isodose reaches a face of the grid: its volume then is a lower bound. */
  readonly halfReachesGridEdge: boolean;
}

/** The isodoses that conformity and gradient are about, from cubic dose. @param prescriptionGy Gy, above 0 */
export function prescriptionIsodoses(dose: DoseGrid, prescriptionGy: number): PrescriptionIsodoses {
  const { volumeCm3, reachesGridEdge } = isodoseVolumes(dose, [prescriptionGy, prescriptionGy / 2]);
  return {
    prescriptionGy,
    wholeCm3: volumeCm3[0]!,
    halfCm3: volumeCm3[1]!,
    halfReachesGridEdge: reachesGridEdge,
  };
}
