import { designMatrix, type Covariate } from "./design.ts";
import { checkFollowUp, type FollowUp } from "./follow-up.ts";
import { choleskyInPlace, choleskyInverse, toRows } from "./linear-algebra.ts";
import { newton, type Evaluation } from "./newton.ts";
import { StatisticsError } from "./statistics-error.ts";
import { firstAtLeast } from "./step-function.ts";

/**
 * One centre's part of a Cox model at given coefficients: sums at every event time, and no subject.
 *
 * Sums of several centres can be added; the sum gives likelihood, score and information of the pooled,
 * unstratified model.
 */
export interface CoxSums {
  readonly time: Float64Array;
  readonly terms: readonly string[];
  /** Weighted number of events, their plain number, and Σ w·η and Σ w·x (× p) over them. */
  readonly weight: Float64Array;
  readonly count: Float64Array;
  readonly predictor: Float64Array;
  readonly covariate: Float64Array;
  /** Σ r, Σ r x (× p), Σ r xxᵀ (× p²) over those at risk, and over those with the event. */
  readonly s0: Float64Array;
  readonly s1: Float64Array;
  readonly s2: Float64Array;
  readonly d0: Float64Array;
  readonly d1: Float64Array;
  readonly d2: Float64Array;
}

/**
 * A centre's sums.
 *
 * @param followUp the centre's subjects
 * @param covariates the same for every centre, levels too
 * @param beta coefficients, one a term
 * @param eventTimes event times of all centres, ascending and distinct (each sends its own beforehand)
 * @throws StatisticsError for unusable input, or an event at a time that is not listed
 */
export function coxSums(
  followUp: FollowUp,
  covariates: readonly Covariate[],
  beta: ArrayLike<number>,
  eventTimes: Float64Array,
): CoxSums {
  const { n, time, event, entry, weight } = checkFollowUp("coxSums", followUp);
  const { columns, terms } = designMatrix("coxSums", covariates, n);
  const p = terms.length;
  const rows = eventTimes.length;
  const sums = emptySums(eventTimes, terms);
  const x = new Float64Array(p);
  // A subject is at risk at the event times in (entry, time]: added at its last one, taken off before its
  // first one, and then accumulated backwards.
  for (let i = 0; i < n; i++) {
    let eta = 0;
    for (let j = 0; j < p; j++) {
      x[j] = columns[j]![i]!;
      eta += x[j]! * beta[j]!;
    }
    const w = weight ? weight[i]! : 1;
    const r = w * Math.exp(eta);
    const after = firstAtLeast(eventTimes, time[i]!);
    const own = after < rows && eventTimes[after] === time[i] ? after : after - 1;
    if (own >= 0) addMoments(sums.s0, sums.s1, sums.s2, own, r, x);
    if (entry) {
      const at = firstAtLeast(eventTimes, entry[i]!);
      const before = at < rows && eventTimes[at] === entry[i] ? at : at - 1;
      if (before >= 0) addMoments(sums.s0, sums.s1, sums.s2, before, -r, x);
    }
    if (!event[i]) continue;
    if (own < 0 || eventTimes[own] !== time[i])
      throw new StatisticsError(
        "coxSums",
        "every event time listed",
        String(time[i]),
        "Join the lists of all centres first.",
      );
    sums.weight[own]! += w;
    sums.count[own]!++;
    sums.predictor[own]! += w * eta;
    for (let j = 0; j < p; j++) sums.covariate[own * p + j]! += w * x[j]!;
    addMoments(sums.d0, sums.d1, sums.d2, own, r, x);
  }
  for (let k = rows - 2; k >= 0; k--) {
    sums.s0[k]! += sums.s0[k + 1]!;
    for (let j = 0; j < p; j++) sums.s1[k * p + j]! += sums.s1[(k + 1) * p + j]!;
    for (let j = 0; j < p * p; j++) sums.s2[k * p * p + j]! += sums.s2[(k + 1) * p * p + j]!;
  }
  return sums;
}

/**
 * Sums of several centres on the same event times and terms.
 *
 * @throws StatisticsError where times or terms differ
 */
