import { type CalendarDate, daysBetween } from "../calendar.ts";
import type { Cohort } from "../cohort/cohort.ts";
import type { Subject } from "../cohort/subject.ts";
import { type Finding, findings } from "../findings.ts";
import { rowPlace } from "../findings/place.ts";
import type { ProtocolDefinition } from "../protocol/definition.ts";
import type { AdverseEvent } from "../records/adverse-event.ts";
import type { ReadRecords } from "../records/read-records.ts";
import type { TableName } from "../records/record-types.ts";

/** Days between the end of a fatal adverse event, or its onset where no end is recorded, and the death. */
const deathWithinDays = 30;

/** Grade 5 is death: fatal adverse events that no death follows, and deaths of the treatment without a fatal event. */
export function checkFatalToxicity(
  { toxicity, cut_off: cutOff }: ProtocolDefinition,
  cohort: Cohort,
  files: ReadRecords["files"],
): readonly Finding[] {
  const recordsToxicity =
    toxicity.length > 0 || cohort.included.some(({ subject }) => subject.adverseEvents.length > 0);
  const seen = (table: TableName, rowsOf: (subject: Subject) => readonly { line: number }[]) =>
    cohort.included.flatMap(({ subject }) =>
      rowsOf(subject).map(({ line }) => ({
        subject: subject.id,
        where: rowPlace(files[table] ?? table, line),
      })),
    );
  const survived = seen("adverse-events", (subject) =>
    fatalEvents(subject).filter((event) => !isFollowedBy(event, deathOf(subject))),
  );
  const unexplained = seen("events", (subject) =>
    recordsToxicity && fatalEvents(subject).length === 0
      ? subject.events.filter(
          ({ event, cause, date }) =>
            event === "death" && cause === "treatment" && (cutOff === undefined || date <= cutOff),
        )
      : [],
  );
  return [
    ...(survived.length === 0 ? [] : [findings.fatalToxicityWithoutDeath(survived)]),
    ...(unexplained.length === 0 ? [] : [findings.treatmentDeathWithoutGrade5(unexplained)]),
  ];
}

function fatalEvents({ adverseEvents }: Subject): readonly AdverseEvent[] {
  return adverseEvents.filter(({ grade }) => grade === 5);
}

/** The first death on record, whether before the cut-off or after. */
function deathOf({ events }: Subject): CalendarDate | null {
  return (
    events
      .filter(({ event }) => event === "death")
      .map(({ date }) => date)
      .toSorted()[0] ?? null
  );
}

/** An event dated after the death has a finding of its own. */
function isFollowedBy({ date, end_date: end }: AdverseEvent, death: CalendarDate | null): boolean {
  if (death === null) return false;
  const last = end !== null && end > date ? end : date;
  return daysBetween(last, death) <= deathWithinDays;
}
