import { adverseEvents, type AdverseEvent } from "./adverse-event.ts";
import { assessments, type Assessment } from "./assessment.ts";
import { courses, type Course } from "./course.ts";
import { events, type StudyEvent } from "./event.ts";
import { fractions, type Fraction } from "./fraction.ts";
import { laboratory, type LaboratoryValue } from "./laboratory-value.ts";
import { lesions, type Lesion } from "./lesion.ts";
import { patients, type Patient } from "./patient.ts";

/** Every table of a study, by the name of its file. */
export const recordTypes = {
  patients,
  lesions,
  courses,
  fractions,
  laboratory,
  assessments,
  "adverse-events": adverseEvents,
  events,
} as const;

export type TableName = keyof typeof recordTypes;

export const tableNames = Object.keys(recordTypes) as readonly TableName[];

/** All rows of all tables, each list in the order of its file. */
export interface StudyRecords {
  readonly patients: readonly Patient[];
  readonly lesions: readonly Lesion[];
  readonly courses: readonly Course[];
  readonly fractions: readonly Fraction[];
  readonly laboratory: readonly LaboratoryValue[];
  readonly assessments: readonly Assessment[];
  readonly "adverse-events": readonly AdverseEvent[];
  readonly events: readonly StudyEvent[];
}
