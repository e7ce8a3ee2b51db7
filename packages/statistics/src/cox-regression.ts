import { coxData, type CoxData } from "./cox-data.ts";
import { coxExactLikelihood } from "./cox-exact-likelihood.ts";
import { coxLikelihood, type CoxEvaluation } from "./cox-likelihood.ts";
import { aliasedWithoutOffset, drowned, drowningOffset } from "./cox-offset.ts";
import { robustCovariance } from "./cox-robust.ts";
import { coxStart, NEAR } from "./cox-start.ts";
import { separatedTerms } from "./cox-separation.ts";
import { waldStatistic, waldStatisticAsR } from "./cox-wald.ts";
import type { CoxFit, CoxModel, CoxTerm, CoxTies, ModelTest } from "./cox-model.ts";
import type { Covariate } from "./design.ts";
import { chiSquareP } from "./distributions/chi-square.ts";
import { normalCritical, normalTwoSided } from "./distributions/normal.ts";
import type { StatisticsFinding } from "./finding.ts";
import { checkLevel, type FollowUp } from "./follow-up.ts";
import {
  choleskyInPlace,
  choleskyInverse,
  choleskySolve,
  dot,
  unscaled,
} from "./linear-algebra.ts";
import { mask, newton } from "./newton.ts";
import { nothingToEstimate } from "./nothing-to-estimate.ts";
import { StatisticsError } from "./statistics-error.ts";

/** Options of `coxRegression`. */
export interface CoxOptions {
  /** "efron" where not given. */
  readonly ties?: CoxTies;
  /** Stratum of each subject. */
  readonly strata?: ArrayLike<string | number>;
  /** Cluster of each subject; asks for the robust variance. */
  readonly cluster?: ArrayLike<string | number>;
  /** Lin–Wei sandwich variance, each row a cluster unless `cluster` is given. */
  readonly robust?: boolean;
  /** Fixed part of the linear predictor. */
  readonly offset?: ArrayLike<number>;
  readonly level?: number;
  readonly joinFalseTies?: boolean;
  readonly maximumIterations?: number;
}

/**
 * Cox proportional-hazards regression.
 *
 * Assumes independent censoring and proportional hazards (see `proportionalHazardsTest`). Delayed entry,
 * time-dependent covariates (start–stop rows), case weights, strata, offset and clustered variance are
 * supported. Covariates are centred and scaled inside; the fit converges to 1e-12 on the step.
 *
 * @param followUp one row a subject, or several with `entry` (start–stop)
 * @param covariates numbers, or categories with their reference level first
 * @param options ties, strata, cluster, robust, offset, level
 * @returns the model; coefficients without a finite estimate are null with a reason and a typed finding
 * @throws StatisticsError for unusable input
 *
 * Source: Cox (1972); Efron (1977); Lin and Wei (1989); Therneau and Grambsch (2000) ch. 3, 7.
 *
 * @example
 * const followUp = { time: [1, 2, 3, 4], event: [1, 1, 1, 0] };
 * const model = coxRegression(followUp, [{ name: "x", values: [1, 0, 1, 0] }]);
 * model.terms[0].hazardRatio; // (1 + Math.sqrt(17)) / 2
 */
