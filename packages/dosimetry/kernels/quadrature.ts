import { f64At, putF64 } from "./cells";

/**
 * Places and shares of Gauss–Legendre quadrature on 0 to 1, by Newton's method.
 *
 * @param places holds guesses of the `n` roots of Pₙ between 1 and −1, descending; then the places, ascending
 */
export function gaussLegendre(n: i32, places: usize, shares: usize): void {
  for (let i = 0; i < (n + 1) >> 1; i++) {
    let x = f64At(places, i);
    let slope: f64 = 1;
    for (let step = 0; step < 20; step++) {
      // Pₙ(x) and Pₙ₋₁(x) by their recurrence.
      let here: f64 = 1;
      let before: f64 = 0;
      for (let k = 1; k <= n; k++) {
        const next = (<f64>(2 * k - 1) * x * here - <f64>(k - 1) * before) / <f64>k;
        before = here;
        here = next;
      }
      slope = (<f64>n * (x * here - before)) / (x * x - 1);
      const change = here / slope;
      x -= change;
      if (abs(change) < 1e-15) break;
    }
    const share = 1 / ((1 - x * x) * slope * slope);
    putF64(places, i, (1 - x) / 2);
    putF64(places, n - 1 - i, (1 + x) / 2);
    putF64(shares, i, share);
    putF64(shares, n - 1 - i, share);
  }
}
