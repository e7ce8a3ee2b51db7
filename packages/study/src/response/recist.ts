import type { Label } from "../label.ts";

/*
 * Response Evaluation Criteria in Solid Tumours, version 1.1.
 *
 * Source: Eisenhauer EA et al., New response evaluation criteria in solid tumours: revised RECIST guideline (version 1.1),
 * Eur J Cancer 2009;45:228–47, doi:10.1016/j.ejca.2008.10.026. The sections and tables named in this room are of that article.
 */

/** What happened to the target lesions (section 4.3.1). */
export type TargetResponse = "CR" | "PR" | "SD" | "PD" | "NE";

/** What happened to all other lesions (section 4.3.3). */
export type NonTargetResponse = "CR" | "non-CR/non-PD" | "PD" | "NE";

/** The response at a visit, and the best over all visits (tables 1 to 3). */
export const responseLabels = {
  CR: { en: "Complete response", zh: "完全缓解" },
  PR: { en: "Partial response", zh: "部分缓解" },
  SD: { en: "Stable disease", zh: "疾病稳定" },
  "non-CR/non-PD": { en: "Non-CR/non-PD", zh: "非 CR/非 PD" },
  PD: { en: "Progressive disease", zh: "疾病进展" },
  NE: { en: "Not evaluable", zh: "不可评价" },
} as const satisfies Record<string, Label>;

export type OverallResponse = keyof typeof responseLabels;

/** The lengths that decide, in millimetres and as shares of a sum (sections 3.1, 4.1, 4.3). */
export const recist = {
  /** Least longest diameter of a measurable lesion that is no lymph node. */
  measurableMm: 10,
  /** Least short axis of a lymph node that may be a target. */
  targetNodeMm: 15,
  /** A lymph node with a smaller short axis is not diseased. */
  diseasedNodeMm: 10,
  /** Stands for a lesion that is seen but too small to measure. */
  tooSmallMm: 5,
  leastGrowthMm: 5,
  growthShare: 0.2,
  shrinkageShare: 0.3,
} as const;

/**
 * Lengths are written in tenths of a millimetre at best; what differs by less than this differs by the rounding of binary fractions
 * only, so that from 4.2 to 2.94 mm is a decrease by 30 %.
 */
export const lengthToleranceMm = 1e-6;

/** Whether a length is at least a limit. */
export function atLeast(lengthMm: number, limitMm: number): boolean {
  return lengthMm >= limitMm - lengthToleranceMm;
}
