import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  formatCount,
  formatDecimal,
  formatEquation,
  formatPercent,
  formatProbability,
  formatRange,
  formatRatio,
} from "../src/format-number.ts";

describe("Numbers in print", () => {
  it("carry a true minus, and none before zero", () => {
    assert.equal(formatDecimal(-0.46, 1), "−0.5");
    assert.equal(formatDecimal(-0.04, 1), "0.0");
  });

  it("are grouped from five digits on, in front of the decimal point only", () => {
    assert.equal(formatCount(9999), "9999");
    assert.equal(formatCount(20016), "20,016");
    assert.equal(formatDecimal(1234567.1234, 4), "1,234,567.1234");
  });

  it("show percentages with one decimal", () => {
    assert.equal(formatPercent(29 / 36), "80.6");
    assert.equal(formatPercent(1), "100.0");
  });

  it("show p with three decimals and never as 0.000 or 1.000", () => {
    assert.equal(formatProbability(0.0057), "0.006");
    assert.equal(formatProbability(0.05), "0.050");
    assert.equal(formatProbability(0.0004), "<0.001");
    assert.equal(formatProbability(1), ">0.999");
  });

  it("show ratios with two decimals, and extremes as bounds", () => {
    assert.equal(formatRatio(3.414), "3.41");
    assert.equal(formatRatio(0.0001), "<0.01");
    assert.equal(formatRatio(1e9), ">1000");
  });

  it("join a range by an en dash, or by a word where a minus would meet it", () => {
    assert.equal(formatRange("6.6", "34.2"), "6.6–34.2");
    assert.equal(formatRange("−0.8", "35.7"), "−0.8\u00a0to\u00a035.7");
  });

  it("keep an equation on one line and do not write p = <0.001", () => {
    assert.equal(formatEquation("p", "0.006"), "p\u00a0=\u00a00.006");
    assert.equal(formatEquation("p", "<0.001"), "p\u00a0<\u00a00.001");
  });
});
