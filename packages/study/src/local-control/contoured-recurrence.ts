import type { Subject } from "../cohort/subject.ts";
import type { PlanRecurrence } from "../plans/plan-metrics.ts";
import type { StudyEvent } from "../records/event.ts";

/** A subject's failures in the treated organ, and the contours that were found for them. */
export interface ContouredRecurrences {
  /** By failure: the contour that is its own. */
  readonly of: ReadonlyMap<StudyEvent, PlanRecurrence>;
  /** Contours that no failure was found for. */
  readonly unclaimed: readonly PlanRecurrence[];
  /** Failures that name a structure which the plan does not have. */
  readonly absent: readonly StudyEvent[];
}

/**
 * Which contour is of which failure: the one that the record names; otherwise, where one contour and one failure are left,
 * they belong together. Nothing decides between several.
 *
 * @param failures local and regional progressions from the first fraction to the end of follow-up
 */
export function contouredRecurrences(
  subject: Subject,
  failures: readonly StudyEvent[],
): ContouredRecurrences {
  const contours = subject.plans.index?.recurrences ?? [];
  const of = new Map<StudyEvent, PlanRecurrence>();
  const absent: StudyEvent[] = [];
  for (const failure of failures) {
    const name = failure.recurrence_structure;
    if (name === null) continue;
    const own = contours.find(({ structure }) => same(structure, name));
    if (own === undefined) absent.push(failure);
    else of.set(failure, own);
  }
  const left = contours.filter((contour) => ![...of.values()].includes(contour));
  const unnamed = failures.filter(({ recurrence_structure: name }) => name === null);
  const [contour, failure] = [left[0], unnamed[0]];
  if (left.length !== 1 || unnamed.length !== 1) return { of, unclaimed: left, absent };
  of.set(failure!, contour!);
  return { of, unclaimed: [], absent };
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
