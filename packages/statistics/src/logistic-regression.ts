import {
  binomialLikelihood,
  workingInformation,
  logCoefficients,
  type BinomialData,
  type BinomialLink,
} from "./binomial-likelihood.ts";
import { areaUnder, fittedProbabilities, meanSquare } from "./binomial-discrimination.ts";
import { binomialFrame, type BinomialFrame, type BinomialOutcome } from "./binomial-frame.ts";
import type { ModelTest } from "./cox-model.ts";
import type { Covariate } from "./design.ts";
import { chiSquareP } from "./distributions/chi-square.ts";
import { normalCritical, normalTwoSided } from "./distributions/normal.ts";
import type { StatisticsFinding } from "./finding.ts";
import { firthLine, firthUndefined, type FirthModel } from "./firth-cox.ts";
import { checkLevel } from "./follow-up.ts";
import { choleskyInPlace, choleskyInverse } from "./linear-algebra.ts";
import { mask, newton, type Maximum, type Evaluation } from "./newton.ts";
import { profileInterval } from "./profile-likelihood.ts";

/** Options of `logisticRegression`. */
export interface LogisticOptions {
  /** "logit" where not given. */
  readonly link?: BinomialLink;
  readonly level?: number;
  /** Whether to find profile-likelihood limits too (default true). */
  readonly profile?: boolean;
}

/** One line of a logistic table; "(Intercept)" first. */
export interface LogisticTerm {
  readonly term: string;
  readonly coefficient: number | null;
  readonly standardError: number | null;
  readonly z: number | null;
  readonly p: number | null;
  readonly logP: number | null;
  /** exp(coefficient); an odds ratio under the logit link. */
  readonly oddsRatio: number | null;
  /** Its Wald limits, then its profile limits. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly profileLower: number | null;
  readonly profileUpper: number | null;
  /** The same of the coefficient. */
  readonly coefficientLower: number | null;
  readonly coefficientUpper: number | null;
  readonly coefficientProfileLower: number | null;
  readonly coefficientProfileUpper: number | null;
  readonly because: string | null;
}

/** A fitted binomial regression. */
export interface LogisticModel {
  readonly n: number;
  readonly link: BinomialLink;
  readonly terms: readonly LogisticTerm[];
  readonly covariance: number[][];
  readonly logLikelihood: number;
  readonly deviance: number;
  readonly nullDeviance: number;
  readonly akaike: number;
  readonly residualDegrees: number;
  readonly likelihoodRatio: ModelTest;
  /** Fitted probabilities, in the caller's order. */
  readonly fitted: Float64Array;
  /** Area under the receiver operating characteristic, and mean squared error; null for grouped data. */
  readonly areaUnderCurve: number | null;
  readonly brier: number | null;
  readonly level: number;
  readonly findings: readonly StatisticsFinding[];
  readonly convention: string;
}

/**
 * Logistic (or probit) regression of a binomial outcome.
 *
 * Covariates are centred and scaled inside; converges to 1e-12 on the step. Standard errors
 * are those of R's `glm` (weights of the last working step). Under separation coefficients
 * that run to infinity are null, a finding says which, and the likelihood is its supremum. Where all
 * outcomes are the same no coefficient has an estimate (the covariance is then 0 throughout).
 *
 * @param outcome events, and trials where grouped
 * @param covariates numbers, or categories with their reference first; an intercept is added
 * @param options link, level, profile limits
 * @throws StatisticsError for unusable input
 *
 * Source: McCullagh and Nelder (1989) ch. 4; Albert and Anderson (1984) for separation.
 */
