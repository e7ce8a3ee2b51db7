import {
  addCauseTables,
  addEventTables,
  type CauseTable,
  type EventTable,
  numberAtRisk,
} from "@fiducial/statistics";
import { InputError } from "@fiducial/study";
import { type Group, groupsOf, namedColumn, numbersFrom } from "./columns.ts";
import { type CompleteRows, completeRows } from "./complete-rows.ts";
import type { DataTable } from "./data-table.ts";
import { jointLabels } from "./follow-up-columns.ts";
import { UsageError } from "./usage-error.ts";

/** Columns of a file whose rows are times with counts, and no subjects. */
interface CountOptions {
  readonly time: string;
  readonly counts: readonly string[];
  readonly group?: string;
  readonly strata?: readonly string[];
}

/** Counts by groups; the rows of several centres add up. */
interface CountedGroups<Table> {
  readonly rows: CompleteRows;
  readonly groupColumn: string;
  readonly groups: readonly (Group & { readonly table: Table })[];
  /** `strata[s][g]`: group g of stratum s. */
  readonly strata: readonly (readonly Table[])[];
}

/** Events, censored and, where somebody enters late, entered: the event tables of the groups. */
export function eventCounts(
  data: DataTable,
  options: CountOptions,
  least: number = 1,
): CountedGroups<EventTable> {
  if (options.counts.length < 2 || options.counts.length > 3)
    throw new UsageError("--counts names two or three columns: events,censored[,entered].");
  const counted = countedGroups(data, options, least, (time, columns) => {
    const [event, censored, entered] = columns as [Float64Array, Float64Array, Float64Array?];
    return (members) => {
      const tables = members.map((row) => ({
        n: event[row]! + censored[row]!,
        time: time.subarray(row, row + 1),
        event: event.subarray(row, row + 1),
        censored: censored.subarray(row, row + 1),
        entered: entered ? entered.subarray(row, row + 1) : null,
      }));
      return addEventTables([emptyEvents(entered !== undefined), ...tables]);
    };
  });
  for (const { label, table } of counted.groups) checkAtRisk(counted.rows, label, table);
  return counted;
}

/** Counts of each cause and, last, of the censored: the cause tables of the groups. */
export function causeCounts(
  data: DataTable,
  options: CountOptions,
  least: number = 1,
): CountedGroups<CauseTable> {
  if (options.counts.length < 2)
    throw new UsageError("--counts names a column for each cause, and last that of the censored.");
  return countedGroups(data, options, least, (time, columns) => {
    const [censored, causes] = [columns.at(-1)!, columns.slice(0, -1)];
    return (members) =>
      addCauseTables([
        {
          n: 0,
          time: new Float64Array(),
          event: causes.map(() => new Float64Array()),
          censored: new Float64Array(),
          entered: null,
        },
        ...members.map((row) => ({
          n: columns.reduce((sum, column) => sum + column[row]!, 0),
          time: time.subarray(row, row + 1),
          event: causes.map((cause) => cause.subarray(row, row + 1)),
          censored: censored.subarray(row, row + 1),
          entered: null,
        })),
      ]);
  });
}

/** @throws {InputError} where more have the event than are there, as when entries are missing */
function checkAtRisk(rows: CompleteRows, label: string, table: EventTable): void {
  const atRisk = numberAtRisk(table);
  const wrong = atRisk.findIndex((count, j) => count < table.event[j]!);
  if (wrong !== -1)
    throw new InputError([
      {
        where: `${rows.use.file}, group ${label}, time ${table.time[wrong]}`,
        expected: "no more events than are at risk",
        found: `${table.event[wrong]} events with ${atRisk[wrong]} at risk`,
        remedy: "Check the counts of those who entered.",
      },
    ]);
}

function emptyEvents(entering: boolean): EventTable {
  const none = new Float64Array();
  return { n: 0, time: none, event: none, censored: none, entered: entering ? none : null };
}

function countedGroups<Table>(
  data: DataTable,
  options: CountOptions,
  least: number,
  tablesOf: (
    time: Float64Array,
    columns: readonly Float64Array[],
  ) => (members: readonly number[]) => Table,
): CountedGroups<Table> {
  const { strata: strataColumns = [] } = options;
  const group = options.group === undefined ? undefined : namedColumn(data, options.group, ":");
  const rows = completeRows(data, [
    options.time,
    ...options.counts,
    group?.column,
    ...strataColumns,
  ]);
  const time = numbersFrom(rows, options.time, 0);
  const columns = options.counts.map((column) => numbersFrom(rows, column, 0));
  if (columns[0]!.length > 0 && columns.every((column) => column.every((count) => count === 0)))
    throw new InputError([
      {
        where: rows.use.file,
        expected: "counts above 0",
        found: "only zeros",
        remedy: "Check the columns of --counts.",
      },
    ]);
  const tableOf = tablesOf(time, columns);
  const groups = groupsOf(rows, group, least);
  const labels = jointLabels(rows, strataColumns);
  const strata = [...new Set(labels)].map((label) =>
    groups.map((each) => tableOf(each.rows.filter((row) => labels[row] === label))),
  );
  return {
    rows,
    groupColumn: group?.column ?? "",
    groups: groups.map((each) => ({ ...each, table: tableOf(each.rows) })),
    strata,
  };
}
