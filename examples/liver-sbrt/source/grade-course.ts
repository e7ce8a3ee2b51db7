import type { Day } from "./calendar.ts";
import { type RandomStream, randomStream } from "./random-stream.ts";
import type { Schedule } from "./schedule.ts";
import type { SourcePatient } from "./source-patient.ts";

/** The grades of the toxicities that blood tests show, on each day on which blood was drawn after the treatment. */
export interface GradeCourse {
  readonly days: readonly Day[];
  readonly gradesOf: (toxicity: BloodToxicity) => readonly number[];
}

export const acuteBloodToxicities = [
  "acute_leukocytopenia",
  "acute_neutropenia",
  "acute_anemia",
  "acute_thrombocytopenia",
  "acute_alt_ast",
  "acute_bilirubin",
] as const;

export type BloodToxicity = (typeof acuteBloodToxicities)[number] | "late_liver";

/** Six months of acute adverse events, in days after the first fraction. */
export const acuteWindowDays = 182;

/** Courses of grades whose peaks are the patient's worst grades; lower grades come before and after them. */
export function gradeCourse(patient: SourcePatient, schedule: Schedule): GradeCourse {
  const days = [...schedule.bloodControls, ...schedule.visits].toSorted((a, b) => a - b);
  const since = (day: Day): number => day - patient.firstFraction;
  const followed = days.filter((day) => day < patient.followUpEnd);
  const acute = followed.filter((day) => since(day) <= acuteWindowDays);
  const late = followed.filter((day) => since(day) > acuteWindowDays);

  const courses = new Map<BloodToxicity, ReadonlyMap<Day, number>>();
  for (const toxicity of acuteBloodToxicities) {
    // Leukocytes and neutrophils fall together.
    const name = toxicity === "acute_neutropenia" ? "acute_leukocytopenia" : toxicity;
    const random = randomStream(`${patient.id} ${name}`);
    const worst = patient.worstGrades[toxicity] ?? 0;
    courses.set(toxicity, byDay(acute, transientGrades(random, acute.length, worst)));
  }
  const random = randomStream(`${patient.id} late_liver`);
  const worst = patient.worstGrades["late_liver"] ?? 0;
  courses.set("late_liver", byDay(late, lastingGrades(random, late.length, worst)));

  return {
    days,
    gradesOf: (toxicity) => days.map((day) => courses.get(toxicity)?.get(day) ?? 0),
  };
}

/** Grades that rise to the worst one and recover, one for each of `count` days. */
function transientGrades(random: RandomStream, count: number, worst: number): readonly number[] {
  const grades = zeros(count, worst);
  if (worst === 0) return grades;
  const peak = random.integer(worst >= 2 && count > 1 ? 1 : 0, count - 1);
  grades[peak] = worst;
  if (worst >= 2 && peak > 0) grades[peak - 1] = random.integer(1, worst - 1);
  if (worst >= 2 && peak < count - 1) grades[peak + 1] = worst >= 3 ? 1 : random.integer(0, 1);
  const second = (peak + 2) % count;
  if (worst === 1 && Math.abs(second - peak) === 2 && random.chance(0.5)) grades[second] = 1;
  return grades;
}

/** Grades that rise to the worst one and improve by one at most. */
function lastingGrades(random: RandomStream, count: number, worst: number): readonly number[] {
  const grades = zeros(count, worst);
  if (worst === 0) return grades;
  const peak = random.integer(Math.min(worst - 1, count - 1), Math.min(4, count - 1));
  for (let index = 0; index < count; index++) {
    if (index < peak) grades[index] = Math.max(0, worst - (peak - index));
    else grades[index] = index === peak ? worst : worst - 1;
  }
  return grades;
}

function zeros(count: number, worst: number): number[] {
  if (count === 0 && worst > 0) throw new Error("No blood was drawn in the window of a toxicity.");
  return Array.from({ length: count }, () => 0);
}

function byDay(days: readonly Day[], grades: readonly number[]): ReadonlyMap<Day, number> {
  return new Map(days.map((day, index) => [day, grades[index] ?? 0]));
}
