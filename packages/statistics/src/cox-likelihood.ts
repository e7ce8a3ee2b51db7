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
  const { risk, predictor, shift } = risks(data, beta);
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
  const ties = { one: 0, own: 0, square: 0, cross: 0, ownSquare: 0, logTotal: 0 };
  for (const stratum of data.strata) {
    let s0 = 0;
    s1.fill(0);
    let row = stratum.end - 1;
    let out = 0;
    for (let d = stratum.endDeath - 1; d >= stratum.firstDeath; d--) {
      const first = deaths.first[d]!;
      const m = deaths.count[d]!;
      for (; row >= first; row--) {
        const r = risk[row]!;
        s0 += r;
        for (let j = 0, at = row * p; j < p; j++) s1[j]! += r * x[at + j]!;
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
      let deathWeight = 0;
      for (let i = first; i < first + m; i++) {
        const w = weight ? weight[i]! : 1;
        deathWeight += w;
        logLikelihood += g * w * predictor[i]!;
        for (let j = 0, at = i * p; j < p; j++) score[j]! += g * w * x[at + j]!;
      }
      if (m === 1 || !efron) {
        const w = g * deathWeight;
        const inverse = 1 / s0;
        const hazard = w * inverse;
        logLikelihood -= w * Math.log(s0);
        increment[d] = hazard;
        ownIncrement[d] = hazard;
        const to = products.place();
        const mean = products.rows;
        for (let j = 0; j < p; j++) {
          const each = s1[j]! * inverse;
          mean[to + j] = each;
          score[j]! -= w * each;
        }
        products.take(-w);
        if (!kept) continue;
        varianceIncrement[d] = hazard * inverse;
        for (let j = 0; j < p; j++) {
          const each = mean[to + j]!;
          detail.mean[d * p + j] = each;
          detail.drift[d * p + j] = hazard * each;
          detail.ownDrift[d * p + j] = hazard * each;
        }
        continue;
      }
      // The tied rows leave one after another in equal parts; the sums split in those who stay and those.
      let d0 = 0;
      d1.fill(0);
      for (let i = first; i < first + m; i++) {
        const r = risk[i]!;
        d0 += r;
        for (let j = 0, at = i * p; j < p; j++) d1[j]! += r * x[at + j]!;
      }
      efronSums(s0 - d0, d0, m, ties);
      const share = (g * deathWeight) / m;
      logLikelihood -= share * ties.logTotal;
      increment[d] = share * ties.one;
      ownIncrement[d] = share * ties.own;
      for (let j = 0; j < p; j++) {
        const stay = s1[j]! - d1[j]!;
        const tied = d1[j]!;
        score[j]! -= share * (ties.one * stay + ties.own * tied);
        const byStay = share * (ties.square * stay + ties.cross * tied);
        const byTied = share * (ties.cross * stay + ties.ownSquare * tied);
        for (let l = 0; l <= j; l++)
          information[j * p + l]! -= byStay * (s1[l]! - d1[l]!) + byTied * d1[l]!;
        if (!kept) continue;
        detail.mean[d * p + j] = (ties.one * stay + ties.own * tied) / m;
        detail.drift[d * p + j] = byStay;
        detail.ownDrift[d * p + j] = byTied;
      }
      if (kept) varianceIncrement[d] = share * ties.square;
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

/**
 * Sums over the m steps by which tied rows of total risk `tied` leave, where `stay` is the risk of the others.
 *
 * With q = 1, 1 − 1/m … 1/m the part still there and T = stay + q·tied: Σ1/T, Σq/T, Σ1/T², Σq/T², Σq²/T²
 * and Σ ln T. So a time with many events costs one outer product of p × p, and nothing cancels.
 */
export function efronSums(
  stay: number,
  tied: number,
  m: number,
  into: {
    one: number;
    own: number;
    square: number;
    cross: number;
    ownSquare: number;
    logTotal: number;
  },
): void {
  let [one, own, square, cross, ownSquare, logTotal] = [0, 0, 0, 0, 0, 0];
  // One logarithm serves many factors.
  let product = 1;
  for (let k = 0; k < m; k++) {
    const q = (m - k) / m;
    const total = stay + q * tied;
    const inverse = 1 / total;
    const part = q * inverse;
    one += inverse;
    own += part;
    square += inverse * inverse;
    cross += part * inverse;
    ownSquare += part * part;
    if (total > 1e-150 && total < 1e150) product *= total;
    else logTotal += Math.log(total);
    if (product < 1e-150 || product > 1e150) {
      logTotal += Math.log(product);
      product = 1;
    }
  }
  logTotal += Math.log(product);
  into.one = one;
  into.own = own;
  into.square = square;
  into.cross = cross;
  into.ownSquare = ownSquare;
  into.logTotal = logTotal;
}

/** Whether some |η| might exceed 600, by the largest covariates. */
function mayOverflow(data: CoxData, beta: Float64Array): boolean {
  let bound = 0;
  for (let j = 0; j < data.p; j++) bound += data.reach[j]! * Math.abs(beta[j]!);
  return !(bound < 600);
}

/**
 * Linear predictors and relative risks times weights.
 *
 * Shifted so that the largest risk is 1 where asked for, or where exp might overflow; written where told.
 */
export function risks(
  data: CoxData,
  beta: Float64Array,
  shifted: boolean = false,
  into: { predictor: Float64Array; risk: Float64Array } = {
    predictor: new Float64Array(data.n),
    risk: new Float64Array(data.n),
  },
): { risk: Float64Array; predictor: Float64Array; shift: number } {
  const { n, offset, weight } = data;
  const { predictor, risk } = into;
  let shift = 0;
  if (offset === null && beta.every((slope) => slope === 0)) {
    predictor.fill(0);
    if (weight) risk.set(weight);
    else risk.fill(1);
    return { risk, predictor, shift };
  }
  // Covariates are centred, so exp(η) rarely overflows.
  if (shifted || offset !== null || mayOverflow(data, beta)) {
    shift = -Infinity;
    linearPredictor(data, beta, predictor, 0, n);
    for (let i = 0; i < n; i++) {
      if (offset) predictor[i]! += offset[i]!;
      if (predictor[i]! > shift) shift = predictor[i]!;
    }
    for (let i = 0; i < n; i++) risk[i] = Math.exp((predictor[i]! -= shift));
  } else
    for (let from = 0; from < n; from += BLOCK) {
      const to = Math.min(n, from + BLOCK);
      linearPredictor(data, beta, predictor, from, to);
      for (let i = from; i < to; i++) risk[i] = Math.exp(predictor[i]!);
    }
  if (weight) for (let i = 0; i < n; i++) risk[i]! *= weight[i]!;
  return { risk, predictor, shift };
}

/** Rows taken at a time, so that what was just written is still near. */
const BLOCK = 2048;

/** xβ of the rows `from` to `to`, four at a time so that their sums do not wait for each other. */
function linearPredictor(
  { p, x }: CoxData,
  beta: Float64Array,
  eta: Float64Array,
  from: number,
  to: number,
): void {
  let i = from;
  for (; i + 4 <= to; i += 4) {
    let a = i * p;
    let b = a + p;
    let c = b + p;
    let d = c + p;
    let [ea, eb, ec, ed] = [0, 0, 0, 0];
    for (let j = 0; j < p; j++) {
      const slope = beta[j]!;
      ea += slope * x[a++]!;
      eb += slope * x[b++]!;
      ec += slope * x[c++]!;
      ed += slope * x[d++]!;
    }
    eta[i] = ea;
    eta[i + 1] = eb;
    eta[i + 2] = ec;
    eta[i + 3] = ed;
  }
  for (; i < to; i++) {
    let sum = 0;
    for (let j = 0; j < p; j++) sum += beta[j]! * x[i * p + j]!;
    eta[i] = sum;
  }
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
