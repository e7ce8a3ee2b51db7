import { devianceTerm, logGamma, stirlingError, tailsFrom, type Tails } from "./gamma.ts";
import { solveIncreasing } from "./solve.ts";

/**
 * ln of the binomial mass at real x successes in n trials with success p and failure q = 1 − p.
 *
 * Source: Loader (2000), function dbinom_raw.
 */
export function logBinomialMass(x: number, n: number, p: number, q: number): number {
  if (p === 0) return x === 0 ? 0 : -Infinity;
  if (q === 0) return x === n ? 0 : -Infinity;
  if (x === 0) return n === 0 ? 0 : p < 0.1 ? -devianceTerm(n, n * q) - n * p : n * Math.log(q);
  if (x === n) return q < 0.1 ? -devianceTerm(n, n * p) - n * q : n * Math.log(p);
  if (x < 0 || x > n) return -Infinity;
  const core =
    stirlingError(n) -
    stirlingError(x) -
    stirlingError(n - x) -
    devianceTerm(x, n * p) -
    devianceTerm(n - x, n * q);
  const scale = Math.log(2 * Math.PI) + Math.log(x) + Math.log1p(-x / n);
  return core - 0.5 * scale;
}

/**
 * Regularised incomplete beta function: lower tail I_x(a, b) and upper tail I_{1−x}(b, a).
 *
 * `y` is 1 − x, passed on its own so that it keeps its digits when x is close to 1.
 *
 * Source: DLMF 8.17.22, continued fraction by Lentz's method, on the side where it converges fast.
 */
export function incompleteBeta(a: number, b: number, x: number, y: number = 1 - x): Tails {
  if (x <= 0) return { lower: 0, upper: 1, logLower: -Infinity, logUpper: 0 };
  if (y <= 0) return { lower: 1, upper: 0, logLower: 0, logUpper: -Infinity };
  if (x > (a + 1) / (a + b + 2)) return tailsFrom("upper", logBetaFraction(b, a, y, x));
  return tailsFrom("lower", logBetaFraction(a, b, x, y));
}

function logBetaFraction(a: number, b: number, x: number, y: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 100000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const delta = d * c;
    h *= delta;
    if (Math.abs(delta - 1) < 1e-16) break;
  }
  return logBetaPower(a, b, x, y) - Math.log(a) + Math.log(h);
}

/** ln of x^a (1 − x)^b / B(a, b). */
function logBetaPower(a: number, b: number, x: number, y: number): number {
  if (a < 1e-3 || b < 1e-3)
    return a * Math.log(x) + b * Math.log(y) + logGamma(a + b) - logGamma(a) - logGamma(b);
  return logBinomialMass(a, a + b, x, y) + Math.log((a * b) / (a + b));
}

function nonZero(x: number): number {
  return Math.abs(x) < 1e-300 ? 1e-300 : x;
}

/** The x in [0, 1] with I_x(a, b) = p. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  // Solved for the logit, so that a quantile next to 0 keeps its digits.
  const useLower = p < 0.5;
  const target = useLower ? Math.log(p) : -Math.log1p(-p);
  const value = (logit: number): number => {
    const x = logit > 0 ? 1 / (1 + Math.exp(-logit)) : Math.exp(logit) / (1 + Math.exp(logit));
    const y = logit > 0 ? Math.exp(-logit) / (1 + Math.exp(-logit)) : 1 / (1 + Math.exp(logit));
    const tails = incompleteBeta(a, b, x, y);
    return useLower ? tails.logLower : -tails.logUpper;
  };
  const logit = solveIncreasing(value, target, -740, 740, Math.log(a / b));
  return logit > 0 ? 1 / (1 + Math.exp(-logit)) : Math.exp(logit) / (1 + Math.exp(logit));
}
