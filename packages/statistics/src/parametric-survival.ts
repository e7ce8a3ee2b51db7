import { designMatrix, scaledRows, type Covariate } from "./design.ts";
import { normalCritical, normalQuantile, normalTwoSided } from "./distributions/normal.ts";
import { checkFollowUp, checkLevel, type FollowUp } from "./follow-up.ts";
import { choleskyInPlace, choleskyInverse, toRows } from "./linear-algebra.ts";
import { mask, newton, type Evaluation, type Maximum } from "./newton.ts";
import {
  concaveLikelihood,
  parametricLikelihood,
  type ParametricData,
  type SurvivalDistribution,
} from "./parametric-likelihood.ts";
import type { ParametricFinding } from "./finding.ts";
import { nothingToEstimate } from "./nothing-to-estimate.ts";
import { fitsEveryEvent, recession } from "./parametric-separation.ts";
import { StatisticsError } from "./statistics-error.ts";

/** One line of an accelerated-failure-time table. */
export interface ParametricTerm {
  readonly term: string;
  readonly coefficient: number | null;
  readonly standardError: number | null;
  readonly z: number | null;
  readonly p: number | null;
  readonly logP: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly because: string | null;
}

/** A fitted parametric survival model, log T = xᵀb + σW. */
export interface ParametricModel {
  readonly distribution: SurvivalDistribution;
  readonly n: number;
  readonly events: number;
  /** "(Intercept)" first. */
  readonly terms: readonly ParametricTerm[];
  /** σ; 1 for the exponential, null where it goes to 0. */
  readonly scale: number | null;
  /** Names of the covariance's coordinates: the terms, then "Log(scale)" where σ is estimated. */
  readonly parameters: readonly string[];
  readonly covariance: number[][];
  /** null where it rises to infinity; its supremum under separation. */
  readonly logLikelihood: { readonly null: number | null; readonly model: number | null };
  readonly degreesOfFreedom: number;
  readonly akaike: number | null;
  readonly bayesian: number | null;
  readonly findings: readonly ParametricFinding[];
  readonly convention: string;
}

/**
 * Parametric survival regression as an accelerated failure time model.
 *
 * Assumes independent censoring and the named distribution; W is extreme-value for the exponential (σ = 1)
 * and the Weibull, normal for the log-normal, logistic for the log-logistic. The variance is the inverse of
 * the observed information.
 *
 * @param followUp one group, all times above 0, without delayed entry
 * @param covariates numbers, or categories with their reference first; an intercept is added
 * @returns the model; a coefficient that runs to infinity, as where a category has no event, is null with a
 * reason and a typed finding, and so is everything where the scale goes to 0 (all event times equal)
 * @throws StatisticsError for unusable input
 *
 * Source: Kalbfleisch and Prentice (2002) ch. 3; the parametrisation of R survival 3.5-3 `survreg`.
 */
