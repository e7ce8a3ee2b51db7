import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { fiducial, folderWith } from "./command.ts";

const reference = new URL("../../statistics/test/reference/", import.meta.url);

interface Case {
  readonly dataset: string;
  // The content differs by family and is only compared.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly input: any;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly expected: any;
  readonly tolerance: Tolerance;
}

interface Tolerance {
  readonly rel: number;
  readonly abs: number;
}

function caseOf(path: string): Case {
  return JSON.parse(readFileSync(new URL(path, reference), "utf8")) as Case;
}

/** What `fiducial stats … --json` answers. */
async function answer(method: string, ...args: readonly string[]) {
  const { code, stdout, stderr } = await fiducial("stats", method, ...args, "--json");
  assert.equal(code, 0, stderr);
  // oxlint-disable-next-line typescript/no-explicit-any
  return JSON.parse(stdout) as { results: any; data: any; findings: any; format: string };
}

function dataOf({ dataset }: Case): string {
  return fileURLToPath(new URL(dataset, reference));
}

function csvWith(text: string): string {
  return join(folderWith({ "data.csv": text }), "data.csv");
}

/** Numbers, or lists of them, within a tolerance. */
function close(actual: unknown, expected: unknown, { rel, abs }: Tolerance, path = ""): void {
  if (Array.isArray(expected)) {
    assert.ok(Array.isArray(actual) && actual.length === expected.length, `${path}: length`);
    expected.forEach((value, i) => close(actual[i], value, { rel, abs }, `${path}[${i}]`));
  } else if (typeof expected === "number") {
    assert.equal(typeof actual, "number", `${path}: ${String(actual)} ≠ ${expected}`);
    const distance = Math.abs((actual as number) - expected);
    assert.ok(
      distance <= abs + rel * Math.abs(expected),
      `${path}: ${String(actual)} ≠ ${expected}`,
    );
  } else
    assert.equal(actual, expected === "NaN" || expected === "Infinity" ? null : expected, path);
}

const each = <T, K extends keyof T>(lines: readonly T[], name: K): T[K][] =>
  lines.map((line) => line[name]);

