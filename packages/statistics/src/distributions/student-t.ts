import { incompleteBeta } from "./beta.ts";
import { flipTails, type Tails } from "./gamma.ts";
import { normalQuantile, normalTails } from "./normal.ts";
import { solveIncreasing } from "./solve.ts";

/**
 * Tails of Student's t distribution with real degrees of freedom.
 *
 * Source: DLMF 8.17.18 context; upper tail ½ I_x(df/2, ½) at x = df/(df + t²).
 */
export function studentTails(t: number, degreesOfFreedom: number): Tails {
  if (degreesOfFreedom === Infinity) return normalTails(t);
  const square = t * t;
  const total = degreesOfFreedom + square;
  const beta =
    total === Infinity
      ? incompleteBeta(degreesOfFreedom / 2, 0.5, degreesOfFreedom / t / t, 1)
      : incompleteBeta(degreesOfFreedom / 2, 0.5, degreesOfFreedom / total, square / total);
  const upper: Tails = {
    upper: 0.5 * beta.lower,
    lower: 0.5 + 0.5 * beta.upper,
    logUpper: beta.logLower - Math.LN2,
    logLower: Math.log1p(-0.5 * beta.lower),
  };
  return t >= 0 ? upper : flipTails(upper);
}

/** Two-sided p-value of a t statistic with its natural logarithm. */
export function studentTwoSided(
  t: number,
  degreesOfFreedom: number,
): { readonly p: number; readonly logP: number } {
  const tails = studentTails(Math.abs(t), degreesOfFreedom);
  return { p: Math.min(1, 2 * tails.upper), logP: Math.min(0, tails.logUpper + Math.LN2) };
}

/** The t with lower tail p. */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  if (p === 0.5) return 0;
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  if (degreesOfFreedom === Infinity) return normalQuantile(p);
  const tail = p < 0.5 ? p : 1 - p;
  const value = (logT: number): number => -studentTails(Math.exp(logT), degreesOfFreedom).logUpper;
  const t = Math.exp(solveIncreasing(value, -Math.log(tail), -745, 709, 0.5));
  return p < 0.5 ? -t : t;
}
