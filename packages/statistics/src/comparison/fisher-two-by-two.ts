import { logHypergeometricMass } from "../distributions/hypergeometric.ts";
import { rUniroot } from "../distributions/r-uniroot.ts";
import { solveIncreasing } from "../distributions/solve.ts";
import type { FisherTest } from "./fisher-test.ts";
import type { Counts } from "./table.ts";

/** The conditional distribution of the first cell of a 2 × 2 table, at an odds ratio. */
interface FirstCell {
  readonly low: number;
  readonly observed: number;
  /** ln mass at odds ratio 1, from `low` upwards. */
  readonly logMass: Float64Array;
}

/**
 * Fisher's test of a 2 × 2 table with the conditional odds ratio and its exact interval.
 *
 * Source: R 4.2.2 `fisher.test`; the limits invert the one-sided tests (Cornfield, exact).
 */
export function fisherTwoByTwo(
  table: Counts,
  level: number,
  oddsRatioPrecision: "r" | "full",
): FisherTest {
  const precise = oddsRatioPrecision === "full";
  const cell = firstCell(table);
  const { low, observed, logMass } = cell;
  const at = observed - low;
  let p = 0;
  let less = 0;
  let greater = 0;
  let equal = 0;
  const threshold = logMass[at]! + Math.log1p(1e-7);
  logMass.forEach((log, i) => {
    const mass = Math.exp(log);
    if (log <= threshold) p += mass;
    if (i <= at) less += mass;
    if (i >= at) greater += mass;
    if (log <= threshold && log >= logMass[at]! - 1e-7) equal += mass;
  });
  const single = logMass.length === 1;
  const alpha = (1 - level) / 2;
  return {
    p: Math.min(1, p),
    method: "exact",
    because: single
      ? "a margin is 0: only one table is possible, so the data say nothing of the odds ratio, and its 0 is R's"
      : null,
    convention: `Fisher, two-sided by probabilities within 1e-7; conditional odds ratio with exact limits, ${precise ? "to full precision" : "solved to 2⁻¹³ as R's fisher.test"}`,
    oddsRatio: precise ? conditionalOddsRatio(cell) : oddsRatioAsR(cell),
    lower:
      at === 0 ? 0 : precise ? limitAt(cell, alpha, "greater") : limitAsR(cell, alpha, "greater"),
    upper:
      at === logMass.length - 1
        ? Infinity
        : precise
          ? limitAt(cell, alpha, "less")
          : limitAsR(cell, alpha, "less"),
    pLess: Math.min(1, less),
    pGreater: Math.min(1, greater),
    midP: Math.min(1, p - equal / 2),
  };
}

function firstCell(table: Counts): FirstCell {
  const [[a, b], [c, d]] = table as [[number, number], [number, number]];
  const firstRow = a + b;
  const firstColumn = a + c;
  const low = Math.max(0, firstRow - (b + d));
  const high = Math.min(firstRow, firstColumn);
  const logMass = new Float64Array(high - low + 1);
  for (let x = low; x <= high; x++)
    logMass[x - low] = logHypergeometricMass(x, firstColumn, b + d, firstRow);
  return { low, observed: a, logMass };
}

/** Mean of the first cell, and its lower or upper tail at the observed value, at ln odds ratio θ. */
function atOddsRatio(
  cell: FirstCell,
  theta: number,
): { mean: number; less: number; greater: number } {
  let peak = -Infinity;
  // At an odds ratio of 0 (θ = −Infinity) all the mass lies on the first value.
  const tilt = (i: number): number => (i === 0 ? 0 : theta * i);
  cell.logMass.forEach((log, i) => (peak = Math.max(peak, log + tilt(i))));
  let total = 0;
  let mean = 0;
  let less = 0;
  let greater = 0;
  const at = cell.observed - cell.low;
  cell.logMass.forEach((log, i) => {
    const mass = Math.exp(log + tilt(i) - peak);
    total += mass;
    mean += mass * i;
    if (i <= at) less += mass;
    if (i >= at) greater += mass;
  });
  return { mean: cell.low + mean / total, less: less / total, greater: greater / total };
}

function conditionalOddsRatio(cell: FirstCell): number {
  const at = cell.observed - cell.low;
  if (at === 0) return 0;
  if (at === cell.logMass.length - 1) return Infinity;
  return Math.exp(
    solveIncreasing((theta) => atOddsRatio(cell, theta).mean, cell.observed, -700, 700, 0),
  );
}

function limitAt(cell: FirstCell, alpha: number, tail: "less" | "greater"): number {
  const value = (theta: number): number => {
    const tails = atOddsRatio(cell, theta);
    return tail === "greater" ? Math.log(tails.greater) : -Math.log(tails.less);
  };
  const target = tail === "greater" ? Math.log(alpha) : -Math.log(alpha);
  return Math.exp(solveIncreasing(value, target, -700, 700, 0));
}

function oddsRatioAsR(cell: FirstCell): number {
  const at = cell.observed - cell.low;
  if (at === 0) return 0;
  if (at === cell.logMass.length - 1) return Infinity;
  return rootAsR((ratio) => atOddsRatio(cell, Math.log(ratio)).mean - cell.observed, 1);
}

function limitAsR(cell: FirstCell, alpha: number, tail: "less" | "greater"): number {
  const value = (ratio: number): number => atOddsRatio(cell, Math.log(ratio))[tail] - alpha;
  return rootAsR(value, tail === "greater" ? 1 : -1);
}

/** R's search below 1 on the ratio itself, above 1 on its reciprocal. */
function rootAsR(value: (ratio: number) => number, direction: 1 | -1): number {
  const atOne = value(1) * direction;
  if (atOne > 0) return rUniroot(value, 0, 1);
  if (atOne < 0) return 1 / rUniroot((reciprocal) => value(1 / reciprocal), Number.EPSILON, 1);
  return 1;
}
