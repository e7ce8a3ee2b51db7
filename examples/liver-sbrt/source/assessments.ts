import { dataCutOff, dateOf, type Day, dayOf } from "./calendar.ts";
import type { CsvRow } from "./csv.ts";
import type { GradeCourse } from "./grade-course.ts";
import { imagingRows } from "./imaging.ts";
import type { BloodSample } from "./laboratory.ts";
import { liverSigns } from "./liver-signs.ts";
import type { Schedule } from "./schedule.ts";
import { isFailure, isFullDate, type SourcePatient } from "./source-patient.ts";

/** The patient's rows of the table of assessments, in order of date. */
export function assessmentRows(
  patient: SourcePatient,
  schedule: Schedule,
  samples: readonly BloodSample[],
  course: GradeCourse,
): readonly CsvRow[] {
  const rows = [
    baselineVisit(patient, schedule, course),
    ...schedule.visits.map((day) => followUpVisit(patient, day, samples, course)),
    ...imagingRows(patient, schedule),
    ...telephoneCalls(patient),
  ];
  // One visit was entered twice.
  const twice = rows.find(
    (row) => patient.id === "X06" && row["date"] === dateOf(schedule.visits[1] ?? 0),
  );
  return (twice === undefined ? rows : [...rows, twice]).toSorted((a, b) =>
    String(a["date"]) < String(b["date"]) ? -1 : String(a["date"]) > String(b["date"]) ? 1 : 0,
  );
}

function baselineVisit(patient: SourcePatient, schedule: Schedule, course: GradeCourse): CsvRow {
  return {
    patient_id: patient.id,
    date: dateOf(schedule.baselineVisit),
    modality: "visit",
    ecog: patient.ecog,
    kps: patient.id === "P12" ? null : patient.kps,
    child_pugh_score: patient.childPughScore,
    ...liverSigns(patient, schedule.baselineVisit, course),
  };
}

function followUpVisit(
  patient: SourcePatient,
  day: Day,
  samples: readonly BloodSample[],
  course: GradeCourse,
): CsvRow {
  const blood = samples.find((sample) => sample.day === day);
  return {
    patient_id: patient.id,
    date: dateOf(day),
    modality: "visit",
    ...performance(patient, day),
    child_pugh_score: blood === undefined ? null : childPughScore(blood),
    ...liverSigns(patient, day, course),
  };
}

/** The performance of the baseline, one step worse after a progression and two or three in the last months of life. */
function performance(patient: SourcePatient, day: Day): { ecog: number; kps: number } {
  const daysToDeath = patient.death === null ? Infinity : patient.death - day;
  const progressed = patient.events.some(
    (event) => isFailure(event) && isFullDate(event.date) && dayOf(event.date) + 120 < day,
  );
  if (daysToDeath < 40) return { ecog: 3, kps: 40 };
  if (daysToDeath < 90) return { ecog: 2, kps: 60 };
  if (progressed && patient.ecog === 0) return { ecog: 1, kps: 80 };
  return { ecog: patient.ecog, kps: patient.kps };
}

/** The score of the day's blood without ascites or encephalopathy; null where a part is missing. */
function childPughScore({ values }: BloodSample): number | null {
  const bilirubin = values.get("TBIL");
  const albumin = values.get("ALB");
  const inr = values.get("INR");
  if (bilirubin === undefined || albumin === undefined || inr === undefined) return null;
  const points = (value: number, two: number, three: number): number =>
    value < two ? 1 : value <= three ? 2 : 3;
  const albuminPoints = albumin > 35 ? 1 : albumin >= 28 ? 2 : 3;
  return 2 + points(bilirubin, 34, 51) + albuminPoints + points(inr, 1.7, 2.3);
}

/** Calls at the last contact of those whose records end after the cut-off, and one call known to the month only. */
function telephoneCalls(patient: SourcePatient): readonly CsvRow[] {
  const call = (date: string): CsvRow => ({ patient_id: patient.id, date, modality: "telephone" });
  const calls = patient.death === null && patient.recordsEnd > dataCutOff;
  return [
    ...(calls ? [call(dateOf(patient.recordsEnd))] : []),
    ...(patient.id === "P11" ? [call("2019-08")] : []),
  ];
}
