import type { FollowUp } from "@fiducial/statistics";
import { type CompleteRows, completeRows, throwWhere } from "./complete-rows.ts";
import { eventsOf, type Group, groupsOf, namedColumn, numbersFrom, pick } from "./columns.ts";
import type { DataTable } from "./data-table.ts";

/** Options that name the columns of a follow-up. */
export interface FollowUpOptions {
  readonly time: string;
  readonly event: string;
  readonly entry?: string;
  readonly weight?: string;
  readonly group?: string;
}

/** One group with its follow-up. */
export interface FollowUpGroup extends Group {
  readonly followUp: FollowUp;
}

/**
 * The follow-up that the options name, whole and by groups, with listwise deletion over these and the
 * further columns of the method.
 *
 * @param further columns that the method uses besides
 * @param least fewest groups that it can do with
 */
export function followUpColumns(
  data: DataTable,
  options: FollowUpOptions,
  further: readonly (string | undefined)[] = [],
  least: number = 1,
  most: number = 100,
): {
  rows: CompleteRows;
  followUp: FollowUp;
  groups: readonly FollowUpGroup[];
  /** Name of the column of groups; empty where there is none. */
  groupColumn: string;
} {
  const event = namedColumn(data, options.event, "=");
  const group = options.group === undefined ? undefined : namedColumn(data, options.group, ":");
  const rows = completeRows(data, [
    options.time,
    event.column,
    options.entry,
    options.weight,
    group?.column,
    ...further,
  ]);
  const time = timesOf(rows, options.time, options.entry);
  const events = eventsOf(rows, event);
  const entry = options.entry === undefined ? undefined : rows.numbers(options.entry);
  const weight = options.weight === undefined ? undefined : numbersFrom(rows, options.weight, 0);
  const followUp = {
    time,
    event: events,
    ...(entry ? { entry } : {}),
    ...(weight ? { weight } : {}),
  };
  const groups = groupsOf(rows, group, least, most).map((each) => ({
    ...each,
    followUp: {
      time: pick(time, each.rows),
      event: Uint8Array.from(each.rows, (row) => events[row]!),
      ...(entry ? { entry: pick(entry, each.rows) } : {}),
      ...(weight ? { weight: pick(weight, each.rows) } : {}),
    },
  }));
  return { rows, followUp, groups, groupColumn: group?.column ?? "" };
}

/** Times of leaving, after their entries where these are named. */
export function timesOf(rows: CompleteRows, time: string, entry: string | undefined): Float64Array {
  if (entry === undefined) return numbersFrom(rows, time, 0);
  const times = rows.numbers(time);
  const entries = rows.numbers(entry);
  throwWhere(
    times,
    (value, row) => value <= entries[row]!,
    (row) =>
      rows.trouble(
        row,
        time,
        `a time after the entry at ${entries[row]}`,
        "Correct the two times, or leave the row out.",
      ),
  );
  return times;
}

/** One text a row out of several columns, to tell strata or clusters apart. */
export function jointLabels(rows: CompleteRows, columns: readonly string[]): string[] {
  const texts = columns.map((column) => rows.texts(column));
  return Array.from({ length: rows.n }, (_, row) => texts.map((each) => each[row]).join(", "));
}
