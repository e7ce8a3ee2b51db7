/** A calendar date `YYYY-MM-DD`, in the proleptic Gregorian calendar. Lexical order is the order of time. */
export type CalendarDate = string;

/** The mean Gregorian month divided by 12: 365.25 / 12. */
export const daysPerMonth = 30.4375;

/** The mean Julian year, by which ages are reckoned. */
export const daysPerYear = 365.25;

/**
 * Days since 1970-01-01, without a time zone.
 *
 * Howard Hinnant, chrono-compatible low-level date algorithms, `days_from_civil`.
 */
export function dayNumber(date: CalendarDate): number {
  const year = 100 * twoDigits(date, 0) + twoDigits(date, 2);
  const month = twoDigits(date, 5);
  const day = twoDigits(date, 8);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The number that two characters write, without making a text of them: every date of every record comes by here. */
function twoDigits(text: string, at: number): number {
  const zero = 48;
  return 10 * (text.charCodeAt(at) - zero) + (text.charCodeAt(at + 1) - zero);
}

/** The date of a day number: the inverse of {@link dayNumber}. */
export function dateOfDay(day: number): CalendarDate {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}

/** Whole days from one date to another; negative where the second is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Months of 30.4375 days from one date to another. */
export function monthsBetween(from: CalendarDate, to: CalendarDate): number {
  return daysBetween(from, to) / daysPerMonth;
}

/** Years of 365.25 days from one date to another. */
export function yearsBetween(from: CalendarDate, to: CalendarDate): number {
  return daysBetween(from, to) / daysPerYear;
}

/** The calendar date of the three numbers, or null where the calendar has no such day. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const date = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return dateOfDay(dayNumber(date)) === date ? date : null;
}

/** Whether a text is a date of the calendar, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  return calendarDate(year, month, day) === text;
}
