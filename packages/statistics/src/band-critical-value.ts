import { normalDensity } from "./distributions/normal.ts";
import { solveIncreasing } from "./distributions/solve.ts";
import { gaussLegendre } from "./gauss-legendre.ts";

/**
 * The k with P(sup |B(x)| ≤ k, low ≤ x ≤ high) = level for a Brownian bridge B.
 *
 * The bridge is free up to `low`, kept within ±k by the reflection series between, and free afterwards; the
 * two positions are integrated by quadrature.
 *
 * Source: Hall and Wellner (1980); the reflection series is Billingsley (1999) Eq. 9.14.
 */
export function hallWellnerCritical(level: number, low: number, high: number): number {
  return solveIncreasing(
    (k) => stayProbability(k, Math.max(low, 1e-9), Math.min(high, 1 - 1e-9)),
    level,
    1e-3,
    10,
    1.3,
  );
}

const quadrature = gaussLegendre(48);

function stayProbability(k: number, low: number, high: number): number {
  const spread = Math.sqrt(high - low);
  const density = (x: number, variance: number): number =>
    normalDensity(x / Math.sqrt(variance)) / Math.sqrt(variance);
  // q(0 → 1; 0 → 0) of free Brownian motion, by which the bridge is conditioned.
  const closing = normalDensity(0);
  const { node, weight } = quadrature;
  // Near the ends of the bridge its position is confined much more closely than by k.
  const first = Math.min(k, 9 * Math.sqrt(low * (1 - low)));
  const last = Math.min(k, 9 * Math.sqrt(high * (1 - high)));
  let sum = 0;
  for (let i = 0; i < node.length; i++) {
    const u = first * node[i]!;
    const before = density(u, low);
    for (let j = 0; j < node.length; j++) {
      const v = last * node[j]!;
      let kept = 0;
      for (let m = -6; m <= 6; m++)
        kept +=
          normalDensity((v - u + 4 * m * k) / spread) -
          normalDensity((v + u + 2 * k + 4 * m * k) / spread);
      const after = density(v, 1 - high);
      sum += weight[i]! * weight[j]! * before * (kept / spread) * after;
    }
  }
  return (first * last * sum) / closing;
}

/**
 * The c with P(sup |B(x)|/√(x(1 − x)) ≤ c, low ≤ x ≤ high) = level, by Miller and Siegmund's approximation
 * 4φ(c)/c + φ(c)(c − 1/c) ln[high(1 − low)/(low(1 − high))] to the tail.
 *
 * Source: Nair (1984); Miller and Siegmund (1982) Eq. 8.
 */
export function equalPrecisionCritical(level: number, low: number, high: number): number {
  const length = Math.log((high * (1 - low)) / (low * (1 - high)));
  const tail = (c: number): number => normalDensity(c) * (4 / c + (c - 1 / c) * length);
  return solveIncreasing((c) => -tail(c), -(1 - level), 1.5, 20, 3);
}
