import { dateOf, type Day } from "./calendar.ts";
import type { CsvRow } from "./csv.ts";
import { furtherValues } from "./further-laboratory.ts";
import type { GradeCourse } from "./grade-course.ts";
import {
  type LaboratoryTest,
  laboratoryTests,
  type Limits,
  limitsOf,
} from "./laboratory-limits.ts";
import { type RandomStream, randomStream } from "./random-stream.ts";
import type { Schedule } from "./schedule.ts";
import type { SourcePatient } from "./source-patient.ts";

/** The values of one day; a test that was not done is absent. */
export interface BloodSample {
  readonly day: Day;
  readonly values: ReadonlyMap<LaboratoryTest, number>;
}

/** Boundaries between the grades of CTCAE 4.03: for falling tests in their unit, for rising ones in upper limits of normal. */
const falling = { WBC: [3, 2, 1], ANC: [1.5, 1, 0.5], PLT: [75, 50, 25], HGB: [100, 80, 65] };
const rising = { ALT: [3, 5, 20], AST: [3, 5, 20], TBIL: [1.5, 3, 10] };

/** Blood at baseline and on every day of the course, with values of the grades that the course gives. */
export function bloodSamples(
  patient: SourcePatient,
  schedule: Schedule,
  course: GradeCourse,
): readonly BloodSample[] {
  const random = randomStream(`${patient.id} laboratory`);
  const habit = usualLevels(random);
  const lowPlatelets =
    patient.cirrhosis && (patient.worstGrades["acute_thrombocytopenia"] ?? 0) > 0;
  const before = sample(patient, schedule.baselineVisit, habit, random, {
    PLT: lowPlatelets ? 1 : 0,
  });
  const after = course.days.map((day, index) => {
    const grade = (toxicity: Parameters<GradeCourse["gradesOf"]>[0]): number =>
      course.gradesOf(toxicity)[index] ?? 0;
    const liver = grade("late_liver");
    const enzymes = Math.max(grade("acute_alt_ast"), liver);
    return sample(patient, day, habit, random, {
      ALT: enzymes,
      AST: random.chance(0.5) ? enzymes : Math.max(0, enzymes - 1),
      TBIL: Math.max(grade("acute_bilirubin"), liver - 1),
      PLT: grade("acute_thrombocytopenia"),
      WBC: grade("acute_leukocytopenia"),
      ANC: grade("acute_neutropenia"),
      HGB: grade("acute_anemia"),
      ALB: liver,
    });
  });
  return [before, ...after].map(({ day, values }, index) => {
    const enzymes = index === 0 ? 0 : (course.gradesOf("acute_alt_ast")[index - 1] ?? 0);
    return { day, values: new Map([...values, ...furtherValues(patient, day, enzymes, values)]) };
  });
}

/** The patient's rows of the table of laboratory values. */
export function laboratoryRows(
  patient: SourcePatient,
  samples: readonly BloodSample[],
): readonly CsvRow[] {
  return samples.flatMap(({ day, values }) =>
    [...values].map(([test, value]) => {
      const { unit, lower, upper } = limitsOf(test, patient.sex, day);
      return {
        patient_id: patient.id,
        date: dateOf(day),
        test,
        value,
        unit,
        lower_limit: lower,
        upper_limit: upper,
      };
    }),
  );
}

type Levels = Readonly<Record<LaboratoryTest, number>>;

/** Where between the limits of normal (0…1) each test of a patient usually lies. */
function usualLevels(random: RandomStream): Levels {
  const entries = laboratoryTests.map((test) => [test, random.between(0.25, 0.7)]);
  return Object.fromEntries(entries) as Levels;
}

function sample(
  patient: SourcePatient,
  day: Day,
  habit: Levels,
  random: RandomStream,
  grades: Partial<Record<LaboratoryTest, number>>,
): BloodSample {
  const baseline = day < patient.firstFraction;
  const values = new Map<LaboratoryTest, number>();
  for (const test of laboratoryTests) {
    const limits = limitsOf(test, patient.sex, day);
    const grade = grades[test] ?? 0;
    const level = habit[test] + random.normal(0, 0.06);
    let value = between(limits, level);
    if (test === "ALB") value = albumin(patient, day, grade, level);
    else if (test === "INR") value = 0.9 + 0.2 * level + (grades.ALB === 3 ? 0.25 : 0);
    else if (test in falling && grade > 0)
      value = fallen(falling[test as keyof typeof falling], limits.lower, grade, random);
    else if (test in rising && grade > 0)
      value = risen(rising[test as keyof typeof rising], limits.upper, grade, random);
    else if (test === "TBIL" && baseline && patient.childPughScore === 7)
      value = random.between(36, 46);
    else if (test === "ANC") value = Math.min(value, 0.68 * (values.get("WBC") ?? value));

    const notMeasured = baseline ? patient.childPughScore === null : random.chance(0.04);
    if (notMeasured && (test === "INR" || (baseline && test === "ALB"))) continue;
    values.set(test, Number(value.toFixed(limits.decimals)));
  }
  return { day, values };
}

/** A value at a level between the limits of normal, well inside them. */
function between({ lower, upper }: Limits, level: number): number {
  return lower + (upper - lower) * Math.min(0.92, Math.max(0.08, level));
}

function fallen(
  bounds: readonly number[],
  lowerLimit: number,
  grade: number,
  random: RandomStream,
): number {
  const most = grade === 1 ? lowerLimit : (bounds[grade - 2] ?? 0);
  const least = bounds[grade - 1] ?? most / 2;
  return least + (most - least) * random.between(0.15, 0.85);
}

function risen(
  bounds: readonly number[],
  upperLimit: number,
  grade: number,
  random: RandomStream,
): number {
  const least = grade === 1 ? 1 : (bounds[grade - 2] ?? 0);
  const most = bounds[grade - 1] ?? least * 1.3;
  return upperLimit * (least + (most - least) * random.between(0.15, 0.6));
}

/** Albumin decides the Child-Pugh score of the cohort: above 35 g/L at 5 points, 28 to 35 g/L at 6 or 7. */
function albumin(patient: SourcePatient, day: Day, lateGrade: number, level: number): number {
  const reduced = (patient.childPughScore ?? 5) > 5;
  const usual = reduced ? 29.2 + 5 * level : 36.5 + 8 * level;
  if (lateGrade === 3) return 26.5 + 4 * level;
  const dying = patient.death !== null && patient.death - day < 60 && day > patient.lastFraction;
  return dying ? usual - 4 : usual;
}
