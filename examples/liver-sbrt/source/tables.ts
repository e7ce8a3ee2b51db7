import { adverseEventRows } from "./adverse-events.ts";
import { assessmentRows } from "./assessments.ts";
import { csvText, type CsvRow } from "./csv.ts";
import { eventRows, withEventDetails } from "./events.ts";
import { gradeCourse } from "./grade-course.ts";
import { bloodSamples, laboratoryRows } from "./laboratory.ts";
import { laterCourses } from "./later-courses.ts";
import { patientRow } from "./patients.ts";
import { patientSchedule } from "./schedule.ts";
import { sourcePatients } from "./source-patient.ts";
import { courseRow, fractionRows, lesionRows } from "./treatment.ts";

/** The texts of the files beside this program. */
export interface Sources {
  readonly cohort: string;
  readonly ineligible: string;
  readonly laterEvents: string;
  readonly laterCourses: string;
  readonly laterAdverseEvents: string;
}

const names = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Columns of the tables, in order. */
export const columns = {
  patients: names(
    `patient_id sex birth_date primary diagnosis_basis diagnosis_date enrolment_date prior_surgery note hbv cirrhosis`,
  ),
  lesions: names(`
    patient_id lesion_id course_id organ lobe diameter_mm node role near_luminal_organ portal_vein_thrombus`),
  courses: names(`
    patient_id course_id technique planned_dose_gy planned_fractions motion_management ptv_margin_mm
    start_date end_date`),
  fractions: names(`
    patient_id course_id fraction date dose_gy shift_lr_mm shift_ap_mm shift_si_mm approved`),
  laboratory: names(`patient_id date test value unit lower_limit upper_limit`),
  assessments: names(`
    patient_id date modality ecog kps child_pugh_score lesion_id diameter_mm finding response note
    ascites encephalopathy hepatomegaly`),
  "adverse-events": names(`patient_id date end_date term grade scale attribution`),
  events: names(
    `patient_id date event lesion_id site inside_isodose_percent recurrence_dose_gy recurrence_structure cause reason`,
  ),
} as const;

export type TableName = keyof typeof columns;

export const tableNames = Object.keys(columns) as readonly TableName[];

/** The tables of the study as CSV texts; the same sources give the same bytes. */
export function liverSbrtTables(sources: Sources): Readonly<Record<TableName, string>> {
  const rows = Object.fromEntries(tableNames.map((name) => [name, [] as CsvRow[]])) as Record<
    TableName,
    CsvRow[]
  >;
  for (const source of sourcePatients(sources.cohort, sources.ineligible, sources.laterEvents)) {
    const patient = withEventDetails(source);
    const schedule = patientSchedule(patient);
    const course = gradeCourse(patient, schedule);
    const samples = bloodSamples(patient, schedule, course);
    const later = laterCourses(sources.laterCourses, patient.id);
    rows.patients.push(patientRow(patient));
    rows.lesions.push(...lesionRows(patient));
    rows.courses.push(courseRow(patient), ...later.courses);
    rows.fractions.push(...fractionRows(patient), ...later.fractions);
    rows.laboratory.push(...laboratoryRows(patient, samples));
    rows.assessments.push(...assessmentRows(patient, schedule, samples, course));
    rows["adverse-events"].push(...adverseEventRows(patient, course, sources.laterAdverseEvents));
    rows.events.push(...eventRows(patient));
  }
  return Object.fromEntries(
    tableNames.map((name) => [name, csvText(columns[name], rows[name])]),
  ) as Record<TableName, string>;
}
