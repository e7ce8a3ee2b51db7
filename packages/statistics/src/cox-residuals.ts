import { cumulativeShare, coxLikelihood, type CoxDetail } from "./cox-likelihood.ts";
import type { CoxFit, CoxModel } from "./cox-model.ts";
import { StatisticsError } from "./statistics-error.ts";

/** The detail of a fit at its maximum, or at another point. */
export function detailOf(fit: CoxFit, beta: Float64Array = fit.beta): CoxDetail {
  if (fit.ties === "exact")
    throw new StatisticsError(
      "Cox residuals and baseline",
      "Efron or Breslow ties",
      "exact ties",
      "Refit with Efron's ties for diagnostics.",
    );
  return coxLikelihood(fit.data, beta, fit.ties === "efron", { detail: true });
}

/**
 * Martingale residuals: events minus the events expected, in the caller's row order.
 *
 * Source: Therneau, Grambsch and Fleming (1990).
 */
export function martingaleResiduals(model: CoxModel): Float64Array {
  const { data } = model.fit;
  const detail = detailOf(model.fit);
  const share = cumulativeShare(data, detail.increment, detail.ownIncrement);
  const residual = new Float64Array(data.n);
  for (let i = 0; i < data.n; i++) {
    const w = data.weight ? data.weight[i]! : 1;
    const relative = w > 0 ? detail.risk[i]! / w : 0;
    residual[data.order[i]!] = data.event[i]! - relative * share[i]!;
  }
  return residual;
}

/** Deviance residuals, sign(M)·√(−2[M + δ ln(δ − M)]), in the caller's row order. */
export function devianceResiduals(model: CoxModel): Float64Array {
  const { data } = model.fit;
  const residual = martingaleResiduals(model);
  for (let i = 0; i < data.n; i++) {
    const row = data.order[i]!;
    const m = residual[row]!;
    const inner = data.event[i] ? m + Math.log(1 - m) : m;
    residual[row] = Math.sign(m) * Math.sqrt(Math.max(0, -2 * inner));
  }
  return residual;
}

/**
 * Score residuals on the caller's covariates, n × p by rows in the caller's order.
 *
 * Source: Therneau and Grambsch (2000) § 4.3 with Efron's averaging over ties.
 */
export function scoreResiduals(model: CoxModel): Float64Array {
  const { data } = model.fit;
  const scaled = scaledScoreResiduals(model.fit, detailOf(model.fit));
  return inCallersOrder(scaled, data.order, data.p, (value, j) => value * data.scale[j]!);
}

/**
 * Approximate change in each coefficient on leaving a row out with its weight, n × p by rows in the
 * caller's order. Martingale, deviance, score and Schoenfeld residuals are of one subject and unweighted,
 * as R's `residuals.coxph` gives them.
 */
export function dfbetaResiduals(model: CoxModel): Float64Array {
  const { data } = model.fit;
  const scaled = scaledDfbeta(model.fit, detailOf(model.fit));
  const { weight, n, p } = data;
  if (weight)
    for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) scaled[i * p + j]! *= weight[i]!;
  return inCallersOrder(scaled, data.order, p, (value, j) => value / data.scale[j]!);
}

/**
 * Schoenfeld residuals of the events: their times, ascending within strata, and m × p values by rows.
 *
 * Source: Schoenfeld (1982); the mean is Efron's average over a tied time.
 */
export function schoenfeldResiduals(model: CoxModel): {
  time: Float64Array;
  residual: Float64Array;
} {
  const { data } = model.fit;
  const { mean } = detailOf(model.fit);
  const { p } = data;
  const total = data.deaths.count.reduce((sum, m) => sum + m, 0);
  const time = new Float64Array(total);
  const residual = new Float64Array(total * p);
  let at = 0;
  for (let d = 0; d < data.deaths.time.length; d++)
    for (let k = 0; k < data.deaths.count[d]!; k++) {
      const row = data.deaths.first[d]! + k;
      time[at] = data.deaths.time[d]!;
      for (let j = 0; j < p; j++)
        residual[at * p + j] = (data.x[row * p + j]! - mean[d * p + j]!) * data.scale[j]!;
      at++;
    }
  return { time, residual };
}

/** Score residuals on the scaled covariates, by sorted rows, unweighted. */
export function scaledScoreResiduals(fit: CoxFit, detail: CoxDetail): Float64Array {
  const { data } = fit;
  const { n, p, x, event, until, from } = data;
  const share = cumulativeShare(data, detail.increment, detail.ownIncrement);
  const deaths = data.deaths.time.length;
  const drift = new Float64Array((deaths + 1) * p);
  for (let d = 0; d < deaths; d++)
    for (let j = 0; j < p; j++)
      drift[(d + 1) * p + j] = drift[d * p + j]! + detail.drift[d * p + j]!;
  const residual = new Float64Array(n * p);
  for (let i = 0; i < n; i++) {
    const w = data.weight ? data.weight[i]! : 1;
    const relative = w > 0 ? detail.risk[i]! / w : 0;
    const last = until[i]!;
    const dead = event[i] === 1;
    for (let j = 0; j < p; j++) {
      const value = x[i * p + j]!;
      const pulled = dead
        ? drift[(last - 1) * p + j]! + detail.ownDrift[(last - 1) * p + j]!
        : drift[last * p + j]!;
      const own = dead ? value - detail.mean[(last - 1) * p + j]! : 0;
      residual[i * p + j] =
        own - relative * (value * share[i]! - (pulled - drift[from[i]! * p + j]!));
    }
  }
  return residual;
}

/** Score residuals times the model-based covariance, on the scaled covariates, by sorted rows. */
export function scaledDfbeta(fit: CoxFit, detail: CoxDetail): Float64Array {
  const { n, p } = fit.data;
  const score = scaledScoreResiduals(fit, detail);
  const result = new Float64Array(n * p);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < p; j++) {
      let sum = 0;
      for (let l = 0; l < p; l++) sum += score[i * p + l]! * fit.naiveCovariance[l * p + j]!;
      result[i * p + j] = sum;
    }
  return result;
}

function inCallersOrder(
  values: Float64Array,
  order: Uint32Array,
  p: number,
  scale: (value: number, column: number) => number,
): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < order.length; i++)
    for (let j = 0; j < p; j++) result[order[i]! * p + j] = scale(values[i * p + j]!, j);
  return result;
}
