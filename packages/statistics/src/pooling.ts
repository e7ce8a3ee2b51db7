import { chiSquareP } from "./distributions/chi-square.ts";
import { normalCritical, normalTwoSided } from "./distributions/normal.ts";
import { solveIncreasing } from "./distributions/solve.ts";
import { studentQuantile, studentTwoSided } from "./distributions/student-t.ts";
import { checkLevel } from "./follow-up.ts";
import { StatisticsError } from "./statistics-error.ts";

/** An estimate with its standard error, on a scale where it is about normal (logit, ln hazard ratio …). */
export interface StudyEstimate {
  readonly label: string;
  readonly estimate: number;
  readonly standardError: number;
}

/** How the variance between studies is estimated; "fixed" assumes none. */
export type PoolingMethod = "fixed" | "reml" | "paule-mandel" | "dersimonian-laird";

/** A pooled estimate. */
export interface PooledEstimate {
  readonly studies: number;
  readonly estimate: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  readonly p: number;
  readonly logP: number;
  /** Variance between studies; 0 where fixed. */
  readonly tauSquared: number;
  /** Cochran's Q with its p. */
  readonly q: number;
  readonly qDegrees: number;
  readonly qP: number | null;
  /** Share (0–1) of the variation that lies between studies. */
  readonly iSquared: number;
  /** Where the next study's true effect is expected; null for fixed effect or fewer than three studies. */
  readonly predictionLower: number | null;
  readonly predictionUpper: number | null;
  readonly weights: number[];
  readonly because: string | null;
  readonly convention: string;
}

/** Options of `poolEstimates`. */
export interface PoolingOptions {
  /** "reml" where not given. */
  readonly method?: PoolingMethod;
  /** Hartung–Knapp variance and t limits for random effects; default false. */
  readonly hartungKnapp?: boolean;
  readonly level?: number;
}

/**
 * Pools estimates of several studies (inverse-variance meta-analysis).
 *
 * @param studies two or more with positive standard errors
 * @param options method, Hartung–Knapp, level
 * @throws StatisticsError for fewer than two studies, and for a standard error that is not finite and above 0
 *
 * Source: Viechtbauer (2005) for REML; Paule and Mandel (1982); DerSimonian and Laird (1986); Knapp and
 * Hartung (2003); Higgins, Thompson and Spiegelhalter (2009) for the prediction interval; I² as R metafor.
 */
export function poolEstimates(
  studies: readonly StudyEstimate[],
  options: PoolingOptions = {},
): PooledEstimate {
  const level = checkLevel("poolEstimates", options.level ?? 0.95);
  const method = options.method ?? "reml";
  if (studies.length < 2)
    throw new StatisticsError(
      "poolEstimates",
      "two or more studies",
      `${studies.length}`,
      "Add a study, or report the one.",
    );
  for (const { label, estimate, standardError } of studies) {
    const variance = standardError ** 2;
    if (!Number.isFinite(estimate) || !(standardError > 0 && variance > 0 && variance < Infinity))
      throw new StatisticsError(
        "poolEstimates",
        "a finite estimate with a finite standard error above 0",
        `${estimate} with standard error ${standardError} in study ${label}`,
        "Correct the study or leave it out.",
      );
  }
  const y = studies.map((s) => s.estimate);
  const v = studies.map((s) => s.standardError ** 2);
  const k = y.length;
  const fixedWeights = v.map((each) => 1 / each);
  const q = cochranQ(y, fixedWeights);
  const tauSquared = between(y, v, q, method);
  const w = v.map((each) => 1 / (each + tauSquared));
  const total = w.reduce((a, b) => a + b, 0);
  const estimate = weightedMean(y, w);
  const knapp = (options.hartungKnapp ?? false) && method !== "fixed";
  const spread = y.reduce((sum, value, i) => sum + w[i]! * (value - estimate) ** 2, 0);
  const standardError = knapp ? Math.sqrt(spread / ((k - 1) * total)) : Math.sqrt(1 / total);
  const critical = knapp ? studentQuantile(1 - (1 - level) / 2, k - 1) : normalCritical(level);
  const z = estimate / standardError;
  const predicting = method !== "fixed" && k > 2;
  const wide =
    studentQuantile(1 - (1 - level) / 2, predicting ? k - 2 : 1) *
    Math.hypot(Math.sqrt(tauSquared), standardError);
  return {
    studies: k,
    estimate,
    standardError,
    lower: estimate - critical * standardError,
    upper: estimate + critical * standardError,
    ...(knapp ? studentTwoSided(z, k - 1) : normalTwoSided(z)),
    tauSquared,
    q,
    qDegrees: k - 1,
    qP: chiSquareP(q, k - 1).p,
    iSquared: heterogeneity(v, tauSquared, q, k, method),
    predictionLower: predicting ? estimate - wide : null,
    predictionUpper: predicting ? estimate + wide : null,
    weights: w.map((each) => each / total),
    because: method !== "fixed" && k <= 2 ? "a prediction interval needs three studies" : null,
    convention: `${method === "fixed" ? "fixed effect" : `random effects, ${method}`}${knapp ? ", Hartung–Knapp" : ""}; prediction interval with t on k − 2`,
  };
}

