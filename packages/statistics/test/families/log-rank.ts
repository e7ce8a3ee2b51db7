import { logRank, type LogRankWeight } from "../../src/index.ts";
import { followUps } from "./curves.ts";
import type { Compare } from "./index.ts";

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
    if (e.chisq === null) check.same(`${name} undefined`, result.statistic, null);
  }
};
