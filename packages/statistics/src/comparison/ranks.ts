import { sortOrder } from "../sort-order.ts";

/**
 * Mid-ranks of a list, and the tie sum Σ (t³ − t) over groups of equal values.
 */
export function midRanks(values: Float64Array): { ranks: Float64Array; tieSum: number } {
  const n = values.length;
  const order = sortOrder(values);
  const ranks = new Float64Array(n);
  let tieSum = 0;
  for (let i = 0; i < n;) {
    let end = i + 1;
    while (end < n && values[order[end]!] === values[order[i]!]) end++;
    const size = end - i;
    tieSum += size ** 3 - size;
    const rank = (i + 1 + end) / 2;
    for (; i < end; i++) ranks[order[i]!] = rank;
  }
  return { ranks, tieSum };
}
