import type { CompetingFollowUp } from "./cause-table.ts";
import type { ModelTest } from "./cox-model.ts";
import { dot, unscaled } from "./linear-algebra.ts";
import type { Covariate } from "./design.ts";
import { chiSquareP } from "./distributions/chi-square.ts";
import { normalCritical, normalTwoSided } from "./distributions/normal.ts";
import { fineGrayData, type CensoringTies } from "./fine-gray-data.ts";
import { fineGrayLikelihood } from "./fine-gray-likelihood.ts";
import { fineGrayMiddle } from "./fine-gray-variance.ts";
import type { StatisticsFinding } from "./finding.ts";
import { checkLevel } from "./follow-up.ts";
import { choleskyInPlace, choleskyInverse, choleskySolve } from "./linear-algebra.ts";
import { mask, newton } from "./newton.ts";
import { StatisticsError } from "./statistics-error.ts";

/** One line of a Fine–Gray table. */
export interface FineGrayTerm {
  readonly term: string;
  readonly coefficient: number | null;
  readonly standardError: number | null;
  /** From the information alone. */
  readonly naiveStandardError: number | null;
  readonly z: number | null;
  readonly p: number | null;
  readonly logP: number | null;
  readonly subdistributionHazardRatio: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly because: string | null;
}

/** A fitted subdistribution-hazards model. */
export interface FineGrayModel {
  readonly cause: number;
  readonly n: number;
  readonly events: number;
  readonly competing: number;
  readonly terms: readonly FineGrayTerm[];
  readonly covariance: number[][];
  /** Inverse of the information. */
  readonly naiveCovariance: number[][];
  readonly logLikelihood: { readonly null: number; readonly model: number };
  readonly wald: ModelTest;
  /** Times of the cause, and increments of the cumulative subdistribution hazard at covariates 0. */
  readonly baseline: { readonly time: Float64Array; readonly increment: Float64Array };
  readonly findings: readonly StatisticsFinding[];
  readonly iterations: number;
  readonly convention: string;
}

/** Options of `fineGrayRegression`. */
export interface FineGrayOptions {
  /** "crr" (default) or "finegray"; they differ only where failures and censorings tie. */
  readonly censoringTies?: CensoringTies;
  /** Whether the variance counts the estimation of the curve of censoring; default for "crr" only. */
  readonly censoringTerm?: boolean;
  readonly level?: number;
  readonly joinFalseTies?: boolean;
}

/**
 * Fine–Gray regression of the subdistribution hazard of one cause.
 *
 * Assumes censoring independent of everything (one curve of censoring for all) and proportional
 * subdistribution hazards; ties by Breslow. The variance is the robust one.
 *
 * @param followUp times and causes (0 = censored)
 * @param cause the cause of interest
 * @param covariates numbers, or categories with their reference level first
 * @param options treatment of tied censorings, variance, level
 * @returns the model; coefficients without a finite estimate are null with a reason and a finding
 * @throws StatisticsError for unusable input or delayed entry
 *
 * Source: Fine and Gray (1999); R cmprsk 2.2-11 `crr`, R survival 3.5-3 `finegray`.
 */
