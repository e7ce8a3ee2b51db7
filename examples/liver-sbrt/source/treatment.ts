import { dateOf, isWeekend, type Day } from "./calendar.ts";
import type { CsvRow } from "./csv.ts";
import { type RandomStream, randomStream } from "./random-stream.ts";
import type { SourcePatient } from "./source-patient.ts";

export interface SourceLesion {
  readonly id: string;
  readonly lobe: "left" | "right";
  readonly diameterMm: number;
  readonly nearLuminalOrgan: boolean;
  readonly portalVeinThrombus: boolean | null;
}

/** The lesions of a patient: the largest has the cohort's diameter, and some lesion is near a luminal organ if the cohort says so. */
export function patientLesions(patient: SourcePatient): readonly SourceLesion[] {
  const random = randomStream(`${patient.id} lesions`);
  const largest = random.integer(1, patient.lesions);
  const near = random.integer(1, patient.lesions);
  const left = random.integer(1, patient.lesions);
  return Array.from({ length: patient.lesions }, (_, index) => {
    const number = index + 1;
    const most = patient.largestDiameterMm;
    const smaller = random.integer(Math.max(10, Math.round(0.4 * most)), most - 1);
    const thrombus = patient.primary === "hcc" && most >= 30 && random.chance(0.7);
    return {
      id: `L${number}`,
      lobe: patient.lobe === "both" ? (number === left ? "left" : "right") : patient.lobe,
      diameterMm: number === largest ? most : smaller,
      nearLuminalOrgan: patient.nearLuminalOrgan && number === near,
      portalVeinThrombus: patient.id === "P28" ? null : thrombus,
    };
  });
}

/** The patient's rows of the table of lesions. */
export function lesionRows(patient: SourcePatient): readonly CsvRow[] {
  return patientLesions(patient).map((lesion) => ({
    patient_id: patient.id,
    lesion_id: lesion.id,
    course_id: "C1",
    organ: "Liver",
    lobe: lesion.lobe,
    diameter_mm: lesion.diameterMm,
    node: "no",
    near_luminal_organ: lesion.nearLuminalOrgan,
    portal_vein_thrombus: lesion.portalVeinThrombus,
  }));
}

/** The patient's row of the first course; its dates are those of the fractions. */
export function courseRow(patient: SourcePatient): CsvRow {
  const random = randomStream(`${patient.id} course`);
  const motion = random.pick(["free-breathing-itv", "breath-hold", "compression"]);
  const margin = random.integer(5, 8);
  return {
    patient_id: patient.id,
    course_id: "C1",
    technique: patient.technique,
    planned_dose_gy: patient.doseGyPerFraction * patient.fractions,
    planned_fractions: patient.fractions,
    motion_management: patient.id === "P29" ? null : motion,
    ptv_margin_mm: patient.id === "P21" ? null : margin,
    start_date: null,
    end_date: null,
  };
}

/** The patient's rows of the table of fractions for the first course. */
export function fractionRows(patient: SourcePatient): readonly CsvRow[] {
  const days = patient.technique === "sbrt" ? everyOtherDay(patient) : workingDays(patient);
  return fractionsOf(patient.id, "C1", days, patient.doseGyPerFraction);
}

/** Rows of a course's fractions; the couch shifts have a systematic part of the patient and a random one of the day. */
export function fractionsOf(
  patientId: string,
  courseId: string,
  days: readonly Day[],
  doseGy: number,
): readonly CsvRow[] {
  const random = randomStream(`${patientId} ${courseId} fractions`);
  const systematic = {
    lr: random.normal(0, 1.2),
    ap: random.normal(0, 1.4),
    si: random.normal(0, 2.2),
  };
  return days.map((day, index) => {
    const row = {
      patient_id: patientId,
      course_id: courseId,
      fraction: index + 1,
      date: dateOf(day),
      dose_gy: doseGy,
      shift_lr_mm: shiftMm(random, systematic.lr, 1.1),
      shift_ap_mm: shiftMm(random, systematic.ap, 1.3),
      shift_si_mm: shiftMm(random, systematic.si, 1.9),
      approved: true,
    };
    if (patientId === "P08" && index === 1) return { ...row, approved: null };
    if (patientId === "P27" && index === 2)
      return { ...row, shift_lr_mm: null, shift_ap_mm: null, shift_si_mm: null, approved: null };
    return row;
  });
}

function shiftMm(random: RandomStream, systematic: number, deviation: number): number {
  // Adding 0 makes a zero of a negative zero.
  return Math.round(random.normal(systematic, deviation) * 10) / 10 + 0;
}

/** Every other day, the last fraction on the day that the source names; the second of P19 was a day late. */
function everyOtherDay(patient: SourcePatient): readonly Day[] {
  const days = Array.from({ length: patient.fractions }, (_, i) => patient.firstFraction + 2 * i);
  if (days.at(-1) !== patient.lastFraction)
    throw new Error(`The fractions of ${patient.id} do not end on its last day of treatment.`);
  return days.map((day, index) => (patient.id === "P19" && index === 1 ? day + 1 : day));
}

function workingDays(patient: SourcePatient): readonly Day[] {
  const days: Day[] = [];
  for (let day = patient.firstFraction; days.length < patient.fractions; day++)
    if (!isWeekend(day)) days.push(day);
  if (days.at(-1) !== patient.lastFraction)
    throw new Error(`The fractions of ${patient.id} do not end on its last day of treatment.`);
  return days;
}
