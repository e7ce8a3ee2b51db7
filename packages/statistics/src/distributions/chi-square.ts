import { incompleteGamma, type Tails } from "./gamma.ts";
import { solveIncreasing } from "./solve.ts";

/**
 * Tails of the chi-square distribution, from the incomplete gamma functions at half the statistic.
 *
 * Source: DLMF 8.2.4; P(df/2, x/2) and Q(df/2, x/2).
 */
export function chiSquareTails(x: number, degreesOfFreedom: number): Tails {
  return incompleteGamma(degreesOfFreedom / 2, x / 2);
}

/** The x with lower tail p under the chi-square distribution. */
export function chiSquareQuantile(p: number, degreesOfFreedom: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return Infinity;
  const useLower = p < 0.5;
  const target = useLower ? Math.log(p) : -Math.log1p(-p);
  const value = (logX: number): number => {
    const tails = chiSquareTails(Math.exp(logX), degreesOfFreedom);
    return useLower ? tails.logLower : -tails.logUpper;
  };
  return Math.exp(solveIncreasing(value, target, -740, 709, Math.log(degreesOfFreedom)));
}

/** p-value, its natural logarithm and the two together as results carry them; null where df is 0. */
export function chiSquareP(
  statistic: number | null,
  degreesOfFreedom: number,
): { readonly p: number | null; readonly logP: number | null } {
  if (statistic === null || degreesOfFreedom < 1) return { p: null, logP: null };
  const tails = chiSquareTails(statistic, degreesOfFreedom);
  return { p: tails.upper, logP: tails.logUpper };
}
