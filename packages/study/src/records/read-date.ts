import { type CalendarDate, calendarDate, dateOfDay, dayNumber } from "../calendar.ts";
import type { DateFormat, ProtocolDefinition } from "../protocol/definition.ts";

type PartialDates = ProtocolDefinition["data"]["partial_dates"];

/** A date as read; `given` keeps a partial date as it stood in the cell. */
export interface ReadDate {
  readonly date: CalendarDate;
  readonly given: string | null;
}

const patterns: Readonly<
  Record<
    Exclude<DateFormat, "excel-serial">,
    readonly [RegExp, readonly ("year" | "month" | "day")[]]
  >
> = {
  "yyyy-mm-dd": [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, ["year", "month", "day"]],
  "yyyy/mm/dd": [/^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, ["year", "month", "day"]],
  "dd/mm/yyyy": [/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, ["day", "month", "year"]],
  "mm/dd/yyyy": [/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, ["month", "day", "year"]],
  "dd.mm.yyyy": [/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, ["day", "month", "year"]],
  yyyymmdd: [/^(\d{4})(\d{2})(\d{2})$/, ["year", "month", "day"]],
};

/** Day 0 of Excel's 1900 calendar, shifted by its invented 29 February 1900. */
const excelEpoch = dayNumber("1899-12-30");

/** Serials from 1901 to 2099; others are more likely something else. */
const excelSerials = [367, 73_050] as const;

/** Reads a date in the first format that fits; null where none does. */
export function readDate(
  text: string,
  formats: readonly DateFormat[],
  partial: PartialDates,
): ReadDate | null {
  for (const format of formats) {
    const date = format === "excel-serial" ? excelDate(text) : dateIn(format, text);
    if (date !== null) return { date, given: null };
  }
  return partialDate(text, partial);
}

/** The date of an Excel serial number, or null where the text is none of 1901–2099. */
export function excelDate(text: string): CalendarDate | null {
  if (!/^\d{3,5}(\.0+)?$/.test(text)) return null;
  const serial = Number(text);
  return serial >= excelSerials[0] && serial < excelSerials[1]
    ? dateOfDay(excelEpoch + serial)
    : null;
}

/** The formats in which a text would be a date, for a hint. */
export function formatsThatFit(text: string): readonly DateFormat[] {
  const fitting = (Object.keys(patterns) as (keyof typeof patterns)[]).filter(
    (format) => dateIn(format, text) !== null,
  );
  return excelDate(text) === null ? fitting : [...fitting, "excel-serial"];
}

function dateIn(format: keyof typeof patterns, text: string): CalendarDate | null {
  const [pattern, order] = patterns[format];
  const match = pattern.exec(text);
  if (match === null) return null;
  const part = (name: "year" | "month" | "day") => Number(match[order.indexOf(name) + 1]);
  return calendarDate(part("year"), part("month"), part("day"));
}

/** Year and month (`2019-03`, `2019/3`, `03/2019`), or a year, where the protocol has a rule for it. */
function partialDate(text: string, partial: PartialDates): ReadDate | null {
  const month =
    /^(?<year>\d{4})[-/.](?<month>\d{1,2})$/.exec(text) ??
    /^(?<month>\d{1,2})[-/.](?<year>\d{4})$/.exec(text);
  if (month?.groups !== undefined && partial.month !== "refuse") {
    const [y, m] = [Number(month.groups["year"]), Number(month.groups["month"])];
    const first = calendarDate(y, m, 1);
    if (first === null) return null;
    const next = m === 12 ? calendarDate(y + 1, 1, 1) : calendarDate(y, m + 1, 1);
    if (partial.month === "first") return { date: first, given: text };
    if (partial.month === "middle") return { date: dateOfDay(dayNumber(first) + 14), given: text };
    return next === null ? null : { date: dateOfDay(dayNumber(next) - 1), given: text };
  }
  if (/^\d{4}$/.test(text) && partial.year === "middle") {
    const date = calendarDate(Number(text), 7, 1);
    return date === null ? null : { date, given: text };
  }
  return null;
}
