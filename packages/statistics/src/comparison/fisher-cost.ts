import { logFactorial } from "../distributions/gamma.ts";
import { sortOrder } from "../sort-order.ts";

/**
 * All partial tables with given margins, grouped by their cost Σ ln cell!.
 *
 * `cost` ascends; `tail[k]` is the sum over j ≥ k of count·exp(least − cost[j]), least = cost[0].
 */
export interface Distribution {
  readonly cost: Float64Array;
  readonly count: Float64Array;
  readonly tail: Float64Array;
}

/** Σ ln cell!, which fixes the probability of a table. */
export function cost(cells: readonly number[]): number {
  let sum = 0;
  for (const cell of cells) sum += logFactorial(cell);
  return sum;
}

/** Sorts by cost and merges costs that are equal but for rounding. */
export function merge(costs: readonly number[], counts: readonly number[]): Distribution {
  const all = Float64Array.from(costs);
  const order = sortOrder(all);
  const cost = new Float64Array(all.length);
  const count = new Float64Array(all.length);
  let rows = 0;
  for (let i = 0; i < order.length; i++) {
    const index = order[i]!;
    const value = all[index]!;
    if (rows > 0 && value - cost[rows - 1]! < 1e-10) count[rows - 1]! += counts[index]!;
    else {
      cost[rows] = value;
      count[rows++] = counts[index]!;
    }
  }
  const tail = new Float64Array(rows);
  let sum = 0;
  for (let k = rows - 1; k >= 0; k--) tail[k] = sum += count[k]! * Math.exp(cost[0]! - cost[k]!);
  return { cost: cost.slice(0, rows), count: count.slice(0, rows), tail };
}
