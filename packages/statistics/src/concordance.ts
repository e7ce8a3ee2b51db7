import type { CoxModel } from "./cox-model.ts";
import {
  checkFollowUp,
  finiteNumbers,
  joinFollowUps,
  type CheckedFollowUp,
  type FollowUp,
} from "./follow-up.ts";
import { tabulate } from "./event-table.ts";
import { sortOrder } from "./sort-order.ts";
import { StatisticsError } from "./statistics-error.ts";
import { firstAtLeast } from "./step-function.ts";

/** Concordance of a risk score with survival. */
export interface Concordance {
  /** Share of comparable pairs in which the higher score failed first, ties in the score half. */
  readonly concordance: number | null;
  /** Infinitesimal-jackknife standard error, by cluster where clusters are given. */
  readonly standardError: number | null;
  readonly concordant: number;
  readonly discordant: number;
  readonly tiedScore: number;
  readonly tiedTime: number;
  readonly tiedBoth: number;
  readonly because: string | null;
  readonly convention: string;
}

/** Options of `concordance`. */
export interface ConcordanceOptions {
  /** "harrell" counts every pair once; "uno" weights a pair by 1/G(t−)², G the curve of censoring. */
  readonly weighting?: "harrell" | "uno";
  readonly strata?: ArrayLike<string | number>;
  readonly cluster?: ArrayLike<string | number>;
  readonly joinFalseTies?: boolean;
}

/**
 * Concordance index of a risk score (higher means earlier failure).
 *
 * A pair is comparable where one fails while the other is under observation, events before censorings at a
 * tied time, within strata. Costs O(n log n).
 *
 * @param followUp one group
 * @param score one number a row
 * @throws StatisticsError for unusable input, or Uno's weights with delayed entry
 *
 * Source: Harrell et al. (1982); Uno et al. (2011); R survival 3.5-3 `concordancefit`.
 */
export function concordance(
  followUp: FollowUp,
  score: ArrayLike<number>,
  options: ConcordanceOptions = {},
): Concordance {
  let checked = checkFollowUp("concordance", followUp);
  if (options.joinFalseTies ?? true) checked = joinFollowUps("concordance", [checked])[0]!;
  const uno = options.weighting === "uno";
  if (uno && checked.entry)
    throw new StatisticsError(
      "concordance",
      "everybody present from the start",
      "delayed entry",
      'Use "harrell".',
    );
  const { n } = checked;
  const pairs = new Pairs(n);
  const scores = finiteNumbers("concordance", "score", score, n);
  for (const rows of strataOf(options.strata, n)) countPairs(checked, scores, rows, uno, pairs);
  return summarise(pairs, checked, options, uno);
}

/** Concordance of a Cox model's linear predictor, with its strata and clusters. */
export function coxConcordance(
  model: CoxModel,
  weighting: "harrell" | "uno" = "harrell",
): Concordance {
  const { data, beta, cluster } = model.fit;
  const { n, p } = data;
  const time = new Float64Array(n);
  const event = new Uint8Array(n);
  const score = new Float64Array(n);
  const entry = data.entry ? new Float64Array(n) : undefined;
  const weight = data.weight ? new Float64Array(n) : undefined;
  const strata = new Uint32Array(n);
  data.strata.forEach((stratum, s) => {
    for (let i = stratum.start; i < stratum.end; i++) {
      const row = data.order[i]!;
      time[row] = data.time[i]!;
      event[row] = data.event[i]!;
      if (entry) entry[row] = data.entry![i]!;
      if (weight) weight[row] = data.weight![i]!;
      strata[row] = s;
      let eta = data.offset ? data.offset[i]! : 0;
      for (let j = 0; j < p; j++) eta += beta[j]! * data.x[i * p + j]!;
      score[row] = eta;
    }
  });
  return concordance(
    { time, event, ...(entry ? { entry } : {}), ...(weight ? { weight } : {}) },
    score,
    { weighting, strata, joinFalseTies: false, ...(cluster ? { cluster } : {}) },
  );
}

/** Weighted pair counts of every row, as the one that failed and as the one it was compared with. */
class Pairs {
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

function strataOf(strata: ArrayLike<string | number> | undefined, n: number): number[][] {
  if (!strata) return [Array.from({ length: n }, (_, i) => i)];
  const lists = new Map<string, number[]>();
  for (let i = 0; i < n; i++) {
    const key = String(strata[i]);
    const list = lists.get(key);
    if (list) list.push(i);
    else lists.set(key, [i]);
  }
  return [...lists.values()];
}

function countPairs(
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

/** Sums of weights by rank, with prefix sums in logarithmic time (Fenwick 1994). */
class RankSums {
  readonly tree: Float64Array;
  readonly own: Float64Array;
  total = 0;

  constructor(ranks: number) {
    this.tree = new Float64Array(ranks + 1);
    this.own = new Float64Array(ranks);
  }

  add(rank: number, weight: number): void {
    this.total += weight;
    this.own[rank]! += weight;
    for (let k = rank + 1; k < this.tree.length; k += k & -k) this.tree[k]! += weight;
  }

  below(rank: number): number {
    let sum = 0;
    for (let k = rank; k > 0; k -= k & -k) sum += this.tree[k]!;
    return sum;
  }

  at(rank: number): number {
    return this.own[rank]!;
  }
}

function summarise(
  pairs: Pairs,
  data: CheckedFollowUp,
  options: ConcordanceOptions,
  uno: boolean,
): Concordance {
  const { n, weight } = data;
  const w = (i: number): number => (weight ? weight[i]! : 1);
  const sum = (values: Float64Array): number =>
    values.reduce((total, value, i) => total + w(i) * value, 0) / 2;
  const concordant = sum(pairs.concordant);
  const discordant = sum(pairs.discordant);
  const tiedScore = sum(pairs.tiedScore);
  const total = concordant + discordant + tiedScore;
  const counts = {
    concordant,
    discordant,
    tiedScore,
    tiedTime: pairs.tiedTime,
    tiedBoth: pairs.tiedBoth,
    convention: `${uno ? "Uno's weights 1/G(t−)²" : "Harrell's counts"}, infinitesimal-jackknife error`,
  };
  if (!(total > 0))
    return { ...counts, concordance: null, standardError: null, because: "no pair is comparable" };
  const somers = (concordant - discordant) / total;
  const byCluster = new Map<string, number>();
  let variance = 0;
  for (let i = 0; i < n; i++) {
    const all = pairs.concordant[i]! + pairs.discordant[i]! + pairs.tiedScore[i]!;
    const influence = (w(i) * (pairs.concordant[i]! - pairs.discordant[i]! - somers * all)) / total;
    if (!options.cluster) variance += influence ** 2;
    else {
      const key = String(options.cluster[i]);
      byCluster.set(key, (byCluster.get(key) ?? 0) + influence);
    }
  }
  for (const influence of byCluster.values()) variance += influence ** 2;
  return {
    ...counts,
    concordance: (somers + 1) / 2,
    standardError: Math.sqrt(variance) / 2,
    because: null,
  };
}
