import { chiSquareP } from "./distributions/chi-square.ts";
import { normalCritical } from "./distributions/normal.ts";
import { checkLevel } from "./follow-up.ts";
import type { SurvivalCurve } from "./kaplan-meier.ts";
import { survivalAt } from "./survival-at.ts";

/** Two survival curves compared at one time. */
export interface SurvivalDifference {
  readonly time: number;
  /** S of b minus S of a. */
  readonly difference: number;
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** χ² on one degree of freedom on the chosen scale. */
  readonly statistic: number | null;
  readonly p: number | null;
  readonly logP: number | null;
  readonly because: string | null;
  readonly convention: string;
}

/**
 * Difference of two survival probabilities at a fixed time.
 *
 * The interval is on the plain scale; the test on the plain or the complementary log-log scale, of which the
 * latter keeps its size better in small groups.
 *
 * @param a first curve
 * @param b second curve
 * @param time in the unit of the curves
 * @returns nulls with a reason where a standard error is undefined or both are 0
 *
 * Source: Klein, Logan, Harhoff and Andersen (2007) Eq. 1 and 3.
 */
export function survivalDifference(
  a: SurvivalCurve,
  b: SurvivalCurve,
  time: number,
  options: { readonly level?: number; readonly scale?: "plain" | "log-log" } = {},
): SurvivalDifference {
  const level = checkLevel("survivalDifference", options.level ?? 0.95);
  const scale = options.scale ?? "plain";
  const [first, second] = [survivalAt(a, time), survivalAt(b, time)];
  const difference = second.survival - first.survival;
  const convention = `difference of Kaplan–Meier estimates, ${scale} test`;
  const [ea, eb] = [first.standardError, second.standardError];
  if (ea === null || eb === null || ea + eb === 0)
    return {
      time,
      difference,
      standardError: null,
      lower: null,
      upper: null,
      statistic: null,
      p: null,
      logP: null,
      because: first.because ?? second.because ?? "neither curve has fallen yet",
      convention,
    };
  const standardError = Math.hypot(ea, eb);
  const z = normalCritical(level);
  const statistic =
    scale === "plain"
      ? (difference / standardError) ** 2
      : logLogStatistic(first.survival, ea, second.survival, eb);
  return {
    time,
    difference,
    standardError,
    lower: difference - z * standardError,
    upper: difference + z * standardError,
    statistic,
    ...chiSquareP(statistic, 1),
    because: statistic === null ? "a survival of 1 has no complementary logarithm" : null,
    convention,
  };
}

function logLogStatistic(s1: number, e1: number, s2: number, e2: number): number | null {
  if (s1 >= 1 || s2 >= 1) return null;
  const part = (s: number, e: number): number => (e / (s * Math.log(s))) ** 2;
  return (Math.log(-Math.log(s1)) - Math.log(-Math.log(s2))) ** 2 / (part(s1, e1) + part(s2, e2));
}
