import { incompleteBeta } from "./beta.ts";
import type { Tails } from "./gamma.ts";

/**
 * Tails of Fisher's F distribution.
 *
 * Source: Abramowitz–Stegun 26.6.2; upper tail I_x(df2/2, df1/2) at x = df2/(df2 + df1·f).
 */
export function fTails(f: number, numerator: number, denominator: number): Tails {
  if (!(f > 0)) return { lower: 0, upper: 1, logLower: -Infinity, logUpper: 0 };
  if (f === Infinity) return { lower: 1, upper: 0, logLower: 0, logUpper: -Infinity };
  const total = denominator + numerator * f;
  const beta = incompleteBeta(
    numerator / 2,
    denominator / 2,
    (numerator * f) / total,
    denominator / total,
  );
  return beta;
}
