import {
  type FailureField,
  failureField,
  type FieldCut,
  pointFailureField,
} from "@fiducial/dosimetry";
import type { Subject } from "../cohort/subject.ts";
import type { LocalControlDefinition } from "../protocol/local-control-definition.ts";
import type { PlanRecurrence } from "../plans/plan-metrics.ts";
import type { StudyEvent } from "../records/event.ts";
import { contouredRecurrences } from "./contoured-recurrence.ts";

/** A failure in the treated organ with its place in the dose. */
export interface PlacedFailure {
  readonly event: StudyEvent;
  readonly field: FailureField;
  /** What says so: its contour in the plan, the recorded volume within the isodose, the dose at a point, or the adjudicated record. */
  readonly from: "contour" | "volume" | "point" | "record";
  /** Of its volume within the isodose, 0…100; null where no volume says so. */
  readonly insidePercent: number | null;
  /** The contour that was found for it, also where it has no place in the dose. */
  readonly contour: PlanRecurrence | null;
}

/** A subject's failures in the treated organ from the first fraction to the end of follow-up. */
export function organFailures(subject: Subject): readonly StudyEvent[] {
  const origin = subject.indexCourse?.firstFraction ?? null;
  const end = subject.followUp.end?.date ?? null;
  if (origin === null || end === null) return [];
  return subject.events.filter(
    ({ event, date }) =>
      (event === "local-progression" || event === "regional-progression") &&
      date >= origin &&
      date <= end,
  );
}

/** Each of these failures, placed by its contour in the dose of the plan, else by what is recorded of its dose. */
export function placedFailures(
  subject: Subject,
  { field }: LocalControlDefinition,
): readonly PlacedFailure[] {
  const cut: FieldCut = {
    isodosePercent: field.isodose_percent,
    inFieldShare: field.in_field_percent / 100,
    marginalShare: field.marginal_percent / 100,
  };
  const prescriptionGy = subject.indexCourse?.course.planned_dose_gy ?? null;
  const failures = organFailures(subject);
  const contours = contouredRecurrences(subject, failures);
  return failures.map((event): PlacedFailure => {
    const { inside_isodose_percent: recorded, recurrence_dose_gy: doseGy } = event;
    const contour = contours.of.get(event) ?? null;
    const insidePercent = contour?.insidePercent ?? recorded;
    if (insidePercent !== null) {
      const from = contour?.insidePercent == null ? "volume" : "contour";
      return { event, field: failureField(insidePercent / 100, cut), from, insidePercent, contour };
    }
    if (doseGy !== null && prescriptionGy !== null)
      return {
        event,
        field: pointFailureField(doseGy, prescriptionGy, cut),
        from: "point",
        insidePercent,
        contour,
      };
    return { event, field: recordedField(event), from: "record", insidePercent, contour };
  });
}

/** The field as the adjudicated event has it. */
export function recordedField({ event }: StudyEvent): FailureField {
  return event === "local-progression" ? "in-field" : "out-field";
}
