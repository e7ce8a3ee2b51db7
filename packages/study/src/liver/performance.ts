import type { Assessment } from "../records/assessment.ts";

/** The performance status of a day on the scale of ECOG, and whether it was converted from Karnofsky's. */
export interface Performance {
  readonly ecog: number;
  readonly isConverted: boolean;
}

/**
 * Karnofsky's index on the scale of ECOG: 90–100 is 0, 70–80 is 1, 50–60 is 2, 30–40 is 3, 10–20 is 4, 0 is 5.
 *
 * The correspondence in common use (Oken MM et al. Am J Clin Oncol 1982;5:649–55 set the scales side by side); other tables
 * put 80 at 0 or 70 at 2, so a converted value is marked as such.
 */
export function ecogOfKarnofsky(kps: number): number {
  if (kps >= 90) return 0;
  if (kps >= 70) return 1;
  if (kps >= 50) return 2;
  if (kps >= 30) return 3;
  return kps > 0 ? 4 : 5;
}

/** ECOG as recorded, else converted from Karnofsky's index; null where neither is recorded. */
export function performanceOf({ ecog, kps }: Pick<Assessment, "ecog" | "kps">): Performance | null {
  if (ecog !== null) return { ecog, isConverted: false };
  return kps === null ? null : { ecog: ecogOfKarnofsky(kps), isConverted: true };
}

/** Whether both scales are recorded and do not correspond. */
export function isContradictory({ ecog, kps }: Pick<Assessment, "ecog" | "kps">): boolean {
  return ecog !== null && kps !== null && ecogOfKarnofsky(kps) !== ecog;
}

/** Whether either scale says dead: ECOG 5, or Karnofsky 0. */
export function isDead({ ecog, kps }: Pick<Assessment, "ecog" | "kps">): boolean {
  return ecog === 5 || kps === 0;
}
