import { joinAscending } from "./false-ties.ts";
import { sortAscending } from "./sort-order.ts";

/**
 * The distinct times of several lists together, ascending.
 *
 * @param join whether times that differ by floating-point noise are joined
 * @returns the times, and the place among them of every element, list after list
 */
export function mergedTimes(
  lists: readonly Float64Array[],
  join: boolean,
): { time: Float64Array; rowOf: Uint32Array } {
  const total = lists.reduce((sum, list) => sum + list.length, 0);
  const all = new Float64Array(total);
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  const { order, sorted } = sortAscending(all);
  if (join) joinAscending(sorted);
  const rowOf = new Uint32Array(total);
  const time = new Float64Array(total);
  let rows = 0;
  for (let i = 0; i < total; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) time[rows++] = sorted[i]!;
    rowOf[order[i]!] = rows - 1;
  }
  return { time: time.subarray(0, rows), rowOf };
}
