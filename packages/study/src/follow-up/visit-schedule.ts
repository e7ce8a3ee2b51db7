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
  const dueDays = visits.map(({ due }) => dayNumber(due));
  const seen = new Map<ScheduledVisit, VisitOutcome>();
  for (const date of contacts) {
    const visit = visits[nearestVisit(dueDays, dayNumber(date))];
    if (visit === undefined) continue;
    if (isInWindow(date, visit)) seen.set(visit, "on-time");
    else if (!seen.has(visit) && !isBeforeFirst(date, visits)) seen.set(visit, "outside-window");
  }
  return visits
    .filter(({ closes }) => closes <= by)
    .map((visit) => ({ visit, outcome: seen.get(visit) ?? "missed" }));
}

export function isInWindow(date: CalendarDate, { opens, closes }: ScheduledVisit): boolean {
  return date >= opens && date <= closes;
}

/** Index of the visit whose day is nearest, the earlier of two: they are in the order of time, so by halving. */
function nearestVisit(dueDays: readonly number[], day: number): number {
  let first = 0;
  let last = dueDays.length - 1;
  while (first < last) {
    const middle = (first + last) >> 1;
    const here = Math.abs((dueDays[middle] ?? 0) - day);
    const next = Math.abs((dueDays[middle + 1] ?? 0) - day);
    if (here <= next) last = middle;
    else first = middle + 1;
  }
  return first;
}

/** Whether a day lies earlier than half-way to the first visit, and so belongs to none. */
function isBeforeFirst(date: CalendarDate, [first, second]: readonly ScheduledVisit[]): boolean {
  if (first === undefined || second === undefined) return false;
  const apart = dayNumber(second.due) - dayNumber(first.due);
  return dayNumber(first.due) - dayNumber(date) > apart / 2;
}
