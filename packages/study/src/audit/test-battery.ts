import {
  cochranArmitage,
  fisherExact,
  kruskalWallis,
  likelihoodRatioChiSquare,
  linearByLinear,
  mannWhitney,
  pearsonChiSquare,
} from "@fiducial/statistics";
import type { PrintedP } from "./printed.ts";

/** A test and the p-value that it gives. */
export interface TestedP {
  readonly test: string;
  readonly p: number;
}

/** Partial tables that the exact test may visit before it is left out. */
const exactCost = 3_000_000;

/**
 * Every test that papers apply to a table of counts, with its p-value; those without one are left out.
 *
 * @param counts rows by groups
 */
export function batteryOf(counts: readonly (readonly number[])[]): TestedP[] {
  const filled = counts.filter((row) => row.some((count) => count > 0)).map((row) => [...row]);
  if (filled.length < 2 || filled[0]!.length < 2) return [];
  const twoByTwo = filled.length === 2 && filled[0]!.length === 2;
  const exact = fisherExact(filled, { costLimit: exactCost });
  const tests: readonly (readonly [string, number | null | undefined])[] = [
    ["Pearson", pearsonChiSquare(filled).p],
    ["Yates", twoByTwo ? pearsonChiSquare(filled, { continuityCorrection: true }).p : null],
    ["likelihood ratio", likelihoodRatioChiSquare(filled).p],
    [twoByTwo ? "Fisher" : "Fisher–Freeman–Halton", exact.p],
    ["Fisher one-sided", twoByTwo ? Math.min(exact.pLess ?? 1, exact.pGreater ?? 1) : null],
    ["Fisher mid-p", twoByTwo ? exact.midP : null],
    ["linear-by-linear", linearByLinear(filled).p],
    ["Mann–Whitney", rankP(filled, true)],
    ["Mann–Whitney without correction", rankP(filled, false)],
    ["Cochran–Armitage", filled.length > 2 ? trendP(filled) : null],
    ["Kruskal–Wallis", filled[0]!.length > 2 ? severalGroupsP(filled) : null],
  ];
  return tests.flatMap(([test, p]) => (typeof p === "number" ? [{ test, p }] : []));
}

/** The share of one of two groups along the order of the rows. */
function trendP(counts: readonly (readonly number[])[]): number | null {
  if (counts[0]!.length !== 2) return null;
  const [events, totals] = [counts.map(([a]) => a!), counts.map(([a, b]) => a! + b!)];
  return cochranArmitage(events, totals).p;
}

/** The most patients whose ranks are compared. */
const mostRanked = 5000;

/** The categories of the patients of each group, numbered in the order of the rows. */
function samplesOf(counts: readonly (readonly number[])[]): number[][] | null {
  if (counts.flat().reduce((a, b) => a + b) > mostRanked) return null;
  return counts[0]!.map((_, column) =>
    counts.flatMap((row, category) => Array<number>(row[column]!).fill(category)),
  );
}

/** Several groups compared by the order of the rows. */
function severalGroupsP(counts: readonly (readonly number[])[]): number | null {
  const samples = samplesOf(counts);
  return samples === null || samples.some(({ length }) => length === 0)
    ? null
    : kruskalWallis(samples).p;
}

/** Two groups compared by the order of the rows. */
function rankP(
  counts: readonly (readonly number[])[],
  continuityCorrection: boolean,
): number | null {
  const samples = counts[0]!.length === 2 ? samplesOf(counts) : null;
  if (samples === null) return null;
  const [a, b] = samples as [number[], number[]];
  return a.length === 0 || b.length === 0
    ? null
    : mannWhitney(a, b, { method: "normal", continuityCorrection }).p;
}

/** Whether a p-value may be printed so: rounded or cut to its digits, or under the bound it gives. */
export function printsAs(p: number, printed: PrintedP): boolean {
  const unit = 10 ** -printed.decimals;
  if (printed.relation === "<") return p < printed.value + 1e-12;
  if (printed.relation === ">") return p > printed.value - 1e-12;
  return p >= printed.value - unit / 2 - 1e-9 && p < printed.value + unit;
}

export function pText(p: number): string {
  return p < 0.0005 ? p.toExponential(1) : p.toFixed(p < 0.1 ? 4 : 3);
}

export function batteryText(tests: readonly TestedP[]): string {
  return tests.map(({ test, p }) => `${test} ${pText(p)}`).join(", ");
}

/** Cochran's condition: at most a fifth of the expected counts under 5, none under 1. */
export function expectedCounts(counts: readonly (readonly number[])[]): {
  readonly sparse: boolean;
  readonly least: number;
  readonly below5: number;
} {
  const { cellsExpectedBelow5, minimumExpected } = pearsonChiSquare(counts.map((row) => [...row]));
  return {
    sparse: cellsExpectedBelow5 > 0.2 || minimumExpected < 1,
    least: minimumExpected,
    below5: cellsExpectedBelow5,
  };
}
