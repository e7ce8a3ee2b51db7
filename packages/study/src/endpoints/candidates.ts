import type { CalendarDate } from "../calendar.ts";
import type { DatedRow } from "../cohort/follow-up.ts";
import type { Subject } from "../cohort/subject.ts";
import type { Label } from "../label.ts";
import type { EndpointDefinition } from "../protocol/endpoint-definition.ts";
import { eventCodes, type EventCode } from "../records/event.ts";

/** Something that could end the time of an endpoint. */
export interface Candidate {
  readonly kind: "event" | "competing" | "censored";
  readonly date: CalendarDate;
  readonly because: Label;
  /** The row that says so; null where none does, as at the data cut-off. */
  readonly record: DatedRow | null;
}

/** The events after which the event of an endpoint cannot happen any more: death, where the protocol says nothing and death is no event. */
export function competingEvents(
  definition: Pick<EndpointDefinition, "events" | "competing">,
): readonly EventCode[] {
  return definition.competing ?? (definition.events.includes("death") ? [] : ["death"]);
}

/** The earliest; of those on one day the first in the list. */
export function firstOf(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>(
    (first, next) => (first === null || next.date < first.date ? next : first),
    null,
  );
}

/** The subject's events of some codes from one day to another, both included; without end, all that follow. */
export function recordedEvents(
  subject: Subject,
  codes: readonly EventCode[],
  kind: Candidate["kind"],
  from: CalendarDate,
  to: CalendarDate | null,
): Candidate[] {
  return subject.events
    .filter(
      ({ event, date }) => codes.includes(event) && date >= from && (to === null || date <= to),
    )
    .map(({ event, date, line }): Candidate => ({
      kind,
      date,
      because: eventCodes[event],
      record: { date, table: "events", line },
    }));
}

/** Where the observation ends without an event. */
export function endOfObservation(
  subject: Subject,
  definition: EndpointDefinition,
  origin: CalendarDate,
  end: DatedRow,
): Candidate {
  if (definition.censored_at === "last-imaging") return lastImaging(subject, origin, end.date);
  const { followUp } = subject;
  const censored = (because: Label, record: DatedRow | null): Candidate => ({
    kind: "censored",
    date: end.date,
    because,
    record,
  });
  if (followUp.reachedCutOff)
    return censored(
      { en: "Alive without event at the data cut-off", zh: "数据截止时存活且无事件" },
      null,
    );
  if (followUp.death !== null)
    return censored({ en: "Death without the event", zh: "未发生该事件而死亡" }, followUp.death);
  if (followUp.lost !== null)
    return censored({ en: "Lost to follow-up", zh: "失访" }, followUp.lost.at);
  return censored({ en: "Last contact", zh: "末次随访" }, end);
}

const imaging: readonly (string | null)[] = ["ct", "mri", "pet"];

function lastImaging(subject: Subject, origin: CalendarDate, end: CalendarDate): Candidate {
  const seen = subject.assessments.findLast(
    (row) => imaging.includes(row.modality) && row.date >= origin && row.date <= end,
  );
  if (seen === undefined)
    return {
      kind: "censored",
      date: origin,
      because: { en: "No imaging after the treatment", zh: "治疗后无影像检查" },
      record: null,
    };
  return {
    kind: "censored",
    date: seen.date,
    because: { en: "Last imaging without event", zh: "末次影像检查无事件" },
    record: { date: seen.date, table: "assessments", line: seen.line },
  };
}

/** What ends the observation early: the new treatments that the protocol names, and competing events other than death. */
export function earlierCensorings(
  subject: Subject,
  definition: EndpointDefinition,
  origin: CalendarDate,
): Candidate[] {
  const codes = definition.also_censored_by.filter((reason) => reason !== "next-course");
  const competing = competingEvents(definition).filter((event) => event !== "death");
  return [
    ...(definition.also_censored_by.includes("next-course") ? nextCourses(subject, origin) : []),
    ...recordedEvents(subject, [...codes, ...competing], "censored", origin, null),
  ];
}

function nextCourses(subject: Subject, origin: CalendarDate): Candidate[] {
  return subject.courses.flatMap((facts): Candidate[] => {
    const date = facts.firstFraction;
    if (facts === subject.indexCourse || date === null || date <= origin) return [];
    return [
      {
        kind: "censored",
        date,
        because: { en: "A further course of radiotherapy", zh: "再次放疗" },
        record: { date, table: "courses", line: facts.course.line },
      },
    ];
  });
}
