import { joinLists } from "./false-ties.ts";
import { finiteNumbers } from "./follow-up.ts";

/**
 * Joins times that differ only by floating-point noise, over several lists that share one clock.
 *
 * R joins over the whole data set, so curves of several groups that are made one by one are R's only when
 * their times have been joined together beforehand; the comparisons of groups do so themselves.
 *
 * @param lists finite times, in any unit: exits, and entries where there are any, of every group
 * @returns one array a list, in its order, each false tie at the smallest of its times; the caller's
 * arrays are not changed
 * @throws StatisticsError for a time that is not finite
 *
 * Source: R survival 3.5-3, `aeqSurv`.
 *
 * @example
 * const [first, second] = joinFalseTies([[0.3, 1], [0.1 + 0.2, 2]]);
 * first[0] === second[0]; // true
 */
export function joinFalseTies(lists: readonly ArrayLike<number>[]): Float64Array[] {
  return joinLists(
    lists.map((list) =>
      Float64Array.from(finiteNumbers("joinFalseTies", "times", list, list.length)),
    ),
  );
}
