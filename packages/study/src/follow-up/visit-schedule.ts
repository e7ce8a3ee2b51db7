import { type CalendarDate, dateOfDay, dayNumber, daysPerMonth } from "../calendar.ts";

/** A visit that the protocol asks for. */
export interface ScheduledVisit {
  /** 1, 2, 3 …, in the order of time. */
  readonly number: number;
  readonly due: CalendarDate;
  /** First and last day of its window. */
  readonly opens: CalendarDate;
  readonly closes: CalendarDate;
}

/** What became of a visit whose window has closed. */
export type VisitOutcome = "on-time" | "outside-window" | "missed";

/**
 * Visits every so many months of 30.4375 days after an origin, up to those whose window opens by a day.
 *
 * Windows that would overlap end half-way to the next visit, so that no day belongs to two.
 *
 * @example
 * visitSchedule("2020-01-01", { everyMonths: 3, windowDays: 30 }, "2020-05-01").map(({ due }) => due); // ["2020-04-01"]
 */
export function visitSchedule(
  origin: CalendarDate,
  { everyMonths, windowDays }: { readonly everyMonths: number; readonly windowDays: number },
  until: CalendarDate,
): readonly ScheduledVisit[] {
  const start = dayNumber(origin);
  const apart = everyMonths * daysPerMonth;
  const reach = Math.min(windowDays, Math.floor((apart - 1) / 2));
  const visits: ScheduledVisit[] = [];
  for (let number = 1; ; number++) {
    const due = start + Math.round(number * apart);
    if (due - reach > dayNumber(until)) return visits;
    visits.push({
      number,
      due: dateOfDay(due),
      opens: dateOfDay(due - reach),
      closes: dateOfDay(due + reach),
    });
  }
}

/**
 * What became of each visit whose window closed by a day: a contact within its window, one nearer to it than to any
 * other visit but outside, or none.
 *
 * @param contacts days on which the subject was seen
 */
export function visitOutcomes(
  visits: readonly ScheduledVisit[],
  contacts: readonly CalendarDate[],
  by: CalendarDate,
): readonly { readonly visit: ScheduledVisit; readonly outcome: VisitOutcome }[] {
  const belongs = contacts.map((date) => nearestVisit(visits, date));
  return visits
    .filter(({ closes }) => closes <= by)
    .map((visit) => {
      const own = contacts.filter((_, i) => belongs[i] === visit.number);
      const outcome = own.some((date) => isInWindow(date, visit))
        ? "on-time"
        : own.length > 0
          ? "outside-window"
          : "missed";
      return { visit, outcome };
    });
}

export function isInWindow(date: CalendarDate, { opens, closes }: ScheduledVisit): boolean {
  return date >= opens && date <= closes;
}

/** The visit that a day is nearest to, the earlier of two; one earlier than half-way to the first visit belongs to none. */
function nearestVisit(visits: readonly ScheduledVisit[], date: CalendarDate): number | null {
  const [first, second] = visits;
  if (first === undefined) return null;
  const apart = second === undefined ? Infinity : dayNumber(second.due) - dayNumber(first.due);
  const distance = ({ due }: ScheduledVisit) => Math.abs(dayNumber(due) - dayNumber(date));
  if (dayNumber(first.due) - dayNumber(date) > apart / 2 && !isInWindow(date, first)) return null;
  return visits.reduce((best, visit) => (distance(visit) < distance(best) ? visit : best)).number;
}
