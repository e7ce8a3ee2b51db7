import assert from "node:assert/strict";
import test from "node:test";
import { leastAtRiskBetween, leastCensored, riskSetsGiving } from "../../src/audit/risk-sets.ts";

const rate = (percent: number) => ({ low: (percent - 0.05) / 100, high: (percent + 0.05) / 100 });

test("85.7 % of 13 with two failures is one failure among 7 at risk: 6/7", () => {
  assert.deepEqual(riskSetsGiving(rate(85.7), 13, 2), [[7]]);
});

test("94.2 % of 36 with few failures is two, among 36 and 32 or among 35 and 33", () => {
  assert.deepEqual(riskSetsGiving(rate(94.2), 36, 5), [
    [36, 32],
    [35, 33],
  ]);
});

test("A rate that no failure explains has no risk sets, and 100 % has the empty one", () => {
  assert.deepEqual(riskSetsGiving(rate(72), 18, 1), []);
  assert.deepEqual(riskSetsGiving(rate(100), 18, 1), [[]]);
});

test("Too many possibilities are not counted", () => {
  assert.equal(riskSetsGiving(rate(50), 400, 200), null);
});

test("A fall from 94.2 to 83.4 % needs 18 at risk, for 17/18 · 15/16 is its first product", () => {
  assert.equal(leastAtRiskBetween(rate(94.2), rate(83.4), 36), 18);
  assert.equal(leastAtRiskBetween(rate(80), rate(80), 36), 0);
  assert.equal(leastAtRiskBetween(rate(80), rate(40), 36), 2);
});

test("A multiple of 1/n needs nobody censored; one off it needs at least one", () => {
  assert.equal(leastCensored(rate(62.5), 40).censored, 0);
  assert.equal(leastCensored({ low: 0.6153, high: 0.6154 }, 40).censored, 1);
  assert.equal(leastCensored(rate(59.6), 36).censored, 2);
});
