import { detailOf, scaledDfbeta, scaledScoreResiduals } from "./cox-residuals.ts";
import type { CoxFit } from "./cox-model.ts";
import { choleskyInPlace, choleskySolve } from "./linear-algebra.ts";

/**
 * Sandwich covariance DᵀD of the weighted dfbetas summed over clusters, and the robust score statistic.
 *
 * Source: Lin and Wei (1989); Therneau and Grambsch (2000) § 7.2.
 */
export function robustCovariance(fit: CoxFit): {
  covariance: Float64Array;
  scoreStatistic: number | null;
} {
  const { p } = fit.data;
  const influence = byCluster(fit, scaledDfbeta(fit, detailOf(fit)));
  const covariance = crossProduct(influence, p);
  const origin = new Float64Array(p);
  const scores = byCluster(fit, scaledScoreResiduals(fit, detailOf(fit, origin)));
  const spread = crossProduct(scores, p);
  const total = new Float64Array(p);
  for (let i = 0; i < scores.length; i++) total[i % p]! += scores[i]!;
  // A term whose residuals are nothing but rounding takes no part.
  const diagonal = Array.from(total, (_, j) => spread[j * p + j]!);
  const nothing = 1e-20 * Math.max(...diagonal);
  for (let j = 0; j < p; j++)
    if (diagonal[j]! <= nothing)
      for (let l = 0; l < p; l++) spread[j * p + l] = spread[l * p + j] = 0;
  const aliased = choleskyInPlace(spread, p, 1e-11);
  if (aliased.every(Boolean)) return { covariance, scoreStatistic: null };
  const solved = choleskySolve(spread, p, aliased, total);
  let scoreStatistic = 0;
  for (let j = 0; j < p; j++) scoreStatistic += solved[j]! * total[j]!;
  return { covariance, scoreStatistic };
}

function byCluster(fit: CoxFit, values: Float64Array): Float64Array {
  const { n, p, order, weight } = fit.data;
  const index = new Map<string, number>();
  const clusterOf = (i: number): number => {
    if (!fit.cluster) return i;
    const label = String(fit.cluster[order[i]!]);
    let k = index.get(label);
    if (k === undefined) index.set(label, (k = index.size));
    return k;
  };
  const sums = new Float64Array(n * p);
  for (let i = 0; i < n; i++) {
    const at = clusterOf(i) * p;
    const w = weight ? weight[i]! : 1;
    for (let j = 0; j < p; j++) sums[at + j]! += w * values[i * p + j]!;
  }
  return fit.cluster ? sums.subarray(0, index.size * p) : sums;
}

function crossProduct(rows: Float64Array, p: number): Float64Array {
  const product = new Float64Array(p * p);
  for (let at = 0; at < rows.length; at += p)
    for (let j = 0; j < p; j++)
      for (let l = 0; l < p; l++) product[j * p + l]! += rows[at + j]! * rows[at + l]!;
  return product;
}
