import { type CalendarDate, monthsBetween } from "../calendar.ts";
import { type DatedRow, followUpEnd } from "../cohort/follow-up.ts";
import type { Subject } from "../cohort/subject.ts";
import type { EndpointDefinition } from "../protocol/endpoint-definition.ts";
import {
  type Candidate,
  competingEvents,
  earlierCensorings,
  recordedEvents,
} from "./candidates.ts";
import { endpointOf, type EndpointOfSubject } from "./endpoint.ts";
import { originOf } from "./origin.ts";

/**
 * What a record means for an endpoint: it decides; it would decide if the deciding record were not there; it comes later; or it
 * does not count, because it lies before the origin, after the end of follow-up (as after a death) or after the data cut-off.
 */
export type Standing =
  | "decides"
  | "runner-up"
  | "later"
  | "before-origin"
  | "after-end"
  | "after-cut-off";

export interface TimelineEntry extends Candidate {
  /** From the origin; negative before it. */
  readonly months: number;
  readonly standing: Standing;
}

/** How an endpoint came about for one subject. */
export interface EndpointTimeline {
  /** Every record that bears on the endpoint, in the order of time. */
  readonly entries: readonly TimelineEntry[];
  /** The endpoint without the record that decides; null where no event or course decides, or where nothing would remain. */
  readonly without: EndpointOfSubject | null;
}

/** The records that bear on an endpoint: which of them decides, which would be next, and which do not count. */
export function endpointTimeline(
  subject: Subject,
  definition: EndpointDefinition,
  cutOff: CalendarDate | null,
): EndpointTimeline {
  const origin = originOf(subject, definition);
  const decided = endpointOf(subject, definition);
  if (origin === null || typeof decided === "string") return { entries: [], without: null };
  const without = withoutRecord(subject, definition, decided.record, cutOff);
  const beginning = "0000-00-00";
  const events = [...definition.events];
  const recorded = [
    ...recordedEvents(subject, events, "event", beginning, null),
    ...recordedEvents(
      subject,
      competingEvents(definition).filter((code) => !events.includes(code)),
      "competing",
      beginning,
      null,
    ),
    ...earlierCensorings(subject, definition, origin),
  ];
  const candidates = distinct([...recorded, candidateOf(decided), ...optional(without)]);
  const standing = (candidate: Candidate): Standing => {
    if (isOf(candidate, decided)) return "decides";
    if (without !== null && isOf(candidate, without)) return "runner-up";
    if (candidate.date < origin) return "before-origin";
    if (cutOff !== null && candidate.date > cutOff) return "after-cut-off";
    const end = subject.followUp.end;
    return end !== null && candidate.date > end.date ? "after-end" : "later";
  };
  return {
    entries: candidates
      .map((candidate): TimelineEntry => ({
        ...candidate,
        months: monthsBetween(origin, candidate.date),
        standing: standing(candidate),
      }))
      .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    without,
  };
}

function candidateOf({ kind, date, because, record }: EndpointOfSubject): Candidate {
  return { kind, date, because, record };
}

function optional(endpoint: EndpointOfSubject | null): readonly Candidate[] {
  return endpoint === null ? [] : [candidateOf(endpoint)];
}

/** Each row once, as it first appears; what has no row stays. */
function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(
    (candidate, i) => candidates.findIndex((other) => isOf(candidate, other)) === i,
  );
}

function isOf(candidate: Candidate, other: Pick<Candidate, "date" | "record">): boolean {
  if (candidate.record === null || other.record === null)
    return candidate.record === other.record && candidate.date === other.date;
  return (
    candidate.record.table === other.record.table && candidate.record.line === other.record.line
  );
}

/** The endpoint of the subject as if a row of the events or the courses did not exist. */
function withoutRecord(
  subject: Subject,
  definition: EndpointDefinition,
  record: DatedRow | null,
  cutOff: CalendarDate | null,
): EndpointOfSubject | null {
  if (record === null || (record.table !== "events" && record.table !== "courses")) return null;
  const events =
    record.table === "events"
      ? subject.events.filter(({ line }) => line !== record.line)
      : subject.events;
  const courses =
    record.table === "courses"
      ? subject.courses.filter(({ course }) => course.line !== record.line)
      : subject.courses;
  const fractionDates = courses.flatMap(({ fractions }) =>
    fractions.map(({ date, line }): DatedRow => ({ date, table: "fractions", line })),
  );
  const { assessments, laboratory } = subject;
  const endpoint = endpointOf(
    {
      ...subject,
      events,
      courses,
      followUp: followUpEnd({ events, assessments, laboratory, fractionDates }, cutOff),
    },
    definition,
  );
  return typeof endpoint === "string" ? null : endpoint;
}
