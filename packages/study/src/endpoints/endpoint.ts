import { type CalendarDate, daysBetween, daysPerMonth } from "../calendar.ts";
import type { DatedRow } from "../cohort/follow-up.ts";
import type { Subject } from "../cohort/subject.ts";
import type { Label } from "../label.ts";
import type { EndpointDefinition } from "../protocol/endpoint-definition.ts";
import {
  type Candidate,
  competingEvents,
  earlierCensorings,
  endOfObservation,
  firstOf,
  recordedEvents,
} from "./candidates.ts";
import { originOf } from "./origin.ts";

interface Decided {
  readonly date: CalendarDate;
  readonly days: number;
  readonly months: number;
  readonly because: Label;
  /** The row that decides; null where none does, as at the data cut-off. */
  readonly record: DatedRow | null;
}

/** What an endpoint is for one subject. */
export interface EndpointOfSubject extends Decided {
  readonly kind: "event" | "censored";
}

/** The same with competing events set apart from censorings. */
export interface CompetingEndpointOfSubject extends Decided {
  readonly kind: Candidate["kind"];
}

/** Why a subject has no endpoint. */
export type NoEndpoint = "no-origin" | "no-follow-up" | "end-before-origin";

/**
 * Time from the origin of the endpoint to the first of its events, as Kaplan–Meier takes it.
 *
 * An event counts from the day of the origin to the end of follow-up, both included; what is recorded before or after is
 * left to the findings. Without event the subject is censored: at death, at the last contact or imaging, at the data cut-off, or
 * earlier where the protocol lets a new treatment end the observation. A competing event censors. An event wins over a censoring
 * on the same day, and over the last imaging whatever its date: a recorded failure was seen.
 */
export function endpointOf(
  subject: Subject,
  definition: EndpointDefinition,
): EndpointOfSubject | NoEndpoint {
  const span = spanOf(subject, definition);
  if (typeof span === "string") return span;
  const { origin, end } = span;
  const event = firstOf(recordedEvents(subject, definition.events, "event", origin, end.date));
  const observed = event ?? endOfObservation(subject, definition, origin, end);
  const decided = firstOf([observed, ...earlierCensorings(subject, definition, origin)]);
  return { ...timed(decided ?? observed, origin), kind: event === decided ? "event" : "censored" };
}

/**
 * Time from the origin to the first event of any cause, as the cumulative incidence takes it: the event itself, or a competing
 * event after which it cannot happen any more. On one day the event comes first, then what competes, then what censors.
 * A competing death counts though the last imaging was earlier.
 */
export function competingEndpointOf(
  subject: Subject,
  definition: EndpointDefinition,
): CompetingEndpointOfSubject | NoEndpoint {
  const span = spanOf(subject, definition);
  if (typeof span === "string") return span;
  const { origin, end } = span;
  const happened = firstOf([
    ...recordedEvents(subject, definition.events, "event", origin, end.date),
    ...recordedEvents(subject, competingEvents(definition), "competing", origin, end.date),
  ]);
  const observed = happened ?? endOfObservation(subject, definition, origin, end);
  const decided =
    firstOf([observed, ...earlierCensorings(subject, definition, origin)]) ?? observed;
  return { ...timed(decided, origin), kind: decided.kind };
}

interface Span {
  readonly origin: CalendarDate;
  readonly end: DatedRow;
}

function spanOf(subject: Subject, definition: EndpointDefinition): Span | NoEndpoint {
  const origin = originOf(subject, definition);
  if (origin === null) return "no-origin";
  const end = subject.followUp.end;
  if (end === null) return "no-follow-up";
  return end.date < origin ? "end-before-origin" : { origin, end };
}

function timed({ date, because, record }: Candidate, origin: CalendarDate): Decided {
  const days = daysBetween(origin, date);
  return { date, days, months: days / daysPerMonth, because, record };
}