export function addCoxSums(parts: readonly CoxSums[]): CoxSums {
  const first = parts[0];
  if (
    !first ||
    parts.some(
      (part) => part.time.length !== first.time.length || part.terms.join() !== first.terms.join(),
    )
  )
    throw new StatisticsError(
      "addCoxSums",
      "sums on the same event times and terms",
      `${parts.length} that differ`,
      "Share times and levels first.",
    );
  const total = emptySums(first.time, first.terms);
  for (const part of parts)
    for (const name of [
      "weight",
      "count",
      "predictor",
      "covariate",
      "s0",
      "s1",
      "s2",
      "d0",
      "d1",
      "d2",
    ] as const)
      part[name].forEach((value, k) => (total[name][k]! += value));
  return total;
}

/** Log-likelihood, score and information of the pooled model from its sums. */
export function coxEvaluation(sums: CoxSums, ties: "efron" | "breslow" = "efron"): Evaluation {
  const p = sums.terms.length;
  const score = new Float64Array(p);
  const information = new Float64Array(p * p);
  let logLikelihood = 0;
  const mean = new Float64Array(p);
  for (let k = 0; k < sums.time.length; k++) {
    const m = sums.count[k]!;
    if (m === 0) continue;
    logLikelihood += sums.predictor[k]!;
    for (let j = 0; j < p; j++) score[j]! += sums.covariate[k * p + j]!;
    const steps = ties === "efron" ? m : 1;
    const share = sums.weight[k]! / steps;
    for (let step = 0; step < steps; step++) {
      const part = step / m;
      const total = sums.s0[k]! - part * sums.d0[k]!;
      logLikelihood -= share * Math.log(total);
      for (let j = 0; j < p; j++) {
        mean[j] = (sums.s1[k * p + j]! - part * sums.d1[k * p + j]!) / total;
        score[j]! -= share * mean[j]!;
      }
      for (let j = 0; j < p; j++)
        for (let l = 0; l < p; l++) {
          const at = (k * p + j) * p + l;
          const second = (sums.s2[at]! - part * sums.d2[at]!) / total;
          information[j * p + l]! += share * (second - mean[j]! * mean[l]!);
        }
    }
  }
  return { logLikelihood, score, information };
}

/**
 * Fits the pooled model by asking for the added sums at each iteration.
 *
 * @param sumsAt the added sums of all centres at given coefficients
 * @param terms number of terms
 * @returns coefficients and covariance, the same as from the pooled subjects; nulls where aliased
 */
export function coxFromSums(
  sumsAt: (beta: Float64Array) => CoxSums,
  terms: number,
  ties: "efron" | "breslow" = "efron",
): {
  readonly coefficients: (number | null)[];
  readonly covariance: number[][];
  readonly logLikelihood: { readonly null: number; readonly model: number };
  readonly converged: boolean;
} {
  const best = newton((beta) => coxEvaluation(sumsAt(beta), ties), terms);
  const factor = best.at.information.slice();
  const aliased = choleskyInPlace(factor, terms, 1e-11);
  return {
    coefficients: Array.from(best.beta, (b, j) => (best.aliased[j] ? null : b)),
    covariance: toRows(choleskyInverse(factor, terms, aliased), terms),
    logLikelihood: { null: best.start.logLikelihood, model: best.at.logLikelihood },
    converged: best.converged,
  };
}

function emptySums(time: Float64Array, terms: readonly string[]): CoxSums {
  const rows = time.length;
  const p = terms.length;
  const of = (width: number): Float64Array => new Float64Array(rows * width);
  return {
    time,
    terms,
    weight: of(1),
    count: of(1),
    predictor: of(1),
    covariate: of(p),
    s0: of(1),
    s1: of(p),
    s2: of(p * p),
    d0: of(1),
    d1: of(p),
    d2: of(p * p),
  };
}

function addMoments(
  m0: Float64Array,
  m1: Float64Array,
  m2: Float64Array,
  row: number,
  r: number,
  x: Float64Array,
): void {
  const p = x.length;
  m0[row]! += r;
  for (let j = 0; j < p; j++) {
    const rx = r * x[j]!;
    m1[row * p + j]! += rx;
    for (let l = 0; l < p; l++) m2[(row * p + j) * p + l]! += rx * x[l]!;
  }
}
