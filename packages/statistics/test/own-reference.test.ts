import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";

import {
  coxRegression,
  fisherExact,
  linearByLinear,
  logitStudy,
  maxCombo,
  mcNemar,
  poolEstimates,
  wilcoxonSignedRank,
  type CoxModel,
  type CoxOptions,
  type PoolingOptions,
  type StudyEstimate,
} from "../src/index.ts";

// The programs that made these files lie beside them.
const folder = new URL("./reference/own/", import.meta.url);
const read = (name: string): any => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

function near(actual: unknown, expected: unknown, rel = 1e-8): void {
  if (Array.isArray(expected)) {
    expected.forEach((value, i) => near((actual as unknown[])[i], value, rel));
    return;
  }
  if (expected === null) return;
  const [a, b] = [actual as number, expected as number];
  assert.ok(Math.abs(a - b) <= rel * Math.abs(b) + 1e-12, `${a} is not ${b}`);
}

describe("own reference programs", () => {
  const { data, ...e } = read("cox-options.json");
  const fit = (options: CoxOptions, weight?: number[]): CoxModel =>
    coxRegression(
      { time: data.time, event: data.event, ...(weight ? { weight } : {}) },
      [
        { name: "age", values: data.age },
        { name: "sex", values: data.sex },
      ],
      options,
    );
  const compare = (model: CoxModel, part: any): void => {
    near(
      model.terms.map((t) => t.coefficient),
      part.coef,
    );
    near(
      model.terms.map((t) => t.standardError),
      part.se,
    );
    near([model.logLikelihood.null, model.logLikelihood.model], part.loglik);
  };
  it("fits Cox models with an offset as survival does", () =>
    compare(fit({ offset: data.ecog.map((v: number) => 0.3 * v) }), e.offset));
  it("fits weighted, stratified Cox models as survival does", () =>
    compare(fit({ strata: data.ecog }, data.weight), e.weightedStrata));
  it("fits stratified Cox models with exact ties as survival does", () =>
    compare(fit({ strata: data.ecog, ties: "exact" }), e.exactStrata));
  it("takes each row for a cluster where the variance is robust without clusters", () =>
    compare(fit({ robust: true }), e.robust));
  it("weights the robust variance as survival does", () =>
    compare(fit({ robust: true, ties: "breslow" }, data.weight), e.robustWeighted));

  it("tests pairs and ordered tables as R does", () => {
    const r = read("paired-and-ordered.json");
    const exact = wilcoxonSignedRank(r.differences, { method: "exact" });
    near([exact.statistic, exact.p], [r.exact.statistic, r.exact.p]);
    const corrected = wilcoxonSignedRank(r.tied, { method: "normal" });
    near([corrected.statistic, corrected.p], [r.corrected.statistic, r.corrected.p]);
    near(
      wilcoxonSignedRank(r.tied, { method: "normal", continuityCorrection: false }).p,
      r.uncorrected.p,
    );
    const linear = linearByLinear(r.table);
    near([linear.statistic, linear.p], [r.linear.statistic, r.linear.p]);
    const pairs = mcNemar(r.pairs);
    near([pairs.p, pairs.exactP], [r.mcnemar.corrected, r.mcnemar.exact]);
    near(mcNemar(r.pairs, { continuityCorrection: false }).p, r.mcnemar.uncorrected);
  });

  it(
    "pools studies as metafor does",
    { skip: !existsSync(new URL("pooling.json", folder)) },
    () => {
      const r = read("pooling.json");
      const studies: StudyEstimate[] = r.y.map((estimate: number, i: number) => ({
        label: String(i),
        estimate,
        standardError: r.se[i],
      }));
      const proportions = r.events.map((x: number, i: number) => logitStudy(String(i), x, r.n[i]));
      near(
        proportions.map((s: StudyEstimate) => s.estimate),
        r.logit.y,
      );
      near(
        proportions.map((s: StudyEstimate) => s.standardError),
        r.logit.se,
      );
      const methods: [string, StudyEstimate[], PoolingOptions][] = [
        ["fixed", studies, { method: "fixed" }],
        ["reml", studies, { method: "reml" }],
        ["pm", studies, { method: "paule-mandel" }],
        ["dl", studies, { method: "dersimonian-laird" }],
        ["remlKnapp", studies, { method: "reml", hartungKnapp: true }],
        ["pmKnapp", studies, { method: "paule-mandel", hartungKnapp: true }],
        ["proportions", proportions, { method: "reml" }],
      ];
      for (const [name, from, options] of methods) {
        const p = poolEstimates(from, options);
        const x = r[name];
        const tolerance = name.startsWith("pm") ? 1e-4 : 1e-6;
        near(
          [p.estimate, p.standardError, p.lower, p.upper, p.p],
          [x.estimate, x.se, x.lower, x.upper, x.p],
          tolerance,
        );
        near([p.tauSquared, p.q, p.qP, p.iSquared], [x.tau2, x.Q, x.QP, x.I2], tolerance);
        if (options.method !== "fixed" && x.predictionLower !== null)
          near(
            [p.predictionLower, p.predictionUpper],
            [x.predictionLower, x.predictionUpper],
            tolerance,
          );
      }
    },
  );

  it(
    "joins four weights in the max-combo as mvtnorm does",
    { skip: !existsSync(new URL("max-combo.json", folder)) },
    () => {
      const r = read("max-combo.json");
      const groups = [1, 2].map((g) => {
        const rows = (r.time as number[]).flatMap((_, i) => (r.group[i] === g ? [i] : []));
        return { time: rows.map((i) => r.time[i]), event: rows.map((i) => r.event[i]) };
      });
      const test = maxCombo(groups);
      near(
        test.members.map((m) => m.z),
        r.z,
      );
      near(test.statistic, r.statistic);
      near(test.p, r.p, 1e-5);
    },
  );
});

describe("Fisher's exact test by the network algorithm", () => {
  const { tables } = read("fisher-tables.json") as {
    tables: { rows: number; cells: number[]; p: number }[];
  };
  it(`gives R's p of ${tables.length} tables to nine digits`, () => {
    for (const { rows, cells, p } of tables) {
      const width = cells.length / rows;
      const table = Array.from({ length: rows }, (_, i) => cells.slice(i * width, (i + 1) * width));
      near(fisherExact(table).p, p, 1e-9);
    }
  });
});
