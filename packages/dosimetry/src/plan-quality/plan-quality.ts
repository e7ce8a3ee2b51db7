import { volumeAtDose, type DoseVolumeCurve } from "../dose-volume/dose-volume-curve.ts";
import { paddickConformityIndex, rtogConformityIndex } from "./conformity.ts";
import { gradientIndex, intermediateDoseSpillage } from "./gradient.ts";
import {
  icru83HomogeneityIndex,
  icru91HomogeneityIndex,
  rtogHomogeneityIndex,
} from "./homogeneity.ts";
import type { PrescriptionIsodoses } from "./prescription-isodoses.ts";

/** Indices of one target. An index is null where it divides by nothing. */
export interface PlanQuality {
  readonly targetCm3: number;
  /** Volume of the prescription isodose, cm³. */
  readonly prescriptionIsodoseCm3: number;
  /** Volume of half the prescription, cm³. */
  readonly halfIsodoseCm3: number;
  /** Part of the target within the prescription isodose, cm³. */
  readonly coveredCm3: number;
  readonly coveragePercent: number;
  readonly rtogConformityIndex: number;
  readonly paddickConformityIndex: number | null;
  readonly gradientIndex: number | null;
  readonly r50: number;
  readonly icru83HomogeneityIndex: number | null;
  readonly icru91HomogeneityIndex: number | null;
  readonly rtogHomogeneityIndex: number;
  /** Whether the half isodose reaches a face of the grid: gradient index and R50 then are lower bounds. */
  readonly isodoseReachesGridEdge: boolean;
}

/**
 * Conformity, gradient and homogeneity of a dose in a target.
 *
 * @param target the target's dose–volume curve, best from cubic dose
 * @param isodoses of the plan, the same for each of its targets
 */
export function planQuality(target: DoseVolumeCurve, isodoses: PrescriptionIsodoses): PlanQuality {
  const { prescriptionGy, wholeCm3: piv, halfCm3: half } = isodoses;
  const reached = volumeAtDose(target, prescriptionGy);
  // The curves of target and isodose are cut differently: a part is no larger than the whole.
  const covered = Math.min(reached, piv);
  return {
    targetCm3: target.totalCm3,
    prescriptionIsodoseCm3: piv,
    halfIsodoseCm3: half,
    coveredCm3: covered,
    coveragePercent: (100 * reached) / target.totalCm3,
    rtogConformityIndex: rtogConformityIndex(piv, target.totalCm3),
    paddickConformityIndex: paddickConformityIndex(piv, target.totalCm3, covered),
    gradientIndex: gradientIndex(piv, half),
    r50: intermediateDoseSpillage(half, target.totalCm3),
    icru83HomogeneityIndex: icru83HomogeneityIndex(target),
    icru91HomogeneityIndex: icru91HomogeneityIndex(target),
    rtogHomogeneityIndex: rtogHomogeneityIndex(target, prescriptionGy),
    isodoseReachesGridEdge: isodoses.halfReachesGridEdge,
  };
}
