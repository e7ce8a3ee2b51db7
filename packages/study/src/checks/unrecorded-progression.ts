import { type CalendarDate, daysBetween } from "../calendar.ts";
import type { Cohort } from "../cohort/cohort.ts";
import type { DatedRow } from "../cohort/follow-up.ts";
import type { Subject } from "../cohort/subject.ts";
import { type Finding, findings } from "../findings.ts";
import type { DatedSighting } from "../findings/finding.ts";
import { rowPlace } from "../findings/place.ts";
import { lesionControl } from "../local-control/lesion-control.ts";
import type { LocalControlDefinition } from "../protocol/local-control-definition.ts";
import type { EventCode, StudyEvent } from "../records/event.ts";
import type { ReadRecords } from "../records/read-records.ts";
import type { PatientResponse } from "../response/patient-response.ts";
import type { ResponseOfCohort } from "../response/response-table.ts";

/** Days in which the record of a progression may follow the image that shows it; where the next visit is later, up to that. */
const recordedWithinDays = 90;

const progressions: readonly EventCode[] = [
  "local-progression",
  "regional-progression",
  "distant-metastasis",
];

/** Progression that measurements show and no row of events tells, so that no endpoint counts it. */
export function checkUnrecordedProgression(
  responses: ResponseOfCohort | null,
  rule: LocalControlDefinition | undefined,
  cohort: Cohort,
  files: ReadRecords["files"],
): readonly Finding[] {
  const at = (subject: Subject, { date, table, line }: DatedRow): DatedSighting => ({
    subject: subject.id,
    date,
    where: rowPlace(files[table] ?? table, line),
  });
  const progressed = cohort.included.flatMap(({ subject }) =>
    unrecordedResponse(subject, responses?.get(subject.id)).map((row) => at(subject, row)),
  );
  const grown =
    rule === undefined
      ? []
      : cohort.included.flatMap(({ subject }) =>
          unrecordedGrowth(subject, rule).map((row) => at(subject, row)),
        );
  return [
    ...(progressed.length === 0 ? [] : [findings.progressionNotRecorded(progressed)]),
    ...(grown.length === 0 ? [] : [findings.growthNotRecorded(grown)]),
  ];
}

/** The first progressive disease by RECIST, where no progression of any kind is recorded by then or soon after. */
function unrecordedResponse(
  subject: Subject,
  response: PatientResponse | undefined,
): readonly DatedRow[] {
  const visit = response?.visits.find((each) => each.response === "PD");
  const [row] = visit?.rows ?? [];
  if (response === undefined || visit === undefined || row === undefined) return [];
  const next = response.visits.find(({ date }) => date > visit.date)?.date ?? null;
  const recorded = subject.events.filter(
    ({ event, date }) => progressions.includes(event) && date >= response.origin,
  );
  return isRecorded(recorded, row.date, next) ? [] : [{ ...row, date: visit.date }];
}

/** The first growth of each irradiated lesion, where no local progression of it is recorded by then or soon after. */
function unrecordedGrowth(subject: Subject, rule: LocalControlDefinition): readonly DatedRow[] {
  return lesionControl(subject, { ...rule, progression: "growth" }).flatMap(
    ({ kind, lesion, record }): readonly DatedRow[] => {
      if (kind !== "event" || record === null) return [];
      const next = subject.assessments.find(
        ({ lesion_id: id, date }) => id === lesion && date > record.date,
      );
      // An event that does not say which of several lesions progressed has a finding of its own.
      const recorded = subject.events.filter(
        ({ event, lesion_id: id }) =>
          event === "local-progression" && (id === lesion || id === null),
      );
      return isRecorded(recorded, record.date, next?.date ?? null) ? [] : [record];
    },
  );
}

function isRecorded(
  events: readonly StudyEvent[],
  seenOn: CalendarDate,
  nextVisit: CalendarDate | null,
): boolean {
  return events.some(
    ({ date }) =>
      daysBetween(seenOn, date) <= recordedWithinDays || (nextVisit !== null && date <= nextVisit),
  );
}
