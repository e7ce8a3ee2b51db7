import { StatisticsError } from "./statistics-error.ts";

/** Relative and absolute distance at which two times count as one: √(double epsilon) = 2⁻²⁶. */
export const FALSE_TIE_TOLERANCE = 2 ** -26;

/**
 * Joins times that differ only by floating-point noise, in place, along an ascending list.
 *
 * Neighbouring distinct values are one time where their difference, or their difference over the mean of
 * the absolute distinct values, is at most 2⁻²⁶; joins chain, and each chain takes its smallest value.
 *
 * @param ascending times in ascending order, repeats allowed; changed in place
 * @returns whether anything was joined
 *
 * Source: R survival 3.5-3, `aeqSurv` ("timefix").
 */
export function joinAscending(ascending: Float64Array): boolean {
  const n = ascending.length;
  if (n < 2) return false;
  let distinct = 1;
  let total = Math.abs(ascending[0]!);
  let closest = Infinity;
  for (let i = 1; i < n; i++) {
    const gap = ascending[i]! - ascending[i - 1]!;
    if (gap === 0) continue;
    if (gap < closest) closest = gap;
    distinct++;
    total += Math.abs(ascending[i]!);
  }
  const mean = total / distinct;
  const tied = (gap: number): boolean =>
    gap <= FALSE_TIE_TOLERANCE || gap / mean <= FALSE_TIE_TOLERANCE;
  if (!tied(closest)) return false;
  let head = ascending[0]!;
  let previous = head;
  for (let i = 1; i < n; i++) {
    const value = ascending[i]!;
    if (!tied(value - previous)) head = value;
    previous = value;
    ascending[i] = head;
  }
  return true;
}

/** Several lists that share one clock with false ties joined; the same objects where nothing had to be. */
export function joinLists(lists: readonly Float64Array[]): Float64Array[] {
  const total = lists.reduce((sum, list) => sum + list.length, 0);
  const all = new Float64Array(total);
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  all.sort();
  const joined = all.slice();
  if (!joinAscending(joined)) return lists.slice();
  return lists.map((list) => list.map((value) => joined[firstIndex(all, value)]!));
}

/** Throws where joining has made a subject leave at the time it entered. */
export function checkIntervals(
  where: string,
  entry: Float64Array,
  exit: Float64Array,
  entryBefore: Float64Array,
): void {
  for (let i = 0; i < exit.length; i++) {
    if (entry[i]! >= exit[i]!)
      throw new StatisticsError(
        where,
        "every entry before its exit, further apart than floating-point noise",
        `subject ${i} entering at ${entryBefore[i]} and leaving at ${exit[i]}`,
        "Correct the two times, or switch joinFalseTies off.",
      );
  }
}

function firstIndex(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
