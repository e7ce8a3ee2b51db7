import { checkIntervals, joinAscending, joinLists } from "./false-ties.ts";
import { finiteNumbers } from "./follow-up.ts";
import { mergedTimes } from "./merged-times.ts";
import { sortAscending } from "./sort-order.ts";
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
  const joined = joinLists(
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
  const checked = checkCauses("causeTable", followUp);
  const causes = Math.max(checked.causes, options.causes ?? 1);
  return tabulateCauses(checked, causes, options.joinFalseTies ?? true);
}

/**
 * The cause tables of several groups, false ties joined over all of them, from one sort.
 *
 * @throws StatisticsError for unusable follow-up
 */
export function causeTables(
  groups: readonly CompetingFollowUp[],
  options: { readonly causes?: number; readonly joinFalseTies?: boolean } = {},
): CauseTable[] {
  const checked = groups.map((group) => checkCauses("causeTables", group));
  const causes = Math.max(options.causes ?? 1, ...checked.map((group) => group.causes));
  return tabulateGroups(checked, causes, options.joinFalseTies ?? true);
}

/** Counts of checked follow-up of one group. */
export function tabulateCauses(followUp: CheckedCauses, causes: number, join: boolean): CauseTable {
  return tabulateGroups([followUp], causes, join)[0]!;
}

/** Counts of checked follow-up of several groups; `join` joins false ties over all of them. */
export function tabulateGroups(
  groups: readonly CheckedCauses[],
  causes: number,
  join: boolean,
): CauseTable[] {
  const delayed = groups.some((group) => group.entry);
  if (delayed) {
    const joined = join ? joinCauses("causeTable", groups) : groups;
    return joined.map((group) => tabulateSorted([group], causes, false)[0]!);
  }
  return tabulateSorted(groups, causes, join);
}

function tabulateSorted(
  groups: readonly CheckedCauses[],
  causes: number,
  join: boolean,
): CauseTable[] {
  const total = groups.reduce((sum, group) => sum + (group.entry ? 2 * group.n : group.n), 0);
  const times = new Float64Array(total);
  // Group and cause of every row in one small number; an entry has the code after the last cause.
  const codes = new Uint16Array(total);
  const stride = causes + 2;
  let at = 0;
  groups.forEach((group, g) => {
    times.set(group.time, at);
    for (let i = 0; i < group.n; i++) codes[at + i] = g * stride + group.cause[i]!;
    at += group.n;
    if (!group.entry) return;
    times.set(group.entry, at);
    codes.fill(g * stride + causes + 1, at, at + group.n);
    at += group.n;
  });
  const { order, sorted } = sortAscending(times);
  if (join) joinAscending(sorted);
  const sizes = groups.map((group) => (group.entry ? 2 * group.n : group.n));
  // All columns lie in one array: of each group its times, censored, causes and, where delayed, entered.
  const columns = groups.map((group) => (group.entry ? stride + 1 : stride));
  const timeAt = new Float64Array(groups.length);
  const countAt = new Float64Array(groups.length * stride);
  const groupOf = new Uint16Array(groups.length * stride);
  let size = 0;
  groups.forEach((_, g) => {
    timeAt[g] = size;
    for (let code = 0; code < stride; code++) {
      countAt[g * stride + code] = size + (code + 1) * sizes[g]!;
      groupOf[g * stride + code] = g;
    }
    size += columns[g]! * sizes[g]!;
  });
  const store = new Float64Array(size);
  const rows = new Uint32Array(groups.length);
  const latest = new Float64Array(groups.length).fill(Number.NaN);
  for (let i = 0; i < total; i++) {
    const code = codes[order[i]!]!;
    const g = groupOf[code]!;
    const t = sorted[i]!;
    if (latest[g] !== t) {
      latest[g] = t;
      store[timeAt[g]! + rows[g]!++] = t;
    }
    store[countAt[code]! + rows[g]! - 1]!++;
  }
  return groups.map((group, g) => {
    const cut = (from: number): Float64Array => store.subarray(from, from + rows[g]!);
    const count = (code: number): Float64Array => cut(countAt[g * stride + code]!);
    return {
      n: group.n,
      time: cut(timeAt[g]!),
      event: Array.from({ length: causes }, (_, k) => count(k + 1)),
      censored: count(0),
      entered: group.entry ? count(causes + 1) : null,
    };
  });
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
  const causes = Math.max(...tables.map((table) => table.event.length));
  const { time, rowOf } = mergedTimes(
    tables.map((table) => table.time),
    options.joinFalseTies ?? true,
  );
  const rows = time.length;
  const anyEntry = tables.some((table) => table.entered);
  const result = {
    n: tables.reduce((sum, table) => sum + table.n, 0),
    time,
    event: Array.from({ length: causes }, () => new Float64Array(rows)),
    censored: new Float64Array(rows),
    entered: anyEntry ? new Float64Array(rows) : null,
  };
  let at = 0;
  for (const table of tables)
    for (let j = 0; j < table.time.length; j++) {
      const row = rowOf[at++]!;
      table.event.forEach((counts, k) => (result.event[k]![row]! += counts[j]!));
      result.censored[row]! += table.censored[j]!;
      if (table.entered) result.entered![row]! += table.entered[j]!;
    }
  return result;
}
