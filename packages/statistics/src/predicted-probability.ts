import { linkAt } from "./binomial-likelihood.ts";
import { normalCritical } from "./distributions/normal.ts";
import type { LogisticModel } from "./logistic-regression.ts";
import { StatisticsError } from "./statistics-error.ts";

/** Linear predictor and probability for given values of the terms, with Wald limits. */
export interface PredictedProbability {
  readonly linearPredictor: number;
  readonly standardError: number;
  readonly probability: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Predicted probability of a fitted model.
 *
 * @param values one number a term without the intercept
 * @returns null where a coefficient has no estimate
 * @throws StatisticsError for a wrong number of values
 */
export function predictedProbability(
  model: LogisticModel,
  values: ArrayLike<number>,
): PredictedProbability | null {
  if (values.length !== model.terms.length - 1)
    throw new StatisticsError(
      "predictedProbability",
      `${model.terms.length - 1} values`,
      `${values.length}`,
      "Pass one a term.",
    );
  const z = [1, ...Array.from(values)];
  let eta = 0;
  let variance = 0;
  for (let j = 0; j < z.length; j++) {
    const { coefficient, because } = model.terms[j]!;
    if (coefficient === null && because !== "a combination of earlier terms") return null;
    eta += (coefficient ?? 0) * z[j]!;
    for (let l = 0; l < z.length; l++) variance += z[j]! * z[l]! * model.covariance[j]![l]!;
  }
  const error = Math.sqrt(Math.max(0, variance));
  const half = normalCritical(model.level) * error;
  const probability = (at: number): number => Math.exp(linkAt(model.link, at).logP);
  return {
    linearPredictor: eta,
    standardError: error,
    probability: probability(eta),
    lower: probability(eta - half),
    upper: probability(eta + half),
  };
}
