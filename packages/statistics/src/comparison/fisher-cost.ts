import { sortOrder } from "../sort-order.ts";

/**
 * All ways through a part of a table, grouped by their cost Σ ln cell!.
 *
 * `cost` ascends; `tail[k]` is the sum over j ≥ k of count·exp(least − cost[j]), least = cost[0].
 */
export interface Distribution {
  readonly cost: Float64Array;
  readonly count: Float64Array;
  readonly tail: Float64Array;
}

/** Sorts by cost and merges costs that are equal but for rounding. */
function merge(costs: ArrayLike<number>, counts: ArrayLike<number>): Distribution {
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

/** Resolution at which costs are looked up; those nearer than 1e-10 are one. */
const STEPS = 2 ** 22;

/** Costs with their counts, gathered by hashing, so that only different costs are sorted. */
export class CostSums {
  private keys = new Float64Array(8).fill(-1);
  private counts = new Float64Array(8);
  private held = 0;

  get size(): number {
    return this.held;
  }

  add(cost: number, count: number): void {
    const mask = this.keys.length - 1;
    let at = Math.imul(Math.round(cost * STEPS), 0x9e3779b1);
    at = (at ^ (at >>> 15)) & mask;
    for (;;) {
      const key = this.keys[at]!;
      if (key === -1) break;
      if (Math.abs(key - cost) < 1e-10) {
        this.counts[at]! += count;
        return;
      }
      at = (at + 1) & mask;
    }
    this.keys[at] = cost;
    this.counts[at] = count;
    if (++this.held * 2 > this.keys.length) this.grow();
  }

  distribution(): Distribution {
    const { costs, counts } = this.entries();
    return merge(costs, counts);
  }

  private entries(): { costs: Float64Array; counts: Float64Array } {
    const costs = new Float64Array(this.held);
    const counts = new Float64Array(this.held);
    let to = 0;
    for (let at = 0; at < this.keys.length; at++)
      if (this.keys[at] !== -1) {
        costs[to] = this.keys[at]!;
        counts[to++] = this.counts[at]!;
      }
    return { costs, counts };
  }

  private grow(): void {
    const { costs, counts } = this.entries();
    this.keys = new Float64Array(this.keys.length * 2).fill(-1);
    this.counts = new Float64Array(this.keys.length);
    this.held = 0;
    for (let k = 0; k < costs.length; k++) this.add(costs[k]!, counts[k]!);
  }
}
