import { normalCritical } from "../distributions/normal.ts";
import { checkLevel, finiteNumbers } from "../follow-up.ts";
import { StatisticsError } from "../statistics-error.ts";

/** Shift between two samples. */
export interface ShiftEstimate {
  readonly estimate: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly because: string | null;
  readonly convention: string;
}

/**
 * Hodges–Lehmann shift of a against b: the median of all differences, with limits at order statistics.
 *
 * The limits come from the exact Mann–Whitney distribution without ties while both samples have fewer than
 * 50 values, otherwise from its normal approximation.
 *
 * @throws StatisticsError for an empty sample or more than 5·10⁷ differences
 *
 * Source: Hodges and Lehmann (1963); Bauer (1972); R 4.2.2 `wilcox.test(conf.int = TRUE)`.
 */
export function hodgesLehmann(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  level: number = 0.95,
): ShiftEstimate {
  checkLevel("hodgesLehmann", level);
  const x = finiteNumbers("hodgesLehmann", "a", a, a.length);
  const y = finiteNumbers("hodgesLehmann", "b", b, b.length);
  const total = x.length * y.length;
  if (total === 0 || total > 5e7)
    throw new StatisticsError(
      "hodgesLehmann",
      "1 to 5·10⁷ differences",
      String(total),
      "Draw a sample.",
    );
  const differences = new Float64Array(total);
  for (let i = 0; i < x.length; i++)
    for (let j = 0; j < y.length; j++) differences[i * y.length + j] = x[i]! - y[j]!;
  differences.sort();
  const half = total >> 1;
  const estimate =
    total % 2 === 1 ? differences[half]! : (differences[half - 1]! + differences[half]!) / 2;
  const alpha = (1 - level) / 2;
  const exact = x.length < 50 && y.length < 50;
  const k = exact
    ? exactQuantile(x.length, y.length, alpha)
    : Math.round(
        total / 2 - normalCritical(level) * Math.sqrt((total * (x.length + y.length + 1)) / 12),
      );
  const at = Math.max(k, 1);
  return {
    estimate,
    lower: differences[at - 1]!,
    upper: differences[total - at]!,
    because:
      k < 1
        ? "the samples are too small for this level; the limits are the extreme differences"
        : null,
    convention: `Hodges–Lehmann, ${exact ? "exact" : "normal"} order statistics`,
  };
}

/** Smallest u with P(U ≤ u) ≥ α for the Mann–Whitney statistic without ties. */
function exactQuantile(m: number, n: number, alpha: number): number {
  // count[i] holds the number of ways, over C(m + n, m), built by Mann and Whitney's recursion on m.
  let mass: Float64Array[] = Array.from({ length: n + 1 }, () => Float64Array.of(1));
  for (let i = 1; i <= m; i++) {
    const next: Float64Array[] = [Float64Array.of(1)];
    for (let j = 1; j <= n; j++) {
      const fromA = mass[j]!;
      const fromB = next[j - 1]!;
      const row = new Float64Array(i * j + 1);
      for (let u = 0; u < fromA.length; u++) row[u + j]! += (fromA[u]! * i) / (i + j);
      for (let u = 0; u < fromB.length; u++) row[u]! += (fromB[u]! * j) / (i + j);
      next.push(row);
    }
    mass = next;
  }
  let sum = 0;
  const last = mass[n]!;
  for (let u = 0; u < last.length; u++) {
    sum += last[u]!;
    if (sum >= alpha * (1 - 1e-13)) return u;
  }
  return last.length - 1;
}
