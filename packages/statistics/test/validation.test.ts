import assert from "node:assert/strict";
import { describe, it } from "node:test";

import {
  cochranArmitage,
  coxRegression,
  cumulativeIncidence,
  fineGrayRegression,
  fisherExact,
  kaplanMeier,
  logRank,
  mannWhitney,
  poolEstimates,
  proportionInterval,
  restrictedMean,
  reverseKaplanMeier,
  survivalAt,
  survivalQuantile,
} from "../src/index.ts";
import { equalPrecisionCritical, hallWellnerCritical } from "../src/band-critical-value.ts";

// The same numbers are worked by hand in docs/validation.md, section by section.

function near(actual: number | null | undefined, expected: number, rel = 1e-12): void {
  assert.ok(typeof actual === "number", `${actual} is not a number`);
  assert.ok(
    Math.abs(actual - expected) <= rel * Math.max(1, Math.abs(expected)),
    `${actual} is not ${expected}`,
  );
}

const four = { time: [1, 2, 3, 4], event: [1, 0, 1, 1] };

describe("worked by hand in docs/validation.md", () => {
  it("1. multiplies the Kaplan–Meier curve to 3/4, 3/8 and 0", () => {
    const curve = kaplanMeier(four);
    [3 / 4, 3 / 4, 3 / 8, 0].forEach((s, j) => near(curve.survival[j], s));
    near(curve.standardError[2]! ** 2, 21 / 256);
    [1 / 4, 1 / 4, 3 / 4, 7 / 4].forEach((h, j) => near(curve.cumulativeHazard[j], h));
    near(restrictedMean(curve, 4).mean, 23 / 8);
    assert.equal(survivalQuantile(curve).estimate, 3);
    assert.equal(survivalAt(curve, 4).standardError, null);
  });

  it("2. gives the log-rank test 8/13", () => {
    const test = logRank([
      { time: [1, 3], event: [1, 1] },
      { time: [2, 4], event: [1, 0] },
    ]);
    near(test.expected[0], 4 / 3);
    near(test.variance[0]![0], 13 / 18);
    near(test.statistic, 8 / 13);
  });

  it("3. finds the hazard ratio (1 + √17)/2 and the score test of section 2", () => {
    const model = coxRegression({ time: [1, 2, 3, 4], event: [1, 1, 1, 0] }, [
      { name: "x", values: [1, 0, 1, 0] },
    ]);
    near(model.terms[0]!.hazardRatio, (1 + Math.sqrt(17)) / 2);
    near(model.tests.score.statistic, 8 / 13);
  });

  it("4. shares a tied time by Efron's rule", () => {
    const model = coxRegression({ time: [1, 1, 2, 2], event: [1, 1, 0, 0] }, [
      { name: "x", values: [1, 0, 1, 0] },
    ]);
    near(model.terms[0]!.coefficient, 0);
    near(model.terms[0]!.standardError, Math.SQRT2);
    near(model.logLikelihood.null, -Math.log(12));
  });

  it("5. splits the incidence of two causes into 3/4 and 1/4", () => {
    const curve = cumulativeIncidence({ time: [1, 2, 3, 4], cause: [1, 2, 0, 1] });
    near(curve.causes[0]!.incidence.at(-1), 3 / 4);
    near(curve.causes[1]!.incidence.at(-1), 1 / 4);
    near(curve.eventFree.at(-1), 0);
  });

  it("6. keeps those who failed otherwise at risk: the ratio is 1/√2", () => {
    const model = fineGrayRegression({ time: [1, 2, 3], cause: [2, 1, 1] }, 1, [
      { name: "x", values: [1, 1, 0] },
    ]);
    near(model.terms[0]!.subdistributionHazardRatio, Math.SQRT1_2);
  });

  it("7. reverses follow-up in two ways where an event ties a censoring", () => {
    const tied = { time: [1, 1, 2], event: [1, 0, 0] };
    near(reverseKaplanMeier(tied).survival[0], 2 / 3);
    near(reverseKaplanMeier(tied, { convention: "strict" }).survival[0], 1 / 2);
  });

  it("8. tastes tea with p = 17/35, and more tables", () => {
    near(
      fisherExact([
        [3, 1],
        [1, 3],
      ]).p,
      17 / 35,
    );
    near(
      fisherExact([
        [2, 0, 0],
        [0, 2, 0],
        [0, 0, 2],
      ]).p,
      1 / 15,
    );
    near(cochranArmitage([10, 15, 25], [40, 40, 40]).statistic, 81 / 7);
  });

  it("9. separates two samples of five with p = 1/126", () => {
    near(mannWhitney([1, 2, 3, 4, 5], [10, 11, 12, 13, 14]).p, 1 / 126);
  });

  it("10. bounds no event among ten at 1 − 0.025^(1/10)", () => {
    near(proportionInterval(0, 10).upper, 1 - 0.025 ** 0.1);
  });

  it("11. pools two studies with a variance between them of 1, by every method", () => {
    const studies = [0, 2].map((estimate) => ({ label: "", estimate, standardError: 1 }));
    for (const method of ["reml", "paule-mandel", "dersimonian-laird"] as const) {
      const pooled = poolEstimates(studies, { method });
      near(pooled.estimate, 1);
      near(pooled.tauSquared, 1, 1e-9);
      near(pooled.standardError, 1, 1e-9);
    }
    near(poolEstimates(studies, { method: "fixed" }).standardError, Math.SQRT1_2);
  });

  it("12. takes the published critical values of simultaneous bands", () => {
    near(hallWellnerCritical(0.95, 0.1, 0.6), 1.3211, 1e-4);
    near(hallWellnerCritical(0.95, 0, 1), 1.3581, 1e-4);
    near(equalPrecisionCritical(0.95, 0.1, 0.6), 2.8826, 1e-4);
  });
});
