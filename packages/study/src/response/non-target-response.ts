import type { NonTargetResponse } from "./recist.ts";

/** A lesion that is followed without being measured, at a visit. */
export type NonTargetState = "absent" | "present" | "unequivocal-progression" | "not-evaluated";

/**
 * The response of the non-target lesions at one visit: progression of one is progression of all; where one was not evaluated, and
 * none progresses, the rest cannot tell. Null where there are none.
 *
 * Source: Eisenhauer 2009, section 4.3.3; a node is absent below a short axis of 10 mm.
 */
export function nonTargetResponse(states: readonly NonTargetState[]): NonTargetResponse | null {
  if (states.length === 0) return null;
  if (states.includes("unequivocal-progression")) return "PD";
  if (states.includes("not-evaluated")) return "NE";
  return states.every((state) => state === "absent") ? "CR" : "non-CR/non-PD";
}
