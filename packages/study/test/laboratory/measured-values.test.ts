import assert from "node:assert/strict";
import test from "node:test";
import { measuredValues } from "../../src/laboratory/measured-values.ts";
import { analyteOf, inAnalyteUnit } from "../../src/records/analyte.ts";
import type { LaboratoryValue } from "../../src/records/laboratory-value.ts";
import { canonicalUnit } from "../../src/records/unit.ts";

function row(text: string, line = 2): LaboratoryValue {
  const [test_ = "", value = "", unit = "", lower = "", upper = "", date = "2020-01-01"] =
    text.split("|");
  return {
    patient_id: "A",
    date,
    test: test_,
    value: Number(value),
    unit: unit === "" ? null : unit,
    lower_limit: lower === "" ? null : Number(lower),
    upper_limit: upper === "" ? null : Number(upper),
    line,
    extra: {},
  };
}

const values = (...rows: readonly string[]) =>
  measuredValues(
    rows.map((text, index) => row(text, index + 2)),
    "male",
    [],
  );

test("Units are converted to that of the test, in any of their spellings", () => {
  const converted = (name: string, value: number, unit: string) => {
    const analyte = analyteOf(name);
    assert.ok(analyte !== null, name);
    return inAnalyteUnit(analyte, value, unit);
  };
  assert.equal(converted("ALB", 4.1, "g/dL"), 41);
  assert.equal(converted("HGB", 13.5, "g/dl"), 135);
  assert.equal(converted("HGB", 10, "mmol/L"), 161.14);
  assert.equal(converted("TBIL", 1, "mg/dL"), 17.1);
  assert.equal(converted("TBIL", 10, "mg/L"), 17.1);
  assert.equal(converted("CREA", 1.2, "mg/dl"), 106.08);
  assert.equal(converted("CREA", 0.08, "mmol/L"), 80);
  assert.equal(converted("TBIL", 12, "μmol/l"), 12);
  assert.equal(converted("sodium", 138, "mEq/L"), 138);
  assert.equal(converted("钾", 4.1, "mmol/L"), 4.1);
  assert.equal(converted("MG", 1.6, "mEq/L"), null);
  assert.equal(converted("corrected calcium", 10, "mg/dL"), 2.495);
  assert.equal(converted("GLUC", 180.16, "mg/dL"), 10.0006816);
  assert.equal(converted("uric acid", 0.42, "mmol/L"), 420);
  assert.equal(converted("FIB", 250, "mg/dL"), 2.5);
  assert.equal(converted("CD4", 350, "/µL"), 0.35);
  assert.equal(converted("ALT", 0.5, "µkat/L"), 30);
  assert.equal(converted("ALT", 0.5, "ukat/l"), 30);
  assert.equal(converted("AST", 40, "IU/L"), 40);
  for (const unit of ["10^9/L", "×10⁹/L", "10E9/l", "10*3/uL", "K/uL", "10³/mm³", "G/L", "/nL"])
    assert.equal(converted("PLT", 150, unit), 150, unit);
  for (const unit of ["/µL", "cells/mm3", "/mm³", "/uL"])
    assert.equal(converted("WBC", 6500, unit), 6.5, unit);
  assert.equal(converted("INR", 1.1, "ratio"), 1.1);
  assert.equal(converted("ALT", 30, "g/L"), null);
  assert.equal(converted("PLT", 150, "g/L"), null);
  assert.equal(canonicalUnit("g/L"), "g/L");
  assert.equal(canonicalUnit("G/L"), "G/L");
});

test("A test is known by its usual names", () => {
  assert.deepEqual(
    ["Hb", "haemoglobin", "GPT", "Bilirubin", "肌酐", "PT-INR", "HBsAg"].map(
      (name) => analyteOf(name)?.code ?? null,
    ),
    ["HGB", "HGB", "ALT", "TBIL", "CREA", "INR", null],
  );
});

test("Limits of the row are converted with the value", () => {
  const [value] = values("TBIL|1.4|mg/dL|0.2|1.2").usable;
  assert.equal(value?.value, 23.94);
  assert.equal(value?.upperLimit, 20.52);
});

test("Limits of the protocol stand in for a row without, by sex and day", () => {
  const limits = [
    { test: "ALT", upper: 40 },
    { test: "ALT", sex: "male" as const, from: "2014-01-01", lower: 9, upper: 50 },
    { test: "ALT", sex: "female" as const, from: "2014-01-01", lower: 7, upper: 40 },
    { test: "TBIL", upper: 1.2, unit: "mg/dL" },
  ];
  const upper = (text: string, sex: "male" | "female") =>
    measuredValues([row(text)], sex, limits).usable[0]?.upperLimit;
  assert.equal(upper("ALT|30|U/L|||2013-12-31", "male"), 40);
  assert.equal(upper("ALT|30|U/L|||2014-01-01", "male"), 50);
  assert.equal(upper("ALT|30|U/L|||2014-01-01", "female"), 40);
  assert.equal(upper("ALT|30|U/L||45|2014-01-01", "male"), 45);
  assert.equal(upper("TBIL|12|µmol/L", "male"), 20.52);
});

test("A value that nobody can have is not used", () => {
  for (const text of [
    "ALB|41|g/dL",
    "ALB|4.1|g/L",
    "HGB|13.5|g/L",
    "CREA|80|mg/dL",
    "CREA|0.9|µmol/L",
    "WBC|6500|10*9/L",
    "TBIL|0.8|µmol/L",
    "ALT|0|U/L",
  ]) {
    const { usable, unusable } = values(text);
    assert.equal(usable.length, 0, text);
    assert.equal(unusable[0]?.because, "impossible-value", text);
  }
  assert.equal(values("ANC|0|10*9/L").usable.length, 1);
});

test("Limits that no laboratory has in the unit give a wrong unit away", () => {
  assert.equal(values("TBIL|12|mg/dL|3.4|20.5").unusable[0]?.because, "limits-in-another-unit");
  assert.equal(values("TBIL|12|µmol/L|0.2|1.2").unusable[0]?.because, "limits-in-another-unit");
  assert.equal(values("TBIL|12|mg/dL|0.2|1.2").usable[0]?.value, 205.2);
  assert.equal(values("ALT|30|U/L|50|9").unusable[0]?.because, "limits-in-another-unit");
});

test("A unit unlike the patient's others with a number like theirs is doubted, not guessed", () => {
  const { usable, unusable } = values(
    "TBIL|11|µmol/L",
    "TBIL|13|umol/L",
    "TBIL|9|µmol/L",
    "TBIL|12|mg/dL",
  );
  assert.equal(usable.length, 3);
  assert.deepEqual(
    unusable.map(({ because, line }) => [because, line]),
    [["unit-unlike-the-others", 5]],
  );
  // The same bilirubin from two laboratories is no contradiction.
  assert.equal(values("TBIL|11|µmol/L", "TBIL|13|µmol/L", "TBIL|0.7|mg/dL").unusable.length, 0);
});
