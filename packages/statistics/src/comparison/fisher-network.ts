import { logFactorial } from "../distributions/gamma.ts";
import { columnsLeft, pathBounds, type ColumnsLeft, type PathBounds } from "./fisher-bounds.ts";
import { CostSums, type Distribution } from "./fisher-cost.ts";
import type { Counts } from "./table.ts";

/** Past costs held at once over all nodes of a stage, a node counting as sixteen: some hundred megabytes. */
const mostHeld = 8_000_000;

/** Thrown inside and caught at the door when the work exceeds the limit. */
const TOO_LARGE = Symbol("too large");

/**
 * Exact p-value of the Fisher–Freeman–Halton test by the network algorithm, or null where it would cost more
 * than `limit` steps.
 *
 * A table's probability is fixed by its cost Σ ln cell!. Columns are taken one after the other, the largest
 * first; a node of a stage is the multiset of the row totals that are left, and holds the costs of all ways
 * that lead to it, equal costs merged. Between two nodes the costs are sorted: those from which even the
 * cheapest completion reaches the observed cost are counted with all their completions at once, those from
 * which not even the dearest does are dropped, and only the others go on. The last two columns are settled
 * together. No table is enumerated.
 *
 * @param table counts without empty rows or columns, at least 2 × 2
 * @param limit most steps: arcs looked at and past costs carried along them
 * @returns p, or null
 *
 * Source: Mehta and Patel (1983), Algorithm 643. Ties within a relative 1e-7 as in R 4.2.2 `fisher.test`.
 */
export function networkP(table: Counts, limit: number): number | null {
  const upright = table.length <= table[0]!.length ? table : transpose(table);
  try {
    return new Network(upright, limit).p();
  } catch (problem) {
    if (problem === TOO_LARGE) return null;
    throw problem;
  }
}

function transpose(table: Counts): number[][] {
  return table[0]!.map((_, j) => table.map((row) => row[j]!));
}

/** The row totals left, ascending, with the costs of the ways that lead here. */
interface Node {
  readonly rows: Int32Array;
  readonly bounds: PathBounds;
  readonly past: CostSums;
}

class Network {
  readonly logFactorial: Float64Array;
  readonly rows: Int32Array;
  readonly columns: number[];
  /** A table counts when its cost is at least this. */
  readonly threshold: number;
  /** ln of Π row! Π column! / n!. */
  readonly logConstant: number;
  readonly base: number;
  readonly numeric: boolean;
  readonly limit: number;
  steps = 0;

  constructor(table: Counts, limit: number) {
    this.limit = limit;
    this.rows = Int32Array.from(table, (row) => row.reduce((a, b) => a + b, 0)).sort();
    this.columns = table[0]!.map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0));
    this.columns.sort((a, b) => b - a);
    const n = this.rows.reduce((a, b) => a + b, 0);
    this.logFactorial = Float64Array.from({ length: n + 1 }, (_, k) => logFactorial(k));
    const sum = (values: Iterable<number>): number => {
      let total = 0;
      for (const value of values) total += this.logFactorial[value]!;
      return total;
    };
    this.base = n + 1;
    this.numeric = this.rows.length * Math.log2(this.base) < 53;
    this.logConstant = sum(this.rows) + sum(this.columns) - this.logFactorial[n]!;
    this.threshold = sum(table.flat()) - 1e-7;
  }

  p(): number {
    const { columns, rows } = this;
    const past = new CostSums();
    past.add(0, 1);
    const bounds = pathBounds(rows, this.columnsFrom(0), this.logFactorial);
    if (bounds.least >= this.threshold) return 1;
    let stage: Iterable<Node> = [{ rows, bounds, past }];
    let p = 0;
    for (let k = 0; k + 2 < columns.length; k++) {
      const next = new NodeTable(rows.length, this.base, this.numeric);
      const left = this.columnsFrom(k + 1);
      let held = 0;
      for (const node of stage) {
        if (node.past.size === 0) continue;
        const before = node.past.distribution();
        eachColumn(node.rows, columns[k]!, this.logFactorial, (after, cost, ways) => {
          const found = next.find(after);
          const child = found ?? next.insert(pathBounds(after, left, this.logFactorial));
          p += this.pass(before, cost, ways, child, (many) => (held += many));
          if (held + 16 * next.nodes.length > mostHeld) throw TOO_LARGE;
        });
      }
      stage = next.nodes;
    }
    for (const node of stage) if (node.past.size > 0) p += this.lastTwo(node);
    return Math.min(1, p);
  }

  /** Counts, drops or carries on the costs of one node along one arc; returns the mass counted. */
  pass(
    before: Distribution,
    cost: number,
    ways: number,
    child: Node,
    held: (many: number) => void,
  ): number {
    const { bounds, past } = child;
    const open = this.threshold - cost;
    const decided = firstAtLeast(before.cost, open - bounds.least);
    const alive = firstAtLeast(before.cost, open - bounds.most);
    this.charge(1 + decided - alive);
    const size = past.size;
    for (let i = alive; i < decided; i++) past.add(before.cost[i]! + cost, before.count[i]! * ways);
    held(past.size - size);
    if (decided === before.cost.length) return 0;
    const scale = this.logConstant - before.cost[0]! - cost + bounds.logTotal;
    return ways * before.tail[decided]! * Math.exp(scale);
  }

  /** The mass that the last two columns add at a node. */
  lastTwo(node: Node): number {
    const { columns, logFactorial: log } = this;
    const future = new CostSums();
    eachColumn(node.rows, columns.at(-2)!, log, (after, cost, ways) => {
      let all = cost;
      for (let i = 0; i < after.length; i++) all += log[after[i]!]!;
      future.add(all, ways);
      this.charge(1);
    });
    const before = node.past.distribution();
    const then = future.distribution();
    this.charge(before.cost.length);
    const scale = Math.exp(this.logConstant - before.cost[0]! - then.cost[0]!);
    let mass = 0;
    let at = then.cost.length;
    for (let i = 0; i < before.cost.length; i++) {
      while (at > 0 && before.cost[i]! + then.cost[at - 1]! >= this.threshold) at--;
      if (at === then.cost.length) continue;
      mass += (before.tail[i]! - (before.tail[i + 1] ?? 0)) * then.tail[at]!;
    }
    return scale * mass;
  }

  columnsFrom(k: number): ColumnsLeft {
    return columnsLeft(this.columns.slice(k), this.rows.length, this.logFactorial);
  }

  charge(steps: number): void {
    this.steps += steps;
    if (this.steps > this.limit) throw TOO_LARGE;
  }
}

