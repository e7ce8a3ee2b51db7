import assert from "node:assert/strict";
import { describe, it } from "node:test";

import {
  confidenceBand,
  coxRegression,
  cumulativeIncidence,
  eventTable,
  fisherExact,
  grayTest,
  fineGrayRegression,
  firthCoxRegression,
  firthLogisticRegression,
  joinFalseTies,
  kaplanMeier,
  kruskalWallis,
  landmark,
  likelihoodRatioChiSquare,
  logisticRegression,
  logRatioStudy,
  logRank,
  mannWhitney,
  maxCombo,
  mcNemar,
  parametricSurvival,
  pearsonChiSquare,
  poolEstimates,
  proportionInterval,
  restrictedMean,
  riskTable,
  StatisticsError,
  studentT,
  summary,
  survivalAt,
  survivalDifference,
  survivalQuantile,
  welchT,
  wilcoxonSignedRank,
} from "../src/index.ts";

describe("what is undefined is null with a reason", () => {
  it("gives no χ² where a row has no counts, and drops that row in Fisher's test", () => {
    const table = [
      [0, 0, 0],
      [5, 6, 1],
      [2, 0, 3],
    ];
    const test = pearsonChiSquare(table);
    assert.equal(test.statistic, null);
    assert.equal(test.because, "a row has no counts");
    assert.ok(likelihoodRatioChiSquare(table).statistic! > 0);
    assert.equal(fisherExact(table).p, fisherExact(table.slice(1)).p);
  });

  it("gives no test of values that do not vary", () => {
    assert.equal(mannWhitney([1, 1], [1, 1, 1]).z, null);
    assert.equal(kruskalWallis([[2, 2], [2]]).statistic, null);
    assert.equal(studentT([3, 3], [3, 3]).because, "the values do not vary");
    assert.equal(welchT([3], [4]).because, "too few values");
    assert.equal(wilcoxonSignedRank([0, 0]).p, null);
    assert.equal(
      mcNemar([
        [3, 0],
        [0, 4],
      ]).because,
      "no pair is discordant",
    );
  });

  it("gives no log-rank test without events, and says so", () => {
    const none = { time: [1, 2], event: [0, 0] };
    assert.equal(logRank([none, none]).because, "no event in any group");
    assert.equal(
      grayTest(
        [
          { time: [1], cause: [0] },
          { time: [2], cause: [0] },
        ],
        1,
      ).because,
      "no event of this cause",
    );
    assert.equal(maxCombo([none, none]).p, null);
  });

  it("reads a curve before, on and after its times", () => {
    const curve = kaplanMeier({ time: [2, 4, 6], event: [1, 0, 0] });
    assert.deepEqual(
      [survivalAt(curve, 1).survival, survivalAt(curve, 2).survival, survivalAt(curve, 9).survival],
      [1, 2 / 3, 2 / 3],
    );
    assert.match(survivalAt(curve, 9).because!, /follow-up ended at 6/);
    assert.equal(survivalQuantile(curve).estimate, null);
    assert.match(survivalQuantile(curve).because!, /does not fall to 0.5/);
    assert.match(survivalQuantile(curve, 0.5, { compat: "spss" }).convention, /SPSS/);
    assert.match(restrictedMean(curve, 10).because!, /carried forward/);
    assert.equal(survivalDifference(curve, curve, 1).because, "neither curve has fallen yet");
    assert.equal(confidenceBand(kaplanMeier({ time: [1], event: [0] })).time.length, 0);
  });

  it("bounds a proportion of nobody by nothing", () => {
    assert.equal(proportionInterval(0, 0).because, "nobody was observed");
    assert.equal(summary([]).median, null);
    assert.equal(summary([1]).standardDeviation, null);
  });

  it("takes a study whose ratio is one of its limits", () => {
    assert.equal(logRatioStudy("A", 1.5, 1.5, 2).estimate, Math.log(1.5));
    assert.equal(logRatioStudy("A", 2, 1.5, 2).estimate, Math.log(2));
  });

  it("takes a time that is the landmark but for rounding for the landmark", () => {
    const followUp = { time: [0.1 + 0.2, 0.1, 1, 2, 3], event: [1, 1, 1, 0, 1] };
    const cut = landmark(followUp, 0.3);
    assert.deepEqual([cut.kept, cut.excludedEvents], [[2, 3, 4], 2]);
    assert.deepEqual(Array.from(cut.followUp.time), [1 - 0.3, 2 - 0.3, 3 - 0.3]);
    assert.deepEqual(
      landmark({ ...followUp, time: [0.3, 0.1, 1, 2, 3] }, 0.1 + 0.2).kept,
      [2, 3, 4],
    );
    assert.deepEqual(landmark(followUp, 0.3, { joinFalseTies: false }).kept, [0, 2, 3, 4]);
  });

  it("follows SPSS in the limits, the quantiles and the mean of a curve that is to be SPSS's", () => {
    const followUp = { time: [1, 2, 3, 4, 5, 6, 7, 8, 9], event: [1, 1, 0, 1, 1, 1, 0, 1, 1] };
    const ours = kaplanMeier(followUp);
    const spss = kaplanMeier(followUp, { compat: "spss" });
    const [s, error] = [8 / 9, Math.sqrt(8 / 9 / 9 / 9)];
    const at = survivalAt(spss, 1);
    assert.ok(Math.abs(at.lower! - (s - 1.96 * error)) < 1e-15);
    assert.equal(at.upper, 1);
    assert.equal(kaplanMeier(followUp, { compat: "spss", interval: "log" }).interval, "log");
    assert.deepEqual(survivalQuantile(spss), survivalQuantile(ours, 0.5, { compat: "spss" }));
    assert.deepEqual(restrictedMean(spss), restrictedMean(ours, undefined, { compat: "spss" }));
    assert.match(survivalQuantile(spss, 0.5, { compat: "r" }).convention, /Brookmeyer/);
    for (const each of [spss, survivalQuantile(spss), restrictedMean(spss)])
      assert.match(each.convention, /SPSS/);
    assert.throws(() => kaplanMeier(followUp, { compat: "spss", level: 0.9 }), /only one of SPSS/);
  });

  it("counts late entrants at risk only from their entry", () => {
    const late = { time: [5, 6, 9], event: [1, 1, 1], entry: [0, 4, 7] };
    assert.deepEqual(
      riskTable(late, [3, 5, 8]).map((row) => row.atRisk),
      [1, 2, 1],
    );
  });
});

