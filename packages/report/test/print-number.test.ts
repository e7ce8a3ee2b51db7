import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Duration, Probability, Proportion } from "@fiducial/study";
import { wordsOf } from "../src/language/words.ts";
import { printNumber } from "../src/print-number.ts";

const english = wordsOf("en");
const traced = { name: "x", because: null, facts: [], subjects: "all", alternatives: [] } as const;

const median: Duration = {
  ...traced,
  kind: "duration",
  value: 20.4,
  interval: { lower: 9.86, upper: null, level: 0.95, convention: "median-brookmeyer-crowley" },
  convention: "median-brookmeyer-crowley",
};
const share: Proportion = {
  ...traced,
  kind: "proportion",
  of: "subjects",
  value: 9 / 13,
  count: 9,
  total: 13,
  convention: "proportion",
};
const rate: Probability = {
  ...traced,
  kind: "probability",
  value: 0.5964,
  interval: { lower: 0.405, upper: 0.7431, level: 0.95, convention: "interval-log-log" },
  atMonths: 12,
  atRisk: 18,
  convention: "kaplan-meier",
};

describe("A number of the results", () => {
  it("prints a count with its percentage as 9 (69.2)", () => {
    assert.equal(printNumber(share, "count-percent", english), "9\u00a0(69.2)");
    assert.equal(printNumber(share, "value", english), "69.2%");
  });

  it("prints a rate with its interval in percent", () => {
    assert.equal(printNumber(rate, "value-interval", english), "59.6\u00a0(40.5–74.3)");
    assert.equal(printNumber(rate, "interval", english), "40.5–74.3");
  });

  it("prints a bound that is not reached as NR, in Chinese as 未达到", () => {
    assert.equal(printNumber(median, "value-interval", english), "20.4\u00a0(9.9–NR)");
    assert.equal(printNumber(median, "interval", wordsOf("zh")), "9.9–未达到");
  });

  it("prints a median that is not reached as NR, and any other absent value as a dash", () => {
    assert.equal(printNumber({ ...median, value: null, interval: null }, "value", english), "NR");
    assert.equal(printNumber({ ...share, value: null, count: 0, total: 0 }, "value", english), "—");
  });
});
