import { type CalendarDate, daysBetween, daysPerMonth } from "../calendar.ts";
import type { DatedRow } from "../cohort/follow-up.ts";
import type { Subject } from "../cohort/subject.ts";
import type { Label } from "../label.ts";
import type { EndpointDefinition } from "../protocol/definition.ts";
import { eventCodes, type EventCode } from "../records/event.ts";

/** What an endpoint is for one subject. */
export interface EndpointOfSubject {
  readonly kind: "event" | "censored";
  readonly date: CalendarDate;
  readonly days: number;
  readonly months: number;
  readonly because: Label;
  /** The row that decides; null where none does, as at the data cut-off. */
  readonly record: DatedRow | null;
}

/** Why a subject has no endpoint. */
export type NoEndpoint = "no-origin" | "no-follow-up" | "end-before-origin";

interface Candidate {
  readonly kind: "event" | "censored";
  readonly date: CalendarDate;
  readonly because: Label;
  readonly record: DatedRow | null;
}

const imaging: readonly (string | null)[] = ["ct", "mri", "pet"];

/**
 * Time from the first fraction of the index course to the first of the endpoint's events.
 *
 * An event counts from the day of the first fraction to the end of follow-up, both included; what is recorded before or after is
 * left to the findings. Without event the subject is censored: at death, at the last contact or imaging, at the data cut-off, or
 * earlier where the protocol lets a new treatment end the observation. An event wins over a censoring
 * on the same day, and over the last imaging whatever its date: a recorded failure was seen.
 */
export function endpointOf(
  subject: Subject,
  definition: EndpointDefinition,
): EndpointOfSubject | NoEndpoint {
  const origin = subject.indexCourse?.firstFraction ?? null;
  if (origin === null) return "no-origin";
  const end = subject.followUp.end;
  if (end === null) return "no-follow-up";
  if (end.date < origin) return "end-before-origin";

  const event = firstOf(eventCandidates(subject, definition.events, origin, end.date));
  const observed = event ?? endOfObservation(subject, definition, origin, end);
  const earlier = definition.also_censored_by.flatMap((reason) =>
    earlierCensorings(subject, reason, origin),
  );
  const decided = firstOf([observed, ...earlier]) ?? observed;
  const days = daysBetween(origin, decided.date);
  return { ...decided, days, months: days / daysPerMonth };
}

/** The earliest; of those on one day the first in the list. */
function firstOf(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>(
    (first, next) => (first === null || next.date < first.date ? next : first),
    null,
  );
}

function eventCandidates(
  subject: Subject,
  codes: readonly EventCode[],
  origin: CalendarDate,
  end: CalendarDate,
): Candidate[] {
  return subject.events
    .filter((event) => codes.includes(event.event) && event.date >= origin && event.date <= end)
    .map((event): Candidate => ({
      kind: "event",
      date: event.date,
      because: eventCodes[event.event],
      record: { date: event.date, table: "events", line: event.line },
    }));
}

/** Where the observation ends without an event. */
function endOfObservation(
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

function earlierCensorings(
  subject: Subject,
  reason: EndpointDefinition["also_censored_by"][number],
  origin: CalendarDate,
): Candidate[] {
  if (reason === "next-course") {
    return subject.courses
      .filter(
        (facts) =>
          facts !== subject.indexCourse &&
          facts.firstFraction !== null &&
          facts.firstFraction > origin,
      )
      .map((facts): Candidate => ({
        kind: "censored",
        date: facts.firstFraction ?? origin,
        because: { en: "A further course of radiotherapy", zh: "再次放疗" },
        record: { date: facts.firstFraction ?? origin, table: "courses", line: facts.course.line },
      }));
  }
  return subject.events
    .filter((event) => event.event === reason && event.date >= origin)
    .map((event): Candidate => ({
      kind: "censored",
      date: event.date,
      because: eventCodes[event.event],
      record: { date: event.date, table: "events", line: event.line },
    }));
}
