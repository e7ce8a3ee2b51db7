import {
  baselineHazard,
  coxConcordance,
  coxRegression,
  devianceResiduals,
  firthCoxRegression,
  dfbetaResiduals,
  martingaleResiduals,
  predictedSurvival,
  proportionalHazardsTest,
  schoenfeldResiduals,
  scoreResiduals,
  type Covariate,
  type CoxModel,
  type TimeTransform,
} from "../../src/index.ts";
import { columnsOf, frame, type Frame, type ReferenceCase } from "../reference-case.ts";
import type { Compare } from "./compare.ts";
import { compareFirth } from "./firth.ts";

/** The covariates of a case, categories with their levels. */
export function covariatesOf({ input }: ReferenceCase, data: Frame): Covariate[] {
  return (input.covariates as string[]).map((name) => {
    const levels = input.factors?.[name] as string[] | undefined;
    return levels ? { name, values: data.text(name), levels } : { name, values: data.number(name) };
  });
}

export function fitCox(reference: ReferenceCase, data: Frame): CoxModel {
  const { input, options } = reference;
  const rows = Array.from({ length: data.n }, (_, i) => i);
  const strata = ([] as string[]).concat(input.strata ?? []);
  return coxRegression(
    {
      time: data.number(input.time),
      event: data.number(input.event),
      ...(input.entry ? { entry: data.number(input.entry) } : {}),
      ...(input.weights ? { weight: data.number(input.weights) } : {}),
    },
    covariatesOf(reference, data),
    {
      ties: options.ties,
      level: options.level ?? 0.95,
      robust: options.robust ?? false,
      ...(strata.length > 0
        ? { strata: rows.map((i) => strata.map((name) => data.text(name)[i]).join(" ")) }
        : {}),
      ...(input.offset ? { offset: data.number(input.offset) } : {}),
      ...(input.cluster
        ? { cluster: input.cluster === "row" ? rows : data.text(input.cluster) }
        : {}),
    },
  );
}

export const cox: Compare = (reference, check) => {
  const { expected: e, input } = reference;
  const data = frame(reference.dataset!, columnsOf(input));
  const model = fitCox(reference, data);
  const column = <K extends keyof CoxModel["terms"][number]>(name: K) =>
    model.terms.map((term) => term[name]);
  check.same("n", [model.n, model.events], [e.n, e.events]);
  check.same("coefficients", column("coefficient"), e.coef);
  check.same("errors", column("standardError"), e.se);
  if (e.seNaive) check.same("naive errors", column("naiveStandardError"), e.seNaive);
  check.same("z", column("z"), e.z);
  check.same("p", column("p"), e.p);
  check.same("logP", column("logP"), e.logP);
  check.same("hr", column("hazardRatio"), e.hr);
  check.same("lower", column("lower"), e.hrLower);
  check.same("upper", column("upper"), e.hrUpper);
  check.same("covariance", model.covariance, e.vcov);
  check.same(
    "log-likelihood",
    [model.logLikelihood.null, model.logLikelihood.model],
    [e.loglikNull, e.loglik],
  );
  for (const [name, test] of [
    ["lrt", model.tests.likelihoodRatio],
    ["wald", model.tests.waldAsR],
    ["score", model.tests.score],
  ] as const)
    check.same(
      name,
      [test.statistic, test.degreesOfFreedom, test.p, test.logP],
      [e[name].chisq, e[name].df, e[name].p, e[name].logP],
    );
  if (e.robustScore !== undefined)
    check.same("robust score", model.tests.robustScore?.statistic, e.robustScore);
  check.same("aic", model.akaike, e.aic);
  check.same("bic", model.bayesian, e.bicEvents);
  if (e.concordance) {
    const c = coxConcordance(model);
    const k = e.concordance.counts;
    check.same(
      "concordance",
      [c.concordance, c.standardError],
      [e.concordance.c, e.concordance.se],
    );
    check.same(
      "pairs",
      [c.concordant, c.discordant, c.tiedScore, c.tiedTime, c.tiedBoth],
      [k.concordant, k.discordant, k["tied.x"], k["tied.y"], k["tied.xy"]],
    );
    if (e.concordance.unoC !== undefined) {
      const uno = coxConcordance(model, "uno");
      check.same(
        "uno",
        [uno.concordance, uno.standardError],
        [e.concordance.unoC, e.concordance.unoSE],
      );
    }
  }
  for (const [transform, table] of Object.entries((e.zph ?? {}) as Record<string, any>)) {
    const tests = proportionalHazardsTest(model, transform as TimeTransform);
    check.same(
      `zph ${transform} χ²`,
      tests.map((t) => t.statistic),
      table.chisq,
    );
    check.same(
      `zph ${transform} df`,
      tests.map((t) => t.degreesOfFreedom),
      table.df,
    );
    check.same(
      `zph ${transform} p`,
      tests.map((t) => t.p),
      table.p,
    );
  }
  if (e.baselineCumHaz) {
    // R orders strata by its factor levels, which the case lists row by row.
    const listed = [
      ...new Set(((e.baselineCumHaz.strata ?? []) as string[]).map((s) => s.replace(/^.*=/, ""))),
    ];
    const curves = baselineHazard(model).sort(
      (a, b) => listed.indexOf(a.stratum) - listed.indexOf(b.stratum),
    );
    check.same(
      "baseline time",
      curves.flatMap((c) => [...c.time]),
      e.baselineCumHaz.time,
    );
    check.same(
      "baseline",
      curves.flatMap((c) => [...c.cumulativeHazard]),
      e.baselineCumHaz.hazard,
    );
  }
  if (e.predictedSurvival) predicted(reference, model, check);
  if (e.residuals) residuals(reference, model, check);
};