export function logisticRegression(
  outcome: BinomialOutcome,
  covariates: readonly Covariate[],
  options: LogisticOptions = {},
): LogisticModel {
  const level = checkLevel("logisticRegression", options.level ?? 0.95);
  const frame = binomialFrame("logisticRegression", outcome, covariates, options.link ?? "logit");
  const { data, names } = frame;
  const { p } = data;
  const single = singleOutcome(data);
  if (single !== null) return withoutEstimate(frame, single, level);
  const evaluate = (beta: Float64Array): Evaluation => binomialLikelihood(data, beta, false);
  const best = newton(evaluate, p);
  const infinite = separatedSigns(best);
  const factor = best.diverging
    ? mask(best.at.information, p, best.aliased)
    : workingInformation(data, best.aliased);
  const lost = choleskyInPlace(factor, p, 1e-15);
  const covariance = frame.covarianceBack(choleskyInverse(factor, p, lost));
  const coefficient = frame.back(best.beta);
  const anyInfinite = infinite.some((sign) => sign !== null);
  const critical = normalCritical(level);
  const limits = profileLimits(
    frame,
    best,
    covariance,
    level,
    (options.profile ?? true) && !anyInfinite,
  );
  const terms = names.map((term, j): LogisticTerm => {
    const because = best.aliased[j]
      ? "a combination of earlier terms"
      : infinite[j]
        ? `separated: the likelihood rises for ever towards ${infinite[j]}infinity; Firth's penalty gives a finite estimate`
        : j === 0 && anyInfinite
          ? "runs off with the separated terms"
          : null;
    if (because !== null) return { ...UNDEFINED, term, because };
    const estimate = coefficient[j]!;
    const standardError = Math.sqrt(covariance[j]![j]!);
    const z = estimate / standardError;
    const wald = {
      lower: estimate - critical * standardError,
      upper: estimate + critical * standardError,
    };
    const profile = limits[j] ?? { lower: null, upper: null };
    return {
      term,
      coefficient: estimate,
      standardError,
      z,
      ...normalTwoSided(z),
      oddsRatio: Math.exp(estimate),
      lower: Math.exp(wald.lower),
      upper: Math.exp(wald.upper),
      profileLower: ratioOf(profile.lower),
      profileUpper: ratioOf(profile.upper),
      coefficientLower: wald.lower,
      coefficientUpper: wald.upper,
      coefficientProfileLower: profile.lower,
      coefficientProfileUpper: profile.upper,
      because: null,
    };
  });
  const used = best.aliased.filter((alias) => !alias).length;
  const nullFit = frame.interceptOnly();
  const constant = logCoefficients(data.events, data.trials);
  const saturated = saturatedLogLikelihood(data);
  const fitted = fittedProbabilities(data, best.beta);
  const binary = data.trials.every((m) => m === 1);
  const chi = 2 * (best.at.logLikelihood - nullFit);
  return {
    n: data.n,
    link: data.link,
    terms,
    covariance,
    logLikelihood: best.at.logLikelihood + constant,
    deviance: 2 * (saturated - best.at.logLikelihood),
    nullDeviance: 2 * (saturated - nullFit),
    akaike: 2 * used - 2 * (best.at.logLikelihood + constant),
    residualDegrees: data.trials.reduce((sum, m) => sum + Number(m > 0), 0) - used,
    likelihoodRatio: {
      statistic: used > 1 ? chi : null,
      degreesOfFreedom: used - 1,
      ...chiSquareP(used > 1 ? chi : null, used - 1),
    },
    fitted,
    areaUnderCurve: binary ? areaUnder(fitted, data.events) : null,
    brier: binary ? meanSquare(fitted, data.events) : null,
    level,
    findings: findingsOf(data, names, best, infinite),
    convention: conventionOf(data),
  };
}

function conventionOf({ link }: BinomialData): string {
  return `binomial regression, ${link} link, Wald and profile-likelihood intervals`;
}

/** The one outcome that every trial had, or that there was no trial; null where both outcomes occur. */
type SingleOutcome = "event" | "no event" | "no trial";

function singleOutcome({ events, trials }: BinomialData): SingleOutcome | null {
  const yes = events.reduce((sum, y) => sum + y, 0);
  const all = trials.reduce((sum, m) => sum + m, 0);
  if (all === 0) return "no trial";
  return yes === 0 ? "no event" : yes === all ? "event" : null;
}

