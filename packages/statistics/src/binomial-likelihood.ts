import { logFactorial } from "./distributions/gamma.ts";
import { codyLower } from "./distributions/normal-cody.ts";
import { normalQuantile, normalTails } from "./distributions/normal.ts";
import { choleskyInPlace, choleskyLogDeterminant, choleskySolve } from "./linear-algebra.ts";
import type { Evaluation } from "./newton.ts";

/** Link between the linear predictor and the probability. */
export type BinomialLink = "logit" | "probit";

/** Grouped binomial data and a design with an intercept first, n × p by rows. */
export interface BinomialData {
  readonly n: number;
  readonly p: number;
  readonly events: Float64Array;
  readonly trials: Float64Array;
  readonly x: Float64Array;
  readonly link: BinomialLink;
}

/** ln of the probability, ln of its complement, and the slope of the probability in η. */
export function linkAt(
  link: BinomialLink,
  eta: number,
): { logP: number; logQ: number; logSlope: number } {
  if (link === "probit") {
    const tails = normalTails(eta);
    return {
      logP: tails.logLower,
      logQ: tails.logUpper,
      logSlope: -0.5 * eta * eta - 0.5 * Math.log(2 * Math.PI),
    };
  }
  const logP = eta > 0 ? -Math.log1p(Math.exp(-eta)) : eta - Math.log1p(Math.exp(eta));
  const logQ = logP - eta;
  return { logP, logQ, logSlope: logP + logQ };
}

/**
 * Binomial log-likelihood, score and expected information; with `firth`, penalised by ½ ln |I|.
 *
 * Source: McCullagh and Nelder (1989) § 4.4; Firth (1993) Eq. 4.1 for the logit penalty.
 */
export function binomialLikelihood(
  data: BinomialData,
  beta: Float64Array,
  firth: boolean,
): Evaluation {
  const { n, p, x, events, trials, link } = data;
  const score = new Float64Array(p);
  const information = new Float64Array(p * p);
  const weight = new Float64Array(n);
  const probability = new Float64Array(n);
  let logLikelihood = 0;
  for (let i = 0; i < n; i++) {
    let eta = 0;
    for (let j = 0; j < p; j++) eta += x[i * p + j]! * beta[j]!;
    const { logP, logQ, logSlope } = linkAt(link, eta);
    const y = events[i]!;
    const m = trials[i]!;
    if (y > 0) logLikelihood += y * logP;
    if (m > y) logLikelihood += (m - y) * logQ;
    probability[i] = Math.exp(logP);
    const slope = y * Math.exp(logSlope - logP) - (m - y) * Math.exp(logSlope - logQ);
    const w = m * Math.exp(2 * logSlope - logP - logQ);
    weight[i] = w;
    for (let j = 0; j < p; j++) {
      const xj = x[i * p + j]!;
      score[j]! += slope * xj;
      for (let l = 0; l <= j; l++) information[j * p + l]! += w * xj * x[i * p + l]!;
    }
  }
  for (let j = 0; j < p; j++)
    for (let l = 0; l < j; l++) information[l * p + j] = information[j * p + l]!;
  if (!firth) return { logLikelihood, score, information };
  const factor = information.slice();
  const aliased = choleskyInPlace(factor, p, 1e-11);
  for (let i = 0; i < n; i++) {
    const row = x.subarray(i * p, (i + 1) * p);
    const solved = choleskySolve(factor, p, aliased, row);
    let leverage = 0;
    for (let j = 0; j < p; j++) leverage += row[j]! * solved[j]!;
    const pull = leverage * weight[i]! * (0.5 - probability[i]!);
    for (let j = 0; j < p; j++) score[j]! += pull * row[j]!;
  }
  return {
    logLikelihood: logLikelihood + 0.5 * choleskyLogDeterminant(factor, p, aliased),
    score,
    information,
  };
}

/** Σ ln of the binomial coefficients, the part of the likelihood that no parameter moves. */
export function logCoefficients(events: Float64Array, trials: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < events.length; i++)
    sum +=
      logFactorial(trials[i]!) - logFactorial(events[i]!) - logFactorial(trials[i]! - events[i]!);
  return sum;
}

/**
 * Information at the working weights from which R's `glm` takes its covariance.
 *
 * R solves iteratively reweighted least squares from (y + ½)/(m + 1), stops when the deviance moves by less
 * than 1e-14 of itself, and inverts the weights of the step that led there, not those at the solution; the
 * standard errors differ from those at the maximum by parts in 10⁷.
 *
 * Source: R 4.2.2 `glm.fit` with `epsilon = 1e-14`.
 */
export function workingInformation(data: BinomialData, aliased: readonly boolean[]): Float64Array {
  const { n, p, x, events, trials, link } = data;
  const eta = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const start = (events[i]! + 0.5) / (trials[i]! + 1);
    eta[i] = link === "logit" ? Math.log(start / (1 - start)) : normalQuantile(start);
  }
  let before = devianceAt(data, eta);
  for (let iteration = 0; ; iteration++) {
    const information = new Float64Array(p * p);
    const right = new Float64Array(p);
    for (let i = 0; i < n; i++) {
      const { logP, logQ, logSlope } = linkAt(link, eta[i]!);
      const w = trials[i]! * Math.exp(2 * logSlope - logP - logQ);
      if (!(w > 0)) continue;
      const residual = events[i]! / trials[i]! - Math.exp(logP);
      const working = eta[i]! + residual * Math.exp(-logSlope);
      for (let j = 0; j < p; j++) {
        if (aliased[j]) continue;
        const wx = w * x[i * p + j]!;
        right[j]! += wx * working;
        for (let l = 0; l < p; l++) if (!aliased[l]) information[j * p + l]! += wx * x[i * p + l]!;
      }
    }
    const factor = information.slice();
    const lost = choleskyInPlace(factor, p, 1e-15);
    const beta = choleskySolve(factor, p, lost, right);
    for (let i = 0; i < n; i++) {
      let value = 0;
      for (let j = 0; j < p; j++) value += x[i * p + j]! * beta[j]!;
      eta[i] = value;
    }
    const deviance = devianceAt(data, eta);
    if (Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < 1e-14 || iteration >= 60)
      return information;
    before = deviance;
  }
}

/** Deviance as R sums it, row by row against the row's own share. */
function devianceAt({ events, trials, link }: BinomialData, eta: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < eta.length; i++) {
    const { logQ } = linkAt(link, eta[i]!);
    const m = trials[i]!;
    if (m === 0) continue;
    const share = events[i]! / m;
    const probability = link === "probit" ? codyLower(eta[i]!) : 1 / (1 + Math.exp(-eta[i]!));
    const yes = share > 0 ? share * Math.log(share / probability) : 0;
    // As R: what rounds in the one then rounds in the other too, and their errors all but cancel.
    const rest = probability < 1 ? 1 - probability : Math.exp(logQ);
    const no = share < 1 ? (1 - share) * Math.log((1 - share) / rest) : 0;
    sum += 2 * m * (yes + no);
  }
  return sum;
}
