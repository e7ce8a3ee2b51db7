import { dateOf, type Day, dayOf } from "./calendar.ts";
import type { CsvRow } from "./csv.ts";
import { type RandomStream, randomStream } from "./random-stream.ts";
import type { Schedule } from "./schedule.ts";
import { isFailure, isFullDate, type SourceEvent, type SourcePatient } from "./source-patient.ts";
import { patientLesions, type SourceLesion } from "./treatment.ts";

interface TrackedLesion extends SourceLesion {
  /** Share of its diameter that the lesion keeps in the end. */
  readonly remains: number;
  diameterNowMm: number;
  nadirMm: number;
}

/** The patient's imaging: baseline, follow-up and failures, a row for each lesion with the response as read. */
export function imagingRows(patient: SourcePatient, schedule: Schedule): readonly CsvRow[] {
  const random = randomStream(`${patient.id} imaging`);
  const modality = random.chance(patient.primary === "hcc" ? 0.8 : 0.35) ? "mri" : "ct";
  const failures = patient.events.filter((event) => isFailure(event) && isFullDate(event.date));
  const lesions = patientLesions(patient).map((lesion) => track(lesion, patient, random));

  const rows: CsvRow[] = lesions.map(({ id, diameterMm }) => ({
    ...imagingRow(patient, schedule.baselineImaging, modality),
    lesion_id: id,
    diameter_mm: diameterMm,
  }));
  for (const day of schedule.imaging) {
    const found = failures.filter((event) => event.date === dateOf(day));
    const progressed = failures.some((event) => event.date <= dateOf(day));
    for (const lesion of lesions) measure(lesion, patient, day, found, lesions.length, random);
    const response = progressed ? "PD" : responseOf(lesions);
    const note = found.map(findingOf).join("; ") || null;
    for (const { id, diameterNowMm } of lesions)
      rows.push({
        ...imagingRow(patient, day, modality),
        lesion_id: id,
        diameter_mm: diameterNowMm,
        finding: diameterNowMm === 0 ? "absent" : null,
        response,
        note,
      });
  }
  return rows;
}

function imagingRow(patient: SourcePatient, day: Day, modality: string): CsvRow {
  return { patient_id: patient.id, date: dateOf(day), modality };
}

function track(lesion: SourceLesion, patient: SourcePatient, random: RandomStream): TrackedLesion {
  const failsLocally = patient.events.some(({ lesionId }) => lesionId === lesion.id);
  const remains = failsLocally ? random.between(0.6, 0.85) : random.pick([0, 0.3, 0.5, 0.6, 0.9]);
  return { ...lesion, remains, diameterNowMm: lesion.diameterMm, nadirMm: lesion.diameterMm };
}

/** Lets the lesion shrink towards what remains of it, or grow from the day on which it fails. */
function measure(
  lesion: TrackedLesion,
  patient: SourcePatient,
  day: Day,
  found: readonly SourceEvent[],
  lesions: number,
  random: RandomStream,
): void {
  const failure = patient.events.find(({ lesionId }) => lesionId === lesion.id);
  if (found.some(({ lesionId }) => lesionId === lesion.id)) {
    // More than 20 % and 5 mm above the nadir, also of the sum with the other lesion.
    const growth = Math.max(7, 0.3 * lesion.nadirMm) * lesions;
    lesion.diameterNowMm = Math.round(lesion.nadirMm + growth);
  } else if (failure !== undefined && day > dayOf(failure.date)) {
    lesion.diameterNowMm += random.integer(0, 3);
  } else {
    const months = (day - patient.lastFraction) / 30.4375;
    // A share of 1/(1 + months/3) is still to be lost; a quotient is the same on every machine.
    const share = lesion.remains + (1 - lesion.remains) / (1 + months / 3);
    const target = Math.round(lesion.diameterMm * share);
    const measured = Math.min(target, lesion.nadirMm) + random.integer(0, 1);
    lesion.diameterNowMm = lesion.nadirMm === 0 || measured < 5 ? 0 : measured;
  }
  lesion.nadirMm = Math.min(lesion.nadirMm, lesion.diameterNowMm);
}

/** The reading of the sum of diameters by RECIST 1.1 in the absence of progression. */
function responseOf(lesions: readonly TrackedLesion[]): "CR" | "PR" | "SD" {
  const baseline = lesions.reduce((sum, { diameterMm }) => sum + diameterMm, 0);
  const now = lesions.reduce((sum, { diameterNowMm }) => sum + diameterNowMm, 0);
  if (now === 0) return "CR";
  return now <= 0.7 * baseline ? "PR" : "SD";
}

function findingOf({ event, lesionId, site }: SourceEvent): string {
  if (event === "local-progression") return `Growth of the irradiated lesion ${lesionId}`;
  if (event === "regional-progression") return `New lesion outside the field: ${site}`;
  return `New metastasis: ${site}`;
}
