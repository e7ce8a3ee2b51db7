import {
  logRank,
  logRankTrend,
  oneStepHazardRatio,
  pairwiseLogRank,
  type LogRankWeight,
} from "../../src/index.ts";
import { followUps } from "./curves.ts";
import type { Compare } from "./compare.ts";

interface ExpectedTest {
  test: string;
  rho: number;
  gamma: number;
  groups: string[];
  observed: number[];
  expected: number[];
  U: number[];
  V: number[][];
  chisq: number | null;
  df: number;
  p: number | null;
  logP: number | null;
}

export function weightOf(test: ExpectedTest): LogRankWeight {
  if (test.test === "fh") return { rho: test.rho, gamma: test.gamma };
  return test.test === "logrank" ? "log-rank" : (test.test as LogRankWeight);
}

export const logRankFamily: Compare = (reference, check) => {
  const groups = followUps(reference);
  const { input } = reference;
  const strata = input.strata ? groups.map(({ data }) => data.text(input.strata)) : undefined;
  for (const e of reference.expected.tests as ExpectedTest[]) {
    const name = `${e.test}(${e.rho}, ${e.gamma})`;
    check.same(
      "groups",
      groups.map(({ label }) => label),
      e.groups,
    );
    const result = logRank(
      groups.map(({ followUp }) => followUp),
      { weight: weightOf(e), ...(strata ? { strata } : {}) },
    );
    check.same(`${name} O`, result.observed, e.observed);
    check.same(`${name} E`, result.expected, e.expected);
    check.same(`${name} U`, result.difference, e.U);
    check.same(`${name} V`, result.variance, e.V);
    check.same(`${name} df`, result.degreesOfFreedom, e.df);
    check.same(`${name} χ²`, [result.statistic, result.p, result.logP], [e.chisq, e.p, e.logP]);
    if (e.chisq === null) check.same(`${name} undefined`, result.statistic === null, true);
  }
  const { trend: t, pairwise: pw, oneStepHR: one } = reference.expected;
  const all = groups.map(({ followUp }) => followUp);
  const plain = logRank(all, strata ? { strata } : {});
  if (t) {
    const trend = logRankTrend(plain, t.scores);
    check.same(
      "trend",
      [trend.score, trend.variance, trend.statistic, trend.p, trend.logP],
      [t.statistic, t.variance, t.chisq, t.p, t.logP],
    );
  }
  if (pw) {
    const pairs = pairwiseLogRank(all, strata ? { strata } : {});
    check.same(
      "pairs",
      pairs.pairs.map(({ a, b, test }) => [
        groups[a]!.label,
        groups[b]!.label,
        test.statistic,
        test.p,
      ]),
      (pw.pairs as any[]).map((pair) => [pair.a, pair.b, pair.chisq, pair.p]),
    );
    for (const [ours, theirs] of [
      ["holm", "holm"],
      ["bonferroni", "bonferroni"],
      ["hochberg", "hochberg"],
      ["benjaminiHochberg", "BH"],
    ] as const)
      check.same(theirs, pairs[ours], pw[theirs]);
  }
  if (one) {
    const ratio = oneStepHazardRatio(plain);
    check.same(
      "one step",
      [ratio.peto, ratio.lower, ratio.upper, ratio.observedExpected],
      [one.peto, one.petoLower, one.petoUpper, one.oe],
    );
  }
};
