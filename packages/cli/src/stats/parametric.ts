import {
  parametricQuantile,
  parametricSurvival,
  type SurvivalDistribution,
} from "@fiducial/statistics";
import type { Compute } from "./answer.ts";
import { covariatesOf, namedColumn } from "./columns.ts";
import { throwWhere } from "./complete-rows.ts";
import { termValues } from "./cox.ts";
import { followUpColumns, type FollowUpOptions } from "./follow-up-columns.ts";
import {
  because,
  exponential,
  intervalHeader,
  intervalText,
  numberText,
  pText,
} from "./number-text.ts";

interface ParametricCommand extends FollowUpOptions {
  readonly distribution: SurvivalDistribution;
  readonly covariates: readonly string[];
  readonly factor: readonly string[];
  readonly level: number;
  readonly predict?: Readonly<Record<string, number>>;
  readonly quantiles: readonly number[];
}

export const parametricAnswer: Compute<ParametricCommand> = (data, options) => {
  const factors = options.factor.map((text) => namedColumn(data!, text, ":"));
  const { rows, followUp } = followUpColumns(data!, options, [
    ...options.covariates,
    ...factors.map(({ column }) => column),
  ]);
  throwWhere(
    followUp.time,
    (time) => time <= 0,
    (row) =>
      rows.trouble(
        row,
        options.time,
        "a time above 0, as the model is one of its logarithm",
        "Correct the time, or leave the row out.",
      ),
  );
  const { covariates, labels } = covariatesOf(rows, options.covariates, factors);
  const { level } = options;
  const model = parametricSurvival(followUp, options.distribution, covariates, { level });
  const names = ["(Intercept)", ...labels];
  const predicting = options.predict !== undefined || labels.length === 0;
  const quantiles = predicting
    ? options.quantiles.map((probability) => ({
        probability,
        estimate: parametricQuantile(
          model,
          termValues(model.terms.slice(1), options.predict ?? {}, "--predict"),
          probability,
        ),
      }))
    : [];
  return {
    data: rows.use,
    results: { ...model, quantiles },
    sheets: [
      {
        title: `${options.distribution} regression: ${model.n} rows, ${model.events} events`,
        header: ["", "time ratio", intervalHeader(level), "coefficient", "SE", "p"],
        rows: model.terms.map((term, k) => [
          names[k]!,
          k === 0 ? "" : numberText(exponential(term.coefficient)),
          k === 0 ? "" : intervalText(exponential(term.lower), exponential(term.upper)),
          numberText(term.coefficient),
          numberText(term.standardError),
          pText(term.p),
        ]),
        notes: [
          model.convention,
          `Scale ${numberText(model.scale)}, log likelihood ${numberText(model.logLikelihood.model)}, AIC ${numberText(model.akaike)}`,
          ...model.terms.map((term, k) => because(names[k]!, term.because)),
        ],
      },
      ...(quantiles.length === 0
        ? []
        : [
            {
              title: `Quantiles of ${options.time}`,
              header: ["had the event", options.time],
              rows: quantiles.map(({ probability, estimate }) => [
                `${100 * probability} %`,
                numberText(estimate),
              ]),
              notes: ["exp(xᵀb + σ·w) of the fitted distribution"],
            },
          ]),
    ],
    findings: model.findings,
  };
};