export function coxRegression(
  followUp: FollowUp,
  covariates: readonly Covariate[],
  options: CoxOptions = {},
): CoxModel {
  const ties = options.ties ?? "efron";
  const level = checkLevel("coxRegression", options.level ?? 0.95);
  const data = coxData("coxRegression", followUp, covariates, options);
  const robust = options.robust ?? options.cluster !== undefined;
  if (ties === "exact" && (robust || data.weight))
    throw new StatisticsError(
      "coxRegression",
      "no weights and no robust variance with exact ties",
      "them together",
      'Choose ties "efron".',
    );
  if (options.cluster && options.cluster.length !== data.n)
    throw new StatisticsError(
      "coxRegression",
      `${data.n} cluster labels`,
      `${options.cluster.length}`,
      "Pass one a row.",
    );
  const { p } = data;
  const evaluate = (beta: Float64Array): CoxEvaluation =>
    ties === "exact" ? coxExactLikelihood(data, beta) : coxLikelihood(data, beta, ties === "efron");
  const { maximumIterations = 100 } = options;
  const origin = evaluate(new Float64Array(p));
  const start = ties === "exact" ? null : coxStart(data, origin, ties === "efron");
  const best = newton(evaluate, p, {
    maximumIterations,
    ...(start ? { start, lastStep: NEAR } : { known: origin }),
  });
  const spread = drowningOffset(data);
  // A plateau between distant offsets looks like a direction in which the likelihood rises for ever.
  const infinite =
    best.diverging && spread === null
      ? separatedTerms(data, best.step)
      : data.design.terms.map(() => null);
  const combined = spread === null ? best.aliased : aliasedWithoutOffset(data);
  const factor = mask(best.at.information, p, best.aliased);
  const singular = choleskyInPlace(factor, p, 1e-15);
  const naiveCovariance = choleskyInverse(factor, p, singular);
  const found =
    best.converged &&
    Number.isFinite(best.at.logLikelihood) &&
    singular.every((each, j) => !each || combined[j]);
  const lost = spread === null || found ? null : drowned(spread);
  const fit: CoxFit = {
    data,
    ties,
    beta: best.beta,
    aliased: best.aliased,
    naiveCovariance,
    cluster: options.cluster ?? null,
  };
  const sandwich = robust ? robustCovariance(fit) : null;
  const covariance = sandwich ? sandwich.covariance : naiveCovariance;
  const events = eventCount(data);
  const nothing = nothingToEstimate(data.event, data.weight);
  const undefinedTerm = (j: number): string | null =>
    nothing !== null
      ? nothing
      : combined[j]
        ? "a combination of earlier terms"
        : lost !== null
          ? lost
          : infinite[j]
            ? `separated: the likelihood rises for ever towards ${infinite[j]}infinity; Firth's penalty gives a finite estimate`
            : null;
  const findings = findingsOf(data, best, combined, infinite, lost !== null);
  const used = best.aliased.filter((alias) => !alias).length;
  const scores = (information: Float64Array, score: Float64Array): number => {
    const f = mask(information, p, best.aliased);
    const l = choleskyInPlace(f, p, 1e-11);
    return dot(choleskySolve(f, p, l, score), score);
  };
  const wald = best.diverging ? null : waldStatistic(covariance, best.beta, p, best.aliased);
  const test = (statistic: number | null): ModelTest => ({
    statistic: used > 0 && lost === null ? statistic : null,
    degreesOfFreedom: used,
    ...chiSquareP(used > 0 && lost === null ? statistic : null, used),
  });
  const logLikelihood = { null: origin.logLikelihood, model: best.at.logLikelihood };
  return {
    n: data.n,
    events,
    terms: termLines(fit, covariance, sandwich !== null, level, undefinedTerm),
    covariance: unscaled(covariance, data.scale, p),
    logLikelihood,
    tests: {
      likelihoodRatio: test(2 * (logLikelihood.model - logLikelihood.null)),
      wald: test(wald),
      waldAsR: test(
        wald === null
          ? null
          : waldStatisticAsR(
              unscaled(covariance, data.scale, p),
              Array.from(best.beta, (value, j) => value / data.scale[j]!),
            ),
      ),
      score: test(scores(origin.information, origin.score)),
      robustScore: sandwich ? test(sandwich.scoreStatistic) : null,
    },
    akaike: 2 * used - 2 * logLikelihood.model,
    bayesian: events > 0 ? used * Math.log(events) - 2 * logLikelihood.model : null,
    eventsPerTerm: used > 0 ? events / used : null,
    findings,
    iterations: best.iterations,
    level,
    ties,
    convention: `Cox, ${ties} ties${robust ? ", robust (Lin–Wei) variance" : ""}${options.strata ? ", stratified" : ""}, Wald intervals`,
    fit,
  };
}

function eventCount({ event }: CoxData): number {
  let sum = 0;
  for (let i = 0; i < event.length; i++) sum += event[i]!;
  return sum;
}

function findingsOf(
  data: CoxData,
  best: { aliased: readonly boolean[]; converged: boolean; iterations: number },
  combined: readonly boolean[],
  infinite: readonly ("+" | "-" | null)[],
  lost: boolean,
): StatisticsFinding[] {
  const findings: StatisticsFinding[] = [];
  const { terms } = data.design;
  const events = eventCount(data);
  const used = best.aliased.filter((alias) => !alias).length;
  const nothing = nothingToEstimate(data.event, data.weight) !== null;
  if (nothing) findings.push({ kind: "no-events" });
  const aliased = terms.filter((_, j) => combined[j]);
  if (aliased.length > 0 && !nothing) findings.push({ kind: "aliased", terms: aliased });
  const separated = terms.flatMap((term, j) =>
    infinite[j] ? [{ term, direction: infinite[j] }] : [],
  );
  if (separated.length > 0)
    findings.push({ kind: "separation", terms: separated, remedy: "firth" });
  else if (!nothing && (lost || !best.converged))
    findings.push({ kind: "not-converged", iterations: best.iterations });
  if (used > 0 && events > 0 && events / used < 10)
    findings.push({ kind: "few-events", events, terms: used, eventsPerTerm: events / used });
  return findings;
}

function termLines(
  fit: CoxFit,
  covariance: Float64Array,
  robust: boolean,
  level: number,
  undefinedTerm: (j: number) => string | null,
): CoxTerm[] {
  const { data, beta, naiveCovariance } = fit;
  const { p, scale } = data;
  const critical = normalCritical(level);
  return data.design.terms.map((term, j) => {
    const because = undefinedTerm(j);
    const naive = Math.sqrt(naiveCovariance[j * p + j]!) / scale[j]!;
    if (because !== null || !(naive > 0) || !Number.isFinite(naive))
      return {
        term,
        coefficient: null,
        standardError: null,
        naiveStandardError: null,
        z: null,
        p: null,
        logP: null,
        hazardRatio: null,
        lower: null,
        upper: null,
        because: because ?? "the information is singular",
      };
    const coefficient = beta[j]! / scale[j]!;
    const standardError = Math.sqrt(covariance[j * p + j]!) / scale[j]!;
    const z = coefficient / standardError;
    return {
      term,
      coefficient,
      standardError,
      naiveStandardError: robust ? naive : null,
      z,
      ...normalTwoSided(z),
      hazardRatio: Math.exp(coefficient),
      lower: Math.exp(coefficient - critical * standardError),
      upper: Math.exp(coefficient + critical * standardError),
      because: null,
    };
  });
}
