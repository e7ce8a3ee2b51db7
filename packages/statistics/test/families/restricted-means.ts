import {
  compareRestrictedMeans,
  coxRegression,
  kaplanMeier,
  landmark,
  logRank,
  restrictedMean,
  survivalQuantile,
  type FollowUp,
} from "../../src/index.ts";
import { followUps } from "./curves.ts";
import type { Compare } from "./compare.ts";

export const restrictedMeanFamily: Compare = (reference, check) => {
  const { options, expected } = reference;
  const means = followUps(reference).map(({ followUp }) =>
    restrictedMean(kaplanMeier(followUp), options.tau, { level: options.level }),
  );
  means.forEach((mean, g) => {
    const e = expected.groups[g];
    check.same(
      `group ${g}`,
      [mean.mean, mean.standardError, mean.lower, mean.upper, mean.lost],
      [e.rmst, e.se, e.lower, e.upper, e.rmtl],
    );
  });
  if (!expected.difference) return;
  const { difference, ratio } = compareRestrictedMeans(means[0]!, means[1]!, {
    level: options.level,
  });
  const d = expected.difference;
  check.same(
    "difference",
    [
      difference.estimate,
      difference.standardError,
      difference.lower,
      difference.upper,
      difference.p,
    ],
    [d.est, d.se, d.lower, d.upper, d.p],
  );
  const r = expected.ratio;
  check.same(
    "ratio",
    [ratio.estimate, ratio.lower, ratio.upper, ratio.p],
    [r.est, r.lower, r.upper, r.p],
  );
};

export const landmarkFamily: Compare = (reference, check) => {
  const { options, expected: e } = reference;
  const groups = followUps(reference).map(({ followUp }) => landmark(followUp, options.landmark));
  const total = (of: (part: (typeof groups)[number]) => number): number =>
    groups.reduce((sum, part) => sum + of(part), 0);
  check.same(
    "counts",
    [total((g) => g.kept.length), total((g) => g.excludedEvents), total((g) => g.excludedCensored)],
    [e.nRemaining, e.nExcludedEvents, e.nExcludedCensored],
  );
  const test = logRank(groups.map((g) => g.followUp));
  const l = e.logrank;
  check.same(
    "log-rank",
    [test.statistic, test.degreesOfFreedom, test.p, test.logP],
    [l.chisq, l.df, l.p, l.logP],
  );
  check.same("O", test.observed, l.observed);
  check.same("E", test.expected, l.expected);
  groups.forEach(({ followUp }, g) => {
    const curve = kaplanMeier(followUp);
    const q = survivalQuantile(curve);
    const m = e.medians[g];
    check.same(
      `median ${g}`,
      [curve.n, curve.events, q.estimate, q.lower, q.upper],
      [m.n, m.events, m.median, m.lower, m.upper],
    );
  });
  const pooled = (of: (g: FollowUp) => ArrayLike<number | boolean>): number[] =>
    groups.flatMap(({ followUp }) => Array.from(of(followUp), Number));
  const cox = coxRegression({ time: pooled((g) => g.time), event: pooled((g) => g.event) }, [
    {
      name: "group",
      values: groups.flatMap((g, k) => g.kept.map(() => k)),
      levels: groups.map((_, k) => k),
    },
  ]);
  check.same(
    "cox",
    cox.terms.map((t) => t.coefficient),
    e.cox.coef,
  );
  check.same(
    "cox error",
    cox.terms.map((t) => t.standardError),
    e.cox.se,
  );
};
