import {
  doseResponse,
  firthCoxRegression,
  firthLogisticRegression,
  logisticRegression,
  predictedProbability,
} from "../../src/index.ts";
import { columnsOf, frame, type ReferenceCase } from "../reference-case.ts";
import { covariatesOf } from "./cox.ts";
import { compareFirth } from "./firth.ts";
import type { Compare } from "./compare.ts";

function outcomeOf(
  { input }: ReferenceCase,
  data: ReturnType<typeof frame>,
): { events: Float64Array; trials?: Float64Array } {
  const outcome = data.number(input.outcome);
  if (!input.trials) return { events: outcome };
  const trials = data.number(input.trials);
  return { events: outcome.map((share, i) => Math.round(share * trials[i]!)), trials };
}

export const logistic: Compare = (reference, check) => {
  const { input, options, expected: e } = reference;
  const data = frame(reference.dataset!, columnsOf(input));
  const covariates = covariatesOf(reference, data);
  const outcome = outcomeOf(reference, data);
  const model = logisticRegression(outcome, covariates, {
    link: options.link,
    level: options.level ?? 0.95,
  });
  const column = <K extends keyof (typeof model.terms)[number]>(name: K) =>
    model.terms.map((t) => t[name]);
  check.same("terms", column("term"), e.terms);
  check.same("coefficients", column("coefficient"), e.coef);
  check.same("errors", column("standardError"), e.se);
  check.same("z", column("z"), e.z);
  check.same("p", column("p"), e.p);
  check.same("odds ratio", column("oddsRatio"), e.oddsRatio);
  check.same("lower", column("coefficientLower"), e.waldLower);
  check.same("upper", column("coefficientUpper"), e.waldUpper);
  check.same("covariance", model.covariance, e.vcov);
  check.same(
    "deviance",
    [model.deviance, model.nullDeviance, model.logLikelihood, model.akaike, model.residualDegrees],
    [e.deviance, e.nullDeviance, e.loglik, e.aic, e.dfResidual],
  );
  const r = model.likelihoodRatio;
  check.same(
    "lrt",
    [r.statistic, r.degreesOfFreedom, r.p],
    [e.lrtVsNull.chisq, e.lrtVsNull.df, e.lrtVsNull.p],
  );
  // R's limits are interpolated on a spline, which the case says to compare at 1e-3.
  (e.terms as string[]).forEach((term, j) => {
    const near = { rel: 1e-3, abs: 1e-3 * e.se[j] };
    check.same(
      `profile lower ${term}`,
      model.terms[j]!.coefficientProfileLower,
      e.profileLower[j],
      near,
    );
    check.same(
      `profile upper ${term}`,
      model.terms[j]!.coefficientProfileUpper,
      e.profileUpper[j],
      near,
    );
  });
  check.same("auc", model.areaUnderCurve, e.auc);
  check.same("brier", model.brier, e.brier);
  if (e.predicted) {
    const names = input.covariates as string[];
    const at = (name: string, k: number): unknown =>
      ([] as unknown[]).concat(e.predicted.newdata[name])[k];
    e.predicted.eta.forEach((_: number, k: number) => {
      const values = names.flatMap((name) => {
        const levels = input.factors?.[name] as string[] | undefined;
        return levels
          ? levels.slice(1).map((level) => Number(String(at(name, k)) === level))
          : [Number(at(name, k))];
      });
      const q = predictedProbability(model, values)!;
      check.same(
        `predicted ${k}`,
        [q.linearPredictor, q.standardError, q.probability, q.lower, q.upper],
        [
          e.predicted.eta[k],
          e.predicted.seEta[k],
          e.predicted.prob[k],
          e.predicted.lower[k],
          e.predicted.upper[k],
        ],
      );
    });
  }
  if (e.doseResponse) {
    const d = doseResponse(model, input.covariates[0]);
    const x = e.doseResponse;
    check.same(
      "dose",
      [d.d50, d.standardError, d.lower, d.upper, d.gamma50],
      [x.d50, x.d50SeDelta, x.d50FiellerLower, x.d50FiellerUpper, x.gamma50],
    );
  }
  if (e.firth) compareFirth(firthLogisticRegression(outcome, covariates), e.firth, check);
};

export const logisticDegenerate: Compare = (reference, check) => {
  const data = frame(reference.dataset!, columnsOf(reference.input));
  const covariates = covariatesOf(reference, data);
  const outcome = outcomeOf(reference, data);
  const model = logisticRegression(outcome, covariates);
  const e = reference.expected;
  check.same(
    "separated",
    model.findings.some(({ kind }) => kind === "separation"),
    e.separated,
  );
  check.same("supremum", model.logLikelihood, e.supremumLoglik, { abs: 1e-6 });
  compareFirth(firthLogisticRegression(outcome, covariates), e.firth, check);
};

export const firthCox: Compare = (reference, check) => {
  const { input, options } = reference;
  const data = frame(reference.dataset!, columnsOf(input));
  const model = firthCoxRegression(
    { time: data.number(input.time), event: data.number(input.event) },
    covariatesOf(reference, data),
    { ties: options.ties, level: options.level },
  );
  compareFirth(model, reference.expected, check);
};
