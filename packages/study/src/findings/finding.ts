import type { CalendarDate } from "../calendar.ts";
import type { Label } from "../label.ts";
import type { NumberName } from "../results/study-number.ts";
import type { Place } from "./place.ts";

/**
 * Something about the data or the analysis that a reader must know and that does not stop the study.
 * An error contradicts itself, a warning needs a decision, a note states what was assumed.
 */
export interface Finding {
  /** Names the rule that found it. */
  readonly rule: string;
  readonly severity: "error" | "warning" | "note";
  readonly message: Label;
  /** What to do about it. */
  readonly remedy: Label;
  readonly subjects: readonly string[];
  /** Where it was seen: `tables/events.csv, row 12`. */
  readonly where: readonly Label[];
  /** The numbers that it concerns, where it concerns some; a text may not print those of an error. */
  readonly numbers: readonly NumberName[];
}

/** A place in a table with the subject whose row it is. */
export interface Sighting {
  readonly subject: string;
  /** Empty where it was seen nowhere in particular. */
  readonly where: Place;
}

/** What was seen on a day. */
export interface DatedSighting extends Sighting {
  readonly date: CalendarDate;
}

/** "A 2020-03-01, B 2020-05-01 and 2 more": who and when, the first four. */
export function whoAndWhen(sightings: readonly DatedSighting[]): Required<Label> {
  const shown = sightings.slice(0, 4).map(({ subject, date }) => `${subject} ${date}`);
  const rest = sightings.length - shown.length;
  return {
    en: `${shown.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`,
    zh: `${shown.join("、")}${rest > 0 ? ` 等另 ${rest} 例` : ""}`,
  };
}

/** A finding about the places where it was seen; subjects and places are each named once. */
export function finding(
  rule: string,
  severity: Finding["severity"],
  message: Label,
  remedy: Label,
  sightings: readonly Sighting[] = [],
  numbers: readonly NumberName[] = [],
): Finding {
  return {
    rule,
    severity,
    message,
    remedy,
    subjects: [
      ...new Set(sightings.map(({ subject }) => subject).filter((subject) => subject !== "")),
    ],
    where: sightings.flatMap(({ where }) =>
      where === "" ? [] : [typeof where === "string" ? { en: where } : where],
    ),
    numbers,
  };
}

export const correctOrConfirm: Label = {
  en: "Correct the rows, or confirm them against the chart.",
  zh: "请更正这些行，或与病历核对确认。",
};
export const nothingToDo: Label = {
  en: "Nothing to do, if this is as intended.",
  zh: "若符合预期则无需处理。",
};

/** "1 row", "2 rows". */
export function many(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}
