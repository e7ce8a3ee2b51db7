import type { AdverseEvent } from "../records/adverse-event.ts";
import type { Assessment } from "../records/assessment.ts";
import type { StudyEvent } from "../records/event.ts";
import type { LaboratoryValue } from "../records/laboratory-value.ts";
import type { Lesion } from "../records/lesion.ts";
import type { Patient } from "../records/patient.ts";
import type { StudyRecords } from "../records/record-types.ts";
import { courseFacts, type CourseFacts } from "./course-facts.ts";
import type { DatedRow } from "./follow-up.ts";

/** All rows of one patient, dated rows in the order of time. */
export interface PatientRecords {
  readonly patient: Patient;
  readonly lesions: readonly Lesion[];
  /** In the order of their first fraction; a course without date comes last. */
  readonly courses: readonly CourseFacts[];
  readonly fractionDates: readonly DatedRow[];
  readonly laboratory: readonly LaboratoryValue[];
  readonly assessments: readonly Assessment[];
  readonly adverseEvents: readonly AdverseEvent[];
  readonly events: readonly StudyEvent[];
}

/** Gathers the rows of each patient, in the order of the patients' table. Of rows with one patient id the first is the patient. */
export function patientRecords(records: StudyRecords): readonly PatientRecords[] {
  const lesions = byPatient(records.lesions);
  const courses = byPatient(records.courses);
  const fractions = byPatient(records.fractions);
  const laboratory = byPatient(records.laboratory);
  const assessments = byPatient(records.assessments);
  const adverseEvents = byPatient(records["adverse-events"]);
  const events = byPatient(records.events);
  const seen = new Set<string>();
  return records.patients
    .filter(({ patient_id: id }) => !seen.has(id) && seen.add(id))
    .map((patient): PatientRecords => {
      const id = patient.patient_id;
      const given = fractions.get(id) ?? [];
      return {
        patient,
        lesions: lesions.get(id) ?? [],
        courses: (courses.get(id) ?? [])
          .map((course) =>
            courseFacts(
              course,
              given.filter((fraction) => fraction.course_id === course.course_id),
            ),
          )
          .toSorted((a, b) => compareDates(a.firstFraction, b.firstFraction)),
        fractionDates: given.map((fraction): DatedRow => ({
          date: fraction.date,
          table: "fractions",
          line: fraction.line,
        })),
        laboratory: inOrderOfTime(laboratory.get(id)),
        assessments: inOrderOfTime(assessments.get(id)),
        adverseEvents: inOrderOfTime(adverseEvents.get(id)),
        events: inOrderOfTime(events.get(id)),
      };
    });
}

function byPatient<Of extends { readonly patient_id: string }>(
  rows: readonly Of[],
): ReadonlyMap<string, Of[]> {
  const groups = new Map<string, Of[]>();
  for (const row of rows) {
    const group = groups.get(row.patient_id);
    if (group === undefined) groups.set(row.patient_id, [row]);
    else group.push(row);
  }
  return groups;
}

function inOrderOfTime<Of extends { readonly date: string }>(
  rows: readonly Of[] | undefined,
): readonly Of[] {
  return (rows ?? []).toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function compareDates(a: string | null, b: string | null): number {
  return a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;
}