/** The nodes of a stage by their row totals. */
class NodeTable {
  readonly nodes: Node[] = [];
  private readonly base: number;
  private readonly numeric: boolean;
  private readonly byText = new Map<string, Node>();
  private keys = new Float64Array(1024).fill(-1);
  private index = new Int32Array(1024);
  private rows: Int32Array;
  private key = 0;

  constructor(rows: number, base: number, numeric: boolean) {
    this.base = base;
    this.numeric = numeric;
    this.rows = new Int32Array(rows);
  }

  /** The node with these row totals, if it is known; they are kept for `insert`. */
  find(rows: Int32Array): Node | null {
    this.rows = rows;
    if (!this.numeric) return this.byText.get(rows.join()) ?? null;
    let key = 0;
    for (let i = 0; i < rows.length; i++) key = key * this.base + rows[i]!;
    this.key = key;
    const at = this.place(key);
    return this.keys[at] === -1 ? null : this.nodes[this.index[at]!]!;
  }

  /** A node for the row totals last looked for. */
  insert(bounds: PathBounds): Node {
    const node = { rows: this.rows.slice(), bounds, past: new CostSums() };
    this.nodes.push(node);
    if (!this.numeric) {
      this.byText.set(node.rows.join(), node);
      return node;
    }
    if (this.nodes.length * 2 > this.keys.length) this.grow();
    const at = this.place(this.key);
    this.keys[at] = this.key;
    this.index[at] = this.nodes.length - 1;
    return node;
  }

  private place(key: number): number {
    const mask = this.keys.length - 1;
    let at = Math.imul((key % 4294967291) | 0, 0x9e3779b1);
    at = (at ^ (at >>> 15)) & mask;
    while (this.keys[at] !== -1 && this.keys[at] !== key) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { keys, index } = this;
    this.keys = new Float64Array(4 * keys.length).fill(-1);
    this.index = new Int32Array(4 * keys.length);
    for (let i = 0; i < keys.length; i++) {
      if (keys[i] === -1) continue;
      const at = this.place(keys[i]!);
      this.keys[at] = keys[i]!;
      this.index[at] = index[i]!;
    }
  }
}

/**
 * Calls back with every column of this total that fits under the row totals: what it leaves of them,
 * ascending; its cost; and the number of columns that differ from it by a permutation of equal rows.
 */
export function eachColumn(
  rows: Int32Array,
  total: number,
  logFactorial: Float64Array,
  found: (after: Int32Array, cost: number, ways: number) => void,
): void {
  const m = rows.length;
  const room = rows.slice();
  for (let i = m - 2; i >= 0; i--) room[i]! += room[i + 1]!;
  const column = new Int32Array(m);
  const after = new Int32Array(m);
  const place = (
    i: number,
    left: number,
    cost: number,
    ways: number,
    group: number,
    run: number,
  ): void => {
    const row = rows[i]!;
    const equal = i > 0 && rows[i - 1] === row;
    // Among equal rows the larger share comes first.
    const most = Math.min(row, left, equal ? column[i - 1]! : row);
    const least = i === m - 1 ? left : Math.max(0, left - room[i + 1]!);
    for (let x = least; x <= most; x++) {
      column[i] = x;
      const members = equal ? group + 1 : 1;
      const same = equal && column[i - 1] === x ? run + 1 : 1;
      const many = (ways * members) / same;
      const here = cost + logFactorial[x]!;
      if (i < m - 1) {
        place(i + 1, left - x, here, many, members, same);
        continue;
      }
      for (let k = 0; k < m; k++) {
        const value = rows[k]! - column[k]!;
        let at = k - 1;
        for (; at >= 0 && after[at]! > value; at--) after[at + 1] = after[at]!;
        after[at + 1] = value;
      }
      found(after, here, many);
    }
  };
  if (total <= room[0]!) place(0, total, 0, 1, 0, 0);
}

function firstAtLeast(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
