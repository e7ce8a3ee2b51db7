import { betaQuantile } from "./distributions/beta.ts";
import { binomialAtLeast, binomialAtMost, binomialMass } from "./distributions/binomial.ts";
import { normalCritical } from "./distributions/normal.ts";
import { checkLevel } from "./follow-up.ts";
import { StatisticsError } from "./statistics-error.ts";

/** How the interval of a proportion is made. */
export type ProportionMethod =
  | "clopper-pearson"
  | "wilson"
  | "wilson-continuity-corrected"
  | "agresti-coull"
  | "jeffreys"
  | "wald";

/** A proportion with its interval. */
export interface ProportionEstimate {
  readonly events: number;
  readonly n: number;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly because: string | null;
  readonly convention: string;
}

/**
 * Confidence interval of a proportion.
 *
 * Agresti–Coull and Wald limits are not cut at 0 and 1 (as in R's `binom` package); the others never leave
 * [0, 1]. Jeffreys' interval starts at 0 where there are no events and ends at 1 where all have it.
 *
 * @param events number with the event
 * @param n number observed
 * @param method clopper-pearson (exact) where not given
 * @param level confidence level, 0.95
 * @returns nulls with a reason where n is 0
 * @throws StatisticsError for counts that are not whole or exceed n
 *
 * Source: Brown, Cai and DasGupta (2001); Newcombe (1998) method 4 for the corrected Wilson interval.
 *
 * @example
 * proportionInterval(0, 10).upper; // 0.3085
 */
export function proportionInterval(
  events: number,
  n: number,
  method: ProportionMethod = "clopper-pearson",
  level: number = 0.95,
): ProportionEstimate {
  checkLevel("proportionInterval", level);
  if (!Number.isInteger(events) || !Number.isInteger(n) || events < 0 || events > n)
    throw new StatisticsError(
      "proportionInterval",
      "whole counts with events of at most n",
      `${events} of ${n}`,
      "Pass counts, not percentages.",
    );
  const convention = `${method}, ${100 * level} %`;
  if (n === 0)
    return {
      events,
      n,
      estimate: null,
      lower: null,
      upper: null,
      because: "nobody was observed",
      convention,
    };
  const [lower, upper] = limits(events, n, method, level);
  return { events, n, estimate: events / n, lower, upper, because: null, convention };
}

function limits(x: number, n: number, method: ProportionMethod, level: number): [number, number] {
  const alpha = 1 - level;
  const z = normalCritical(level);
  const p = x / n;
  const square = z * z;
  switch (method) {
    case "clopper-pearson":
      return [
        x === 0 ? 0 : betaQuantile(alpha / 2, x, n - x + 1),
        x === n ? 1 : upperBetaQuantile(alpha / 2, x + 1, n - x),
      ];
    case "wilson": {
      const centre = (x + square / 2) / (n + square);
      const half = (z / (n + square)) * Math.sqrt(n * p * (1 - p) + square / 4);
      return [x === 0 ? 0 : Math.max(0, centre - half), x === n ? 1 : Math.min(1, centre + half)];
    }
    case "wilson-continuity-corrected": {
      const q = 1 - p;
      const lower =
        (2 * n * p + square - 1 - z * Math.sqrt(square - 2 - 1 / n + 4 * p * (n * q + 1))) /
        (2 * (n + square));
      const upper =
        (2 * n * p + square + 1 + z * Math.sqrt(square + 2 - 1 / n + 4 * p * (n * q - 1))) /
        (2 * (n + square));
      return [x === 0 ? 0 : Math.max(0, lower), x === n ? 1 : Math.min(1, upper)];
    }
    case "agresti-coull": {
      const centre = (x + square / 2) / (n + square);
      const half = z * Math.sqrt((centre * (1 - centre)) / (n + square));
      return [centre - half, centre + half];
    }
    case "jeffreys":
      return [
        x === 0 ? 0 : betaQuantile(alpha / 2, x + 0.5, n - x + 0.5),
        x === n ? 1 : upperBetaQuantile(alpha / 2, x + 0.5, n - x + 0.5),
      ];
    case "wald": {
      const half = z * Math.sqrt((p * (1 - p)) / n);
      return [p - half, p + half];
    }
  }
}

/** The x with upper tail p, through the mirrored distribution so that p keeps its digits. */
function upperBetaQuantile(p: number, a: number, b: number): number {
  return 1 - betaQuantile(p, b, a);
}

/**
 * Exact binomial test of a proportion.
 *
 * Two-sided p sums the outcomes not more probable than the observed one, within a relative 1e-7.
 *
 * @param events number with the event
 * @param n number observed
 * @param expected the proportion tested, between 0 and 1
 *
 * Source: R 4.2.2 `binom.test`.
 */
export function binomialTest(
  events: number,
  n: number,
  expected: number,
): { readonly p: number; readonly pLess: number; readonly pGreater: number } {
  if (!(expected >= 0 && expected <= 1))
    throw new StatisticsError(
      "binomialTest",
      "a proportion",
      String(expected),
      "Pass 0.5, not 50.",
    );
  proportionInterval(events, n);
  const observed = binomialMass(events, n, expected) * (1 + 1e-7);
  let p: number;
  if (expected === 0 || expected === 1) p = events === n * expected ? 1 : 0;
  else if (events === n * expected) p = 1;
  else if (events < n * expected) {
    // Masses fall beyond the mode, so the outcomes of the far tail start at one found by bisection.
    let [low, high] = [Math.ceil(n * expected), n + 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (binomialMass(middle, n, expected) <= observed) high = middle;
      else low = middle + 1;
    }
    p = binomialAtMost(events, n, expected) + binomialAtLeast(low, n, expected);
  } else {
    let [low, high] = [-1, Math.floor(n * expected)];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (binomialMass(middle, n, expected) <= observed) low = middle;
      else high = middle - 1;
    }
    p = binomialAtMost(low, n, expected) + binomialAtLeast(events, n, expected);
  }
  return {
    p: Math.min(1, p),
    pLess: binomialAtMost(events, n, expected),
    pGreater: binomialAtLeast(events, n, expected),
  };
}