/**
 * The model of an outcome that never varies: the intercept alone runs to infinity and brings the likelihood
 * to its supremum of 1, whatever the other coefficients are.
 */
function withoutEstimate(
  frame: BinomialFrame,
  single: SingleOutcome,
  level: number,
): LogisticModel {
  const { data, names } = frame;
  const { n, p } = data;
  const direction = single === "event" ? "+" : "-";
  const because =
    single === "no trial"
      ? "no trial"
      : `every outcome is the same (${single}): the likelihood rises for ever as the intercept goes towards ${direction}infinity; Firth's penalty gives a finite estimate`;
  const information = binomialLikelihood(data, new Float64Array(p), false).information;
  const used = choleskyInPlace(information, p, 1e-11).filter((alias) => !alias).length;
  const fitted = new Float64Array(n).fill(single === "event" ? 1 : 0);
  const findings: StatisticsFinding[] = [];
  if (single !== "event") findings.push({ kind: "no-events" });
  if (single !== "no trial")
    findings.push({
      kind: "separation",
      terms: [{ term: names[0]!, direction }],
      remedy: "firth",
    });
  return {
    n,
    link: data.link,
    terms: names.map((term): LogisticTerm => ({ ...UNDEFINED, term, because })),
    covariance: names.map(() => names.map(() => 0)),
    logLikelihood: 0,
    deviance: 0,
    nullDeviance: 0,
    akaike: 2 * used,
    residualDegrees: data.trials.reduce((sum, m) => sum + Number(m > 0), 0) - used,
    likelihoodRatio: {
      statistic: used > 1 ? 0 : null,
      degreesOfFreedom: Math.max(0, used - 1),
      ...chiSquareP(used > 1 ? 0 : null, Math.max(0, used - 1)),
    },
    fitted,
    areaUnderCurve: null,
    brier: data.trials.every((m) => m === 1) ? 0 : null,
    level,
    findings,
    convention: conventionOf(data),
  };
}

/**
 * Logistic regression with Firth's penalty, finite also under separation; profile limits and tests.
 *
 * Source: Firth (1993); Heinze and Schemper (2002).
 */
export function firthLogisticRegression(
  outcome: BinomialOutcome,
  covariates: readonly Covariate[],
  options: { readonly level?: number } = {},
): FirthModel {
  const level = checkLevel("firthLogisticRegression", options.level ?? 0.95);
  const frame = binomialFrame("firthLogisticRegression", outcome, covariates, "logit");
  const { data, names, scale } = frame;
  const { p } = data;
  const evaluate = (beta: Float64Array): Evaluation => binomialLikelihood(data, beta, true);
  const best = newton(evaluate, p);
  const factor = best.at.information.slice();
  const aliased = choleskyInPlace(factor, p, 1e-11);
  const inverse = choleskyInverse(factor, p, aliased);
  const shift = scale.reduce((sum, s, j) => sum + (aliased[j] ? 0 : Math.log(s)), 0);
  const constant = logCoefficients(data.events, data.trials);
  const intercept = frame.uncentred();
  const atOrigin = (beta: Float64Array): Evaluation => binomialLikelihood(intercept, beta, true);
  return {
    terms: names.map((term, j) => {
      if (singleOutcome(data) === "no trial") return firthUndefined(term, "no trial");
      if (aliased[j]) return firthUndefined(term, "a combination of earlier terms");
      if (j > 0) {
        const error = Math.sqrt(inverse[j * p + j]!);
        return firthLine(
          term,
          best.beta[j]!,
          error,
          profileInterval(evaluate, best, j, error, level),
          scale[j]!,
        );
      }
      const beta = frame.uncentredBeta(best.beta);
      const error = Math.sqrt(frame.covarianceBack(inverse)[0]![0]!);
      const profile = profileInterval(atOrigin, { beta, at: atOrigin(beta) }, 0, error, level);
      return firthLine(term, beta[0]!, error, profile, 1);
    }),
    penalizedLogLikelihood: {
      null: best.start.logLikelihood + shift + constant,
      model: best.at.logLikelihood + shift + constant,
    },
    converged: best.converged,
    iterations: best.iterations,
    convention:
      "Firth-penalised logistic regression, profile penalised-likelihood intervals and tests",
  };
}

