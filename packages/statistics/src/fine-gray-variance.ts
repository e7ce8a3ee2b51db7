import type { FineGrayData } from "./fine-gray-data.ts";
import { hazardShare, type FineGrayDetail } from "./fine-gray-likelihood.ts";

/**
 * The middle of the sandwich: Σ (ηᵢ + ψᵢ)(ηᵢ + ψᵢ)ᵀ, on the scaled covariates.
 *
 * η is the subject's score residual; ψ, left out on request, is what it contributes by having helped to
 * estimate the curve of censoring. Linear in n.
 *
 * Source: Fine and Gray (1999) Eq. 8; Geskus (2011) for the case without ψ.
 */
export function fineGrayMiddle(
  data: FineGrayData,
  detail: FineGrayDetail,
  censoringTerm: boolean,
): Float64Array {
  const { n, p, x, kind, step, uncensored } = data;
  const { increment, mean, risk } = detail;
  const steps = data.time.length;
  const share = hazardShare(data, increment);
  const driftUntil = new Float64Array(steps * p);
  const driftAfter = new Float64Array(steps * p);
  for (let j = 0; j < p; j++) {
    let sum = 0;
    for (let k = 0; k < steps; k++) driftUntil[k * p + j] = sum += increment[k]! * mean[k * p + j]!;
    sum = 0;
    for (let k = steps - 1; k >= 0; k--) {
      driftAfter[k * p + j] = sum;
      sum += uncensored[k]! * increment[k]! * mean[k * p + j]!;
    }
  }
  const censoring = censoringTerm
    ? censoringInfluence(data, detail, share.after, driftAfter)
    : null;
  const middle = new Float64Array(p * p);
  const influence = new Float64Array(p);
  for (let i = 0; i < n; i++) {
    const k = step[i]!;
    const r = risk[i]!;
    const g = uncensored[k]!;
    for (let j = 0; j < p; j++) {
      const at = k * p + j;
      const value = x[i * p + j]!;
      let eta = -r * (value * share.until[k]! - driftUntil[at]!);
      if (kind[i] === 1) eta += value - mean[at]!;
      if (kind[i] === 2) eta -= (r / g) * (value * share.after[k]! - driftAfter[at]!);
      if (censoring) {
        eta -= censoring.compensator[at]!;
        if (kind[i] === 0) eta += censoring.jump[at]!;
      }
      influence[j] = eta;
    }
    for (let j = 0; j < p; j++)
      for (let l = 0; l < p; l++) middle[j * p + l]! += influence[j]! * influence[l]!;
  }
  return middle;
}

/** q(u)/π(u) at each time, and its integral against the censoring hazard up to each time. */
function censoringInfluence(
  data: FineGrayData,
  detail: FineGrayDetail,
  after: Float64Array,
  driftAfter: Float64Array,
): { jump: Float64Array; compensator: Float64Array } {
  const { p, x, kind, first, uncensored, censored, atRiskOfCensoring } = data;
  const steps = data.time.length;
  const jump = new Float64Array(steps * p);
  const compensator = new Float64Array(steps * p);
  const sum1 = new Float64Array(p);
  const running = new Float64Array(p);
  let sum0 = 0;
  for (let k = 0; k < steps; k++) {
    const pi = atRiskOfCensoring[k]!;
    const here = uncensored[k]! * detail.increment[k]!;
    for (let j = 0; j < p; j++) {
      const from = driftAfter[k * p + j]! + here * detail.mean[k * p + j]!;
      const q = sum1[j]! * (after[k]! + here) - sum0 * from;
      const each = pi > 0 ? q / pi : 0;
      jump[k * p + j] = each;
      if (censored[k]! > 0) running[j]! += (each * censored[k]!) / pi;
      compensator[k * p + j] = running[j]!;
    }
    // A censoring at u touches those who failed otherwise before u, for failures at u and later.
    for (let i = first[k]!; i < first[k + 1]!; i++) {
      if (kind[i] !== 2) continue;
      const r = detail.risk[i]! / uncensored[k]!;
      sum0 += r;
      for (let j = 0; j < p; j++) sum1[j]! += r * x[i * p + j]!;
    }
  }
  return { jump, compensator };
}