export function parametricSurvival(
  followUp: FollowUp,
  distribution: SurvivalDistribution,
  covariates: readonly Covariate[] = [],
  options: { readonly level?: number } = {},
): ParametricModel {
  const where = "parametricSurvival";
  const level = checkLevel(where, options.level ?? 0.95);
  const checked = checkFollowUp(where, followUp);
  const { n } = checked;
  if (n === 0 || checked.entry)
    throw new StatisticsError(
      where,
      "subjects present from the start",
      n === 0 ? "none" : "delayed entry",
      "Use coxRegression.",
    );
  for (let i = 0; i < n; i++)
    if (!(checked.time[i]! > 0))
      throw new StatisticsError(
        where,
        "times above 0",
        `time[${i}] = ${checked.time[i]}`,
        "A logarithm needs them.",
      );
  const design = designMatrix(where, covariates, n);
  const q = design.terms.length + 1;
  const spread = scaledRows(design, undefined, 1);
  const { x } = spread;
  for (let i = 0; i < n; i++) x[i * q] = 1;
  const data: ParametricData = {
    n,
    q,
    logTime: checked.time.map(Math.log),
    event: checked.event,
    weight: checked.weight,
    x,
    distribution,
  };
  const events = checked.event.reduce((sum, e) => sum + e, 0);
  const best = maximise(data);
  const p = best.beta.length;
  const factor = mask(best.at.information, p, best.aliased);
  const lost = choleskyInPlace(factor, p, 1e-15);
  const centre = [0, ...spread.centre];
  const scales = [1, ...spread.scale, ...(p > q ? [1] : [])];
  const covariance = onCallersScale(choleskyInverse(factor, p, lost), centre, scales, p);
  const beta = Array.from(best.beta, (b, j) => b / scales[j]!);
  for (let j = 1; j < q; j++) beta[0]! -= beta[j]! * centre[j]!;
  const names = ["(Intercept)", ...design.terms];
  const nothing = nothingToEstimate(checked.event, checked.weight);
  const nullData = { ...data, q: 1, x: new Float64Array(n).fill(1) };
  const nullFit = maximise(nullData);
  const free = p > q && nothing === null;
  const through = free && fitsEveryEvent(data, best.beta);
  const infinite = infiniteTerms(data, best, nothing !== null || through, centre, scales);
  const used = best.aliased.filter((alias) => !alias).length;
  const model = through ? null : best.at.logLikelihood;
  const nullModel =
    free && fitsEveryEvent(nullData, nullFit.beta) ? null : nullFit.at.logLikelihood;
  const size = checked.weight ? checked.weight.reduce((sum, w) => sum + w, 0) : n;
  const findings: ParametricFinding[] = [];
  const separated = names.flatMap((term, j) =>
    infinite[j] ? [{ term, direction: infinite[j] }] : [],
  );
  if (nothing !== null) findings.push({ kind: "no-events" });
  else if (through) findings.push({ kind: "zero-scale" });
  else if (separated.length > 0)
    findings.push({ kind: "separation", terms: separated, remedy: null });
  else if (!best.converged) findings.push({ kind: "not-converged", iterations: best.iterations });
  const aliased = names.filter((_, j) => best.aliased[j]);
  if (aliased.length > 0 && nothing === null) findings.push({ kind: "aliased", terms: aliased });
  const critical = normalCritical(level);
  const undefinedTerm = (j: number): string | null =>
    nothing !== null
      ? nothing
      : through
        ? ZERO_SCALE
        : best.aliased[j]
          ? "a combination of earlier terms"
          : infinite[j]
            ? `separated: the likelihood rises for ever towards ${infinite[j]}infinity, as no event occurs in that direction`
            : null;
  return {
    distribution,
    n,
    events,
    terms: names.map((term, j) =>
      line(term, beta[j]!, Math.sqrt(covariance[j]![j]!), critical, undefinedTerm(j)),
    ),
    scale: through || (nothing !== null && p > q) ? null : p > q ? Math.exp(best.beta[q]!) : 1,
    parameters: p > q ? [...names, "Log(scale)"] : names,
    covariance: through ? covariance.map((row) => row.map(() => 0)) : covariance,
    logLikelihood: { null: nullModel, model },
    degreesOfFreedom: used,
    akaike: model === null ? null : 2 * used - 2 * model,
    bayesian: model === null ? null : used * Math.log(size) - 2 * model,
    findings,
    convention: `accelerated failure time, ${distribution}, observed information`,
  };
}

const ZERO_SCALE =
  "the scale goes to 0: the model fits the time of every event exactly (all event times equal, or as many terms as event times), and the likelihood has no maximum";

/** The sign of each term's run to infinity on the caller's scale, null where it has an estimate. */
function infiniteTerms(
  data: ParametricData,
  best: Maximum<Evaluation>,
  known: boolean,
  centre: readonly number[],
  scales: readonly number[],
): ("+" | "-" | null)[] {
  const direction = known || best.converged ? null : recession(data, best.step);
  if (direction === null) return centre.map(() => null);
  const back = Array.from(direction, (value, j) => value / scales[j]!);
  let size = Math.abs(back[0]!);
  for (let j = 1; j < back.length; j++) {
    size += Math.abs(back[j]! * centre[j]!);
    back[0]! -= back[j]! * centre[j]!;
  }
  // What cancels in this sum leaves a remainder.
  if (Math.abs(back[0]!) <= 1e-5 * size) back[0] = 0;
  return back.map((value) => (value === 0 ? null : value > 0 ? "+" : "-"));
}

