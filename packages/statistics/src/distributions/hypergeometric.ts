import { logBinomialMass } from "./beta.ts";

/**
 * ln of the mass of x white balls among `drawn` from an urn of `white` and `black`.
 *
 * Source: Loader (2000); three binomial masses, which keeps full accuracy for large counts.
 */
export function logHypergeometricMass(
  x: number,
  white: number,
  black: number,
  drawn: number,
): number {
  if (x < 0 || x > white || drawn - x > black || x > drawn) return -Infinity;
  if (drawn === 0) return 0;
  const total = white + black;
  const p = drawn / total;
  const q = (total - drawn) / total;
  return (
    logBinomialMass(x, white, p, q) +
    logBinomialMass(drawn - x, black, p, q) -
    logBinomialMass(drawn, total, p, q)
  );
}
