import { detailOf } from "./cox-residuals.ts";
import type { CoxModel } from "./cox-model.ts";
import { normalCritical } from "./distributions/normal.ts";
import { StatisticsError } from "./statistics-error.ts";

/** Cumulative hazard and survival of a subject with given covariates, in one stratum. */
export interface PredictedSurvival {
  readonly stratum: string;
  /** Distinct times of leaving in the stratum. */
  readonly time: Float64Array;
  readonly cumulativeHazard: Float64Array;
  /** Standard error of the cumulative hazard, with that of the coefficients. */
  readonly standardError: Float64Array;
  readonly survival: Float64Array;
  /** Limits on the scale of ln S. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly convention: string;
}

/**
 * Predicted survival of a subject, one curve a stratum.
 *
 * The hazard increments follow the treatment of ties (Breslow, or Efron's of the same form); S = exp(−Λ).
 *
 * @param model from `coxRegression`
 * @param values one number a term of the design, in the order of `model.terms`; zeros give the baseline
 * @throws StatisticsError for a wrong number of values, or exact ties
 *
 * Source: Tsiatis (1981); Therneau and Grambsch (2000) § 10.1; R survival 3.5-3 `survfit.coxph`.
 */
export function predictedSurvival(model: CoxModel, values: ArrayLike<number>): PredictedSurvival[] {
  const { data, beta } = model.fit;
  const { p } = data;
  if (values.length !== p)
    throw new StatisticsError(
      "predictedSurvival",
      `${p} values`,
      `${values.length}`,
      "Pass one a term.",
    );
  const detail = detailOf(model.fit);
  const z = Float64Array.from(
    { length: p },
    (_, j) => (values[j]! - data.centre[j]!) / data.scale[j]!,
  );
  let eta = 0;
  for (let j = 0; j < p; j++) eta += beta[j]! * z[j]!;
  const ratio = Math.exp(eta - detail.shift);
  const covariance = scaledCovariance(model);
  const critical = normalCritical(model.level);
  return data.strata.map((stratum) => {
    const time: number[] = [];
    const hazard: number[] = [];
    const error: number[] = [];
    let [lambda, variance] = [0, 0];
    const q = new Float64Array(p);
    let d = stratum.firstDeath;
    for (let row = stratum.start; row < stratum.end; row++) {
      if (row + 1 < stratum.end && data.time[row + 1] === data.time[row]) continue;
      for (; d < stratum.endDeath && data.deaths.time[d]! <= data.time[row]!; d++) {
        lambda += detail.increment[d]!;
        variance += detail.varianceIncrement[d]!;
        for (let j = 0; j < p; j++)
          q[j]! += detail.increment[d]! * z[j]! - detail.drift[d * p + j]!;
      }
      let spread = variance;
      for (let j = 0; j < p; j++)
        for (let l = 0; l < p; l++) spread += q[j]! * covariance[j * p + l]! * q[l]!;
      time.push(data.time[row]!);
      hazard.push(lambda * ratio);
      error.push(Math.sqrt(spread) * ratio);
    }
    const cumulativeHazard = Float64Array.from(hazard);
    const standardError = Float64Array.from(error);
    const survival = cumulativeHazard.map((h) => Math.exp(-h));
    return {
      stratum: stratum.label,
      time: Float64Array.from(time),
      cumulativeHazard,
      standardError,
      survival,
      lower: survival.map((s, k) => s * Math.exp(-critical * standardError[k]!)),
      upper: survival.map((s, k) => Math.min(1, s * Math.exp(critical * standardError[k]!))),
      convention: `${model.ties} hazard, exp(−Λ), log interval`,
    };
  });
}

/** Baseline cumulative hazard: all covariates 0, categories at their reference. */
export function baselineHazard(model: CoxModel): PredictedSurvival[] {
  return predictedSurvival(model, new Float64Array(model.fit.data.p));
}

function scaledCovariance(model: CoxModel): Float64Array {
  const { p, scale } = model.fit.data;
  return Float64Array.from({ length: p * p }, (_, at) => {
    const [i, j] = [Math.floor(at / p), at % p];
    return model.covariance[i]![j]! * scale[i]! * scale[j]!;
  });
}