describe("a model without an estimate says which term and why", () => {
  it("names the separated term of a Cox model", () => {
    const model = coxRegression({ time: [1, 2, 3, 4, 5, 6], event: [1, 1, 1, 0, 0, 0] }, [
      { name: "marker", values: [1, 1, 1, 0, 0, 0] },
    ]);
    assert.equal(model.terms[0]!.coefficient, null);
    assert.match(model.terms[0]!.because!, /\+infinity/);
    assert.ok(model.findings.some(({ kind }) => kind === "separation"));
  });

  it("finds no event, constants and copies", () => {
    const none = coxRegression({ time: [1, 2], event: [0, 0] }, [{ name: "x", values: [0, 1] }]);
    assert.ok(none.findings.some(({ kind }) => kind === "no-events"));
    assert.equal(none.terms[0]!.hazardRatio, null);
    const model = logisticRegression({ events: [0, 1, 0, 1, 1, 0] }, [
      { name: "x", values: [1, 2, 3, 4, 5, 6] },
      { name: "copy", values: [2, 4, 6, 8, 10, 12] },
    ]);
    assert.equal(model.terms[2]!.because, "a combination of earlier terms");
  });

  it("estimates no logistic coefficient where every outcome is the same, and Firth's does", () => {
    const x = [{ name: "x", values: [1, 2, 3, 4, 5, 7] }];
    const same = { event: [1, 1, 1, 1, 1, 1], "no event": [0, 0, 0, 0, 0, 0] };
    for (const [name, events] of Object.entries(same))
      for (const covariates of [[], x])
        for (const link of ["logit", "probit"] as const) {
          const model = logisticRegression({ events }, covariates, { link });
          const direction = name === "event" ? "+" : "-";
          for (const term of model.terms) {
            assert.equal(term.coefficient, null);
            assert.equal(term.oddsRatio, null);
            assert.ok(term.because!.startsWith(`every outcome is the same (${name})`));
            assert.ok(term.because!.includes(`${direction}infinity`));
          }
          assert.deepEqual(
            model.findings.find(({ kind }) => kind === "separation"),
            {
              kind: "separation",
              terms: [{ term: "(Intercept)", direction }],
              remedy: "firth",
            },
          );
          assert.equal(
            model.findings.some(({ kind }) => kind === "no-events"),
            name === "no event",
          );
          assert.equal(model.logLikelihood, 0);
          const firth = firthLogisticRegression({ events }, covariates).terms;
          assert.ok(firth.every(({ coefficient }) => Math.abs(coefficient!) < 10));
        }
    const grouped = logisticRegression({ events: [3, 4], trials: [3, 4] }, x.slice(1));
    assert.equal(grouped.terms[0]!.coefficient, null);
    const empty = logisticRegression({ events: [0, 0], trials: [0, 0] }, []);
    assert.equal(empty.terms[0]!.because, "no trial");
  });

  it("says no event or no weight, and not that the terms are combinations", () => {
    const x = [{ name: "x", values: [0, 1, 1, 0] }];
    const time = [1, 2, 3, 4];
    const none = { time, event: [0, 0, 0, 0] };
    const weightless = { time, event: [1, 1, 0, 1], weight: [0, 0, 0, 0] };
    const unweighted = { time, event: [1, 0, 0, 0], weight: [0, 1, 1, 1] };
    for (const [followUp, because] of [
      [none, "no event"],
      [weightless, "every weight is 0"],
      [unweighted, "no event"],
    ] as const) {
      for (const model of [
        coxRegression(followUp, x),
        parametricSurvival(followUp, "weibull", x),
      ]) {
        assert.ok(model.terms.every((term) => term.because === because));
        assert.deepEqual(model.findings, [{ kind: "no-events" }]);
      }
      assert.equal(firthCoxRegression(followUp, x).terms[0]!.because, because);
    }
    const competing = fineGrayRegression({ time, cause: [0, 2, 0, 2] }, 1, x);
    assert.equal(competing.terms[0]!.because, "no event of this cause");
    assert.deepEqual(competing.findings, [{ kind: "no-events" }]);
  });

  it("names an offset that drowns a term, and neither a combination nor separation", () => {
    const followUp = { time: [1, 2, 3, 4, 5, 6, 7, 8], event: [1, 1, 0, 1, 1, 0, 1, 1] };
    const x = { name: "x", values: [1, 0, 1, 1, 0, 0, 1, 0] };
    const far = [0, 1, 2, 3, 4, 5, 6, 7].map((v) => 100 * v);
    for (const offset of [far, far.map((v) => (v % 200 ? 400 + v / 100 : 0))]) {
      const model = coxRegression(followUp, [x], { offset });
      assert.match(model.terms[0]!.because!, /offset that spreads over/);
      assert.deepEqual(
        model.findings.map(({ kind }) => kind).filter((kind) => kind !== "few-events"),
        ["not-converged"],
      );
      const copied = coxRegression(followUp, [x, { ...x, name: "copy" }], { offset });
      assert.equal(copied.terms[1]!.because, "a combination of earlier terms");
    }
    const near = coxRegression(followUp, [x], { offset: far.map((v) => v / 100) });
    assert.equal(near.terms[0]!.because, null);
  });

  it("gives no parametric coefficient along which no event occurs, and the others as without it", () => {
    const late = { name: "late", values: [0, 0, 0, 1, 1, 1] };
    for (const distribution of ["exponential", "weibull", "log-normal", "log-logistic"] as const) {
      const followUp = { time: [1, 2, 3, 4, 5, 6], event: [1, 1, 1, 0, 0, 0] };
      const model = parametricSurvival(followUp, distribution, [late]);
      assert.match(model.terms[1]!.because!, /\+infinity/);
      assert.equal(model.terms[1]!.standardError, null);
      assert.deepEqual(model.findings, [
        { kind: "separation", terms: [{ term: "late", direction: "+" }], remedy: null },
      ]);
      const alone = parametricSurvival({ time: [1, 2, 3], event: [1, 1, 1] }, distribution);
      const [a, b] = [model.terms[0]!, alone.terms[0]!];
      assert.ok(Math.abs(a.coefficient! - b.coefficient!) < 1e-6);
      assert.ok(Math.abs(a.standardError! - b.standardError!) < 1e-6);
      assert.ok(Math.abs(model.logLikelihood.model! - alone.logLikelihood.model!) < 1e-6);
      // With the other group for reference its intercept runs off too.
      const turned = parametricSurvival({ ...followUp, event: [0, 0, 0, 1, 1, 1] }, distribution, [
        late,
      ]);
      assert.deepEqual(
        turned.terms.map(({ because }) => because!.slice(0, 56)),
        ["+", "-"].map((sign) => `separated: the likelihood rises for ever towards ${sign}infini`),
      );
    }
  });

  it("finds the combination of two covariates along which no event occurs", () => {
    const model = parametricSurvival(
      { time: [1, 2, 3, 4, 5, 6, 3, 8], event: [1, 1, 1, 0, 0, 0, 1, 1] },
      "weibull",
      [
        { name: "x", values: [1, 2, 3, 3, 5, 4, 4, 2.5] },
        { name: "y", values: [1, 2, 3, 1, 3, 2, 4, 2.5] },
      ],
    );
    assert.deepEqual(
      model.terms.map(({ coefficient }) => coefficient === null),
      [false, true, true],
    );
  });

  it("gives no parametric estimate where the scale goes to 0, but the exponential's", () => {
    const cases = [
      { time: [2, 2, 2, 2], event: [1, 1, 1, 1] },
      { time: [0.3, 0.1 + 0.2, 0.3], event: [1, 1, 1] },
      { time: [1, 2, 3], event: [0, 0, 1] },
    ];
    for (const followUp of cases) {
      for (const distribution of ["weibull", "log-normal", "log-logistic"] as const) {
        const model = parametricSurvival(followUp, distribution);
        assert.match(model.terms[0]!.because!, /^the scale goes to 0/);
        assert.deepEqual(model.findings, [{ kind: "zero-scale" }]);
        assert.deepEqual([model.scale, model.akaike, model.terms[0]!.p], [null, null, null]);
      }
      assert.notEqual(parametricSurvival(followUp, "exponential").terms[0]!.coefficient, null);
    }
  });
});