describe("fiducial stats agrees with R", () => {
  it("in Kaplan–Meier curves, with all their columns", async () => {
    const curve = caseOf("cases/km/km-rt-os.json");
    const { results, format } = await answer(
      "kaplan-meier",
      dataOf(curve),
      ..."--time os_months --event os_event --group arm --quantiles 0.25,0.5,0.75 --times 6,12,24,36 --curve".split(
        " ",
      ),
    );
    assert.equal(format, "fiducial-stats/1");
    curve.expected.groups.forEach(({ group, result: e }: any, g: number) => {
      const ours = results.groups[g];
      const same = (name: string, actual: unknown, expected: unknown): void =>
        close(actual, expected, curve.tolerance, `${group} ${name}`);
      assert.deepEqual([ours.group, ours.n, ours.events], [group, e.n, e.events]);
      same("time", ours.curve.time, e.time);
      same("at risk", ours.curve.atRisk, e.nRisk);
      same("S", ours.curve.survival, e.survival);
      same("SE", ours.curve.standardError, e.stdErrSurvival);
      same("H", ours.curve.cumulativeHazard, e.cumHazNelsonAalen);
      same("lower", ours.curve.lower, e.confidence["log-log"].lower);
      same("upper", ours.curve.upper, e.confidence["log-log"].upper);
      const quantiles = e.quantiles["log-log"];
      for (const name of ["estimate", "lower", "upper"] as const)
        same(`quantile ${name}`, each(ours.quantiles as any[], name), quantiles[name]);
      same("at", each(ours.at as any[], "survival"), e.atTimes.survival);
    });
  });

  it("in log-rank tests, stratified and by trend and pairs", async () => {
    const trend = caseOf("cases/logrank/lr-larynx-stage-trend.json");
    const args = [dataOf(trend), "--time", "time", "--event", "event", "--group", "stage"];
    const { results } = await answer("log-rank", ...args, "--trend", "--pairwise", "holm");
    const { tests, trend: t, pairwise: p } = trend.expected;
    close(
      [results.test.statistic, results.test.p, results.trend.statistic, results.trend.p],
      [tests[0].chisq, tests[0].p, t.chisq, t.p],
      trend.tolerance,
    );
    close(results.test.expected, tests[0].expected, trend.tolerance, "expected");
    close(each(results.pairwise.pairs as any[], "adjustedP"), p.holm, trend.tolerance, "holm");

    const strata = caseOf("cases/logrank/lr-veteran-trt-strat-celltype.json");
    const stratified = [dataOf(strata), "--time", "time", "--event", "event", "--group", "trt"];
    const gehan = strata.expected.tests[1];
    const { results: s } = await answer(
      "log-rank",
      ...stratified,
      "--strata",
      "celltype",
      "--weight",
      "gehan",
    );
    close([s.test.statistic, s.test.p], [gehan.chisq, gehan.p], strata.tolerance);
    const one = strata.expected.oneStepHR;
    const { results: plain } = await answer("log-rank", ...stratified, "--strata", "celltype");
    close(
      [plain.hazardRatio.peto, plain.hazardRatio.lower, plain.hazardRatio.upper],
      [one.peto, one.petoLower, one.petoUpper],
      strata.tolerance,
    );
  });

  it("in Cox models with factors, delayed entry and the test of proportionality", async () => {
    const full = caseOf("cases/cox/cox-veteran-full-efron.json");
    const { results, findings } = await answer(
      "cox",
      dataOf(full),
      ..."--time time --event event --covariates trt,karno,diagtime,age,prior --factor celltype:squamous,smallcell,adeno,large --zph".split(
        " ",
      ),
    );
    const e = full.expected;
    const at = (e.terms as string[]).map((term) =>
      (results.terms as any[]).find((line) => line.term === term),
    );
    close(each(at, "coefficient"), e.coef, full.tolerance, "coefficients");
    close(each(at, "standardError"), e.se, full.tolerance, "errors");
    close(each(at, "lower"), e.hrLower, full.tolerance, "lower");
    close(results.tests.likelihoodRatio.statistic, e.lrt.chisq, full.tolerance, "lrt");
    close(results.concordance.concordance, e.concordance.c, full.tolerance, "C");
    const all = (table: readonly any[]): any => table.at(-1);
    close(all(results.proportionality).statistic, all(e.zph.km.chisq), full.tolerance, "zph");
    assert.ok((findings as any[]).some(({ kind }) => kind === "not-proportional"));

    const late = caseOf("cases/cox/cox-channing-lefttrunc.json");
    const { results: r } = await answer(
      "cox",
      dataOf(late),
      ..."--time age --event death --entry ageentry --covariates gender --zph rank --baseline".split(
        " ",
      ),
    );
    close(each(r.terms as any[], "coefficient"), late.expected.coef, late.tolerance);
    close(r.proportionality[0].p, late.expected.zph.rank.p[0], late.tolerance, "zph rank");
    close(r.predicted[0].cumulativeHazard, late.expected.baselineCumHaz.hazard, late.tolerance);
  });

  it("in Firth's Cox regression", async () => {
    const firth = caseOf("cases/firth-cox/firth-cox-rt.json");
    const { results } = await answer(
      "cox",
      dataOf(firth),
      ..."--time os_months --event os_event --covariates lesions,bed10 --factor arm:CONV --ties breslow --firth".split(
        " ",
      ),
    );
    const [lesions, bed10, arm] = results.terms as any[];
    const ours = [arm, lesions, bed10];
    close(each(ours, "coefficient"), firth.expected.coef, firth.tolerance);
    close(each(ours, "coefficientLower"), firth.expected.profileLower, firth.tolerance);
    close(each(ours, "p"), firth.expected.penalizedLRTp, firth.tolerance);
  });

  it("in competing risks: incidence, Gray's test and Fine–Gray", async () => {
    const incidence = caseOf("cases/competing-risks/cr-rt-arm.json");
    const columns = ["--time", "lc_months", "--status", "lc_status"];
    const file = dataOf(incidence);
    const { results } = await answer(
      "cumulative-incidence",
      file,
      ...columns,
      "--group",
      "arm",
      "--times",
      "6,12,24",
    );
    incidence.expected.groups.forEach(({ result }: any, g: number) => {
      const lines = (results.groups[g].at as any[]).filter(({ cause }) => cause === "1");
      const e = result.causes.cause1.atTimes;
      close(each(lines, "incidence"), e.cmprskEst.slice(0, 3), incidence.tolerance);
      close(
        lines.map((line) => line.standardError ** 2),
        e.cmprskVar.slice(0, 3),
        incidence.tolerance,
      );
    });
    const { results: gray } = await answer("gray", file, ...columns, "--group", "arm");
    const [e] = incidence.expected.gray;
    close(each(gray.tests as any[], "statistic"), e.stat, incidence.tolerance, "Gray");
    close(each(gray.tests as any[], "p"), e.p, incidence.tolerance, "Gray's p");

    const fine = caseOf("cases/fine-gray/fg-rt.json");
    const { results: model } = await answer(
      "fine-gray",
      dataOf(fine),
      ...columns,
      "--cause",
      "1",
      "--covariates",
      "bed10,lesions",
    );
    close(each(model.terms as any[], "coefficient"), fine.expected.crr.coef, fine.tolerance);
    close(each(model.terms as any[], "standardError"), fine.expected.crr.se, fine.tolerance);
  });

  it("in restricted means, landmarks and follow-up", async () => {
    const columns = ["--time", "os_months", "--event", "os_event", "--group", "arm"];
    const means = caseOf("cases/rmst/rmst-rt.json");
    const { results } = await answer("rmst", dataOf(means), ...columns, "--horizon", "24");
    close(
      each(results.means as any[], "mean"),
      each(means.expected.groups as any[], "rmst"),
      means.tolerance,
    );
    const { difference, ratio } = means.expected;
    const contrast = results.contrasts[0];
    close(
      [
        contrast.difference.estimate,
        contrast.difference.p,
        contrast.ratio.estimate,
        contrast.ratio.p,
      ],
      [difference.est, difference.p, ratio.est, ratio.p],
      means.tolerance,
    );

    const mark = caseOf("cases/landmark/landmark-rt-6.json");
    const { results: cut } = await answer("landmark", dataOf(mark), ...columns, "--at", "6");
    close(
      [cut.logRank.statistic, cut.logRank.p],
      [mark.expected.logrank.chisq, mark.expected.logrank.p],
      mark.tolerance,
    );
    mark.expected.medians.forEach((e: any, g: number) => {
      const [median] = cut.groups[g].quantiles;
      close(
        [median.estimate, median.lower, median.upper],
        [e.median, e.lower, e.upper],
        mark.tolerance,
      );
    });

    const reverse = caseOf("cases/reverse-km/revkm-rt_small.json");
    const { results: followed } = await answer("follow-up", dataOf(reverse), ...columns);
    reverse.expected.groups.forEach(({ result: { flip } }: any, g: number) => {
      const [median] = followed.groups[g].quantiles;
      close(
        [median.estimate, median.lower, median.upper],
        [flip.median, flip.lower, flip.upper],
        reverse.tolerance,
      );
    });
  });

  it("in logistic and parametric regression", async () => {
    const local = caseOf("cases/logistic/glm-rt-lc.json");
    const { results } = await answer(
      "logistic",
      dataOf(local),
      ..."--outcome lc_status=1 --covariates bed10,lesions".split(" "),
    );
    close(each(results.terms as any[], "coefficient"), local.expected.coef, local.tolerance);

    const dose = caseOf("cases/logistic/glm-tcp-logit.json");
    const { results: tcp } = await answer(
      "logistic",
      dataOf(dose),
      ..."--outcome control --covariates dose --dose-response dose".split(" "),
    );
    const e = dose.expected.doseResponse;
    const ours = tcp.doseResponse;
    close(
      [ours.d50, ours.lower, ours.upper, ours.gamma50],
      [e.d50, e.d50FiellerLower, e.d50FiellerUpper, e.gamma50],
      dose.tolerance,
    );

    const larynx = caseOf("cases/parametric/param-larynx.json");
    const { results: weibull } = await answer(
      "parametric",
      dataOf(larynx),
      ..."--time time --event event --covariates age --factor stage:1".split(" "),
    );
    const [intercept, age, ...stages] = larynx.expected.weibull.terms.map(
      (_: string, k: number) => weibull.terms[k].coefficient,
    );
    close([intercept, ...stages, age], larynx.expected.weibull.coef, larynx.tolerance);
  });

  it("in small tables, samples and proportions", async () => {
    const table = caseOf("cases/contingency/tab-3x2-trend.json");
    const text = (table.input.table as number[][]).map((row) => row.join(",")).join(";");
    const { results } = await answer("contingency", "--table", text);
    const e = table.expected;
    close(
      [
        results.pearson.p,
        results.fisher.p,
        results.likelihoodRatio.p,
        results.cochranArmitage.p,
        results.cramersV,
      ],
      [e.pearson.p, e.fisher.p, e.likelihoodRatioG.p, e.cochranArmitageTrend.p, e.cramersV],
      table.tolerance,
    );

    const two = caseOf("cases/two-sample/two-gtv.json");
    const rows = [
      ...(two.input.x as number[]).map((value) => `x,${value}`),
      ...(two.input.y as number[]).map((value) => `y,${value}`),
    ];
    const file = csvWith(["arm,gtv", ...rows].join("\n"));
    const { results: r } = await answer("two-sample", file, "--value", "gtv", "--group", "arm");
    close(
      [r.mannWhitney.statistic, r.mannWhitney.p, r.welch.p, r.student.lower, r.varianceRatio.p],
      [
        two.expected.mannWhitney.W,
        two.expected.mannWhitney.pExactTies,
        two.expected.welch.p,
        two.expected.student.lower,
        two.expected.fTestVariance.p,
      ],
      two.tolerance,
    );

    const several = caseOf("cases/k-sample/kw-3.json");
    const values = (several.input.values as number[]).map(
      (value, i) => `${several.input.groups[i]},${value}`,
    );
    const { results: k } = await answer(
      "k-sample",
      csvWith(["group,value", ...values].join("\n")),
      "--value",
      "value",
      "--group",
      "group",
    );
    close(
      [k.kruskalWallis.statistic, k.kruskalWallis.p, k.analysisOfVariance.p],
      [
        several.expected.kruskalWallis.H,
        several.expected.kruskalWallis.p,
        several.expected.anova.p,
      ],
      several.tolerance,
    );

    const binomial = caseOf("cases/binomial/bin-7-20.json");
    const { results: b } = await answer(
      "proportion",
      ..."--events 7 --n 20 --interval all --expected 0.5".split(" "),
    );
    close(
      (b.proportions as any[]).map(({ lower, upper }) => [lower, upper]),
      [
        "clopperPearson",
        "wilson",
        "wilsonContinuityCorrected",
        "agrestiCoull",
        "jeffreys",
        "wald",
      ].map((name) => binomial.expected[name]),
      binomial.tolerance,
    );
    close(b.tests[0].p, binomial.expected.pExactTwoSided, binomial.tolerance, "exact p");
  });

  it("in pooling, and with SPSS in its medians and means", async () => {
    const pooling = JSON.parse(readFileSync(new URL("own/pooling.json", reference), "utf8")) as any;
    const rows = (pooling.y as number[]).map((y, i) => `S${i + 1},${y},${pooling.se[i]}`);
    const { results } = await answer(
      "pool",
      csvWith(["study,y,se", ...rows].join("\n")),
      ..."--label study --estimate y --se se".split(" "),
    );
    const { pooled } = results;
    const e = pooling.reml;
    close(
      [pooled.estimate, pooled.lower, pooled.upper, pooled.tauSquared],
      [e.estimate, e.lower, e.upper, e.tau2],
      { rel: 1e-5, abs: 1e-7 },
    );

    const spss = caseOf("cases/spss-km/spss31-sex1.json");
    const { results: km } = await answer(
      "kaplan-meier",
      dataOf(spss),
      ..."--time time --event event --spss".split(" "),
    );
    const [{ quantiles, mean }] = km.groups;
    const { median: m, mean: a } = spss.expected;
    close(
      [
        quantiles[0].estimate,
        quantiles[0].standardError,
        quantiles[0].lower,
        mean.mean,
        mean.standardError,
        mean.upper,
      ],
      [m.estimate, m.se, m.lower, a.estimate, a.se, a.upper],
      spss.tolerance,
    );
  });
});