/** The maximum in (b, ln σ); found in (b/σ, 1/σ), where every start leads to it. */
function maximise(data: ParametricData): Maximum<Evaluation> {
  const { n, q, logTime, event } = data;
  const observed = Math.max(
    1,
    event.reduce((sum, e) => sum + e, 0),
  );
  // Censoring hides the long times; the exponential's answer is a good start for all.
  const origin = Math.log(logTime.reduce((sum, t) => sum + Math.exp(t), 0) / observed);
  if (data.distribution === "exponential") {
    const start = new Float64Array(q);
    start[0] = origin;
    return newton((beta) => parametricLikelihood(data, beta), q, { start });
  }
  const mean = logTime.reduce((sum, t) => sum + t, 0) / n;
  const variance = logTime.reduce((sum, t) => sum + (t - mean) ** 2, 0) / n;
  const start = new Float64Array(q + 1);
  start[q] = 1 / Math.sqrt(Math.max(variance, 1e-4));
  const best = newton((theta) => concaveLikelihood(data, origin, theta), q + 1, { start });
  const rate = best.beta[q]!;
  const beta = best.beta.map((value) => value / rate);
  beta[0]! += origin;
  beta[q] = -Math.log(rate);
  return { ...best, beta, at: parametricLikelihood(data, beta) };
}

function onCallersScale(
  covariance: Float64Array,
  centre: readonly number[],
  scales: readonly number[],
  p: number,
): number[][] {
  const rows = toRows(covariance, p).map((row, i) =>
    row.map((v, j) => v / (scales[i]! * scales[j]!)),
  );
  const q = centre.length;
  for (let j = 0; j < p; j++) for (let k = 1; k < q; k++) rows[0]![j]! -= centre[k]! * rows[k]![j]!;
  for (let i = 0; i < p; i++) for (let k = 1; k < q; k++) rows[i]![0]! -= centre[k]! * rows[i]![k]!;
  return rows;
}

function line(
  term: string,
  coefficient: number,
  standardError: number,
  critical: number,
  because: string | null,
): ParametricTerm {
  if (because !== null || !(standardError > 0))
    return {
      term,
      coefficient: null,
      standardError: null,
      z: null,
      p: null,
      logP: null,
      lower: null,
      upper: null,
      because: because ?? "the information is singular",
    };
  const z = coefficient / standardError;
  return {
    term,
    coefficient,
    standardError,
    z,
    ...normalTwoSided(z),
    lower: coefficient - critical * standardError,
    upper: coefficient + critical * standardError,
    because: null,
  };
}

/**
 * Quantile of survival time of a fitted model: exp(xᵀb + σ·w_p).
 *
 * @param values one number a term without the intercept
 * @param probability of having had the event, strictly between 0 and 1
 * @returns null where a coefficient has no estimate
 */
export function parametricQuantile(
  model: ParametricModel,
  values: ArrayLike<number>,
  probability: number,
): number | null {
  if (values.length !== model.terms.length - 1 || !(probability > 0 && probability < 1))
    throw new StatisticsError(
      "parametricQuantile",
      `${model.terms.length - 1} values and a probability between 0 and 1`,
      `${values.length} and ${probability}`,
      "Pass one value a term.",
    );
  let eta = 0;
  for (let j = 0; j < model.terms.length; j++) {
    const { coefficient, because } = model.terms[j]!;
    if (coefficient === null && because !== "a combination of earlier terms") return null;
    eta += (coefficient ?? 0) * (j === 0 ? 1 : values[j - 1]!);
  }
  const w =
    model.distribution === "log-normal"
      ? normalQuantile(probability)
      : model.distribution === "log-logistic"
        ? Math.log(probability / (1 - probability))
        : Math.log(-Math.log1p(-probability));
  return model.scale === null ? null : Math.exp(eta + model.scale * w);
}
