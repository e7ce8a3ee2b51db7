import { tabulate } from "./event-table.ts";
import type { CheckedFollowUp } from "./follow-up.ts";
import { RankSums } from "./rank-sums.ts";
import { sortOrder } from "./sort-order.ts";
import { firstAtLeast } from "./step-function.ts";

/** Weighted pair counts of every row, as the one that failed and as the one it was compared with. */
export class Pairs {
  readonly concordant: Float64Array;
  readonly discordant: Float64Array;
  readonly tiedScore: Float64Array;
  tiedTime = 0;
  tiedBoth = 0;
  constructor(n: number) {
    this.concordant = new Float64Array(n);
    this.discordant = new Float64Array(n);
    this.tiedScore = new Float64Array(n);
  }
}

/** Counts the comparable pairs among these rows, each with both of its members. */
export function countPairs(
  data: CheckedFollowUp,
  score: Float64Array,
  rows: readonly number[],
  uno: boolean,
  into: Pairs,
): void {
  const n = rows.length;
  const time = Float64Array.from(rows, (row) => data.time[row]!);
  const event = Uint8Array.from(rows, (row) => data.event[row]!);
  const weight = Float64Array.from(rows, (row) => (data.weight ? data.weight[row]! : 1));
  const { rank, ranks } = denseRanks(Float64Array.from(rows, (row) => score[row]!));
  const order = sortOrder(time);
  const entry = data.entry ? Float64Array.from(rows, (row) => data.entry![row]!) : null;
  const pairWeight = uno ? inverseSquareCensoring(time, event, weight) : () => 1;
  // As the one who failed: the others at risk, latest times first.
  const present = new RankSums(ranks);
  const lateEntries = entry ? sortOrder(entry).reverse() : null;
  let out = 0;
  for (let end = n; end > 0;) {
    const t = time[order[end - 1]!]!;
    let start = end;
    while (start > 0 && time[order[start - 1]!] === t) start--;
    const tied = order.subarray(start, end);
    for (const i of tied) if (!event[i]) present.add(rank[i]!, weight[i]!);
    if (lateEntries)
      for (; out < n && entry![lateEntries[out]!]! >= t; out++) {
        const late = lateEntries[out]!;
        present.add(rank[late]!, -weight[late]!);
      }
    const g = pairWeight(t);
    for (const i of tied) {
      if (!event[i]) continue;
      const below = present.below(rank[i]!);
      const same = present.at(rank[i]!);
      into.concordant[rows[i]!]! += g * below;
      into.tiedScore[rows[i]!]! += g * same;
      into.discordant[rows[i]!]! += g * (present.total - below - same);
    }
    countTies(
      tied.filter((i) => event[i] === 1),
      rank,
      weight,
      into,
    );
    for (const i of tied) if (event[i]) present.add(rank[i]!, weight[i]!);
    end = start;
  }
  // As the one compared with: those who failed while it was under observation, earliest times first.
  const failed = new RankSums(ranks);
  const byEntry = entry ? sortOrder(entry) : null;
  let entered = 0;
  const takeOff = (upTo: number): void => {
    for (; byEntry && entered < n && entry![byEntry[entered]!]! < upTo; entered++)
      tally(byEntry[entered]!, -1);
  };
  const tally = (i: number, sign: number): void => {
    const below = failed.below(rank[i]!);
    const same = failed.at(rank[i]!);
    into.discordant[rows[i]!]! += sign * below;
    into.tiedScore[rows[i]!]! += sign * same;
    into.concordant[rows[i]!]! += sign * (failed.total - below - same);
  };
  for (let start = 0; start < n;) {
    const t = time[order[start]!]!;
    let end = start;
    while (end < n && time[order[end]!] === t) end++;
    const tied = order.subarray(start, end);
    takeOff(t);
    for (const i of tied) if (event[i]) tally(i, 1);
    const g = pairWeight(t);
    for (const i of tied) if (event[i]) failed.add(rank[i]!, g * weight[i]!);
    for (const i of tied) if (!event[i]) tally(i, 1);
    start = end;
  }
}

/** 1/G(t−)², with events leaving before censorings in the curve G of censoring. */
function inverseSquareCensoring(
  time: Float64Array,
  event: Uint8Array,
  weight: Float64Array,
): (t: number) => number {
  const table = tabulate({ n: time.length, time, event, entry: null, weight }, false);
  const atRisk: number[] = [];
  let present = 0;
  for (let j = table.time.length - 1; j >= 0; j--) {
    present += table.event[j]! + table.censored[j]!;
    atRisk[j] = present;
  }
  const curve: number[] = [];
  let g = 1;
  for (let j = 0; j < table.time.length; j++) {
    const r = atRisk[j]! - table.event[j]!;
    if (table.censored[j]! > 0) g *= 1 - table.censored[j]! / r;
    curve.push(g);
  }
  return (t) => {
    const row = firstAtLeast(table.time, t) - 1;
    return row < 0 ? 1 : 1 / curve[row]! ** 2;
  };
}

function countTies(
  deaths: Uint32Array,
  rank: Uint32Array,
  weight: Float64Array,
  into: Pairs,
): void {
  if (deaths.length < 2) return;
  const byRank = new Map<number, { sum: number; squares: number }>();
  let [sum, squares] = [0, 0];
  for (const i of deaths) {
    const w = weight[i]!;
    sum += w;
    squares += w * w;
    const same = byRank.get(rank[i]!) ?? { sum: 0, squares: 0 };
    same.sum += w;
    same.squares += w * w;
    byRank.set(rank[i]!, same);
  }
  let both = 0;
  for (const same of byRank.values()) both += (same.sum ** 2 - same.squares) / 2;
  into.tiedBoth += both;
  into.tiedTime += (sum ** 2 - squares) / 2 - both;
}

function denseRanks(values: Float64Array): { rank: Uint32Array; ranks: number } {
  const order = sortOrder(values);
  const rank = new Uint32Array(values.length);
  let ranks = 0;
  for (let i = 0; i < order.length; i++) {
    if (i > 0 && values[order[i]!] !== values[order[i - 1]!]) ranks++;
    rank[order[i]!] = ranks;
  }
  return { rank, ranks: ranks + 1 };
}
