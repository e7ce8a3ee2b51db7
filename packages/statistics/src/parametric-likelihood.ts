import { normalTails } from "./distributions/normal.ts";
import type { Evaluation } from "./newton.ts";

/** Distribution of the survival time. */
export type SurvivalDistribution = "exponential" | "weibull" | "log-normal" | "log-logistic";

/** ln density (or ln survival, where censored) of the standardised log time, with two derivatives. */
interface Term {
  value: number;
  first: number;
  second: number;
}

/** Data of an accelerated failure time model: log times and a design with an intercept first. */
export interface ParametricData {
  readonly n: number;
  /** Columns, the intercept included. */
  readonly q: number;
  readonly logTime: Float64Array;
  readonly event: Uint8Array;
  readonly weight: Float64Array | null;
  readonly x: Float64Array;
  readonly distribution: SurvivalDistribution;
}

/**
 * Log-likelihood of log T = xᵀb + σW in (b, ln σ), with score and observed information.
 *
 * σ is 1 for the exponential distribution and then no coordinate.
 *
 * Source: Kalbfleisch and Prentice (2002) § 3.6.
 */
export function parametricLikelihood(data: ParametricData, beta: Float64Array): Evaluation {
  const { n, q, logTime, event, weight, x, distribution } = data;
  const free = distribution !== "exponential";
  const p = free ? q + 1 : q;
  const logScale = free ? beta[q]! : 0;
  const scale = Math.exp(logScale);
  const score = new Float64Array(p);
  const information = new Float64Array(p * p);
  let logLikelihood = 0;
  for (let i = 0; i < n; i++) {
    let eta = 0;
    for (let j = 0; j < q; j++) eta += x[i * q + j]! * beta[j]!;
    const z = (logTime[i]! - eta) / scale;
    const w = weight ? weight[i]! : 1;
    const dead = event[i] === 1;
    const term = dead ? logDensity(distribution, z) : logSurvival(distribution, z);
    logLikelihood += w * (term.value - (dead ? logScale + logTime[i]! : 0));
    const slope = (-w * term.first) / scale;
    const bend = (w * term.second) / (scale * scale);
    const cross = (w * (term.first + z * term.second)) / scale;
    for (let j = 0; j < q; j++) {
      const xj = x[i * q + j]!;
      score[j]! += slope * xj;
      for (let l = 0; l <= j; l++) information[j * p + l]! -= bend * xj * x[i * q + l]!;
      if (free) information[q * p + j]! -= cross * xj;
    }
    if (free) {
      score[q]! += w * (-z * term.first - (dead ? 1 : 0));
      information[q * p + q]! -= w * (z * term.first + z * z * term.second);
    }
  }
  for (let j = 0; j < p; j++)
    for (let l = 0; l < j; l++) information[l * p + j] = information[j * p + l]!;
  return { logLikelihood, score, information };
}

/**
 * The same log-likelihood in (b/σ, 1/σ), in which it is concave, times counted from `origin`.
 *
 * Undefined (NaN) where 1/σ is not above 0.
 *
 * Source: Olsen (1978) for the normal; Burridge (1981) for every log-concave density.
 */
export function concaveLikelihood(
  data: ParametricData,
  origin: number,
  theta: Float64Array,
): Evaluation {
  const { n, q, logTime, event, weight, x, distribution } = data;
  const p = q + 1;
  const rate = theta[q]!;
  const score = new Float64Array(p);
  const information = new Float64Array(p * p);
  let logLikelihood = rate > 0 ? 0 : Number.NaN;
  for (let i = 0; i < n; i++) {
    const t = logTime[i]! - origin;
    let z = rate * t;
    for (let j = 0; j < q; j++) z -= x[i * q + j]! * theta[j]!;
    const w = weight ? weight[i]! : 1;
    const dead = event[i] === 1;
    const term = dead ? logDensity(distribution, z) : logSurvival(distribution, z);
    logLikelihood += w * (term.value + (dead ? Math.log(rate) - logTime[i]! : 0));
    for (let j = 0; j < q; j++) {
      const xj = x[i * q + j]!;
      score[j]! -= w * term.first * xj;
      for (let l = 0; l <= j; l++) information[j * p + l]! -= w * term.second * xj * x[i * q + l]!;
      information[q * p + j]! += w * term.second * xj * t;
    }
    score[q]! += w * (term.first * t + (dead ? 1 / rate : 0));
    information[q * p + q]! -= w * (term.second * t * t - (dead ? 1 / (rate * rate) : 0));
  }
  for (let j = 0; j < p; j++)
    for (let l = 0; l < j; l++) information[l * p + j] = information[j * p + l]!;
  return { logLikelihood, score, information };
}

function logDensity(distribution: SurvivalDistribution, z: number): Term {
  if (distribution === "log-normal")
    return { value: -0.5 * z * z - 0.5 * Math.log(2 * Math.PI), first: -z, second: -1 };
  if (distribution === "log-logistic") {
    const s = 1 / (1 + Math.exp(-z));
    const log1 = z > 0 ? -z - 2 * Math.log1p(Math.exp(-z)) : z - 2 * Math.log1p(Math.exp(z));
    return { value: log1, first: 1 - 2 * s, second: -2 * s * (1 - s) };
  }
  const e = Math.exp(z);
  return { value: z - e, first: 1 - e, second: -e };
}

function logSurvival(distribution: SurvivalDistribution, z: number): Term {
  if (distribution === "log-normal") {
    const { logUpper } = normalTails(z);
    const hazard = Math.exp(-0.5 * z * z - 0.5 * Math.log(2 * Math.PI) - logUpper);
    return { value: logUpper, first: -hazard, second: -hazard * (hazard - z) };
  }
  if (distribution === "log-logistic") {
    const s = 1 / (1 + Math.exp(-z));
    const value = z > 0 ? -z - Math.log1p(Math.exp(-z)) : -Math.log1p(Math.exp(z));
    return { value, first: -s, second: -s * (1 - s) };
  }
  const e = Math.exp(z);
  return { value: -e, first: -e, second: -e };
}
