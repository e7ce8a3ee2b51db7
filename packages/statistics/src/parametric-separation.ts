import { FALSE_TIE_TOLERANCE } from "./false-ties.ts";
import type { ParametricData } from "./parametric-likelihood.ts";

/** Part of the largest movement under which a movement counts as none. */
const NEGLIGIBLE = 1e-3;

/**
 * The direction in which the likelihood of an accelerated failure time model rises for ever at a finite scale.
 *
 * The likelihood is concave in (b/σ, 1/σ). An event's density falls on either side of its mode, so no event's
 * linear predictor may move; a censored subject's survival rises with the predictor, so none may fall and one
 * must rise. The step at which the search stood still is checked for just that.
 *
 * @param step in the model's coordinates, the scale's last where it is one
 * @returns the direction, 0 where it does not move; null where the step is not one of recession
 *
 * Source: Rockafellar (1970) § 27 for directions of recession; Albert and Anderson (1984) for logistic regression.
 */
export function recession(data: ParametricData, step: Float64Array): Float64Array | null {
  const { n, q, x, event, weight } = data;
  const largest = step.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
  const direction = step
    .slice(0, q)
    .map((value) => (Math.abs(value) > NEGLIGIBLE * largest ? value : 0));
  const moves = new Float64Array(n);
  let most = 0;
  for (let i = 0; i < n; i++) {
    if (weight && weight[i] === 0) continue;
    for (let j = 0; j < q; j++) moves[i]! += x[i * q + j]! * direction[j]!;
    if (!event[i]) most = Math.max(most, moves[i]!);
  }
  if (!(most > 0)) return null;
  for (let i = 0; i < n; i++)
    if (moves[i]! < -NEGLIGIBLE * most || (event[i] && moves[i]! > NEGLIGIBLE * most)) return null;
  return direction;
}

/**
 * Whether the fit runs through the log time of every event, to the distance of a false tie.
 *
 * The scale then goes to 0, the density of the events to infinity, and no parameter has an estimate.
 */
export function fitsEveryEvent(data: ParametricData, beta: Float64Array): boolean {
  const { n, q, x, logTime, event, weight } = data;
  for (let i = 0; i < n; i++) {
    if (!event[i] || (weight && weight[i] === 0)) continue;
    let residual = logTime[i]!;
    for (let j = 0; j < q; j++) residual -= x[i * q + j]! * beta[j]!;
    if (!(Math.abs(residual) <= FALSE_TIE_TOLERANCE * Math.max(1, Math.abs(logTime[i]!))))
      return false;
  }
  return true;
}
