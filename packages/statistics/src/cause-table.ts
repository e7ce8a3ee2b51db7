import { joinAscending } from "./false-ties.ts";
import { checkIntervals, joinFalseTies } from "./false-ties.ts";
import { finiteNumbers } from "./follow-up.ts";
import { sortOrder } from "./sort-order.ts";
import { StatisticsError } from "./statistics-error.ts";

/** Follow-up with competing causes: `cause` is 0 where censored and 1 … K otherwise. */
export interface CompetingFollowUp {
  /** Time of leaving, at least 0. */
  readonly time: ArrayLike<number>;
  readonly cause: ArrayLike<number>;
  /** Time of coming under observation, before `time`. */
  readonly entry?: ArrayLike<number>;
}

/** Competing follow-up after the gate. */
export interface CheckedCauses {
  readonly n: number;
  readonly time: Float64Array;
  readonly cause: Uint8Array;
  readonly entry: Float64Array | null;
  /** Largest cause that occurs. */
  readonly causes: number;
}

/**
 * The event table of competing causes: counts at each distinct time, without subjects; tables can be added.
 */
export interface CauseTable {
  readonly n: number;
  readonly time: Float64Array;
  /** One array of counts a cause, cause 1 first. */
  readonly event: readonly Float64Array[];
  readonly censored: Float64Array;
  readonly entered: Float64Array | null;
}

/**
 * The gate for competing follow-up.
 *
 * @throws StatisticsError for lengths that differ, times or causes that are not usable
 */
export function checkCauses(where: string, followUp: CompetingFollowUp): CheckedCauses {
  const n = followUp.time.length;
  const time = finiteNumbers(where, "time", followUp.time, n);
  if (followUp.cause.length !== n)
    throw new StatisticsError(
      where,
      `${n} elements in cause`,
      `${followUp.cause.length}`,
      "Pass one a subject.",
    );
  const cause = new Uint8Array(n);
  let causes = 0;
  for (let i = 0; i < n; i++) {
    const value = followUp.cause[i]!;
    if (!Number.isInteger(value) || value < 0 || value > 255)
      throw new StatisticsError(
        where,
        "causes 0 (censored), 1, 2 …",
        `cause[${i}] = ${value}`,
        "Recode it.",
      );
    cause[i] = value;
    if (value > causes) causes = value;
    if (time[i]! < 0 && !followUp.entry)
      throw new StatisticsError(
        where,
        "times of at least 0",
        `time[${i}] = ${time[i]}`,
        "Correct it.",
      );
  }
  const entry = followUp.entry ? finiteNumbers(where, "entry", followUp.entry, n) : null;
  if (entry) checkIntervals(where, entry, time, entry);
  return { n, time, cause, entry, causes };
}

/** The same groups with false ties joined across all of them, entries included. */
export function joinCauses(where: string, groups: readonly CheckedCauses[]): CheckedCauses[] {
  const joined = joinFalseTies(
    groups.flatMap((group) => (group.entry ? [group.time, group.entry] : [group.time])),
  );
  let at = 0;
  return groups.map((group) => {
    const time = joined[at++]!;
    if (!group.entry) return { ...group, time };
    const entry = joined[at++]!;
    checkIntervals(where, entry, time, group.entry);
    return { ...group, time, entry };
  });
}

/**
 * The cause table of one group.
 *
 * @param followUp one group
 * @param options `causes` fixes their number (for tables that are to be added); `joinFalseTies` (default true)
 * @throws StatisticsError for unusable follow-up
 */
export function causeTable(
  followUp: CompetingFollowUp,
  options: { readonly causes?: number; readonly joinFalseTies?: boolean } = {},
): CauseTable {
  let checked = checkCauses("causeTable", followUp);
  const join = options.joinFalseTies ?? true;
  if (join && checked.entry) checked = joinCauses("causeTable", [checked])[0]!;
  return tabulateCauses(
    checked,
    Math.max(checked.causes, options.causes ?? 1),
    join && !checked.entry,
  );
}

/** Counts of checked follow-up. */
export function tabulateCauses(followUp: CheckedCauses, causes: number, join: boolean): CauseTable {
  const { n, entry } = followUp;
  const total = entry ? 2 * n : n;
  const times = new Float64Array(total);
  times.set(followUp.time);
  if (entry) times.set(entry, n);
  const order = sortOrder(times);
  const sorted = new Float64Array(total);
  for (let i = 0; i < total; i++) sorted[i] = times[order[i]!]!;
  if (join) joinAscending(sorted);
  const time = new Float64Array(total);
  const censored = new Float64Array(total);
  const event = Array.from({ length: causes }, () => new Float64Array(total));
  const entered = entry ? new Float64Array(total) : null;
  let rows = 0;
  let previous = Number.NaN;
  for (let i = 0; i < total; i++) {
    const t = sorted[i]!;
    if (t !== previous) time[rows++] = previous = t;
    const index = order[i]!;
    if (index >= n) {
      entered![rows - 1]!++;
      continue;
    }
    const cause = followUp.cause[index]!;
    if (cause === 0) censored[rows - 1]!++;
    else event[cause - 1]![rows - 1]!++;
  }
  return {
    n,
    time: time.subarray(0, rows),
    event: event.map((counts) => counts.subarray(0, rows)),
    censored: censored.subarray(0, rows),
    entered: entered ? entered.subarray(0, rows) : null,
  };
}

/**
 * The cause table of the subjects of several tables together.
 *
 * @throws StatisticsError where there is no table
 */
export function addCauseTables(
  tables: readonly CauseTable[],
  options: { readonly joinFalseTies?: boolean } = {},
): CauseTable {
  if (tables.length === 0)
    throw new StatisticsError(
      "addCauseTables",
      "at least one table",
      "none",
      "Pass the tables to add.",
    );
  const total = tables.reduce((sum, table) => sum + table.time.length, 0);
  const causes = Math.max(...tables.map((table) => table.event.length));
  const times = new Float64Array(total);
  let at = 0;
  for (const table of tables) {
    times.set(table.time, at);
    at += table.time.length;
  }
  const order = sortOrder(times);
  const sorted = times.map((_, i) => times[order[i]!]!);
  if (options.joinFalseTies ?? true) joinAscending(sorted);
  const rowOf = new Uint32Array(total);
  const time: Float64Array = new Float64Array(total);
  let rows = 0;
  for (let i = 0; i < total; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) time[rows++] = sorted[i]!;
    rowOf[order[i]!] = rows - 1;
  }
  const anyEntry = tables.some((table) => table.entered);
  const result = {
    n: tables.reduce((sum, table) => sum + table.n, 0),
    time: time.subarray(0, rows),
    event: Array.from({ length: causes }, () => new Float64Array(rows)),
    censored: new Float64Array(rows),
    entered: anyEntry ? new Float64Array(rows) : null,
  };
  at = 0;
  for (const table of tables)
    for (let j = 0; j < table.time.length; j++) {
      const row = rowOf[at++]!;
      table.event.forEach((counts, k) => (result.event[k]![row]! += counts[j]!));
      result.censored[row]! += table.censored[j]!;
      if (table.entered) result.entered![row]! += table.entered[j]!;
    }
  return result;
}
