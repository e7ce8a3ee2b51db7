import { dayOf } from "./calendar.ts";
import { type CsvRow, csvRows } from "./csv.ts";
import { fractionsOf } from "./treatment.ts";

/** Courses after the first, from `later-courses.csv`; one is recorded fraction by fraction, the others by their dates alone. */
export function laterCourses(text: string, patientId: string) {
  const courses: CsvRow[] = [];
  const fractions: CsvRow[] = [];
  for (const { fraction_dates: dates = "", ...cells } of csvRows(text)) {
    if (cells["patient_id"] !== patientId) continue;
    courses.push(cells);
    if (dates === "") continue;
    const days = dates.split(" ").map(dayOf);
    const doseGy = Number(cells["planned_dose_gy"]) / days.length;
    fractions.push(...fractionsOf(patientId, cells["course_id"] ?? "", days, doseGy));
  }
  return { courses, fractions };
}
