import { SPSS_CRITICAL, type SurvivalCompat, type SurvivalCurve } from "./kaplan-meier.ts";
import { StatisticsError } from "./statistics-error.ts";

/** The time by which a proportion `probability` has had the event. */
export interface QuantileEstimate {
  readonly probability: number;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly because: string | null;
  readonly convention: string;
  /** Only under the SPSS convention. */
  readonly standardError?: number | null;
}

/** Tolerance at which S counts as equal to 1 − p. */
const TOLERANCE = 2 ** -26;

/**
 * Quantile of a survival curve (the median by default) with its interval.
 *
 * As R (Brookmeyer–Crowley): the first time with S ≤ 1 − p, the midpoint of the flat stretch where S equals
 * 1 − p; limits by the same rule on the pointwise limits of the curve, null where a limit never gets there.
 * As SPSS: min{t : S(t) ≤ 1 − p} without midpoint; standard error SE[S]/f with
 * f = [S(u) − S(l)]/(l − u), u = max{t : S ≥ 1 − p + 0.05}, l = min{t : S ≤ 1 − p − 0.05} over event
 * times; limits ± 1.96·SE with the literal 1.96.
 *
 * @param curve from `kaplanMeier`; its interval type decides the limits
 * @param probability strictly between 0 and 1
 * @param options `compat`; that of the curve where not given
 * @returns null with a reason where the curve does not fall that far
 * @throws StatisticsError for a probability outside (0, 1)
 *
 * Source: Brookmeyer and Crowley (1982) with R survival 3.5-3 `quantile.survfit`; IBM SPSS Statistics
 * Algorithms, KM, "Quantiles".
 */
export function survivalQuantile(
  curve: SurvivalCurve,
  probability: number = 0.5,
  options: { readonly compat?: SurvivalCompat } = {},
): QuantileEstimate {
  if (!(probability > 0 && probability < 1))
    throw new StatisticsError(
      "survivalQuantile",
      "a probability between 0 and 1",
      String(probability),
      "Pass 0.5 for the median.",
    );
  return (options.compat ?? curve.compat) === "spss"
    ? spssQuantile(curve, probability)
    : crossing(curve, probability);
}

function crossing(curve: SurvivalCurve, probability: number): QuantileEstimate {
  const estimate = firstCrossing(curve.time, curve.survival, probability);
  const lower = firstCrossing(curve.time, curve.lower, probability);
  const upper = firstCrossing(curve.time, curve.upper, probability);
  const missing = [lower === null ? "lower" : "", upper === null ? "upper" : ""].filter(Boolean);
  const because =
    estimate === null
      ? `the curve does not fall to ${1 - probability}`
      : missing.length > 0
        ? `the ${missing.join(" and ")} confidence limit cannot be read: the limit curve does not reach ${1 - probability}`
        : null;
  return {
    probability,
    estimate,
    lower,
    upper,
    because,
    convention: `Brookmeyer–Crowley on ${curve.interval} limits, ${100 * curve.level} %; midpoint where S = ${1 - probability} on a stretch`,
  };
}

/**
 * First time at which 1 − values reaches p, averaged over the flat stretch where it equals p.
 *
 * Starts from the origin at time 0. A limit curve can rise again (an upper limit cut at 1, say), so the
 * smallest value that reaches p is looked for, not the earliest row; repeats keep their first time.
 */
function firstCrossing(time: Float64Array, values: Float64Array, p: number): number | null {
  let reached = Infinity;
  let reachedAt = 0;
  let beyond = Infinity;
  let beyondAt = 0;
  let last = 0;
  for (let j = 0; j < time.length; j++) {
    const fall = 1 - values[j]!;
    if (Number.isNaN(fall)) continue;
    if (fall + TOLERANCE >= p && fall < reached) {
      reached = fall;
      reachedAt = time[j]!;
    }
    if (fall - TOLERANCE >= p && fall < beyond) {
      beyond = fall;
      beyondAt = time[j]!;
    }
  }
  if (reached === Infinity) return null;
  last = values.length - 1;
  if (beyond === Infinity) {
    // Equal to p on the last stretch: its midpoint runs to the last time.
    return Number.isNaN(values[last]!) ? null : (reachedAt + time[last]!) / 2;
  }
  return (reachedAt + beyondAt) / 2;
}

function spssQuantile(curve: SurvivalCurve, probability: number): QuantileEstimate {
  const level = 1 - probability;
  const convention = "SPSS: first time with S ≤ 1 − p, ± 1.96 SE, SE = SE[S] / f";
  const none = (estimate: number | null, because: string): QuantileEstimate => ({
    probability,
    estimate,
    lower: null,
    upper: null,
    standardError: null,
    because,
    convention,
  });
  const at = curve.survival.findIndex((s) => s <= level + 1e-12);
  if (at < 0) return none(null, `the curve does not fall to ${level}`);
  const estimate = curve.time[at]!;
  const { u, l } = densityBracket(curve, level);
  if (u < 0) return none(estimate, `no event time with S ≥ ${level + 0.05}`);
  if (l < 0) return none(estimate, `no event time with S ≤ ${level - 0.05}`);
  const survivalError = curve.standardError[at]!;
  if (Number.isNaN(survivalError)) return none(estimate, "S is 0 there, where SE[S] is undefined");
  const density = (curve.survival[u]! - curve.survival[l]!) / (curve.time[l]! - curve.time[u]!);
  const standardError = survivalError / density;
  return {
    probability,
    estimate,
    lower: estimate - SPSS_CRITICAL * standardError,
    upper: estimate + SPSS_CRITICAL * standardError,
    standardError,
    because: null,
    convention,
  };
}

function densityBracket(curve: SurvivalCurve, level: number): { u: number; l: number } {
  let u = -1;
  let l = -1;
  for (let j = 0; j < curve.time.length; j++) {
    if (curve.event[j]! === 0) continue;
    if (curve.survival[j]! >= level + 0.05 - 1e-12) u = j;
    if (l < 0 && curve.survival[j]! <= level - 0.05 + 1e-12) l = j;
  }
  return { u, l };
}
