import type { Point } from "./voxel-grid.ts";

/** The phases of a breath as a 4DCT sorts them, in percent of the cycle; 0 is the end of inhalation. */
export const breathingPhases = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90] as const;

/** How far the liver moves from the end of exhalation to that of inhalation. */
export interface Breathing {
  readonly inferiorMm: number;
  readonly anteriorMm: number;
}

/**
 * Where a point of the liver lies in a phase, from where it lies at the end of exhalation (50 %).
 *
 * The course is cos⁴, flat at exhalation (Lujan et al., Med Phys 1999;26:715).
 */
export function displacement({ inferiorMm, anteriorMm }: Breathing, phase: number): Point {
  const inhaled = Math.cos((Math.PI * phase) / 100) ** 4;
  return [0, -anteriorMm * inhaled, -inferiorMm * inhaled];
}
