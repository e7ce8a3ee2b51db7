import { flipTails, incompleteGamma, type Tails } from "./gamma.ts";

/**
 * Tails of the standard normal distribution at z.
 *
 * The half below the nearer tail is ½ Q(½, z²/2), so both the tail and its logarithm keep full relative
 * accuracy as far as z = 10⁷.
 *
 * Source: DLMF 7.11.2 with 8.4.6.
 */
export function normalTails(z: number): Tails {
  const half = 0.5 * z * z;
  const gamma = incompleteGamma(0.5, half);
  const upper: Tails = {
    upper: 0.5 * gamma.upper,
    lower: 0.5 + 0.5 * gamma.lower,
    logUpper: gamma.logUpper - Math.LN2,
    logLower: Math.log1p(-0.5 * gamma.upper),
  };
  return z >= 0 ? upper : flipTails(upper);
}

/** Two-sided p-value and its natural logarithm for a standard normal statistic. */
export function normalTwoSided(z: number): { readonly p: number; readonly logP: number } {
  const gamma = incompleteGamma(0.5, 0.5 * z * z);
  return { p: gamma.upper, logP: gamma.logUpper };
}

/** Density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/**
 * The z with lower tail p; ±Infinity at the ends.
 *
 * Source: Wichura MJ (1988), Algorithm AS 241, PPND16, about sixteen digits.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0)) return -Infinity;
  if (p >= 1) return Infinity;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_ABOVE, r)) / polynomial(CENTRE_BELOW, r);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const z =
    r <= 5
      ? polynomial(MIDDLE_ABOVE, r - 1.6) / polynomial(MIDDLE_BELOW, r - 1.6)
      : polynomial(FAR_ABOVE, r - 5) / polynomial(FAR_BELOW, r - 5);
  return q < 0 ? -z : z;
}

/** The z that leaves (1 − level)/2 above it: 1.959963984540054 for a level of 0.95. */
export function normalCritical(level: number): number {
  return normalQuantile(1 - (1 - level) / 2);
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + (coefficients[i] as number);
  return sum;
}

const CENTRE_ABOVE = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const CENTRE_BELOW = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
];
const MIDDLE_ABOVE = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const MIDDLE_BELOW = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
  0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9,
];
const FAR_ABOVE = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
  0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
];
const FAR_BELOW = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
];