export function fineGrayRegression(
  followUp: CompetingFollowUp,
  cause: number,
  covariates: readonly Covariate[],
  options: FineGrayOptions = {},
): FineGrayModel {
  const level = checkLevel("fineGrayRegression", options.level ?? 0.95);
  const ties = options.censoringTies ?? "crr";
  const censoringTerm = options.censoringTerm ?? ties === "crr";
  const data = fineGrayData(followUp, cause, covariates, ties, options.joinFalseTies ?? true);
  const { p, scale, centre } = data;
  const best = newton((beta) => fineGrayLikelihood(data, beta), p);
  const { at } = best;
  const factor = mask(at.information, p, best.aliased);
  const lost = choleskyInPlace(factor, p, 1e-15);
  const inverse = choleskyInverse(factor, p, lost);
  const covariance = sandwich(inverse, fineGrayMiddle(data, at, censoringTerm), p);
  const events = data.failures.reduce((sum, d) => sum + d, 0);
  const used = best.aliased.filter((alias) => !alias).length;
  const separated = data.design.terms.map((_, j) => separation(best, j));
  const critical = normalCritical(level);
  const terms = data.design.terms.map((term, j): FineGrayTerm => {
    const because =
      events === 0
        ? "no event of this cause"
        : best.aliased[j]
          ? "a combination of earlier terms"
          : separated[j]
            ? `separated: the likelihood rises for ever towards ${separated[j]}infinity`
            : null;
    const error = Math.sqrt(covariance[j * p + j]!) / scale[j]!;
    if (because !== null || !(error > 0))
      return undefinedTerm(term, because ?? "the information is singular");
    const coefficient = best.beta[j]! / scale[j]!;
    const z = coefficient / error;
    return {
      term,
      coefficient,
      standardError: error,
      naiveStandardError: Math.sqrt(inverse[j * p + j]!) / scale[j]!,
      z,
      ...normalTwoSided(z),
      subdistributionHazardRatio: Math.exp(coefficient),
      lower: Math.exp(coefficient - critical * error),
      upper: Math.exp(coefficient + critical * error),
      because: null,
    };
  });
  let centred = -at.shift;
  for (let j = 0; j < p; j++) centred -= (best.beta[j]! * centre[j]!) / scale[j]!;
  const failed = data.failures.map((d) => (d > 0 ? 1 : 0));
  const waldFactor = mask(covariance, p, best.aliased);
  const waldLost = choleskyInPlace(waldFactor, p, 1e-14);
  const wald =
    best.diverging || used === 0
      ? null
      : dot(choleskySolve(waldFactor, p, waldLost, best.beta), best.beta);
  return {
    cause,
    n: data.n,
    events,
    competing: data.kind.reduce((sum, kind) => sum + Number(kind === 2), 0),
    terms,
    covariance: unscaled(covariance, scale, p),
    naiveCovariance: unscaled(inverse, scale, p),
    logLikelihood: { null: best.start.logLikelihood, model: at.logLikelihood },
    wald: { statistic: wald, degreesOfFreedom: used, ...chiSquareP(wald, used) },
    baseline: {
      time: data.time.filter((_, k) => failed[k] === 1),
      increment: at.increment.filter((_, k) => failed[k] === 1).map((v) => v * Math.exp(centred)),
    },
    findings: findingsOf(data.design.terms, best, separated, events, used),
    iterations: best.iterations,
    convention: `Fine–Gray, Breslow ties, curve of censoring as ${ties === "crr" ? "cmprsk's crr" : "survival's finegray"} at ties, robust variance ${censoringTerm ? "with" : "without"} the censoring term`,
  };
}

/**
 * Predicted cumulative incidence of the cause for given values of the terms: 1 − exp(−Λ₀(t) exp(βᵀz)).
 *
 * @throws StatisticsError where a coefficient has no estimate or the number of values is wrong
 */
export function predictedIncidence(
  model: FineGrayModel,
  values: ArrayLike<number>,
): { readonly time: Float64Array; readonly incidence: Float64Array } {
  if (values.length !== model.terms.length)
    throw new StatisticsError(
      "predictedIncidence",
      `${model.terms.length} values`,
      `${values.length}`,
      "Pass one a term.",
    );
  let eta = 0;
  model.terms.forEach((term, j) => {
    eta += (term.coefficient ?? 0) * values[j]!;
  });
  let sum = 0;
  const ratio = Math.exp(eta);
  return {
    time: model.baseline.time,
    incidence: model.baseline.increment.map((step) => -Math.expm1(-(sum += step) * ratio)),
  };
}

function sandwich(bread: Float64Array, middle: Float64Array, p: number): Float64Array {
  return product(product(bread, middle, p), bread, p);
}

function product(a: Float64Array, b: Float64Array, p: number): Float64Array {
  const c = new Float64Array(p * p);
  for (let i = 0; i < p; i++)
    for (let k = 0; k < p; k++)
      for (let j = 0; j < p; j++) c[i * p + j]! += a[i * p + k]! * b[k * p + j]!;
  return c;
}

function separation(best: { diverging: boolean; step: Float64Array }, j: number): "+" | "-" | null {
  if (!best.diverging) return null;
  const largest = best.step.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
  if (Math.abs(best.step[j]!) <= 1e-3 * largest) return null;
  return best.step[j]! > 0 ? "+" : "-";
}

function findingsOf(
  names: readonly string[],
  best: { aliased: readonly boolean[]; converged: boolean; iterations: number },
  separated: readonly ("+" | "-" | null)[],
  events: number,
  used: number,
): StatisticsFinding[] {
  const findings: StatisticsFinding[] = [];
  if (events === 0) findings.push({ kind: "no-events" });
  const aliased = names.filter((_, j) => best.aliased[j]);
  if (aliased.length > 0 && events > 0) findings.push({ kind: "aliased", terms: aliased });
  const infinite = names.flatMap((term, j) =>
    separated[j] ? [{ term, direction: separated[j] }] : [],
  );
  if (infinite.length > 0) findings.push({ kind: "separation", terms: infinite, remedy: null });
  else if (!best.converged) findings.push({ kind: "not-converged", iterations: best.iterations });
  if (used > 0 && events > 0 && events / used < 10)
    findings.push({ kind: "few-events", events, terms: used, eventsPerTerm: events / used });
  return findings;
}

function undefinedTerm(term: string, because: string): FineGrayTerm {
  return {
    term,
    coefficient: null,
    standardError: null,
    naiveStandardError: null,
    z: null,
    p: null,
    logP: null,
    subdistributionHazardRatio: null,
    lower: null,
    upper: null,
    because,
  };
}
