import { logFactorial } from "../distributions/gamma.ts";
import type { Counts } from "./table.ts";

/**
 * Monte-Carlo p-value of the Fisher–Freeman–Halton test.
 *
 * Tables with the observed margins are drawn by shuffling the column labels of all subjects.
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
  const width = table[0]!.length;
  const labels: number[] = [];
  table.forEach((row) => row.forEach((count, j) => labels.push(...Array<number>(count).fill(j))));
  const rowEnds: number[] = [];
  let end = 0;
  for (const row of table) rowEnds.push((end += row.reduce((a, b) => a + b, 0)));
  const cost = (counts: ArrayLike<number>): number => {
    let sum = 0;
    for (let k = 0; k < counts.length; k++) sum += logFactorial(counts[k]!);
    return sum;
  };
  // A table is less probable the larger its sum of ln cell!.
  const observed = cost(table.flat());
  const cells = new Float64Array(table.length * width);
  let hits = 0;
  for (let draw = 0; draw < draws; draw++) {
    for (let i = labels.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const swap = labels[i]!;
      labels[i] = labels[j]!;
      labels[j] = swap;
    }
    cells.fill(0);
    let row = 0;
    for (let i = 0; i < labels.length; i++) {
      while (i >= rowEnds[row]!) row++;
      cells[row * width + labels[i]!]!++;
    }
    if (cost(cells) >= observed - 1e-7) hits++;
  }
  const p = (1 + hits) / (1 + draws);
  return { p, draws, standardError: Math.sqrt((p * (1 - p)) / draws) };
}
