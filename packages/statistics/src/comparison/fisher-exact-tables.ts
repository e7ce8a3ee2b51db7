import { logFactorial } from "../distributions/gamma.ts";
import { cost, CostSums, merge, type Distribution } from "./fisher-cost.ts";
import type { Counts } from "./table.ts";

/** Ways to share the rows, and different costs, that are held at once: some hundred megabytes. */
const mostPairs = 1_000_000;
const mostCosts = 12_000_000;

/** Thrown inside and caught at the door when the work exceeds the limit. */
const TOO_LARGE = Symbol("too large");

/**
 * Exact p-value of the Fisher–Freeman–Halton test, or null where it would cost more than `limit` steps.
 *
 * A table's probability is fixed by its cost Σ ln cell!. The columns are split in a left and a right half
 * (and one between, where their number is odd). For every way the row totals can be shared between the
 * halves, the costs of all left and of all right partial tables are tabulated once for each multiset of row
 * totals, equal costs merged, and the pairs that are at least as costly as the observed table are counted by
 * one merge of the two sorted lists. So the tables are never enumerated, only their halves.
 *
 * @param table counts without empty rows or columns, at least 2 × 2
 * @param limit most partial tables to visit
 * @returns p, or null
 *
 * Source: the nodes and merged past lengths are those of Mehta and Patel (1983), Algorithm 643; meeting in
 * the middle after Horowitz and Sahni (1974). Ties within a relative 1e-7 as in R 4.2.2 `fisher.test`.
 */
export function exactTableP(table: Counts, limit: number): number | null {
  const upright = table.length <= table[0]!.length ? table : transpose(table);
  try {
    return new HalfTables(upright, limit).p();
  } catch (problem) {
    if (problem === TOO_LARGE) return null;
    throw problem;
  }
}

function transpose(table: Counts): number[][] {
  return table[0]!.map((_, j) => table.map((row) => row[j]!));
}

class HalfTables {
  readonly rows: number[];
  readonly left: number[];
  readonly middle: number;
  readonly right: number[];
  /** A table counts when its cost is at least this. */
  readonly threshold: number;
  /** ln of Π row! Π column! / n!. */
  readonly logConstant: number;
  readonly base: number;
  readonly known = new Map<readonly number[], Map<number | string, Distribution>>();
  /** Scratch for row totals in ascending order. */
  readonly sorted: number[];
  readonly suffixes = new Map<readonly number[], readonly number[]>();
  readonly limit: number;
  steps = 0;
  costs = 0;

