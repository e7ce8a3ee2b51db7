import { coxRegression, fineGrayRegression, predictedIncidence } from "../../src/index.ts";
import { columnsOf, frame } from "../reference-case.ts";
import { covariatesOf } from "./cox.ts";
import type { Compare } from "./compare.ts";

export const fineGray: Compare = (reference, check) => {
  const { input, expected } = reference;
  const data = frame(reference.dataset!, columnsOf(input));
  const covariates = covariatesOf(reference, data);
  const followUp = { time: data.number(input.time), cause: data.number(input.status) };
  const e = expected.crr;
  const model = fineGrayRegression(followUp, input.failCode, covariates);
  const column = <K extends keyof (typeof model.terms)[number]>(name: K) =>
    model.terms.map((term) => term[name]);
  check.same("coefficients", column("coefficient"), e.coef);
  check.same("errors", column("standardError"), e.se);
  check.same("z", column("z"), e.z);
  check.same("p", column("p"), e.p);
  check.same("shr", column("subdistributionHazardRatio"), e.shr);
  check.same("lower", column("lower"), e.shrLower);
  check.same("upper", column("upper"), e.shrUpper);
  check.same("covariance", model.covariance, e.vcov);
  check.same("inverse information", model.naiveCovariance, e.invInformation);
  check.same(
    "log-likelihood",
    [model.logLikelihood.null, model.logLikelihood.model],
    [e.loglikNull, e.loglik],
  );
  check.same("baseline time", model.baseline.time, e.baselineTime);
  check.same("baseline", model.baseline.increment, e.baselineSubdistHazardJump);
  if (e.predictedCif) {
    const curves = (e.predictedCif.newX as number[][]).map((values) =>
      predictedIncidence(model, values),
    );
    check.same("predicted time", curves[0]!.time, e.predictedCif.time);
    check.same(
      "predicted",
      curves.map((curve) => curve.incidence),
      e.predictedCif.cif,
    );
  }
  const s = expected.survivalFinegray;
  const survival = fineGrayRegression(followUp, input.failCode, covariates, {
    censoringTies: "finegray",
  });
  check.same(
    "finegray",
    survival.terms.map((t) => t.coefficient),
    s.coef,
  );
  check.same(
    "finegray robust",
    survival.terms.map((t) => t.standardError),
    s.seRobust,
  );
  check.same(
    "finegray naive",
    survival.terms.map((t) => t.naiveStandardError),
    s.seNaive,
  );
  const cause = coxRegression(
    { time: followUp.time, event: Array.from(followUp.cause, (c) => c === input.failCode) },
    covariates,
    { ties: expected.causeSpecificCox.ties },
  );
  check.same(
    "cause-specific",
    cause.terms.map((t) => t.coefficient),
    expected.causeSpecificCox.coef,
  );
  check.same(
    "cause-specific error",
    cause.terms.map((t) => t.standardError),
    expected.causeSpecificCox.se,
  );
};
