import assert from "node:assert/strict";
import test from "node:test";
import {
  evaluateConstraint,
  readConstraint,
  readLimit,
  type DoseVolumeCurve,
} from "@fiducial/dosimetry";

/** 1000 cm³ with dose spread evenly from 0 to 20 Gy. */
const liver: DoseVolumeCurve = {
  doseGy: Float64Array.of(0, 20),
  volumeCm3: Float64Array.of(1000, 0),
  totalCm3: 1000,
  minGy: 0,
  maxGy: 20,
  meanGy: 10,
};

test("Limits read as they are printed", () => {
  assert.deepEqual(readLimit("< 15 Gy"), { comparison: "<", value: 15, unit: "Gy" });
  assert.deepEqual(readLimit("≥ 700 cm³"), { comparison: ">=", value: 700, unit: "cm³" });
  assert.deepEqual(readLimit(">=700 cc"), { comparison: ">=", value: 700, unit: "cm³" });
  assert.deepEqual(readLimit("<= 110 % of the prescription"), {
    comparison: "<=",
    value: 110,
    unit: "%",
  });
  assert.throws(() => readLimit("15 Gy"), /position 1: expected <, <=, > or >=/);
  assert.throws(() => readLimit("< 15"), /position 5: expected a unit/);
});

test("A constraint is met or violated with value and margin on the safe side", () => {
  assert.deepEqual(evaluateConstraint(readConstraint("CV15Gy", ">= 700 cm³"), liver, null), {
    verdict: "met",
    level: "per-protocol",
    value: 750,
    unit: "cm³",
    margin: 50,
  });
  const dmax = evaluateConstraint(
    readConstraint("Dmax", "<= 110 % of the prescription"),
    liver,
    16,
  );
  assert.deepEqual(dmax, {
    verdict: "violated",
    level: "unacceptable-variation",
    value: 125,
    unit: "%",
    margin: -15,
  });
});

test("A strict limit is not met at its value, a limit that allows equality is", () => {
  const verdict = (limit: string) =>
    evaluateConstraint(readConstraint("Dmean", limit), liver, null).verdict;
  assert.equal(verdict("< 10 Gy"), "violated");
  assert.equal(verdict("<= 10 Gy"), "met");
});

test("A violation within the looser limit is an acceptable variation", () => {
  const found = evaluateConstraint(readConstraint("Dmean", "< 8 Gy", "< 12 Gy"), liver, null);
  assert.ok(found.verdict === "violated" && found.level === "acceptable-variation");
  assert.throws(() => readConstraint("Dmean", "< 8 Gy", "< 6 Gy"), /looser/);
  assert.throws(() => readConstraint("Dmean", "< 8 Gy", "> 9 Gy"), /same side/);
});

test("What cannot be evaluated says why", () => {
  assert.deepEqual(evaluateConstraint(readConstraint("V100%", ">= 95 %"), liver, null), {
    verdict: "not-evaluable",
    because: "no-prescription",
  });
  assert.deepEqual(evaluateConstraint(readConstraint("DC1200cc", "< 15 Gy"), liver, null), {
    verdict: "not-evaluable",
    because: "smaller-than-the-volume",
  });
  assert.deepEqual(evaluateConstraint(readConstraint("Dmean", "< 15 Gy"), null, null), {
    verdict: "not-evaluable",
    because: "no-histogram",
  });
});

test("A limit in a unit that the metric has not is refused", () => {
  assert.throws(() => readConstraint("Dmean", "< 15 cm³"), /expected Gy or % of the prescription/);
  assert.throws(() => readConstraint("V20Gy", "< 15 Gy"), /expected % of the structure or cm³/);
});
