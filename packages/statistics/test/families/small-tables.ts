import {
  analysisOfVariance,
  binomialTest,
  cochranArmitage,
  cramersV,
  fisherExact,
  hodgesLehmann,
  holm,
  kruskalWallis,
  likelihoodRatioChiSquare,
  mannWhitney,
  mcNemar,
  oddsRatio,
  pearsonChiSquare,
  proportionInterval,
  riskRatio,
  studentT,
  varianceRatio,
  welchT,
} from "../../src/index.ts";
import { betaQuantile } from "../../src/distributions/beta.ts";
import { chiSquareQuantile, chiSquareTails } from "../../src/distributions/chi-square.ts";
import { normalQuantile, normalTails } from "../../src/distributions/normal.ts";
import { studentTails } from "../../src/distributions/student-t.ts";
import type { Compare } from "./compare.ts";

export const binomial: Compare = ({ input, options, expected: e }, check) => {
  const { x, n } = input as { x: number; n: number };
  const methods = {
    clopperPearson: "clopper-pearson",
    wilson: "wilson",
    wilsonContinuityCorrected: "wilson-continuity-corrected",
    agrestiCoull: "agresti-coull",
    jeffreys: "jeffreys",
    wald: "wald",
  } as const;
  for (const [name, method] of Object.entries(methods)) {
    const interval = proportionInterval(x, n, method, options.level);
    check.same(name, [interval.lower, interval.upper], e[name]);
    check.same("estimate", interval.estimate, e.estimate);
  }
  const test = binomialTest(x, n, options.p0);
  check.same("p", [test.p, test.pLess, test.pGreater], [e.pExactTwoSided, e.pLess, e.pGreater]);
};

export const contingency: Compare = ({ input, expected: e }, check) => {
  const table = input.table as number[][];
  const fisher = fisherExact(table);
  check.same("fisher p", fisher.p, e.fisher.p);
  for (const [ours, theirs] of [
    ["oddsRatio", "oddsRatioCMLE"],
    ["lower", "lower"],
    ["upper", "upper"],
    ["pLess", "pLess"],
    ["pGreater", "pGreater"],
    ["midP", "midP"],
  ] as const)
    if (theirs in e.fisher) check.same(`fisher ${ours}`, fisher[ours], e.fisher[theirs]);
  const pearson = pearsonChiSquare(table);
  check.same("χ²", pearson.statistic, e.pearson.chisq);
  check.same("df", pearson.degreesOfFreedom, e.pearson.df);
  check.same("p", pearson.p, e.pearson.p);
  check.same("logP", pearson.logP, e.pearson.logP);
  check.same("expected", pearson.expected, e.pearson.expected);
  check.same("least expected", pearson.minimumExpected, e.pearson.minExpected);
  const ratio = likelihoodRatioChiSquare(table);
  check.same("G²", ratio.statistic, e.likelihoodRatioG.g);
  check.same("G² p", ratio.p, e.likelihoodRatioG.p);
  check.same("V", cramersV(table), e.cramersV);
  if (e.yates) {
    const yates = pearsonChiSquare(table, { continuityCorrection: true });
    check.same("Yates", [yates.statistic, yates.p], [e.yates.chisq, e.yates.p]);
  }
  if (e.mcnemar)
    check.same(
      "McNemar",
      [mcNemar(table).p, mcNemar(table, { continuityCorrection: false }).p],
      [e.mcnemar.corrected, e.mcnemar.uncorrected],
    );
  if (e.oddsRatioWald) {
    const or = oddsRatio(table);
    const rr = riskRatio(table);
    check.same(
      "OR",
      [or.estimate, or.lower, or.upper],
      [e.oddsRatioWald.or, e.oddsRatioWald.lower, e.oddsRatioWald.upper],
    );
    check.same(
      "RR",
      [rr.estimate, rr.lower, rr.upper],
      [e.riskRatioWald.rr, e.riskRatioWald.lower, e.riskRatioWald.upper],
    );
  }
  if (e.cochranArmitageTrend) {
    const trend = cochranArmitage(
      table.map((row) => row[0]!),
      table.map((row) => row[0]! + row[1]!),
      e.cochranArmitageTrend.scores,
    );
    check.same(
      "trend",
      [trend.statistic, trend.p],
      [e.cochranArmitageTrend.chisq, e.cochranArmitageTrend.p],
    );
  }
};