const UNDEFINED = {
  coefficient: null,
  standardError: null,
  z: null,
  p: null,
  logP: null,
  oddsRatio: null,
  lower: null,
  upper: null,
  profileLower: null,
  profileUpper: null,
  coefficientLower: null,
  coefficientUpper: null,
  coefficientProfileLower: null,
  coefficientProfileUpper: null,
};

function ratioOf(coefficient: number | null): number | null {
  return coefficient === null ? null : Math.exp(coefficient);
}

function profileLimits(
  frame: BinomialFrame,
  best: Maximum<Evaluation>,
  covariance: number[][],
  level: number,
  wanted: boolean,
): ({ lower: number | null; upper: number | null } | null)[] {
  const { data, names, scale } = frame;
  return names.map((_, j) => {
    if (!wanted || best.aliased[j]) return null;
    const error = Math.sqrt(covariance[j]![j]!);
    if (j > 0) {
      const evaluate = (beta: Float64Array): Evaluation => binomialLikelihood(data, beta, false);
      const found = profileInterval(evaluate, best, j, error * scale[j]!, level);
      const back = (value: number | null): number | null =>
        value === null ? null : value / scale[j]!;
      return { lower: back(found.lower), upper: back(found.upper) };
    }
    const moved = frame.uncentred();
    const evaluate = (beta: Float64Array): Evaluation => binomialLikelihood(moved, beta, false);
    const beta = frame.uncentredBeta(best.beta);
    return profileInterval(evaluate, { beta, at: evaluate(beta) }, 0, error, level);
  });
}

function separatedSigns(best: Maximum<Evaluation>): ("+" | "-" | null)[] {
  const largest = best.step.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
  return Array.from(best.step, (value, j) =>
    best.diverging && j > 0 && Math.abs(value) > 1e-3 * largest ? (value > 0 ? "+" : "-") : null,
  );
}

function findingsOf(
  data: BinomialData,
  names: readonly string[],
  best: Maximum<Evaluation>,
  infinite: readonly ("+" | "-" | null)[],
): StatisticsFinding[] {
  const findings: StatisticsFinding[] = [];
  const aliased = names.filter((_, j) => best.aliased[j]);
  if (aliased.length > 0) findings.push({ kind: "aliased", terms: aliased });
  const separated = names.flatMap((term, j) =>
    infinite[j] ? [{ term, direction: infinite[j] }] : [],
  );
  const yes = data.events.reduce((sum, y) => sum + y, 0);
  const no = data.trials.reduce((sum, m) => sum + m, 0) - yes;
  const used = best.aliased.filter((alias, j) => j > 0 && !alias).length;
  if (separated.length > 0)
    findings.push({ kind: "separation", terms: separated, remedy: "firth" });
  else if (!best.converged) findings.push({ kind: "not-converged", iterations: best.iterations });
  const events = Math.min(yes, no);
  if (used > 0 && events > 0 && events / used < 10)
    findings.push({ kind: "few-events", events, terms: used, eventsPerTerm: events / used });
  return findings;
}

function saturatedLogLikelihood({ events, trials }: BinomialData): number {
  let sum = 0;
  for (let i = 0; i < events.length; i++) {
    const [y, m] = [events[i]!, trials[i]!];
    if (y > 0) sum += y * Math.log(y / m);
    if (m > y) sum += (m - y) * Math.log((m - y) / m);
  }
  return sum;
}
