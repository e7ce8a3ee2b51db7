/**
 * Standard normal distribution function, to 1e-15 relative in the lower tail and absolute elsewhere.
 *
 * By the series of the error function near 0 and Lentz's continued fraction of its complement beyond.
 *
 * @see Abramowitz and Stegun (1964), 7.1.6 and 7.1.14
 */
export function normalProbability(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const tail = x < 2.5 ? 1 - errorFunction(x) : complement(x);
  return z < 0 ? tail / 2 : 1 - tail / 2;
}

function errorFunction(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

function complement(x: number): number {
  if (x > 27) return 0;
  let fraction = 0;
  for (let n = 60; n > 0; n--) fraction = n / 2 / (x + fraction);
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * (x + fraction));
}
