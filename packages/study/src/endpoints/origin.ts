import { type CalendarDate, isDate } from "../calendar.ts";
import { type Subject, valueAt } from "../cohort/subject.ts";
import type { Label } from "../label.ts";
import type { EndpointDefinition } from "../protocol/endpoint-definition.ts";

/** Where the time of an endpoint can begin in every study, as within a sentence. */
export const fixedOrigins = {
  "first-fraction": { en: "the first fraction", zh: "首次照射" },
  "last-fraction": { en: "the last fraction", zh: "末次照射" },
  diagnosis: { en: "diagnosis", zh: "诊断" },
  enrolment: { en: "enrolment", zh: "入组" },
} as const satisfies Record<string, Label>;

type FixedOrigin = keyof typeof fixedOrigins;

const fixedDay: Readonly<Record<FixedOrigin, (subject: Subject) => CalendarDate | null>> = {
  "first-fraction": ({ indexCourse }) => indexCourse?.firstFraction ?? null,
  "last-fraction": ({ indexCourse }) => indexCourse?.lastFraction ?? null,
  diagnosis: ({ patient }) => patient.diagnosis_date,
  enrolment: ({ patient }) => patient.enrolment_date,
};

/** Whether an origin is one that every study has; any other is the name of a date. */
export function isFixedOrigin(origin: string): origin is FixedOrigin {
  return Object.hasOwn(fixedOrigins, origin);
}

/** The day from which an endpoint counts the time of a subject; null where it is missing. */
export function originOf(
  subject: Subject,
  { origin }: Pick<EndpointDefinition, "origin">,
): CalendarDate | null {
  if (isFixedOrigin(origin)) return fixedDay[origin](subject);
  const value = valueAt(subject.bindings, origin);
  return typeof value === "string" && isDate(value) ? value : null;
}