export const twoSample: Compare = ({ input, expected: e }, check) => {
  const { x, y } = input as { x: number[]; y: number[] };
  const m = e.mannWhitney;
  const exact = mannWhitney(x, y, { method: "exact" });
  const corrected = mannWhitney(x, y, { method: "normal" });
  const plain = mannWhitney(x, y, { method: "normal", continuityCorrection: false });
  check.same("W", exact.statistic, m.W);
  check.same("exact", exact.p, m.pExactTies);
  check.same("exact without ties", exact.p, m.pExact);
  check.same("coin", exact.p, m.pExactCoin);
  check.same("z", exact.z, m.zCoin);
  check.same("corrected", corrected.p, m.pNormalCorrected);
  check.same("uncorrected", plain.p, m.pNormalUncorrected);
  if (exact.z !== null) {
    check.same("less", corrected.pLess, m.pNormalLessCorrected);
    check.same("greater", corrected.pGreater, m.pNormalGreaterCorrected);
  }
  check.same("auc", exact.areaUnderCurve, m.auc);
  if (m.hodgesLehmann !== undefined) {
    const shift = hodgesLehmann(x, y);
    check.same(
      "shift",
      [shift.estimate, shift.lower, shift.upper],
      [m.hodgesLehmann, m.hlLowerExact, m.hlUpperExact],
    );
  }
  for (const [name, test] of [
    ["welch", welchT(x, y)],
    ["student", studentT(x, y)],
  ] as const) {
    if (!e[name]) continue;
    check.same(
      name,
      [test.statistic, test.degreesOfFreedom, test.p, test.lower, test.upper],
      [e[name].t, e[name].df, e[name].p, e[name].lower, e[name].upper],
    );
    check.same(`${name} difference`, test.difference, e[name].diff);
  }
  if (e.fTestVariance) {
    const f = varianceRatio(x, y);
    check.same("F", [f.statistic, f.p], [e.fTestVariance.F, e.fTestVariance.p]);
  }
};

export const kSample: Compare = ({ input, expected: e }, check) => {
  const labels = [...new Set(input.groups as string[])].sort((a, b) => (a < b ? -1 : 1));
  const byLabel = new Map(
    labels.map((label) => [
      label,
      (input.values as number[]).filter((_, i) => input.groups[i] === label),
    ]),
  );
  const groups = [...byLabel.values()];
  const kw = kruskalWallis(groups);
  check.same(
    "H",
    [kw.statistic, kw.degreesOfFreedom, kw.p],
    [e.kruskalWallis.H, e.kruskalWallis.df, e.kruskalWallis.p],
  );
  const f = analysisOfVariance(groups);
  check.same(
    "anova",
    [f.statistic, f.numeratorDegrees, f.denominatorDegrees, f.p],
    [e.anova.F, e.anova.df1, e.anova.df2, e.anova.p],
  );
  const pairwise = e.pairwiseMannWhitneyNormalCorrected;
  const p = (pairwise.pairs as [string, string][]).map(
    ([a, b]) => mannWhitney(byLabel.get(a)!, byLabel.get(b)!, { method: "normal" }).p,
  );
  check.same("pairwise", p, pairwise.p);
  check.same("holm", holm(p), pairwise.holm);
};

export const distributions: Compare = ({ expected }, check) => {
  for (const { fn, args, value } of expected.rows) {
    const path = `${fn} ${JSON.stringify(args)}`;
    const tail = (tails: { upper: number; logUpper: number }): void => {
      check.same(path, tails.upper, value.sf);
      check.same(`log ${path}`, tails.logUpper, value.logSf);
    };
    if (fn === "normal.sf") tail(normalTails(args.z));
    else if (fn === "chisq.sf") tail(chiSquareTails(args.x, args.df));
    else if (fn === "t.sf") tail(studentTails(args.t, args.df));
    else if (fn === "normal.quantile") check.same(path, normalQuantile(args.p), value.q);
    else if (fn === "chisq.quantile") check.same(path, chiSquareQuantile(args.p, args.df), value.q);
    else if (fn === "beta.quantile")
      check.same(path, betaQuantile(args.p, args.a, args.b), value.q);
    else throw new Error(`no ${fn}`);
  }
};