describe("unusable input is refused with a way out", () => {
  const refused: [string, () => unknown, RegExp][] = [
    ["a negative time", () => kaplanMeier({ time: [-1], event: [1] }), /at least 0/],
    ["an event of 2", () => kaplanMeier({ time: [1], event: [2] }), /Recode/],
    ["no subject", () => kaplanMeier({ time: [], event: [] }), /at least one subject/],
    ["a missing time", () => eventTable({ time: [Number.NaN], event: [1] }), /finite/],
    ["lengths that differ", () => kaplanMeier({ time: [1, 2], event: [1] }), /2 elements/],
    [
      "an entry after the exit",
      () => kaplanMeier({ time: [1], event: [1], entry: [1] }),
      /before its exit/,
    ],
    ["a level in per cent", () => kaplanMeier({ time: [1], event: [1] }, { level: 95 }), /0.95/],
    [
      "a ratio outside its limits",
      () => logRatioStudy("A", 3, 1.5, 2),
      /within its limits.*found 3 \(1.5–2\) in study A\. Correct/,
    ],
    [
      "a ratio with a limit at infinity",
      () => logRatioStudy("A", 3, 1.5, Infinity),
      /within its limits/,
    ],
    ...[Infinity, 0, 1e-200, 1e200, Number.NaN].map(
      (standardError): [string, () => unknown, RegExp] => [
        `a study with a standard error of ${standardError}`,
        () =>
          poolEstimates([
            { label: "A", estimate: 0.1, standardError: 1 },
            { label: "B", estimate: 0.2, standardError },
          ]),
        /finite standard error above 0, found .* in study B\. Correct/,
      ],
    ),
    ["half a count", () => pearsonChiSquare([[1.5, 2]]), /whole counts/],
    ["a cause of −1", () => cumulativeIncidence({ time: [1], cause: [-1] }), /censored/],
    [
      "an unknown level",
      () =>
        coxRegression({ time: [1], event: [1] }, [
          { name: "a", values: ["z"], levels: ["x", "y"] },
        ]),
      /x, y/,
    ],
    [
      "a time of 0 for a logarithm",
      () => parametricSurvival({ time: [0], event: [1] }, "weibull"),
      /above 0/,
    ],
  ];
  for (const [what, run, message] of refused)
    it(what, () =>
      assert.throws(run, (problem: unknown) => {
        assert.ok(problem instanceof StatisticsError);
        assert.match(problem.message, message);
        return true;
      }),
    );
});