function weightedMean(y: readonly number[], w: readonly number[]): number {
  let [sum, total] = [0, 0];
  y.forEach((value, i) => {
    sum += w[i]! * value;
    total += w[i]!;
  });
  return sum / total;
}

function cochranQ(y: readonly number[], w: readonly number[]): number {
  const centre = weightedMean(y, w);
  return y.reduce((sum, value, i) => sum + w[i]! * (value - centre) ** 2, 0);
}

function between(
  y: readonly number[],
  v: readonly number[],
  q: number,
  method: PoolingMethod,
): number {
  const k = y.length;
  if (method === "fixed") return 0;
  const generalQ = (tau: number): number =>
    cochranQ(
      y,
      v.map((each) => 1 / (each + tau)),
    );
  if (method === "paule-mandel") {
    if (q <= k - 1) return 0;
    return solveIncreasing((tau) => -generalQ(tau), -(k - 1), 0, 1e12, Math.max(...v));
  }
  const w = v.map((each) => 1 / each);
  const sum = w.reduce((a, b) => a + b, 0);
  const squares = w.reduce((a, b) => a + b * b, 0);
  const moment = Math.max(0, (q - (k - 1)) / (sum - squares / sum));
  return method === "dersimonian-laird" ? moment : restrictedMaximum(y, v, moment);
}

/** REML by the zero of the restricted score, with the boundary at 0. */
function restrictedMaximum(y: readonly number[], v: readonly number[], start: number): number {
  const score = (tau: number): number => {
    const w = v.map((each) => 1 / (each + tau));
    const total = w.reduce((a, b) => a + b, 0);
    const centre = weightedMean(y, w);
    const squares = w.reduce((a, b) => a + b * b, 0);
    const pull = y.reduce((sum, value, i) => sum + w[i]! ** 2 * (value - centre) ** 2, 0);
    return pull - total + squares / total;
  };
  // The score may be positive, negative, positive near 0; the search starts from the moment estimate.
  if (score(0) <= 0 && (start === 0 || score(start) <= 0)) {
    let largest = 0;
    for (let tau = Math.max(...v) * 1e-3; tau < Math.max(...v) * 1e3; tau *= 1.5)
      if (score(tau) > 0) largest = tau;
    if (largest === 0) return 0;
    start = largest;
  }
  const scale = Math.max(...v, start);
  return solveIncreasing((tau) => -score(tau), 0, 0, 1e6 * scale, Math.max(start, 1e-6 * scale));
}

function heterogeneity(
  v: readonly number[],
  tauSquared: number,
  q: number,
  k: number,
  method: PoolingMethod,
): number {
  if (method === "fixed") return q > 0 ? Math.max(0, (q - (k - 1)) / q) : 0;
  const w = v.map((each) => 1 / each);
  const sum = w.reduce((a, b) => a + b, 0);
  const squares = w.reduce((a, b) => a + b * b, 0);
  const typical = ((k - 1) * sum) / (sum * sum - squares);
  return tauSquared / (tauSquared + typical);
}

/**
 * A proportion as a study estimate on the logit scale; ½ is added to both counts where one is 0.
 *
 * Source: Woolf (1955); Haldane's correction.
 */
export function logitStudy(label: string, events: number, n: number): StudyEstimate {
  if (!(n > 0) || events < 0 || events > n)
    throw new StatisticsError(
      "logitStudy",
      "events of at most n",
      `${events} of ${n}`,
      "Pass counts.",
    );
  const add = events === 0 || events === n ? 0.5 : 0;
  const yes = events + add;
  const no = n - events + add;
  return { label, estimate: Math.log(yes / no), standardError: Math.sqrt(1 / yes + 1 / no) };
}

/** Back from the logit scale to a proportion. */
export function fromLogit(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/**
 * A published ratio with its confidence limits as a study estimate on the log scale.
 *
 * @throws StatisticsError unless 0 < lower ≤ ratio ≤ upper with limits apart, all finite
 */
export function logRatioStudy(
  label: string,
  ratio: number,
  lower: number,
  upper: number,
  level: number = 0.95,
): StudyEstimate {
  checkLevel("logRatioStudy", level);
  if (!(lower > 0 && lower < upper && upper < Infinity && lower <= ratio && ratio <= upper))
    throw new StatisticsError(
      "logRatioStudy",
      "a ratio within its limits, the lower above 0 and below the upper",
      `${ratio} (${lower}–${upper}) in study ${label}`,
      "Correct it after the publication, or leave the study out.",
    );
  return {
    label,
    estimate: Math.log(ratio),
    standardError: Math.log(upper / lower) / (2 * normalCritical(level)),
  };
}
