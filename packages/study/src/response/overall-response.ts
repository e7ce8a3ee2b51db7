import type { NonTargetResponse, OverallResponse, TargetResponse } from "./recist.ts";

/**
 * The response at a visit from its parts.
 *
 * @param target null for a patient without target lesions
 * @param nonTarget null for a patient without non-target lesions, which is as good as their complete response
 * @param newLesion whether unequivocal new disease was seen
 *
 * Source: Eisenhauer 2009, table 1 with target lesions, table 2 without.
 *
 * @example
 * overallResponse("CR", "NE", false); // "PR"
 */
export function overallResponse(
  target: TargetResponse | null,
  nonTarget: NonTargetResponse | null,
  newLesion: boolean,
): OverallResponse {
  if (newLesion || target === "PD" || nonTarget === "PD") return "PD";
  if (target === null) return nonTarget ?? "NE";
  if (target !== "CR") return target;
  return nonTarget === null || nonTarget === "CR" ? "CR" : "PR";
}
