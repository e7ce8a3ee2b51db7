import { incompleteBeta, logBinomialMass } from "./beta.ts";

/** Binomial mass at x successes of n. */
export function binomialMass(x: number, n: number, probability: number): number {
  return Math.exp(logBinomialMass(x, n, probability, 1 - probability));
}

/** P(X ≤ x) for a binomial variable, from the incomplete beta function. */
export function binomialAtMost(x: number, n: number, probability: number): number {
  if (x < 0) return 0;
  if (x >= n) return 1;
  return incompleteBeta(x + 1, n - x, probability).upper;
}

/** P(X ≥ x) for a binomial variable, from the incomplete beta function. */
export function binomialAtLeast(x: number, n: number, probability: number): number {
  if (x <= 0) return 1;
  if (x > n) return 0;
  return incompleteBeta(x, n - x + 1, probability).lower;
}
