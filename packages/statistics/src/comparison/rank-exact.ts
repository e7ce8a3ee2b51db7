/**
 * Exact conditional distribution of the sum of `m` of the given mid-ranks.
 *
 * Mid-ranks doubled are whole numbers, so the sums are counted by the shift algorithm; counts are kept as
 * probabilities, which never overflow.
 *
 * @param ranks mid-ranks of the pooled sample, those of the first sample first
 * @param m size of the first sample
 * @returns two-sided p (sums at least as far from their mean) and both one-sided p-values
 *
 * Source: Streitberg and Röhmel (1986).
 */
export function exactRankSum(
  ranks: Float64Array,
  m: number,
): { p: number; logP: number; pLess: number; pGreater: number } {
  const n = ranks.length;
  const doubled = Array.from(ranks, (rank) => Math.round(2 * rank));
  const least = Math.min(...doubled);
  const scores = doubled.map((score) => score - least);
  const observed = scores.slice(0, m).reduce((a, b) => a + b, 0);
  const total = scores.reduce((a, b) => a + b, 0);
  const width = total + 1;
  // chosen[k] holds, for each sum, the probability of having drawn k ranks with that sum so far.
  const chosen = Array.from({ length: m + 1 }, () => new Float64Array(width));
  chosen[0]![0] = 1;
  let reach = 0;
  for (let i = 0; i < n; i++) {
    const score = scores[i]!;
    for (let k = Math.min(m, i + 1); k >= 0; k--) {
      // Rank i is among the first sample with probability (m − k')/(n − i) after k' so far.
      const into = chosen[k]!;
      const stay = 1 - (m - k) / (n - i);
      for (let s = reach; s >= 0; s--) into[s]! *= stay;
      if (k === 0) continue;
      const from = chosen[k - 1]!;
      const take = (m - k + 1) / (n - i);
      for (let s = reach; s >= 0; s--) into[s + score]! += from[s]! * take;
    }
    reach += score;
  }
  return tailProbabilities(chosen[m]!, observed, (m * total) / n);
}

/**
 * Exact conditional distribution of the sum of positive signed ranks.
 *
 * Source: as `exactRankSum`, each rank positive with probability one half.
 */
export function exactSignedRank(
  ranks: Float64Array,
  statistic: number,
): { p: number; logP: number } {
  const scores = Array.from(ranks, (rank) => Math.round(2 * rank));
  const total = scores.reduce((a, b) => a + b, 0);
  const mass = new Float64Array(total + 1);
  mass[0] = 1;
  let reach = 0;
  for (const score of scores) {
    for (let s = reach + score; s >= 0; s--)
      mass[s] = 0.5 * (s <= reach ? mass[s]! : 0) + 0.5 * (s >= score ? mass[s - score]! : 0);
    reach += score;
  }
  const { p, logP } = tailProbabilities(mass, Math.round(2 * statistic), total / 2);
  return { p, logP };
}

function tailProbabilities(
  mass: Float64Array,
  observed: number,
  mean: number,
): { p: number; logP: number; pLess: number; pGreater: number } {
  const distance = Math.abs(observed - mean) - 1e-7;
  let p = 0;
  let pLess = 0;
  let pGreater = 0;
  mass.forEach((each, sum) => {
    if (Math.abs(sum - mean) >= distance) p += each;
    if (sum <= observed) pLess += each;
    if (sum >= observed) pGreater += each;
  });
  p = Math.min(1, p);
  return { p, logP: Math.log(p), pLess: Math.min(1, pLess), pGreater: Math.min(1, pGreater) };
}
