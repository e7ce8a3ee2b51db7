import { logFactorial } from "../distributions/gamma.ts";
import type { Counts } from "./table.ts";

/**
 * Monte-Carlo p-value of the Fisher–Freeman–Halton test.
 *
 * Tables with the observed margins are drawn cell by cell from their hypergeometric distributions.
 *
 * @param table counts without empty rows or columns
 * @param random uniform numbers in [0, 1)
 * @param draws number of tables
 *
 * Source: Agresti, Wackerly and Boyett (1979); p = (1 + hits)/(1 + draws) after Davison and Hinkley (1997).
 */
export function monteCarloTableP(
  table: Counts,
  random: () => number,
  draws: number,
): { p: number; draws: number; standardError: number } {
  const rows = table.map((row) => row.reduce((a, b) => a + b, 0));
  const columns = table[0]!.map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0));
  // A table is less probable the larger its sum of ln cell!.
  const observed = table.flat().reduce((sum, count) => sum + logFactorial(count), 0);
  let hits = 0;
  for (let draw = 0; draw < draws; draw++)
    if (drawnCost(rows, columns, random) >= observed - 1e-7) hits++;
  const p = (1 + hits) / (1 + draws);
  return { p, draws, standardError: Math.sqrt((p * (1 - p)) / draws) };
}

/** Σ ln cell! of a table drawn with these margins: row by row, each cell hypergeometric given those before it. */
function drawnCost(
  rows: readonly number[],
  columns: readonly number[],
  random: () => number,
): number {
  const open = Float64Array.from(columns);
  let total = columns.reduce((a, b) => a + b, 0);
  let cost = 0;
  for (let i = 0; i < rows.length - 1; i++) {
    let left = rows[i]!;
    let rest = total;
    for (let j = 0; j < open.length; j++) {
      const cell = hypergeometricDraw(rest, open[j]!, left, random);
      rest -= open[j]!;
      open[j]! -= cell;
      left -= cell;
      cost += logFactorial(cell);
    }
    total -= rows[i]!;
  }
  for (const cell of open) cost += logFactorial(cell);
  return cost;
}

/** How many of `draws` from `total` are among the `marked`, by inversion from the mode outwards. */
function hypergeometricDraw(
  total: number,
  marked: number,
  draws: number,
  random: () => number,
): number {
  const least = Math.max(0, draws + marked - total);
  const most = Math.min(draws, marked);
  if (least === most) return least;
  const others = total - marked - draws;
  const mode = Math.floor(((draws + 1) * (marked + 1)) / (total + 2));
  const atMode = Math.exp(
    logFactorial(marked) -
      logFactorial(mode) -
      logFactorial(marked - mode) +
      logFactorial(total - marked) -
      logFactorial(draws - mode) -
      logFactorial(others + mode) -
      logFactorial(total) +
      logFactorial(draws) +
      logFactorial(total - draws),
  );
  let rest = random() - atMode;
  let [down, up, below, above] = [mode, mode, atMode, atMode];
  while (rest >= 0 && (down > least || up < most)) {
    if (up < most) {
      above *= ((marked - up) * (draws - up)) / ((up + 1) * (others + up + 1));
      up++;
      rest -= above;
      if (rest < 0) return up;
    }
    if (down > least) {
      below *= (down * (others + down)) / ((marked - down + 1) * (draws - down + 1));
      down--;
      rest -= below;
      if (rest < 0) return down;
    }
  }
  return mode;
}
