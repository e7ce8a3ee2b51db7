import type { CoxData } from "./cox-data.ts";
import { addOuterProducts, OuterProducts } from "./outer-products.ts";

/** What one evaluation of the partial likelihood yields, on the scaled covariates. */
export interface CoxEvaluation {
  readonly logLikelihood: number;
  readonly score: Float64Array;
  /** p × p by rows, symmetric. */
  readonly information: Float64Array;
}

/** The evaluation with what residuals, baselines and tests need besides. */
export interface CoxDetail extends CoxEvaluation {
  /** Relative risk of each sorted row, exp(η − shift), times its weight. */
  readonly risk: Float64Array;
  readonly shift: number;
  /** Per event time: hazard increment, and that of those who have the event then. */
  readonly increment: Float64Array;
  readonly ownIncrement: Float64Array;
  /** Per event time: variance increment Σ w̄/S0². */
  readonly varianceIncrement: Float64Array;
  /** Per event time (× p): mean covariate, and Σ increment × mean, for all and for those with the event. */
  readonly mean: Float64Array;
  readonly drift: Float64Array;
  readonly ownDrift: Float64Array;
}

/** Options of one evaluation. */
interface EvaluationOptions {
  /** Weight of each event time, which multiplies its terms. */
  readonly emphasis?: Float64Array;
  /** Keeps the means, drifts and variances at every event time (empty arrays otherwise). */
  readonly detail?: boolean;
}

/**
 * Log partial likelihood, score and information by Breslow's or Efron's treatment of ties.
 *
 * One backward pass collects S0 and S1 at the event times. A subject's share in the hazard, Λᵢ, then gives
 * the second moments as Σ rᵢΛᵢxᵢxᵢᵀ, so that S2 is never carried.
 *
 * Source: Efron (1977); Therneau and Grambsch (2000) Eq. 3.1–3.7.
 */
export function coxLikelihood(
  data: CoxData,
  beta: Float64Array,
  efron: boolean,
  options: EvaluationOptions = {},
): CoxDetail {
  const { p, x, weight, deaths } = data;
  const { emphasis } = options;
  const kept = options.detail ?? false;
  const { offset, n } = data;
  let predictor: Float64Array = new Float64Array(n);
  let risk: Float64Array = new Float64Array(n);
  let shift = 0;
  // Covariates are centred, so exp(η) rarely overflows; where it might, all are shifted beforehand.
  const ready = offset !== null || mayOverflow(data, beta);
  if (ready) ({ risk, predictor, shift } = risks(data, beta));
  const count = deaths.time.length;
  const keep = (size: number): Float64Array => new Float64Array(kept ? size : 0);
  const increment = new Float64Array(count);
  const ownIncrement = new Float64Array(count);
  const varianceIncrement = keep(count);
  const detail = { mean: keep(count * p), drift: keep(count * p), ownDrift: keep(count * p) };
  const score = new Float64Array(p);
  const information = new Float64Array(p * p);
  const products = new OuterProducts(information, p);
  let logLikelihood = 0;
  const s1 = new Float64Array(p);
  const d1 = new Float64Array(p);
  for (const stratum of data.strata) {
    let s0 = 0;
    s1.fill(0);
    let row = stratum.end - 1;
    let out = 0;
    for (let d = stratum.endDeath - 1; d >= stratum.firstDeath; d--) {
      const first = deaths.first[d]!;
      const m = deaths.count[d]!;
      for (; row >= first; row--) {
        const at = row * p;
        if (!ready) {
          let eta = 0;
          for (let j = 0; j < p; j++) eta += x[at + j]! * beta[j]!;
          predictor[row] = eta;
          risk[row] = weight ? weight[row]! * Math.exp(eta) : Math.exp(eta);
        }
        const r = risk[row]!;
        s0 += r;
        for (let j = 0; j < p; j++) s1[j]! += r * x[at + j]!;
      }
      if (stratum.byEntry)
        for (; out < stratum.byEntry.length; out++) {
          const late = stratum.byEntry[out]!;
          if (data.entry![late]! < deaths.time[d]!) break;
          const r = risk[late]!;
          s0 -= r;
          for (let j = 0; j < p; j++) s1[j]! -= r * x[late * p + j]!;
        }
      const g = emphasis ? emphasis[d]! : 1;
      if (m === 1 && !kept) {
        // By far the most frequent: one event, and only the evaluation is wanted.
        const w = g * (weight ? weight[first]! : 1);
        logLikelihood += w * (predictor[first]! - Math.log(s0));
        const inverse = 1 / s0;
        increment[d] = w * inverse;
        ownIncrement[d] = w * inverse;
        const to = products.place();
        const mean = products.rows;
        for (let j = 0, at = first * p; j < p; j++) {
          const each = s1[j]! * inverse;
          mean[to + j] = each;
          score[j]! += w * (x[at + j]! - each);
        }
        products.take(-w);
        continue;
      }
      let d0 = 0;
      let deathWeight = 0;
      for (let i = first; i < first + m; i++) {
        const w = weight ? weight[i]! : 1;
        const gw = g * w;
        deathWeight += w;
        logLikelihood += gw * predictor[i]!;
        for (let j = 0, at = i * p; j < p; j++) score[j]! += gw * x[at + j]!;
      }
      const steps = efron ? m : 1;
      if (steps > 1) {
        d1.fill(0);
        for (let i = first; i < first + m; i++) {
          const r = risk[i]!;
          d0 += r;
          for (let j = 0, at = i * p; j < p; j++) d1[j]! += r * x[at + j]!;
        }
      }
      const share = (g * deathWeight) / steps;
      let [inc, own, variance] = [0, 0, 0];
      for (let k = 0; k < steps; k++) {
        const part = k / m;
        const total = s0 - part * d0;
        logLikelihood -= share * Math.log(total);
        const hazard = share / total;
        inc += hazard;
        own += hazard * (1 - part);
        variance += hazard / total;
        const at = products.place();
        const mean = products.rows;
        const inverse = 1 / total;
        if (part === 0) for (let j = 0; j < p; j++) mean[at + j] = s1[j]! * inverse;
        else for (let j = 0; j < p; j++) mean[at + j] = (s1[j]! - part * d1[j]!) * inverse;
        for (let j = 0; j < p; j++) score[j]! -= share * mean[at + j]!;
        if (kept) addDetail(detail, mean, at, d * p, p, 1 / steps, hazard, 1 - part);
        products.take(-share);
      }
      increment[d] = inc;
      ownIncrement[d] = own;
      if (kept) varianceIncrement[d] = variance;
    }
  }
  products.flush();
  const share = cumulativeShare(data, increment, ownIncrement);
  for (let i = 0; i < share.length; i++) share[i]! *= risk[i]!;
  addOuterProducts(information, x, share, p, 0, data.n);
  for (let j = 0; j < p; j++)
    for (let l = 0; l < j; l++) information[l * p + j] = information[j * p + l]!;
  return {
    logLikelihood,
    score,
    information,
    risk,
    shift,
    increment,
    ownIncrement,
    varianceIncrement,
    ...detail,
  };
}

