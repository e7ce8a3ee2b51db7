/**
 * Stirling's error, ln n! − [ln √(2πn) + n ln n − n], accurate for every n ≥ 0.
 *
 * Source: Loader C (2000), Fast and accurate computation of binomial probabilities, Eq. 1 and table.
 */
export function stirlingError(n: number): number {
  if (n < 15) {
    if (n === 0) return 0;
    return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - LN_SQRT_2PI;
  }
  const s = 1 / (n * n);
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188) * s) * s) * s) * s) / n;
}

/**
 * Deviance part x ln(x/m) + m − x, without cancellation where x is close to m.
 *
 * Source: Loader (2000), function bd0.
 */
export function devianceTerm(x: number, mean: number): number {
  if (x === 0) return mean;
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const v = (x - mean) / (x + mean);
  let sum = (x - mean) * v;
  let power = 2 * x * v;
  for (let j = 1; j < 1000; j++) {
    power *= v * v;
    const next = sum + power / (2 * j + 1);
    if (next === sum) return next;
    sum = next;
  }
  return sum;
}

/** ½ ln 2π. */
export const LN_SQRT_2PI = 0.9189385332046728;

const LANCZOS = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746,
  -0.4919138160976202, 3.399464998481189e-5, 4.652362892704858e-5, -9.837447530487956e-5,
  0.0001580887032249125, -0.00021026444172410488, 0.00021743961811521265, -0.0001643181065367639,
  8.441822398385275e-5, -2.6190838401581408e-5, 3.6899182659531625e-6,
] as const;

/**
 * Natural logarithm of the gamma function for x > 0.
 *
 * Source: Lanczos' series with g = 607/128 (Godfrey's coefficients) below 15, Stirling's series above.
 */
export function logGamma(x: number): number {
  if (x >= 15) return LN_SQRT_2PI + (x - 0.5) * Math.log(x) - x + stirlingError(x);
  if (x === 1 || x === 2) return 0;
  let sum = LANCZOS[0] as number;
  for (let i = 1; i < LANCZOS.length; i++) sum += (LANCZOS[i] as number) / (x - 1 + i);
  const t = x - 1 + 607 / 128 + 0.5;
  return LN_SQRT_2PI + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** ln n! for a whole n ≥ 0, from a table for small n and Stirling's series above. */
export function logFactorial(n: number): number {
  return n < TABLE ? (logFactorials[n] as number) : logGamma(n + 1);
}

const TABLE = 1024;
const logFactorials = Float64Array.from({ length: TABLE }, (_, n) => (n < 2 ? 0 : logGamma(n + 1)));

/** ln of x^a e^−x / Γ(a + 1), the Poisson mass at a real a ≥ 0. */
export function logPoissonMass(a: number, x: number): number {
  if (x === 0) return a === 0 ? 0 : -Infinity;
  if (a === 0) return -x;
  if (x < a * Number.MIN_VALUE * 2 ** 52) return a * Math.log(x) - x - logGamma(a + 1);
  return -stirlingError(a) - devianceTerm(a, x) - LN_SQRT_2PI - 0.5 * Math.log(a);
}

/** Both tails of a distribution, plain and in natural logarithms. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
  readonly logLower: number;
  readonly logUpper: number;
}

/** The tails when the logarithm of one of them is known; that one should be the smaller. */
export function tailsFrom(side: "lower" | "upper", log: number): Tails {
  const capped = Math.min(log, 0);
  const small = Math.exp(capped);
  const large = -Math.expm1(capped);
  const logLarge = capped > -Math.LN2 ? Math.log(-Math.expm1(capped)) : Math.log1p(-small);
  return side === "lower"
    ? { lower: small, upper: large, logLower: capped, logUpper: logLarge }
    : { lower: large, upper: small, logLower: logLarge, logUpper: capped };
}

/** The same tails seen from the other side. */
export function flipTails(tails: Tails): Tails {
  return {
    lower: tails.upper,
    upper: tails.lower,
    logLower: tails.logUpper,
    logUpper: tails.logLower,
  };
}

/**
 * Regularised incomplete gamma functions P(a, x) and Q(a, x), a > 0, x ≥ 0, each computed where it is small.
 *
 * Source: DLMF 8.11.4 (series) and 8.9.2 (continued fraction, evaluated by Lentz's method).
 */
export function incompleteGamma(a: number, x: number): Tails {
  if (!(x > 0)) return { lower: 0, upper: 1, logLower: -Infinity, logUpper: 0 };
  if (x === Infinity) return { lower: 1, upper: 0, logLower: 0, logUpper: -Infinity };
  const logMass = logPoissonMass(a, x);
  if (x < a + 1) {
    let term = 1;
    let sum = 1;
    for (let n = 1; n < 100000; n++) {
      term *= x / (a + n);
      sum += term;
      if (term < sum * 1e-17) break;
    }
    return tailsFrom("lower", logMass + Math.log(sum));
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 100000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / nonZero(an * d + b);
    c = nonZero(b + an / c);
    const delta = d * c;
    h *= delta;
    if (Math.abs(delta - 1) < 1e-16) break;
  }
  return tailsFrom("upper", logMass + Math.log(a) + Math.log(h));
}

function nonZero(x: number): number {
  return Math.abs(x) < 1e-300 ? 1e-300 : x;
}
