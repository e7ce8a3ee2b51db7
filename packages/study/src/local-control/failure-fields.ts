import {
  type FailureField,
  failureField,
  type FieldCut,
  pointFailureField,
} from "@fiducial/dosimetry";
import type { Subject } from "../cohort/subject.ts";
import type { LocalControlDefinition } from "../protocol/local-control-definition.ts";
import type { StudyEvent } from "../records/event.ts";

/** A failure in the treated organ with its place in the dose. */
export interface PlacedFailure {
  readonly event: StudyEvent;
  readonly field: FailureField;
  /** What says so: the volume within the isodose, the dose at a point, or the adjudicated record. */
  readonly from: "volume" | "point" | "record";
}

/** Each local and regional progression from the first fraction to the end of follow-up, placed by its dose where that is recorded. */
export function placedFailures(
  subject: Subject,
  { field }: LocalControlDefinition,
): readonly PlacedFailure[] {
  const origin = subject.indexCourse?.firstFraction ?? null;
  const end = subject.followUp.end?.date ?? null;
  if (origin === null || end === null) return [];
  const cut: FieldCut = {
    isodosePercent: field.isodose_percent,
    inFieldShare: field.in_field_percent / 100,
    marginalShare: field.marginal_percent / 100,
  };
  const prescriptionGy = subject.indexCourse?.course.planned_dose_gy ?? null;
  return subject.events.flatMap((event): PlacedFailure[] => {
    const isOrgan = event.event === "local-progression" || event.event === "regional-progression";
    if (!isOrgan || event.date < origin || event.date > end) return [];
    const { inside_isodose_percent: inside, recurrence_dose_gy: doseGy } = event;
    if (inside !== null) return [{ event, field: failureField(inside / 100, cut), from: "volume" }];
    if (doseGy !== null && prescriptionGy !== null)
      return [{ event, field: pointFailureField(doseGy, prescriptionGy, cut), from: "point" }];
    return [{ event, field: recordedField(event), from: "record" }];
  });
}

/** The field as the adjudicated event has it. */
export function recordedField({ event }: StudyEvent): FailureField {
  return event === "local-progression" ? "in-field" : "out-field";
}