function addDetail(
  detail: { mean: Float64Array; drift: Float64Array; ownDrift: Float64Array },
  mean: Float64Array,
  from: number,
  to: number,
  p: number,
  share: number,
  hazard: number,
  own: number,
): void {
  for (let j = 0; j < p; j++) {
    const each = mean[from + j]!;
    detail.mean[to + j]! += each * share;
    detail.drift[to + j]! += hazard * each;
    detail.ownDrift[to + j]! += hazard * own * each;
  }
}

/** Whether some |η| might exceed 600, by the largest covariates. */
function mayOverflow(data: CoxData, beta: Float64Array): boolean {
  let bound = 0;
  for (let j = 0; j < data.p; j++) bound += data.reach[j]! * Math.abs(beta[j]!);
  return !(bound < 600);
}

/** Relative risks, shifted so that the largest is 1, times weights. */
export function risks(
  data: CoxData,
  beta: Float64Array,
): { risk: Float64Array; predictor: Float64Array; shift: number } {
  const { n, p, x, offset, weight } = data;
  const predictor = new Float64Array(n);
  let shift = -Infinity;
  for (let i = 0, at = 0; i < n; i++) {
    let eta = offset ? offset[i]! : 0;
    for (let j = 0; j < p; j++) eta += x[at++]! * beta[j]!;
    predictor[i] = eta;
    if (eta > shift) shift = eta;
  }
  const risk = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const eta = predictor[i]! - shift;
    predictor[i] = eta;
    risk[i] = (weight ? weight[i]! : 1) * Math.exp(eta);
  }
  return { risk, predictor, shift };
}

/** Cumulated hazard of each sorted row over its time at risk, per unit of relative risk. */
export function cumulativeShare(
  data: CoxData,
  increment: Float64Array,
  ownIncrement: Float64Array,
): Float64Array {
  const { n, event, until, from } = data;
  const total = new Float64Array(increment.length + 1);
  for (let d = 0; d < increment.length; d++) total[d + 1] = total[d]! + increment[d]!;
  const share = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const last = until[i]!;
    // Those with the event share in its own time by Efron's lessened increment.
    share[i] = event[i]
      ? total[last - 1]! - total[from[i]!]! + ownIncrement[last - 1]!
      : total[last]! - total[from[i]!]!;
  }
  return share;
}
