import type { CoxData } from "./cox-data.ts";
import type { StatisticsFinding } from "./finding.ts";

/** Treatment of tied event times. */
export type CoxTies = "efron" | "breslow" | "exact";

/** A χ² test of a model. */
export interface ModelTest {
  readonly statistic: number | null;
  readonly degreesOfFreedom: number;
  readonly p: number | null;
  readonly logP: number | null;
}

/** One line of a regression table; null with a reason where there is no finite estimate. */
export interface CoxTerm {
  readonly term: string;
  readonly coefficient: number | null;
  readonly standardError: number | null;
  /** Model-based error, where `standardError` is robust. */
  readonly naiveStandardError: number | null;
  readonly z: number | null;
  readonly p: number | null;
  readonly logP: number | null;
  readonly hazardRatio: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly because: string | null;
}

/** A fitted proportional-hazards model. */
export interface CoxModel {
  readonly n: number;
  readonly events: number;
  readonly terms: readonly CoxTerm[];
  /** Covariance of the coefficients (robust where asked for); zeros where there is no estimate. */
  readonly covariance: number[][];
  readonly logLikelihood: { readonly null: number; readonly model: number };
  readonly tests: {
    readonly likelihoodRatio: ModelTest;
    readonly wald: ModelTest;
    /** As R computes it, which drops a term whose variance is under 1.8e-12 of the largest. */
    readonly waldAsR: ModelTest;
    readonly score: ModelTest;
    readonly robustScore: ModelTest | null;
  };
  readonly akaike: number;
  /** With the logarithm of the number of events. */
  readonly bayesian: number | null;
  readonly eventsPerTerm: number | null;
  readonly findings: readonly StatisticsFinding[];
  readonly iterations: number;
  readonly level: number;
  readonly ties: CoxTies;
  readonly convention: string;
  /** What residuals, baselines and tests are computed from. */
  readonly fit: CoxFit;
}

/** The fit on the scaled covariates. */
export interface CoxFit {
  readonly data: CoxData;
  readonly ties: CoxTies;
  readonly beta: Float64Array;
  readonly aliased: readonly boolean[];
  /** Model-based covariance on the scaled covariates. */
  readonly naiveCovariance: Float64Array;
  readonly cluster: ArrayLike<string | number> | null;
}
