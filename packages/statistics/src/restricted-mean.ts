import { normalCritical, normalTwoSided } from "./distributions/normal.ts";
import { checkLevel } from "./follow-up.ts";
import {
  checkSpssLevel,
  SPSS_CRITICAL,
  type SurvivalCompat,
  type SurvivalCurve,
} from "./kaplan-meier.ts";
import { StatisticsError } from "./statistics-error.ts";

/** Mean survival time up to a horizon. */
export interface RestrictedMean {
  readonly horizon: number;
  readonly mean: number;
  /** Horizon minus mean: time lost. */
  readonly lost: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  readonly because: string | null;
  readonly convention: string;
}

/** Options of `restrictedMean`. */
export interface RestrictedMeanOptions {
  readonly level?: number;
  /** That of the curve where not given; "spss" takes the literal 1.96 for the interval. */
  readonly compat?: SurvivalCompat;
}

/**
 * Area under a survival curve from 0 to a horizon.
 *
 * Without a horizon it is the group's own longest time, which is SPSS's mean. A horizon after the last time
 * carries the last value forward, and `because` says so. Variance Σ A(t)²·d/(r(r − d)) with A(t) the area
 * from t to the horizon.
 *
 * @param curve from `kaplanMeier`
 * @param horizon in the unit of the curve
 * @throws StatisticsError for a horizon below 0, or a level that SPSS does not have
 *
 * Source: Irwin (1949); Andersen, Hansen and Klein (2004); R survival 3.5-3 `survmean`.
 *
 * @example
 * restrictedMean(kaplanMeier({ time: [1, 2, 3, 4], event: [1, 0, 1, 1] }), 4).mean; // 2.875
 */
export function restrictedMean(
  curve: SurvivalCurve,
  horizon?: number,
  options: RestrictedMeanOptions = {},
): RestrictedMean {
  const rows = curve.time.length;
  const last = curve.time[rows - 1]!;
  const end = horizon ?? last;
  if (!(end >= 0) || !Number.isFinite(end))
    throw new StatisticsError(
      "restrictedMean",
      "a horizon of at least 0",
      String(horizon),
      "Pass a time.",
    );
  const level = checkLevel("restrictedMean", options.level ?? curve.level);
  const spss = (options.compat ?? curve.compat) === "spss";
  if (spss) checkSpssLevel("restrictedMean", options.level ?? 0.95);
  let area = 0;
  let variance = 0;
  let upTo = end;
  for (let j = rows - 1; j >= 0; j--) {
    const t = curve.time[j]!;
    if (t > end) continue;
    area += (upTo - t) * curve.survival[j]!;
    upTo = t;
    const d = curve.event[j]!;
    const left = curve.atRisk[j]! - d;
    if (d > 0 && curve.survival[j]! > 0) variance += (area * area * d) / (curve.atRisk[j]! * left);
  }
  area += upTo;
  const standardError = Math.sqrt(variance);
  const z = spss ? SPSS_CRITICAL : normalCritical(level);
  return {
    horizon: end,
    mean: area,
    lost: end - area,
    standardError,
    lower: area - z * standardError,
    upper: area + z * standardError,
    because:
      end > last && curve.survival[rows - 1]! > 0
        ? `follow-up ended at ${last}; the last value is carried forward to the horizon`
        : null,
    convention: `area under the Kaplan–Meier curve to ${end}, Greenwood-type variance${spss ? ", ± 1.96 as SPSS" : ""}`,
  };
}

/** A contrast of two restricted means. */
export interface RestrictedMeanContrast {
  readonly estimate: number | null;
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly p: number | null;
  readonly logP: number | null;
  readonly because: string | null;
}

/**
 * Difference b − a and ratio b/a of two restricted means to the same horizon.
 *
 * The ratio's interval and test are on the logarithm, its standard error too.
 *
 * @throws StatisticsError where the horizons differ
 *
 * Source: Uno et al. (2014); R survRM2 1.0-4.
 */
export function compareRestrictedMeans(
  a: RestrictedMean,
  b: RestrictedMean,
  options: { readonly level?: number } = {},
): { readonly difference: RestrictedMeanContrast; readonly ratio: RestrictedMeanContrast } {
  if (a.horizon !== b.horizon)
    throw new StatisticsError(
      "compareRestrictedMeans",
      "one horizon",
      `${a.horizon} and ${b.horizon}`,
      "Use the shorter.",
    );
  const z = normalCritical(checkLevel("compareRestrictedMeans", options.level ?? 0.95));
  const difference = b.mean - a.mean;
  const error = Math.hypot(a.standardError, b.standardError);
  const positive = a.mean > 0 && b.mean > 0;
  const logRatio = Math.log(b.mean / a.mean);
  const logError = Math.hypot(a.standardError / a.mean, b.standardError / b.mean);
  const none = {
    estimate: null,
    standardError: null,
    lower: null,
    upper: null,
    p: null,
    logP: null,
  };
  const test = (value: number, se: number): { p: number | null; logP: number | null } =>
    se > 0 ? normalTwoSided(value / se) : { p: null, logP: null };
  const because = error > 0 ? null : "neither mean varies";
  return {
    difference: {
      estimate: difference,
      standardError: error,
      lower: difference - z * error,
      upper: difference + z * error,
      ...test(difference, error),
      because,
    },
    ratio: positive
      ? {
          estimate: Math.exp(logRatio),
          standardError: logError,
          lower: Math.exp(logRatio - z * logError),
          upper: Math.exp(logRatio + z * logError),
          ...test(logRatio, logError),
          because,
        }
      : { ...none, because: "a mean is 0" },
  };
}
