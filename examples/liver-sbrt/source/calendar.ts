/** A calendar day as the number of days since 1970-01-01. */
export type Day = number;

const millisecondsPerDay = 86_400_000;

/** The day of a date `YYYY-MM-DD`. */
export function dayOf(date: string): Day {
  const day = Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay;
  if (!Number.isInteger(day)) throw new Error(`Expected a date YYYY-MM-DD, found "${date}".`);
  return day;
}

/** The date `YYYY-MM-DD` of a day. */
export function dateOf(day: Day): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

/** Whether the day is a Saturday or a Sunday; day 0 was a Thursday. */
export function isWeekend(day: Day): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

/** The data cut-off of the study. */
export const dataCutOff: Day = dayOf("2021-05-20");
