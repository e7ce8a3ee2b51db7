import { coxData, type CoxData, type CoxDataOptions } from "./cox-data.ts";
import { aliasedWithoutOffset, drowned, drowningOffset } from "./cox-offset.ts";
import { firthCoxLikelihood } from "./firth-cox-likelihood.ts";
import type { Covariate } from "./design.ts";
import { checkLevel, type FollowUp } from "./follow-up.ts";
import { choleskyInPlace, choleskyInverse } from "./linear-algebra.ts";
import { newton } from "./newton.ts";
import { nothingToEstimate } from "./nothing-to-estimate.ts";
import { profileInterval } from "./profile-likelihood.ts";

/** One line of a penalised regression; `lower` and `upper` are limits of the ratio, as in `CoxTerm`. */
export interface FirthTerm {
  readonly term: string;
  readonly coefficient: number | null;
  readonly standardError: number | null;
  /** Profile limits of the coefficient. */
  readonly coefficientLower: number | null;
  readonly coefficientUpper: number | null;
  /** exp(coefficient): hazard or odds ratio, with its profile limits. */
  readonly ratio: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Penalised likelihood-ratio test. */
  readonly statistic: number | null;
  readonly p: number | null;
  readonly logP: number | null;
  readonly because: string | null;
}

/** A fit by Firth's penalised likelihood. */
export interface FirthModel {
  readonly terms: readonly FirthTerm[];
  readonly penalizedLogLikelihood: { readonly null: number; readonly model: number };
  readonly converged: boolean;
  readonly iterations: number;
  readonly convention: string;
}

/** Options of `firthCoxRegression`. */
export interface FirthCoxOptions extends CoxDataOptions {
  /** "breslow" where not given, as R's coxphf. */
  readonly ties?: "breslow" | "efron";
  readonly level?: number;
}

/**
 * Cox regression with Firth's penalty ½ ln |I(β)|, finite also under separation.
 *
 * Intervals and tests are from the profile of the penalised likelihood.
 *
 * @param followUp as for `coxRegression`
 * @param covariates as for `coxRegression`
 * @throws StatisticsError for unusable input
 *
 * Source: Heinze and Schemper (2001).
 */
export function firthCoxRegression(
  followUp: FollowUp,
  covariates: readonly Covariate[],
  options: FirthCoxOptions = {},
): FirthModel {
  const level = checkLevel("firthCoxRegression", options.level ?? 0.95);
  const ties = options.ties ?? "breslow";
  const data = coxData("firthCoxRegression", followUp, covariates, options);
  const { p } = data;
  const evaluate = (beta: Float64Array): ReturnType<typeof firthCoxLikelihood> =>
    firthCoxLikelihood(data, beta, ties === "efron");
  const best = newton(evaluate, p);
  const factor = best.at.information.slice();
  const aliased = choleskyInPlace(factor, p, 1e-11);
  const inverse = choleskyInverse(factor, p, aliased);
  const shift = penaltyShift(data, aliased);
  const nothing = nothingToEstimate(data.event, data.weight);
  const spread = drowningOffset(data);
  const combined = spread === null ? aliased : aliasedWithoutOffset(data);
  return {
    terms: data.design.terms.map((term, j) => {
      if (nothing !== null) return firthUndefined(term, nothing);
      if (combined[j]) return firthUndefined(term, "a combination of earlier terms");
      if (spread !== null && (aliased[j] || !best.converged))
        return firthUndefined(term, drowned(spread));
      const error = Math.sqrt(inverse[j * p + j]!);
      const profile = profileInterval(evaluate, best, j, error, level);
      return firthLine(term, best.beta[j]!, error, profile, data.scale[j]!);
    }),
    penalizedLogLikelihood: {
      null: best.start.logLikelihood + shift,
      model: best.at.logLikelihood + shift,
    },
    converged: best.converged,
    iterations: best.iterations,
    convention: `Firth-penalised Cox, ${ties} ties, profile penalised-likelihood intervals and tests`,
  };
}

/** The penalty is for the information on the caller's scale. */
function penaltyShift(data: CoxData, aliased: readonly boolean[]): number {
  return data.scale.reduce((sum, s, j) => sum + (aliased[j] ? 0 : Math.log(s)), 0);
}

/** A line for a coefficient estimated on a covariate divided by `scale`. */
export function firthLine(
  term: string,
  beta: number,
  error: number,
  profile: ReturnType<typeof profileInterval>,
  scale: number,
): FirthTerm {
  const coefficient = beta / scale;
  const coefficientLower = profile.lower === null ? null : profile.lower / scale;
  const coefficientUpper = profile.upper === null ? null : profile.upper / scale;
  const open = profile.lower === null || profile.upper === null;
  return {
    term,
    coefficient,
    standardError: error / scale,
    coefficientLower,
    coefficientUpper,
    ratio: Math.exp(coefficient),
    lower: coefficientLower === null ? null : Math.exp(coefficientLower),
    upper: coefficientUpper === null ? null : Math.exp(coefficientUpper),
    statistic: profile.statistic,
    p: profile.p,
    logP: profile.logP,
    because: open ? "the penalised likelihood does not fall far enough for this limit" : null,
  };
}

/** A line for a term without an estimate. */
export function firthUndefined(term: string, because: string): FirthTerm {
  return {
    term,
    coefficient: null,
    standardError: null,
    coefficientLower: null,
    coefficientUpper: null,
    ratio: null,
    lower: null,
    upper: null,
    statistic: null,
    p: null,
    logP: null,
    because,
  };
}
