import { chiSquareQuantile, chiSquareTails } from "./distributions/chi-square.ts";
import { solveIncreasing } from "./distributions/solve.ts";
import { newton, type Evaluation } from "./newton.ts";

/** Profile-likelihood interval and test of one coordinate. */
export interface ProfileInterval {
  /** null where the likelihood does not fall far enough on that side. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Likelihood-ratio test of the coordinate being 0. */
  readonly statistic: number;
  readonly p: number;
  readonly logP: number;
}

/**
 * Profile-likelihood limits: where twice the fall of the (penalised) likelihood, maximised over all other
 * coordinates, equals the χ² quantile; and the likelihood-ratio test of 0.
 *
 * @param evaluate likelihood, score and information
 * @param best where it is largest, and its value there
 * @param j the coordinate
 * @param error a standard error, for the first step
 *
 * Source: Venzon and Moolgavkar (1988); Heinze and Schemper (2002) for the penalised form.
 */
export function profileInterval<E extends Evaluation>(
  evaluate: (beta: Float64Array) => E,
  best: { readonly beta: Float64Array; readonly at: E },
  j: number,
  error: number,
  level: number,
): ProfileInterval {
  const p = best.beta.length;
  const fixed = Array.from({ length: p }, (_, k) => k === j);
  const target = chiSquareQuantile(level, 1);
  let near: Float64Array = best.beta;
  const fall = (value: number): number => {
    const start = near.slice();
    start[j] = value;
    const inner = newton(evaluate, p, { start, fixed });
    near = inner.beta;
    const lost = 2 * (best.at.logLikelihood - inner.at.logLikelihood);
    return Number.isFinite(lost) ? lost : 1e6;
  };
  const limit = (sign: 1 | -1): number | null => {
    near = best.beta;
    const at = (distance: number): number => fall(best.beta[j]! + sign * distance);
    const far = 200 * error;
    const distance = solveIncreasing(at, target, 0, far, Math.sqrt(target) * error);
    return distance >= far ? null : best.beta[j]! + sign * distance;
  };
  const lower = limit(-1);
  const upper = limit(1);
  near = best.beta;
  const statistic = Math.max(0, fall(0));
  const tails = chiSquareTails(statistic, 1);
  return { lower, upper, statistic, p: tails.upper, logP: tails.logUpper };
}
