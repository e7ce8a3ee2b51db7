import type { EventTable } from "./event-table.ts";
import { joinAscending } from "./false-ties.ts";
import type { CheckedFollowUp } from "./follow-up.ts";
import type { GroupedEvents } from "./log-rank-sums.ts";
import { sortAscending } from "./sort-order.ts";
import { StatisticsError } from "./statistics-error.ts";

/** Unsorted rows of all groups of one stratum. */
interface Rows {
  readonly time: Float64Array;
  readonly group: Uint16Array;
  readonly event: Float64Array;
  /** All who leave, with or without the event. */
  readonly left: Float64Array | null;
  readonly entered: Float64Array | null;
}

/** Sorts the rows of a stratum by time and joins false ties. */
function sortRows(rows: Rows, join: boolean): GroupedEvents {
  const { order, sorted: time } = sortAscending(rows.time);
  const n = order.length;
  const group = new Uint16Array(n);
  const event = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const from = order[i]!;
    group[i] = rows.group[from]!;
    event[i] = rows.event[from]!;
  }
  const pick = (values: Float64Array | null): Float64Array | null =>
    values ? Float64Array.from(order, (from) => values[from]!) : null;
  const left = pick(rows.left);
  const entered = pick(rows.entered);
  if (join) joinAscending(time);
  return { time, group, event, left, entered };
}

/** The strata of checked groups; one stratum where none are named. */
export function groupFollowUps(
  groups: readonly CheckedFollowUp[],
  strata: readonly ArrayLike<string | number>[] | undefined,
  join: boolean,
): GroupedEvents[] {
  const joinHere = join && !groups.some((group) => group.entry);
  if (!strata)
    return [
      sortRows(
        rowsOf(
          groups,
          groups.map(() => null),
        ),
        joinHere,
      ),
    ];
  const members = new Map<string, number[][]>();
  groups.forEach((group, g) => {
    const labels = strata[g];
    if (labels?.length !== group.n)
      throw new StatisticsError(
        "logRank",
        `${group.n} strata labels for group ${g}`,
        String(labels?.length ?? 0),
        "Pass one label a subject.",
      );
    for (let i = 0; i < group.n; i++) {
      const key = String(labels[i]);
      let lists = members.get(key);
      if (!lists) members.set(key, (lists = groups.map(() => [])));
      lists[g]!.push(i);
    }
  });
  return [...members.values()].map((lists) => sortRows(rowsOf(groups, lists), joinHere));
}

function rowsOf(
  groups: readonly CheckedFollowUp[],
  subjects: readonly (readonly number[] | null)[],
): Rows {
  const anyEntry = groups.some((group) => group.entry);
  const counts = groups.map((group, g) => subjects[g]?.length ?? group.n);
  const exits = counts.reduce((a, b) => a + b, 0);
  const total = anyEntry ? 2 * exits : exits;
  const time = new Float64Array(total);
  const groupOf = new Uint16Array(total);
  const event = new Float64Array(total);
  const weighted = anyEntry || groups.some((group) => group.weight);
  const left = weighted ? new Float64Array(total) : null;
  const entered = anyEntry ? new Float64Array(total) : null;
  let at = 0;
  groups.forEach((group, g) => {
    const chosen = subjects[g];
    if (!left && !chosen) {
      time.set(group.time, at);
      event.set(group.event, at);
      groupOf.fill(g, at, at + group.n);
      at += group.n;
      return;
    }
    for (let k = 0; k < counts[g]!; k++) {
      const i = chosen ? chosen[k]! : k;
      const w = group.weight ? group.weight[i]! : 1;
      time[at] = group.time[i]!;
      groupOf[at] = g;
      event[at] = group.event[i]! * w;
      if (left) left[at] = w;
      at++;
      if (!entered) continue;
      time[at] = group.entry ? group.entry[i]! : -Infinity;
      groupOf[at] = g;
      entered[at++] = w;
    }
  });
  return { time, group: groupOf, event, left, entered };
}

/** One stratum from the event tables of its groups. */
export function groupTables(tables: readonly EventTable[], join: boolean): GroupedEvents {
  const total = tables.reduce((sum, table) => sum + table.time.length, 0);
  const anyEntry = tables.some((table) => table.entered);
  const extra = anyEntry ? tables.length : 0;
  const time = new Float64Array(total + extra);
  const group = new Uint16Array(total + extra);
  const event = new Float64Array(total + extra);
  const left = new Float64Array(total + extra);
  const entered = anyEntry ? new Float64Array(total + extra) : null;
  let at = 0;
  tables.forEach((table, g) => {
    let present = 0;
    for (let j = 0; j < table.time.length; j++) {
      time[at] = table.time[j]!;
      group[at] = g;
      event[at] = table.event[j]!;
      left[at] = table.event[j]! + table.censored[j]!;
      present += left[at]!;
      if (entered && table.entered) entered[at] = table.entered[j]!;
      at++;
    }
    if (!entered) return;
    // A table without entries has everybody present from the start.
    time[at] = -Infinity;
    group[at] = g;
    entered[at++] = table.entered ? 0 : present;
  });
  return sortRows({ time, group, event, left, entered }, join && !anyEntry);
}
