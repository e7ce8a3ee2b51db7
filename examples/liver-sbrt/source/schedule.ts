import { type Day, dayOf } from "./calendar.ts";
import { randomStream } from "./random-stream.ts";
import { isFailure, isFullDate, type SourcePatient } from "./source-patient.ts";

/** When a patient was seen; all lists are in order of time. */
export interface Schedule {
  readonly baselineImaging: Day;
  readonly baselineVisit: Day;
  /** Blood drawn between the visits, early after the treatment. */
  readonly bloodControls: readonly Day[];
  /** Visits after the treatment, blood included. */
  readonly visits: readonly Day[];
  /** Imaging after the treatment; each failure has one on its own date. */
  readonly imaging: readonly Day[];
}

/** Three-monthly follow-up (± 10 days) after the end of radiotherapy until death, loss or last contact. */
export function patientSchedule(patient: SourcePatient): Schedule {
  const random = randomStream(`${patient.id} schedule`);
  const { firstFraction, lastFraction, recordsEnd } = patient;
  const baselineVisit = firstFraction - random.integer(3, 12);
  const baselineImaging = baselineVisit - random.integer(0, 8);
  const lastVisit = patient.death === null ? recordsEnd : recordsEnd - 6;

  const failures = patient.events
    .filter((event) => isFailure(event) && isFullDate(event.date))
    .map(({ date }) => dayOf(date));

  const visits = new Set([lastFraction + random.integer(28, 36)]);
  const imaging = new Set(failures);
  for (let quarter = 1; ; quarter++) {
    const planned = lastFraction + Math.round(quarter * 91.3125);
    if (planned > recordsEnd + 10) break;
    const day = awayFromSixMonths(planned + random.integer(-10, 10), firstFraction);
    const missed = quarter > 4 && random.chance(0.06);
    if (missed) continue;
    // A failure found shortly before or after the visit was planned brings the visit to it.
    const failure = failures.find((date) => date >= day - 12 && date <= day + 20);
    visits.add(
      failure === undefined
        ? day
        : awayFromSixMonths(failure + random.integer(1, 3), firstFraction),
    );
    const scan = day - random.integer(0, 3);
    if (!failures.some((date) => Math.abs(date - scan) <= 15)) imaging.add(scan);
  }
  const late = lateVisit(patient, visits);
  if (late !== null) visits.add(late);

  return {
    baselineImaging,
    baselineVisit,
    bloodControls: [firstFraction + random.integer(11, 16)].filter((day) => day < recordsEnd),
    visits: ordered(visits, lastVisit),
    imaging: ordered(imaging, recordsEnd),
  };
}

/** Half a year after the first fraction acute becomes late; no visit lies so near to that day that its meaning would be in doubt. */
function awayFromSixMonths(day: Day, firstFraction: Day): Day {
  const since = day - firstFraction;
  if (since < 180 || since >= 190) return day;
  return firstFraction + (since < 185 ? 179 : 190);
}

/** A visit for a late adverse event, for those whose follow-up ends before the next regular one. */
function lateVisit(patient: SourcePatient, visits: ReadonlySet<Day>): Day | null {
  if (patient.worstGrades["late_liver"] === 0) return null;
  const first = patient.firstFraction + 190;
  const last = Math.min(patient.followUpEnd - 1, patient.recordsEnd - 6);
  return [...visits].some((day) => day >= first && day <= last) ? null : Math.min(first + 3, last);
}

function ordered(days: ReadonlySet<Day>, last: Day): readonly Day[] {
  return [...days].filter((day) => day <= last).toSorted((a, b) => a - b);
}
