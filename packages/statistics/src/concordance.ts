import { countPairs, Pairs } from "./concordance-pairs.ts";
import type { CoxModel } from "./cox-model.ts";
import {
  checkFollowUp,
  finiteNumbers,
  joinFollowUps,
  type CheckedFollowUp,
  type FollowUp,
} from "./follow-up.ts";
import { StatisticsError } from "./statistics-error.ts";

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
