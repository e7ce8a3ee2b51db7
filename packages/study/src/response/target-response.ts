import { atLeast, lengthToleranceMm, recist, type TargetResponse } from "./recist.ts";

/** A target at a visit. */
export interface TargetMeasurement {
  readonly lesion: string;
  readonly node: boolean;
  /** 0 where it has disappeared; null where it was not evaluated. */
  readonly diameterMm: number | null;
}

/** What came before the visit. */
export interface EarlierSums {
  readonly baselineMm: number;
  /** The smallest complete sum so far, the baseline included. */
  readonly nadirMm: number;
  /** Whether the targets had gone completely at an earlier visit. */
  readonly hadCompleteResponse: boolean;
}

export interface TargetAssessment {
  readonly response: TargetResponse;
  /** Sum of the diameters; null where a target was not evaluated. */
  readonly sumMm: number | null;
  /** Targets that were not evaluated. */
  readonly missing: readonly string[];
}

/**
 * The response of the target lesions at one visit.
 *
 * Complete: every lesion gone and every node below 10 mm. Progressive: the sum at least 20 % and at least 5 mm above its nadir, or a
 * lesion that comes back after complete response. Partial: the sum at least 30 % below the baseline. Where a target was not evaluated
 * the visit is not evaluable, unless the others alone prove progression.
 *
 * Source: Eisenhauer 2009, sections 4.3.1, 4.3.2 and 4.4; a lesion that comes back after partial response or stable disease joins the sum.
 */
export function targetResponse(
  measurements: readonly TargetMeasurement[],
  { baselineMm, nadirMm, hadCompleteResponse }: EarlierSums,
): TargetAssessment {
  const missing = measurements
    .filter(({ diameterMm }) => diameterMm === null)
    .map(({ lesion }) => lesion);
  const seenMm = measurements.reduce((sum, { diameterMm }) => sum + (diameterMm ?? 0), 0);
  const isBack =
    hadCompleteResponse &&
    measurements.some(({ node, diameterMm }) => !node && isThere(diameterMm));
  if (isBack || hasGrown(seenMm, nadirMm))
    return { response: "PD", sumMm: missing.length === 0 ? seenMm : null, missing };
  if (missing.length > 0 || measurements.length === 0)
    return { response: "NE", sumMm: null, missing };
  const gone = measurements.every(({ node, diameterMm }) =>
    node ? !atLeast(diameterMm ?? 0, recist.diseasedNodeMm) : !isThere(diameterMm),
  );
  const response = gone ? "CR" : hasShrunk(seenMm, baselineMm) ? "PR" : "SD";
  return { response, sumMm: seenMm, missing };
}

/** At least 20 % and at least 5 mm above the nadir. */
export function hasGrown(sumMm: number, nadirMm: number): boolean {
  const growthMm = sumMm - nadirMm;
  return atLeast(growthMm, recist.growthShare * nadirMm) && atLeast(growthMm, recist.leastGrowthMm);
}

/** At least 30 % below the baseline. */
export function hasShrunk(sumMm: number, baselineMm: number): boolean {
  return atLeast(baselineMm - sumMm, recist.shrinkageShare * baselineMm);
}

function isThere(diameterMm: number | null): boolean {
  return diameterMm !== null && diameterMm > lengthToleranceMm;
}
