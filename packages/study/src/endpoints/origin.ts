import { type CalendarDate, isDate } from "../calendar.ts";
import { type Subject, valueAt } from "../cohort/subject.ts";
import type { EndpointDefinition } from "../protocol/endpoint-definition.ts";

/** The origins that every study has; any other is the name of a date. */
export const treatmentOrigins = ["first-fraction", "last-fraction"] as const;

/** The day from which an endpoint counts the time of a subject; null where it is missing. */
export function originOf(
  subject: Subject,
  { origin }: Pick<EndpointDefinition, "origin">,
): CalendarDate | null {
  if (origin === "first-fraction") return subject.indexCourse?.firstFraction ?? null;
  if (origin === "last-fraction") return subject.indexCourse?.lastFraction ?? null;
  const value = valueAt(subject.bindings, origin);
  return typeof value === "string" && isDate(value) ? value : null;
}