const predicted = (
  reference: ReferenceCase,
  model: CoxModel,
  check: Parameters<Compare>[1],
): void => {
  const { input, expected } = reference;
  const s = expected.predictedSurvival;
  const values = (input.covariates as string[]).flatMap((name) => {
    const levels = input.factors?.[name] as string[] | undefined;
    return levels
      ? levels.slice(1).map((level) => Number(String(s.newdata[name]) === level))
      : [s.newdata[name] as number];
  });
  const order = s.strata ? Object.keys(s.strata) : null;
  const curves = predictedSurvival(model, values);
  if (order) curves.sort((a, b) => order.indexOf(a.stratum) - order.indexOf(b.stratum));
  check.same(
    "predicted time",
    curves.flatMap((c) => [...c.time]),
    s.time,
  );
  check.same(
    "predicted S",
    curves.flatMap((c) => [...c.survival]),
    s.survival,
  );
  check.same(
    "predicted SE",
    curves.flatMap((c) => [...c.standardError]),
    s.stdErrCumHaz,
  );
  check.same(
    "predicted lower",
    curves.flatMap((c) => [...c.lower]),
    s.lower,
  );
  check.same(
    "predicted upper",
    curves.flatMap((c) => [...c.upper]),
    s.upper,
  );
};

const residuals = (
  reference: ReferenceCase,
  model: CoxModel,
  check: Parameters<Compare>[1],
): void => {
  const r = reference.expected.residuals;
  const p = model.terms.length;
  const rows = (flat: Float64Array): number[][] =>
    Array.from({ length: flat.length / p }, (_, i) => [...flat.subarray(i * p, (i + 1) * p)]);
  check.same("martingale", martingaleResiduals(model), r.martingale);
  check.same("deviance", devianceResiduals(model), r.deviance);
  check.same("score", rows(scoreResiduals(model)), r.score);
  check.same("dfbeta", rows(dfbetaResiduals(model)), r.dfbeta);
  const schoenfeld = schoenfeldResiduals(model);
  check.same("schoenfeld time", schoenfeld.time, r.schoenfeldTime);
  check.same("schoenfeld", rows(schoenfeld.residual), r.schoenfeld);
};

export const coxDegenerate: Compare = (reference, check) => {
  const { expected: e, input } = reference;
  const model = fitCox(reference, frame(reference.dataset!, columnsOf(input)));
  if (e.coef) {
    check.same(
      "coefficients",
      model.terms.map((t) => t.coefficient),
      e.coef,
    );
    model.terms.forEach((term, j) => {
      check.same(`${term.term} defined`, term.coefficient === null, e.coef[j] === null);
      if (e.coef[j] !== null) check.same("error", term.standardError, e.se[j]);
    });
    check.same("df", model.tests.wald.degreesOfFreedom, e.df);
    const aliased = model.findings.find((finding) => finding.kind === "aliased");
    check.same("aliased", aliased?.terms, e.aliased);
  }
  if (e.infiniteTerms) {
    const separation = model.findings.find((finding) => finding.kind === "separation");
    check.same(
      "separated",
      separation?.terms.map(({ term }) => term),
      e.infiniteTerms,
    );
    check.same(
      "direction",
      separation?.terms.map(({ direction }) => direction),
      e.direction,
    );
    check.same("supremum", model.logLikelihood.model, e.supremumLoglik);
    const data = frame(reference.dataset!, columnsOf(input));
    const firth = firthCoxRegression(
      { time: data.number(input.time), event: data.number(input.event) },
      covariatesOf(reference, data),
    );
    compareFirth(firth, e.firth, check);
  }
};
