import type { CalendarDate } from "../calendar.ts";
import type { Assessment } from "../records/assessment.ts";
import type { StudyEvent } from "../records/event.ts";
import type { LaboratoryValue } from "../records/laboratory-value.ts";
import type { TableName } from "../records/record-types.ts";

/** A date with the row that gives it. */
export interface DatedRow {
  readonly date: CalendarDate;
  readonly table: TableName;
  readonly line: number;
}

/** How far a subject was followed, the data cut-off applied. */
export interface FollowUpEnd {
  /** The death, where it lies at or before the cut-off. */
  readonly death: DatedRow | null;
  /** The last day on which the subject was known to be alive, not later than the cut-off; null without any record. */
  readonly lastContact: DatedRow | null;
  /** The day on which the follow-up ends: death or last contact. */
  readonly end: DatedRow | null;
  readonly alive: boolean;
  /** Whether the subject is known to have lived beyond the cut-off, so that the cut-off ends the follow-up. */
  readonly reachedCutOff: boolean;
  /** A loss or withdrawal that no later contact undoes. */
  readonly lost: {
    readonly at: DatedRow;
    readonly reason: string | null;
    readonly kind: "lost-to-follow-up" | "withdrawal";
  } | null;
}

export interface DatedRecords {
  readonly events: readonly StudyEvent[];
  readonly assessments: readonly Assessment[];
  readonly laboratory: readonly LaboratoryValue[];
  /** Dates of fractions of every course. */
  readonly fractionDates: readonly DatedRow[];
}

/**
 * Follow-up ends with death, or with the last record that shows the subject alive: an event other than death, an assessment,
 * a laboratory value or a fraction. A record after the cut-off shows that the subject was alive at the cut-off, and no more.
 * A record after the death shows nothing.
 */
export function followUpEnd(records: DatedRecords, cutOff: CalendarDate | null): FollowUpEnd {
  const deaths = records.events.filter((event) => event.event === "death").map(fromEvent);
  const firstDeath = earliest(deaths);
  const counts = (row: DatedRow) => firstDeath === null || row.date <= firstDeath.date;
  const contacts = contactRows(records).filter(counts);
  const latest = firstDeath ?? latestOf(contacts);
  const reachedCutOff =
    cutOff !== null &&
    latest !== null &&
    latest.date >= cutOff &&
    !(firstDeath !== null && firstDeath.date <= cutOff);
  const death =
    firstDeath !== null && (cutOff === null || firstDeath.date <= cutOff) ? firstDeath : null;
  const lastContact = reachedCutOff ? atCutOff(latest, cutOff) : latestOf(contacts);
  return {
    death,
    lastContact,
    end: death ?? lastContact,
    alive: death === null,
    reachedCutOff,
    lost: lossOf(records, contacts, death, cutOff),
  };
}

function fromEvent(event: StudyEvent): DatedRow {
  return { date: event.date, table: "events", line: event.line };
}

function contactRows(records: DatedRecords): DatedRow[] {
  return [
    ...records.events.filter((event) => event.event !== "death").map(fromEvent),
    ...records.assessments.map((row): DatedRow => ({
      date: row.date,
      table: "assessments",
      line: row.line,
    })),
    ...records.laboratory.map((row): DatedRow => ({
      date: row.date,
      table: "laboratory",
      line: row.line,
    })),
    ...records.fractionDates,
  ];
}

function atCutOff(latest: DatedRow | null, cutOff: CalendarDate | null): DatedRow | null {
  return latest === null || cutOff === null ? latest : { ...latest, date: cutOff };
}

function lossOf(
  records: DatedRecords,
  contacts: readonly DatedRow[],
  death: DatedRow | null,
  cutOff: CalendarDate | null,
): FollowUpEnd["lost"] {
  if (death !== null) return null;
  const losses = records.events.filter(
    (event) =>
      (event.event === "lost-to-follow-up" || event.event === "withdrawal") &&
      (cutOff === null || event.date <= cutOff),
  );
  const loss = losses.at(-1);
  if (loss === undefined || contacts.some((row) => row.date > loss.date)) return null;
  return {
    at: fromEvent(loss),
    reason: loss.reason,
    kind: loss.event === "withdrawal" ? "withdrawal" : "lost-to-follow-up",
  };
}

export function earliest(rows: readonly DatedRow[]): DatedRow | null {
  return rows.reduce<DatedRow | null>(
    (best, row) => (best === null || row.date < best.date ? row : best),
    null,
  );
}

function latestOf(rows: readonly DatedRow[]): DatedRow | null {
  return rows.reduce<DatedRow | null>(
    (best, row) => (best === null || row.date > best.date ? row : best),
    null,
  );
}
