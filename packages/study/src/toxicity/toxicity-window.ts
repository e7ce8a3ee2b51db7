import { type CalendarDate, monthsBetween } from "../calendar.ts";
import type { Subject } from "../cohort/subject.ts";
import type { Label } from "../label.ts";
import type { ToxicityDefinition } from "../protocol/definition.ts";

/** At risk is who was treated and, in a window that begins later, was followed beyond its beginning. */
export function isAtRisk(subject: Subject, window: ToxicityDefinition): boolean {
  const origin = subject.indexCourse?.firstFraction ?? null;
  const end = subject.followUp.end?.date ?? null;
  if (origin === null || end === null || end < origin) return false;
  return window.after_months === undefined || monthsBetween(origin, end) > window.after_months;
}

/** Whether a day lies in the window, not after the end of follow-up. The day on the boundary belongs to the earlier window. */
export function isInWindow(
  date: CalendarDate,
  subject: Subject,
  window: ToxicityDefinition,
): boolean {
  const origin = subject.indexCourse?.firstFraction ?? null;
  const end = subject.followUp.end?.date ?? null;
  if (origin === null || end === null || date > end) return false;
  const months = monthsBetween(origin, date);
  return (
    months >= 0 &&
    (window.after_months === undefined || months > window.after_months) &&
    (window.until_months === undefined || months <= window.until_months)
  );
}

/** The window in words. */
export function windowLabel({
  after_months: after,
  until_months: until,
}: ToxicityDefinition): Label {
  if (after === undefined)
    return { en: `within ${until} months of the first fraction`, zh: `首次照射后 ${until} 个月内` };
  if (until === undefined)
    return {
      en: `later than ${after} months after the first fraction`,
      zh: `首次照射 ${after} 个月之后`,
    };
  return {
    en: `later than ${after} and up to ${until} months after the first fraction`,
    zh: `首次照射后 ${after} 个月至 ${until} 个月`,
  };
}
