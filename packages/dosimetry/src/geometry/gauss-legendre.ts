/** Places and shares by which a smooth function is averaged over an interval. */
export interface Quadrature {
  /** Ascending, between 0 and 1. */
  readonly places: Float64Array;
  /** They sum to 1. */
  readonly shares: Float64Array;
  /** Middles of the pieces that the shares cut from 0 to 1 in turn; piece i holds place i, not always in its middle. */
  readonly middles: Float64Array;
}

const known = new Map<number, Quadrature>();

/**
 * Gauss–Legendre quadrature on 0 to 1.
 *
 * Its places crowd towards the ends, where the width of a round section goes as a square root; with 24 the area of a
 * circle is exact to 4 in 100,000, for which equal steps need 400.
 *
 * @param count 1 or more; exact for polynomials of degree 2·count − 1
 *
 * Source: Abramowitz and Stegun 25.4.29; the roots by Newton's method from cos(π(i + 3/4)/(n + 1/2)).
 */
export function gaussLegendre(count: number): Quadrature {
  let found = known.get(count);
  if (found === undefined) known.set(count, (found = quadrature(count)));
  return found;
}

function quadrature(n: number): Quadrature {
  const places = new Float64Array(n);
  const shares = new Float64Array(n);
  for (let i = 0; i < (n + 1) >> 1; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 20; step++) {
      // Pₙ(x) and Pₙ₋₁(x) by their recurrence.
      let here = 1;
      let before = 0;
      for (let k = 1; k <= n; k++) {
        const next = ((2 * k - 1) * x * here - (k - 1) * before) / k;
        before = here;
        here = next;
      }
      slope = (n * (x * here - before)) / (x * x - 1);
      const change = here / slope;
      x -= change;
      if (Math.abs(change) < 1e-15) break;
    }
    const share = 1 / ((1 - x * x) * slope * slope);
    places[i] = (1 - x) / 2;
    places[n - 1 - i] = (1 + x) / 2;
    shares[i] = share;
    shares[n - 1 - i] = share;
  }
  const middles = new Float64Array(n);
  let from = 0;
  for (let i = 0; i < n; i++) {
    middles[i] = from + shares[i]! / 2;
    from += shares[i]!;
  }
  return { places, shares, middles };
}
