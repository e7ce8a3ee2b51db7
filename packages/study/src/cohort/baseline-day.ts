import { type CalendarDate, dayNumber } from "../calendar.ts";

/** Whether a day is of the baseline: on the day of the first fraction or before it, and not too long before. */
export function isBaseline(date: CalendarDate, origin: CalendarDate, withinDays: number): boolean {
  return date <= origin && dayNumber(origin) - dayNumber(date) <= withinDays;
}
