import {
  parametricQuantile,
  parametricSurvival,
  type SurvivalDistribution,
} from "../../src/index.ts";
import { columnsOf, frame } from "../reference-case.ts";
import { covariatesOf } from "./cox.ts";
import type { Compare } from "./compare.ts";

const names: Record<string, SurvivalDistribution> = {
  exponential: "exponential",
  weibull: "weibull",
  lognormal: "log-normal",
  loglogistic: "log-logistic",
};

export const parametric: Compare = (reference, check) => {
  const { input, options } = reference;
  const data = frame(reference.dataset!, columnsOf(input));
  const covariates = covariatesOf(reference, data);
  const followUp = { time: data.number(input.time), event: data.number(input.event) };
  for (const name of options.distributions as string[]) {
    const e = reference.expected[name];
    const model = parametricSurvival(followUp, names[name]!, covariates);
    check.same(
      `${name} terms`,
      model.terms.map((t) => t.term),
      e.terms,
    );
    check.same(
      `${name} coefficients`,
      model.terms.map((t) => t.coefficient),
      e.coef,
    );
    check.same(`${name} scale`, model.scale, e.scale);
    check.same(`${name} parameters`, model.parameters, e.vcovTerms);
    check.same(`${name} covariance`, model.covariance, e.vcov);
    check.same(
      `${name} likelihood`,
      [
        model.logLikelihood.model,
        model.logLikelihood.null,
        model.degreesOfFreedom,
        model.akaike,
        model.bayesian,
      ],
      [e.loglik, e.loglikNull, e.df, e.aic, e.bic],
    );
    if (!e.quantiles) continue;
    const { newdata, probs, q } = e.quantiles;
    (q as number[][]).forEach((row, k) => {
      const values = (input.covariates as string[]).map((c) => newdata[c][k] as number);
      check.same(
        `${name} quantiles ${k}`,
        (probs as number[]).map((p) => parametricQuantile(model, values, p)),
        row,
      );
    });
  }
};
