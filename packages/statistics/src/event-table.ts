import { joinAscending } from "./false-ties.ts";
import { checkFollowUp, joinFollowUps, type CheckedFollowUp, type FollowUp } from "./follow-up.ts";
import { mergedTimes } from "./merged-times.ts";
import { sortAscending, sortOrder } from "./sort-order.ts";
import { StatisticsError } from "./statistics-error.ts";

/**
 * Follow-up reduced to counts: at each distinct time how many had the event, were censored, or entered.
 *
 * It holds no subject, and the tables of two centres can be added; every curve and comparison that needs
 * nothing else takes one. Counts are sums of weights where weights were given.
 */
export interface EventTable {
  /** Number of subjects (rows), unweighted. */
  readonly n: number;
  /** Distinct times, ascending. */
  readonly time: Float64Array;
  readonly event: Float64Array;
  readonly censored: Float64Array;
  /** Counts that come under observation just after each time; null where all are present from the start. */
  readonly entered: Float64Array | null;
}

/**
 * The event table of one group.
 *
 * @param followUp one group
 * @param options `joinFalseTies` (default true) joins times that differ by floating-point noise
 * @throws StatisticsError for unusable follow-up
 */
export function eventTable(
  followUp: FollowUp,
  options: { readonly joinFalseTies?: boolean } = {},
): EventTable {
  const checked = checkFollowUp("eventTable", followUp);
  const join = options.joinFalseTies ?? true;
  if (join && checked.entry) return tabulate(joinFollowUps("eventTable", [checked])[0]!, false);
  return tabulate(checked, join);
}

/** Counts of checked follow-up; `join` joins false ties among the exits on the way. */
export function tabulate(followUp: CheckedFollowUp, join: boolean): EventTable {
  const { n, weight, entry } = followUp;
  const { order, sorted } = sortAscending(followUp.time);
  if (join) joinAscending(sorted);
  const time = new Float64Array(n);
  const event = new Float64Array(n);
  const censored = new Float64Array(n);
  let rows = 0;
  let previous = Number.NaN;
  for (let i = 0; i < n; i++) {
    const t = sorted[i]!;
    if (t !== previous) time[rows++] = previous = t;
    const subject = order[i]!;
    const w = weight ? weight[subject]! : 1;
    if (followUp.event[subject]) event[rows - 1]! += w;
    else censored[rows - 1]! += w;
  }
  const exits: EventTable = {
    n,
    time: time.subarray(0, rows),
    event: event.subarray(0, rows),
    censored: censored.subarray(0, rows),
    entered: null,
  };
  return entry
    ? addEventTables([exits, entriesOnly(entry, weight)], { joinFalseTies: false })
    : exits;
}

function entriesOnly(entry: Float64Array, weight: Float64Array | null): EventTable {
  const order = sortOrder(entry);
  const time: number[] = [];
  const entered: number[] = [];
  for (const subject of order) {
    const t = entry[subject]!;
    if (time.length === 0 || time[time.length - 1] !== t) {
      time.push(t);
      entered.push(0);
    }
    entered[entered.length - 1]! += weight ? weight[subject]! : 1;
  }
  const rows = time.length;
  return {
    n: 0,
    time: Float64Array.from(time),
    event: new Float64Array(rows),
    censored: new Float64Array(rows),
    entered: Float64Array.from(entered),
  };
}

/**
 * The event table of the subjects of several tables taken together, as when centres add theirs.
 *
 * @param tables at least one; either all with entries or none
 * @param options `joinFalseTies` (default true) joins times that differ by floating-point noise
 * @returns what `eventTable` gives for the pooled subjects
 * @throws StatisticsError where there is no table
 */
export function addEventTables(
  tables: readonly EventTable[],
  options: { readonly joinFalseTies?: boolean } = {},
): EventTable {
  if (tables.length === 0)
    throw new StatisticsError(
      "addEventTables",
      "at least one table",
      "none",
      "Pass the tables to add.",
    );
  const { time, rowOf } = mergedTimes(
    tables.map((table) => table.time),
    options.joinFalseTies ?? true,
  );
  const rows = time.length;
  const event = new Float64Array(rows);
  const censored = new Float64Array(rows);
  const anyEntry = tables.some((table) => table.entered !== null);
  const entered = anyEntry ? new Float64Array(rows) : null;
  let at = 0;
  let n = 0;
  for (const table of tables) {
    n += table.n;
    for (let j = 0; j < table.time.length; j++) {
      const row = rowOf[at++]!;
      event[row]! += table.event[j]!;
      censored[row]! += table.censored[j]!;
      if (entered && table.entered) entered[row]! += table.entered[j]!;
    }
  }
  return { n, time, event, censored, entered };
}

/**
 * Number at risk at each of the table's times: those who entered before it and have not left before it.
 *
 * @returns one sum of weights a row
 */
export function numberAtRisk(table: EventTable): Float64Array {
  const rows = table.time.length;
  const atRisk = new Float64Array(rows);
  let present = 0;
  for (let j = rows - 1; j >= 0; j--) {
    present += table.event[j]! + table.censored[j]!;
    if (table.entered) present -= table.entered[j]!;
    atRisk[j] = present;
  }
  return atRisk;
}
