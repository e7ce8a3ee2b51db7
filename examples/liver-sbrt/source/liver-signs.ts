import type { Day } from "./calendar.ts";
import type { CsvRow } from "./csv.ts";
import type { GradeCourse } from "./grade-course.ts";
import { randomStream } from "./random-stream.ts";
import type { SourcePatient } from "./source-patient.ts";

/**
 * What a visit finds of ascites, encephalopathy and the size of the liver. A late hepatic insufficiency of grade 3 comes with
 * ascites, as its scheme says, and the last weeks of life of some patients with either; the recorded Child-Pugh scores, which
 * are those of the blood, were not changed for it. A few visits left the signs unrecorded.
 */
export function liverSigns(patient: SourcePatient, day: Day, course: GradeCourse): CsvRow {
  const random = randomStream(`${patient.id} liver signs ${day}`);
  const before = day <= patient.lastFraction;
  if (!before && random.chance(0.03))
    return { ascites: null, encephalopathy: null, hepatomegaly: null };
  const late = course.gradesOf("late_liver")[course.days.indexOf(day)] ?? 0;
  const daysToDeath = patient.death === null ? Infinity : patient.death - day;
  const dying = patient.cirrhosis && daysToDeath < 60;
  return {
    ascites: late >= 3 ? "mild" : dying && random.chance(0.5) ? "moderate" : "none",
    encephalopathy: dying && random.chance(0.25) ? 1 : 0,
    hepatomegaly: "no",
  };
}