describe("Fisher's test beyond its limit", () => {
  const table = [
    [5, 2, 1, 4, 3],
    [2, 5, 3, 1, 4],
    [1, 3, 5, 2, 4],
    [4, 2, 3, 5, 1],
  ];
  it("says that it gave up, or simulates with the generator it is given", () => {
    const without = fisherExact(table, { costLimit: 1000 });
    assert.equal(without.p, null);
    assert.match(without.because!, /generator/);
    let state = 1;
    const random = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
    const simulated = fisherExact(table, { costLimit: 1000, random, draws: 20000 });
    assert.equal(simulated.method, "monte-carlo");
    const exact = fisherExact(table).p!;
    assert.ok(Math.abs(simulated.p! - exact) < 4 * simulated.standardError!);
  });
});

describe("what differs from R has both numbers", () => {
  it("keeps a term on a small scale in its Wald test, and gives R's test, which drops it, beside it", () => {
    const time = [4, 3, 1, 1, 2, 2, 3, 5, 6, 7];
    const event = [1, 1, 1, 0, 1, 1, 0, 1, 1, 1];
    const a = [0, 2, 1, 1, 1, 0, 0, 2, 1, 0];
    const b = [1, 0, 0, 1, 1, 0, 1, 0, 1, 1];
    const at = (scale: number): ReturnType<typeof coxRegression>["tests"] =>
      coxRegression({ time, event }, [
        { name: "a", values: a.map((value) => value * scale) },
        { name: "b", values: b },
      ]).tests;
    const usual = at(1);
    const far = at(1e7);
    assert.ok(Math.abs(usual.wald.statistic! - usual.waldAsR.statistic!) < 1e-10);
    assert.ok(Math.abs(usual.wald.statistic! - far.wald.statistic!) < 1e-10);
    assert.ok(far.waldAsR.statistic! < far.wald.statistic! - 0.01);
    assert.equal(far.waldAsR.degreesOfFreedom, 2);
  });

  it("joins false ties over all groups, as R does over the whole data set", () => {
    const sum = 0.1 + 0.2;
    const [first, second] = joinFalseTies([
      [sum, 1],
      [2, 0.3],
    ]);
    assert.deepEqual(first, Float64Array.of(0.3, 1));
    assert.deepEqual(second, Float64Array.of(2, 0.3));
    const whole = kaplanMeier({ time: [...first!, ...second!], event: [1, 1, 1, 1] });
    assert.deepEqual(Array.from(whole.time), [0.3, 1, 2]);
    assert.throws(() => joinFalseTies([[1, Number.NaN]]), StatisticsError);
  });
});
