import { normalCritical, normalDensity } from "./distributions/normal.ts";
import type { LogisticModel } from "./logistic-regression.ts";
import { StatisticsError } from "./statistics-error.ts";

/** Position and steepness of a dose–response curve. */
export interface DoseResponse {
  /** Dose of 50 % response, in the unit of the dose. */
  readonly d50: number | null;
  /** By the delta method. */
  readonly standardError: number | null;
  /** Fieller's limits; null where the slope is not significant, so that the set is not an interval. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Normalised slope at D50: D50·dP/dD. */
  readonly gamma50: number | null;
  readonly because: string | null;
  readonly convention: string;
}

/**
 * D50 and γ50 from a logistic or probit model of dose.
 *
 * With further terms the curve is at the given values of them (0 where not given).
 *
 * @param model from `logisticRegression`, the dose among its terms
 * @param dose name of the dose term
 * @param others values of the other terms, by name
 * @returns nulls with a reason where there is no finite estimate
 * @throws StatisticsError where the model has no such term
 *
 * Source: Fieller (1954); Finney (1971) § 4.6; Brahme (1984) for γ50.
 */
export function doseResponse(
  model: LogisticModel,
  dose: string,
  others: Readonly<Record<string, number>> = {},
): DoseResponse {
  const at = model.terms.findIndex(({ term }) => term === dose);
  if (at < 1)
    throw new StatisticsError(
      "doseResponse",
      `a term ${dose}`,
      model.terms.map(({ term }) => term).join(", "),
      "Name the dose.",
    );
  const convention = `${model.link} dose–response, delta-method error, Fieller interval`;
  const none = (because: string): DoseResponse => ({
    d50: null,
    standardError: null,
    lower: null,
    upper: null,
    gamma50: null,
    because,
    convention,
  });
  const unknown = model.terms.find(({ coefficient }) => coefficient === null);
  if (unknown) return none(`${unknown.term}: ${unknown.because}`);
  const slope = model.terms[at]!.coefficient!;
  const z = model.terms.map(({ term }, j) => (j === 0 ? 1 : j === at ? 0 : (others[term] ?? 0)));
  let intercept = 0;
  let v00 = 0;
  let v01 = 0;
  for (let j = 0; j < z.length; j++) {
    intercept += z[j]! * model.terms[j]!.coefficient!;
    v01 += z[j]! * model.covariance[j]![at]!;
    for (let l = 0; l < z.length; l++) v00 += z[j]! * z[l]! * model.covariance[j]![l]!;
  }
  const v11 = model.covariance[at]![at]!;
  if (slope === 0) return none("the response does not depend on the dose");
  const d50 = -intercept / slope;
  const gamma50 = d50 * slope * (model.link === "logit" ? 0.25 : normalDensity(0));
  const standardError = Math.sqrt(v00 + 2 * d50 * v01 + d50 ** 2 * v11) / Math.abs(slope);
  // Doses at which the linear predictor does not differ from 0: a quadratic in the dose.
  const q = normalCritical(model.level) ** 2;
  const a = slope ** 2 - q * v11;
  const b = 2 * (intercept * slope - q * v01);
  const c = intercept ** 2 - q * v00;
  const discriminant = b * b - 4 * a * c;
  const bounded = a > 0 && discriminant >= 0;
  const root = Math.sqrt(Math.max(0, discriminant));
  return {
    d50,
    standardError,
    lower: bounded ? (-b - root) / (2 * a) : null,
    upper: bounded ? (-b + root) / (2 * a) : null,
    gamma50,
    because: bounded
      ? null
      : "the slope is not significant at this level, so Fieller's set is unbounded",
    convention,
  };
}
