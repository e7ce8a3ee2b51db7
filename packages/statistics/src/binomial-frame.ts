import { binomialLikelihood, type BinomialData, type BinomialLink } from "./binomial-likelihood.ts";
import { designMatrix, scaledRows, type Covariate } from "./design.ts";
import { finiteNumbers } from "./follow-up.ts";
import { toRows } from "./linear-algebra.ts";
import { newton } from "./newton.ts";
import { StatisticsError } from "./statistics-error.ts";

/** A yes–no outcome a row, or counts of events among trials. */
export interface BinomialOutcome {
  readonly events: ArrayLike<number | boolean>;
  /** Trials a row; 1 where not given. */
  readonly trials?: ArrayLike<number>;
}

/** Scaled data with the way back to the caller's scale. */
export class BinomialFrame {
  readonly data: BinomialData;
  readonly names: readonly string[];
  /** 1 for the intercept, then the columns' spreads. */
  readonly scale: Float64Array;
  readonly centre: Float64Array;

  constructor(
    data: BinomialData,
    names: readonly string[],
    centre: Float64Array,
    scale: Float64Array,
  ) {
    this.data = data;
    this.names = names;
    this.centre = centre;
    this.scale = scale;
  }

  back(beta: Float64Array): Float64Array {
    const result = beta.map((b, j) => b / this.scale[j]!);
    for (let j = 1; j < beta.length; j++) result[0]! -= result[j]! * this.centre[j]!;
    return result;
  }

  covarianceBack(covariance: Float64Array): number[][] {
    const { p } = this.data;
    const rows = toRows(covariance, p).map((row, i) =>
      row.map((v, j) => v / (this.scale[i]! * this.scale[j]!)),
    );
    // Intercept = first − Σ centre × slope, applied to rows and then to columns.
    for (let j = 0; j < p; j++)
      for (let k = 1; k < p; k++) rows[0]![j]! -= this.centre[k]! * rows[k]![j]!;
    for (let i = 0; i < p; i++)
      for (let k = 1; k < p; k++) rows[i]![0]! -= this.centre[k]! * rows[i]![k]!;
    return rows;
  }

  /** The same columns scaled but not centred, so that the intercept is the caller's. */
  uncentred(): BinomialData {
    const { n, p, x } = this.data;
    const moved = x.slice();
    for (let i = 0; i < n; i++)
      for (let j = 1; j < p; j++) moved[i * p + j]! += this.centre[j]! / this.scale[j]!;
    return { ...this.data, x: moved };
  }

  uncentredBeta(beta: Float64Array): Float64Array {
    const result = beta.slice();
    result[0] = this.back(beta)[0]!;
    return result;
  }

  interceptOnly(): number {
    const { n, events, trials, link } = this.data;
    const x = new Float64Array(n).fill(1);
    const best = newton(
      (beta) => binomialLikelihood({ n, p: 1, events, trials, x, link }, beta, false),
      1,
    );
    return best.at.logLikelihood;
  }
}

/**
 * The frame of an outcome and its covariates.
 *
 * @throws StatisticsError for unusable input
 */
export function binomialFrame(
  where: string,
  outcome: BinomialOutcome,
  covariates: readonly Covariate[],
  link: BinomialLink,
): BinomialFrame {
  const n = outcome.events.length;
  if (n === 0) throw new StatisticsError(where, "at least one row", "none", "Check the selection.");
  const events = finiteNumbers(where, "events", Float64Array.from(outcome.events, Number), n);
  const trials = outcome.trials
    ? finiteNumbers(where, "trials", outcome.trials, n)
    : new Float64Array(n).fill(1);
  for (let i = 0; i < n; i++)
    if (!(events[i]! >= 0 && events[i]! <= trials[i]!))
      throw new StatisticsError(
        where,
        "events of at most the trials",
        `${events[i]} of ${trials[i]} in row ${i}`,
        "Pass counts.",
      );
  const design = designMatrix(where, covariates, n);
  const q = design.terms.length;
  const p = q + 1;
  const { x, centre, scale } = scaledRows(design, undefined, 1);
  for (let i = 0; i < n; i++) x[i * p] = 1;
  return new BinomialFrame(
    { n, p, events, trials, x, link },
    ["(Intercept)", ...design.terms],
    Float64Array.from([0, ...centre]),
    Float64Array.from([1, ...scale]),
  );
}