  constructor(table: Counts, limit: number) {
    this.limit = limit;
    this.sorted = table.map(() => 0);
    this.rows = table.map((row) => row.reduce((a, b) => a + b, 0));
    const columns = table[0]!.map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0));
    columns.sort((a, b) => b - a);
    const sum = (values: readonly number[]): number =>
      values.reduce((total, value) => total + logFactorial(value), 0);
    const n = this.rows.reduce((a, b) => a + b, 0);
    this.base = n + 1;
    this.logConstant = sum(this.rows) + sum(columns) - logFactorial(n);
    this.threshold = sum(table.flat()) - 1e-7;
    this.middle = columns.length % 2 === 1 ? columns.pop()! : 0;
    this.left = columns.filter((_, j) => j % 2 === 0);
    this.right = columns.filter((_, j) => j % 2 === 1);
  }

  p(): number {
    const leftTotal = this.left.reduce((a, b) => a + b, 0);
    const pairs = new Map<string, { ways: number; used: number[]; rest: number[] }>();
    this.eachColumn(this.rows, leftTotal, (used) => {
      const rest = this.rows.map((r, i) => r - used[i]!);
      // Rows with equal totals are interchangeable.
      const key = rest
        .map((value, i) => used[i]! * this.base + value)
        .sort((a, b) => a - b)
        .join();
      const known = pairs.get(key);
      if (known) known.ways++;
      else pairs.set(key, { ways: 1, used: used.slice(), rest });
      if (pairs.size > mostPairs) throw TOO_LARGE;
    });
    let p = 0;
    for (const { ways, used, rest } of pairs.values()) {
      const left = this.distribution(this.left, used);
      if (this.middle === 0)
        p += ways * this.pairMass(left, this.distribution(this.right, rest), 0);
      else if (this.right.length === 1) p += ways * this.lastTwoMass(left, rest);
      else {
        const after = rest.slice();
        this.eachColumn(rest, this.middle, (column) => {
          for (let i = 0; i < after.length; i++) after[i] = rest[i]! - column[i]!;
          p += ways * this.pairMass(left, this.distribution(this.right, after), cost(column));
        });
      }
    }
    return Math.min(1, p);
  }

  /**
   * As `pairMass` where a single column is left on either side of the middle one: the last column follows
   * from the others, and where even the cheapest or only the dearest choice decides, none is visited.
   */
  lastTwoMass(left: Distribution, rest: readonly number[]): number {
    const need = this.threshold - left.cost[0]!;
    const total = this.middle + this.right[0]!;
    if (leastSplitCost(rest, this.middle) >= need) {
      const all = logFactorial(total) - logFactorial(this.middle) - logFactorial(this.right[0]!);
      return Math.exp(this.logConstant - left.cost[0]! + all - cost(rest));
    }
    let sum = 0;
    const scale = this.logConstant - left.cost[0]!;
    this.eachColumn(rest, this.middle, (column) => {
      let here = 0;
      for (let i = 0; i < column.length; i++)
        here += logFactorial(column[i]!) + logFactorial(rest[i]! - column[i]!);
      if (here >= need) sum += Math.exp(scale - here);
    });
    return sum;
  }

  /** Probability of all tables made of a left and a right part that cost at least the threshold. */
  pairMass(left: Distribution, right: Distribution, between: number): number {
    const scale = Math.exp(this.logConstant - left.cost[0]! - right.cost[0]! - between);
    const need = this.threshold - between;
    const lastLeft = left.cost.length - 1;
    const lastRight = right.cost.length - 1;
    if (left.cost[lastLeft]! + right.cost[lastRight]! < need) return 0;
    if (left.cost[0]! + right.cost[0]! >= need) return scale * left.tail[0]! * right.tail[0]!;
    let sum = 0;
    let r = lastRight + 1;
    for (let l = 0; l <= lastLeft; l++) {
      while (r > 0 && left.cost[l]! + right.cost[r - 1]! >= need) r--;
      if (r === 0) {
        sum += left.tail[l]! * right.tail[0]!;
        break;
      }
      if (r <= lastRight) sum += (left.tail[l]! - (left.tail[l + 1] ?? 0)) * right.tail[r]!;
    }
    this.charge((lastLeft + lastRight) >> 3);
    return scale * sum;
  }

  /** Costs of all partial tables with these column totals and row totals. */
  distribution(columns: readonly number[], rowTotals: readonly number[]): Distribution {
    const { sorted } = this;
    for (let i = 0; i < rowTotals.length; i++) {
      const value = rowTotals[i]!;
      let at = i - 1;
      for (; at >= 0 && sorted[at]! > value; at--) sorted[at + 1] = sorted[at]!;
      sorted[at + 1] = value;
    }
    let members = this.known.get(columns);
    if (!members) this.known.set(columns, (members = new Map()));
    const key = this.key(sorted);
    let found = members.get(key);
    if (!found) {
      members.set(key, (found = this.tabulate(columns, sorted.slice())));
      this.costs += found.cost.length;
      if (this.costs > mostCosts) throw TOO_LARGE;
    }
    return found;
  }

  tabulate(columns: readonly number[], rowTotals: readonly number[]): Distribution {
    if (columns.length === 1) return merge([cost(rowTotals)], [1]);
    const rest = this.suffix(columns);
    const sums = new CostSums();
    this.eachColumn(rowTotals, columns[0]!, (column) => {
      const here = cost(column);
      const after = rowTotals.map((value, i) => value - column[i]!);
      if (rest.length === 1) {
        sums.add(here + cost(after), 1);
        return;
      }
      const tail = this.distribution(rest, after);
      this.charge(tail.cost.length);
      for (let k = 0; k < tail.cost.length; k++) {
        sums.add(here + tail.cost[k]!, tail.count[k]!);
      }
    });
    return sums.distribution();
  }

  /** The columns but the first, always the same array for the same columns. */
  suffix(columns: readonly number[]): readonly number[] {
    let rest = this.suffixes.get(columns);
    if (!rest) this.suffixes.set(columns, (rest = columns.slice(1)));
    return rest;
  }

  /** Calls back with every column that has this total and fits under the row totals. */
  eachColumn(rowTotals: readonly number[], total: number, found: (column: number[]) => void): void {
    const rows = rowTotals.length;
    const room = rowTotals.slice();
    for (let i = rows - 2; i >= 0; i--) room[i]! += room[i + 1]!;
    const column = Array.from({ length: rows }, () => 0);
    const place = (row: number, left: number): void => {
      if (row === rows - 1) {
        column[row] = left;
        this.charge(1);
        found(column);
        return;
      }
      const most = Math.min(rowTotals[row]!, left);
      for (let x = Math.max(0, left - room[row + 1]!); x <= most; x++) {
        column[row] = x;
        place(row + 1, left - x);
      }
    };
    if (total <= room[0]!) place(0, total);
  }

  key(values: readonly number[]): number | string {
    if (values.length * Math.log2(this.base) > 52) return values.join();
    let key = 0;
    for (const value of values) key = key * this.base + value;
    return key;
  }

  charge(steps: number): void {
    this.steps += steps;
    if (this.steps > this.limit) throw TOO_LARGE;
  }
}

/**
 * Least Σ ln x! + ln(r − x)! over ways to take `total` from the row totals.
 *
 * Each unit goes where it adds least; the sum is convex in every row, so this is exact.
 */
function leastSplitCost(rows: readonly number[], total: number): number {
  const taken = rows.map(() => 0);
  for (let unit = 0; unit < total; unit++) {
    let best = -1;
    let least = Infinity;
    for (let i = 0; i < rows.length; i++) {
      if (taken[i]! >= rows[i]!) continue;
      const rise = (taken[i]! + 1) / (rows[i]! - taken[i]!);
      if (rise < least) {
        least = rise;
        best = i;
      }
    }
    taken[best]!++;
  }
  return taken.reduce((sum, x, i) => sum + logFactorial(x) + logFactorial(rows[i]! - x), 0);
}
