import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { type CtcaeVersion, gradeRule, gradeRules } from "../../src/laboratory/ctcae-rules.ts";
import type { Bound, LadderCondition } from "../../src/laboratory/grade-rule.ts";
import { gradedTestOf } from "../../src/laboratory/graded-test.ts";
import { laboratoryGrade } from "../../src/laboratory/laboratory-grade.ts";
import type { MeasuredValue } from "../../src/laboratory/measured-value.ts";
import { analyteOf } from "../../src/records/analyte.ts";

/** Limits of normal of the tests below. */
const limits: Readonly<Record<string, readonly [number, number]>> = {
  HGB: [130, 175],
  WBC: [4, 10],
  ANC: [2, 7],
  LYM: [1.1, 3.2],
  PLT: [125, 350],
  ALT: [9, 50],
  AST: [15, 40],
  ALP: [45, 120],
  GGT: [10, 60],
  TBIL: [3.4, 20],
  ALB: [40, 55],
  CREA: [57, 100],
  INR: [0.8, 1.2],
  CD4: [0.6, 1.6],
  APTT: [24, 40],
  FIB: [2, 4],
  NA: [136, 145],
  K: [3.5, 5.1],
  CACORR: [2.2, 2.6],
  ICA: [1.15, 1.35],
  MG: [0.7, 1.05],
  PHOS: [0.85, 1.5],
  GLUC: [3.9, 6.1],
  GLUCF: [3.9, 6.1],
  CHOL: [3, 5.2],
  TRIG: [0.5, 1.7],
  URATE: [200, 420],
  LIPASE: [10, 60],
  AMYLASE: [30, 110],
};

/** Limits are of analytes, the tests of the rules name a side. */
function measured(code: string, value: number, mmolPerL: number | null = null): MeasuredValue {
  const analyte = analyteOf(code);
  const [lowerLimit, upperLimit] = limits[code] ?? [];
  assert.ok(analyte !== null && lowerLimit !== undefined && upperLimit !== undefined, code);
  return {
    analyte,
    date: "2020-01-01",
    value,
    written: "",
    mmolPerL,
    mgPerDl: null,
    lowerLimit,
    upperLimit,
    writtenLimits: [lowerLimit, upperLimit],
    line: 2,
  };
}

function gradeOf(
  version: CtcaeVersion,
  code: string,
  value: number,
  baseline: number | null,
  anticoagulated = false,
) {
  const rule = gradeRule(version, code);
  assert.ok(rule !== null);
  const before = baseline === null ? null : measured(rule.analyte, baseline);
  return laboratoryGrade(rule, measured(rule.analyte, value), before, anticoagulated);
}

/**
 * Both sides of every boundary, typed from the criteria: value → grade, at the limits of normal above.
 * A baseline is given where the version asks for one; `null` stands for none.
 */
type Row = readonly [value: number, grade: number];
interface Case {
  readonly versions: readonly CtcaeVersion[];
  readonly title: string;
  readonly code: string;
  readonly baseline: number | null;
  readonly anticoagulated: boolean;
  readonly rows: readonly Row[];
}

const all = ["4.03", "5.0", "6.0"] as const;
const counts = ["4.03", "5.0"] as const;
const cases = (
  [
    [all, "HGB", "130:0 129.9:1 100:1 99.9:2 80:2 79.9:3 20:3"],
    [all, "ALB", "40:0 39.9:1 30:1 29.9:2 20:2 19.9:3"],
    [all, "WBC", "4:0 3.99:1 3:1 2.99:2 2:2 1.99:3 1:3 0.99:4"],
    [counts, "ANC", "2:0 1.99:1 1.5:1 1.49:2 1:2 0.99:3 0.5:3 0.49:4 0:4"],
    [["6.0"], "ANC", "1.99:0 1.5:0 1.49:1 1:1 0.99:2 0.5:2 0.49:3 0.1:3 0.09:4"],
    [counts, "LYM", "1.1:0 1.09:1 0.8:1 0.79:2 0.5:2 0.49:3 0.2:3 0.19:4"],
    [counts, "PLT", "125:0 124:1 75:1 74.9:2 50:2 49.9:3 25:3 24.9:4"],
    [["6.0"], "PLT", "125:0 124:1 75:1 74.9:2 50:2 49.9:3 10:3 9.9:4"],
    // ALT and AST: ULN 50 and 40.
    [["4.03"], "ALT", "50:0 50.1:1 150:1 150.1:2 250:2 250.1:3 1000:3 1000.1:4"],
    [["5.0", "6.0"], "ALT, baseline 50", "50:0 50.1:1 150:1 150.1:2 250:2 250.1:3 1000:3 1000.1:4"],
    [["5.0"], "ALT, baseline 60", "60:0 89.9:0 90:1 180:1 180.1:2 300:2 300.1:3 1200:3 1200.1:4"],
    [["6.0"], "ALT, baseline 60", "59.9:0 60:1 90:1 90.1:2 120:2 120.1:3 240:3 240.1:4"],
    [["4.03"], "AST", "40:0 40.1:1 120:1 120.1:2 200:2 200.1:3 800:3 800.1:4"],
    [["5.0", "6.0"], "AST, baseline 40", "40:0 40.1:1 120:1 120.1:2 200:2 200.1:3 800:3 800.1:4"],
    [["5.0"], "AST, baseline 50", "74.9:0 75:1 150:1 150.1:2 250:2 250.1:3 1000:3 1000.1:4"],
    [["6.0"], "AST, baseline 50", "49.9:0 50:1 75:1 75.1:2 100:2 100.1:3 200:3 200.1:4"],
    // ALP and GGT: ULN 120 and 60.
    [["4.03"], "ALP", "120:0 120.1:1 300:1 300.1:2 600:2 600.1:3 2400:3 2400.1:4"],
    [["5.0"], "ALP, baseline 120", "120:0 120.1:1 300:1 300.1:2 600:2 600.1:3 2400:3 2400.1:4"],
    [["5.0"], "ALP, baseline 200", "399.9:0 400:1 500:1 500.1:2 1000:2 1000.1:3 4000:3 4000.1:4"],
    [["6.0"], "ALP, baseline 100", "120:0 120.1:1 9000:1"],
    [["6.0"], "ALP, baseline 200", "200:0 200.1:1"],
    [["4.03"], "GGT", "60:0 60.1:1 150:1 150.1:2 300:2 300.1:3 1200:3 1200.1:4"],
    [["5.0", "6.0"], "GGT, baseline 60", "60:0 60.1:1 150:1 150.1:2 300:2 300.1:3 1200:3 1200.1:4"],
    [["5.0"], "GGT, baseline 100", "199.9:0 200:1 250:1 250.1:2 500:2 500.1:3 2000:3 2000.1:4"],
    [["6.0"], "GGT, baseline 100", "99.9:0 100:1 150:1 150.1:2 300:2 300.1:3 1000:3 1000.1:4"],
    // Bilirubin: ULN 20 µmol/L.
    [["4.03"], "TBIL", "20:0 20.1:1 30:1 30.1:2 60:2 60.1:3 200:3 200.1:4"],
    [["5.0", "6.0"], "TBIL, baseline 20", "20:0 20.1:1 30:1 30.1:2 60:2 60.1:3 200:3 200.1:4"],
    [["5.0"], "TBIL, baseline 40", "40:0 40.1:1 60:1 60.1:2 120:2 120.1:3 400:3 400.1:4"],
    [["6.0"], "TBIL, baseline 40", "39.9:0 40:1 60:1 60.1:2 100:2 100.1:3 400:3 400.1:4"],
    // Creatinine: limits 57 to 100 µmol/L. 4.03 grades any rise above the baseline.
    [["4.03"], "CREA, baseline 60", "60:0 60.1:1 90:1 90.1:2 180:2 180.1:3 600:3 600.1:4"],
    [["4.03"], "CREA, baseline 400", "100:0 100.1:1 150:1 150.1:2 300:2 300.1:3 600:3 600.1:4"],
    [["5.0"], "CREA, baseline 60", "90:0 90.1:2 180:2 180.1:3 600.1:4"],
    [["5.0"], "CREA, baseline 400", "100:0 100.1:1 150:1 150.1:2 300:2 300.1:3 600:3 600.1:4"],
    [["6.0"], "CREA, baseline 60", "100:0 100.1:1 150:1 150.1:2 300:2 300.1:3 600:3 600.1:4"],
    [["6.0"], "CREA, baseline 50", "75:0 75.1:2 150:2 150.1:3"],
    // INR: ULN 1.2; in versions 5.0 and 6.0 the numbers are absolute.
    [["4.03"], "INR", "1.2:0 1.21:1 1.8:1 1.81:2 3:2 3.01:3"],
    [["5.0", "6.0"], "INR", "1.2:0 1.21:1 1.5:1 1.51:2 2.5:2 2.51:3"],
    [["4.03"], "INR, baseline 1, anticoagulated", "1:0 1.01:1 1.5:1 1.51:2 2.5:2 2.51:3"],
    [
      ["5.0", "6.0"],
      "INR, baseline 0.9, anticoagulated",
      "0.9:0 0.91:1 1.35:1 1.36:2 2.25:2 2.26:3",
    ],
    // Above normal: haemoglobin to 175 g/L, in steps of 20 g/L above it, or above a baseline that was higher.
    [["5.0", "6.0"], "HGB_high", "175:0 175.1:1 195:1 195.1:2 215:2 215.1:3"],
    [["4.03"], "HGB_high, baseline 150", "175:0 175.1:1 195:1 195.1:2 215:2 215.1:3"],
    [["4.03"], "HGB_high, baseline 180", "180:0 180.1:1 200:1 200.1:2 220:2 220.1:3"],
    [all, "WBC_high", "99:0 100:0 100.1:3"],
    [all, "LYM_high", "4:0 4.01:2 20:2 20.1:3"],
    [all, "CD4", "0.6:0 0.59:1 0.5:1 0.49:2 0.2:2 0.19:3 0.05:3 0.049:4"],
    [all, "APTT", "40:0 40.1:1 60:1 60.1:2 100:2 100.1:3"],
    // Fibrinogen: LLN 2 g/L; 4.03 grades any fall from the baseline, the later versions only below the limit.
    [["4.03"], "FIB, baseline 2", "2:0 1.99:1 1.51:1 1.5:2 1.01:2 1:3 0.51:3 0.5:4 0.49:4"],
    [["4.03"], "FIB, baseline 4", "4:0 3.99:1 3.01:1 3:2 2.01:2 2:3 1.01:3 1:4"],
    [["5.0", "6.0"], "FIB, baseline 4", "3:0 2.9:0 2:0 1.99:3 1.01:3 1:4"],
    [
      ["5.0", "6.0"],
      "FIB, baseline 2.4",
      "2:0 1.99:1 1.81:1 1.8:2 1.5:2 1.21:2 1.2:3 0.61:3 0.6:4",
    ],
    [["5.0", "6.0"], "FIB, baseline 1", "1.99:1 1.5:1 1.49:2 1:2 0.99:3 0.5:3 0.49:4"],
    // Electrolytes in mmol/L.
    [all, "NA_high", "145:0 145.1:1 150:1 150.1:2 155:2 155.1:3 160:3 160.1:4"],
    [["4.03"], "NA_low", "136:0 135.9:1 130:1 129.9:3 120:3 119.9:4"],
    [["5.0", "6.0"], "NA_low", "136:0 135.9:1 130:1 129.9:2 125:2 124.9:3 120:3 119.9:4"],
    [all, "K_high", "5.1:0 5.11:1 5.5:1 5.51:2 6:2 6.01:3 7:3 7.01:4"],
    [all, "K_low", "3.5:0 3.49:1 3:1 2.99:3 2.5:3 2.49:4"],
    [all, "CACORR_high", "2.6:0 2.61:1 2.9:1 2.91:2 3.1:2 3.11:3 3.4:3 3.41:4"],
    [all, "CACORR_low", "2.2:0 2.19:1 2:1 1.99:2 1.75:2 1.74:3 1.5:3 1.49:4"],
    [all, "ICA_high", "1.35:0 1.36:1 1.5:1 1.51:2 1.6:2 1.61:3 1.8:3 1.81:4"],
    [all, "ICA_low", "1.15:0 1.14:1 1:1 0.99:2 0.9:2 0.89:3 0.8:3 0.79:4"],
    [all, "MG_high", "1.05:0 1.06:1 1.23:1 1.24:3 3.3:3 3.31:4"],
    [all, "MG_low", "0.7:0 0.69:1 0.5:1 0.49:2 0.4:2 0.39:3 0.3:3 0.29:4"],
    [["4.03"], "PHOS", "0.85:0 0.84:1 0.8:1 0.79:2 0.6:2 0.59:3 0.3:3 0.29:4"],
    // Glucose: the lower grades of a high value ask for a fasting one; 5.0 grades it by its treatment.
    [["4.03", "6.0"], "GLUC_high", "6.2:0 13.9:0 13.91:3 27.8:3 27.81:4"],
    [["4.03", "6.0"], "GLUCF_high", "6.1:0 6.2:1 8.9:1 8.91:2 13.9:2 13.91:3 27.8:3 27.81:4"],
    [all, "GLUC_low", "3.9:0 3.89:1 3:1 2.99:2 2.2:2 2.19:3 1.7:3 1.69:4"],
    [all, "GLUCF_low", "3.9:0 3.89:1 3:1 2.99:2 2.2:2 2.19:3 1.7:3 1.69:4"],
    [all, "CHOL", "5.2:0 5.21:1 7.75:1 7.76:2 10.34:2 10.35:3 12.92:3 12.93:4"],
    [all, "TRIG", "1.7:0 1.71:1 3.42:1 3.43:2 5.7:2 5.71:3 11.4:3 11.41:4"],
    [["4.03"], "URATE", "420:0 421:1 590:1 591:4"],
    [["5.0", "6.0"], "URATE", "420:0 421:1 900:1"],
    // Pancreas: since 5.0 the number alone gives the grade of a patient without symptoms.
    [["4.03"], "LIPASE", "60:0 60.1:1 90:1 90.1:2 120:2 120.1:3 300:3 300.1:4"],
    [["5.0", "6.0"], "LIPASE", "60:0 60.1:1 90:1 90.1:2 300:2 300.1:3"],
    [["4.03"], "AMYLASE", "110:0 110.1:1 165:1 165.1:2 220:2 220.1:3 550:3 550.1:4"],
    [["5.0", "6.0"], "AMYLASE", "110:0 110.1:1 165:1 165.1:2 550:2 550.1:3"],
  ] as const
).map(([versions, title, boundaries]): Case => {
  const [code = ""] = title.split(",");
  const baseline = /baseline ([\d.]+)/.exec(title)?.[1];
  return {
    versions,
    title,
    code,
    baseline: baseline === undefined ? null : Number(baseline),
    anticoagulated: title.includes("anticoagulated"),
    rows: boundaries.split(" ").map((pair): Row => {
      const [value = "", grade = ""] = pair.split(":");
      return [Number(value), Number(grade)];
    }),
  };
});

/** Whether a case has a value beyond the bound and one that is not. */
function isTested(
  bound: Bound,
  when: LadderCondition,
  version: CtcaeVersion,
  code: string,
): boolean {
  return cases.some((each) => {
    if (each.code !== code || !each.versions.includes(version)) return false;
    if (when === "anticoagulated" && !each.anticoagulated) return false;
    const [lower, upper] = limits[code.replace(/_.*/, "")] ?? [0, 0];
    const unit = { one: 1, "lower-limit": lower, "upper-limit": upper, baseline: each.baseline }[
      bound.of
    ];
    if (unit === null) return false;
    const at = Number((bound.times * unit + (bound.plus ?? 0)).toPrecision(12));
    const near = each.rows
      .map(([value]) => value)
      .filter((value) => Math.abs(value - at) <= at * 0.12);
    return near.includes(at) && near.some((value) => value !== at);
  });
}

for (const version of all) {
  describe(`CTCAE ${version} grades laboratory values at their boundaries`, () => {
    for (const each of cases.filter(({ versions }) => versions.includes(version))) {
      test(each.title, () => {
        for (const [value, grade] of each.rows) {
          const found = gradeOf(version, each.code, value, each.baseline, each.anticoagulated);
          assert.equal(found.grade, grade, `${each.code} ${value}`);
        }
      });
    }

    test("every bound of the table of rules is tested on both sides", () => {
      for (const rule of gradeRules[version]) {
        const own = cases.filter(
          (each) => each.code === rule.test && each.versions.includes(version),
        );
        const steps = rule.ladders.flatMap((ladder) => ladder.steps);
        for (const { grade } of steps) {
          const grades = own.flatMap(({ rows }) => rows.map((row) => row[1]));
          assert.ok(grades.includes(grade), `${rule.test} grade ${grade}`);
        }
        for (const { when, steps: own } of rule.ladders)
          for (const bound of own.flatMap(({ beyond }) => beyond))
            assert.ok(
              isTested(bound, when, version, rule.test),
              `${rule.test}, ${when}, ${bound.times}`,
            );
      }
    });
  });
}

test("Haemoglobin in mmol/L is graded by the bounds that CTCAE prints for it", () => {
  const rule = gradeRule("4.03", "HGB");
  assert.ok(rule !== null);
  const grade = (mmolPerL: number) =>
    laboratoryGrade(rule, measured("HGB", mmolPerL * 16.114, mmolPerL), null, false).grade;
  assert.deepEqual([6.2, 6.19, 4.9, 4.89].map(grade), [1, 2, 2, 3]);
});

test("Without a baseline version 5.0 gives no grade to a raised enzyme, and grade 0 to a normal one", () => {
  assert.deepEqual(gradeOf("5.0", "ALT", 51, null), {
    grade: null,
    atMost: 1,
    missing: ["baseline"],
  });
  assert.deepEqual(gradeOf("5.0", "ALT", 50, null), { grade: 0 });
  assert.deepEqual(gradeOf("6.0", "ALT", 50, null), { grade: 0 });
  assert.equal(gradeOf("4.03", "ALT", 51, null).grade, 1);
});

test("A missing limit of normal leaves those grades standing that do not need it", () => {
  const rule = gradeRule("4.03", "PLT");
  assert.ok(rule !== null);
  const without = (value: number) =>
    laboratoryGrade(rule, { ...measured("PLT", value), lowerLimit: null }, null, false);
  assert.deepEqual(without(80), { grade: null, atMost: 1, missing: ["lower limit"] });
  assert.deepEqual(without(74), { grade: 2 });
});

test("Values in mg/dL are graded by the bounds that CTCAE prints for them, which are no exact conversions", () => {
  const grade = (test: string, mgPerDl: number) => {
    const rule = gradeRule("5.0", test)!;
    const analyte = analyteOf(rule.analyte)!;
    const value = { ...measured(rule.analyte, mgPerDl * analyte.fromMgPerDl!), mgPerDl };
    return laboratoryGrade(rule, value, null, false).grade;
  };
  // 11.5 mg/dL are 2.869 mmol/L, 12.5 mg/dL 3.119 mmol/L.
  assert.deepEqual(
    [11.5, 11.6, 12.5, 12.6].map((value) => grade("CACORR_high", value)),
    [1, 2, 2, 3],
  );
  assert.deepEqual(
    [149, 150, 300, 301].map((value) => grade("TRIG", value)),
    [0, 1, 1, 2],
  );
  assert.deepEqual(
    [300, 301, 500, 501].map((value) => grade("CHOL", value)),
    [1, 2, 3, 4],
  );
});

test("A test is named with its side of normal where CTCAE has a term for each", () => {
  assert.deepEqual(gradedTestOf("potassium low"), { kind: "one", test: "K_low" });
  assert.deepEqual(gradedTestOf("K_high"), { kind: "one", test: "K_high" });
  assert.deepEqual(gradedTestOf("HGB"), { kind: "one", test: "HGB" });
  assert.deepEqual(gradedTestOf("hb high"), { kind: "one", test: "HGB_high" });
  assert.deepEqual(gradedTestOf("hb low"), { kind: "one", test: "HGB" });
  assert.deepEqual(gradedTestOf("ALT"), { kind: "one", test: "ALT" });
  assert.deepEqual(gradedTestOf("钾"), { kind: "two-sided", tests: ["K_high", "K_low"] });
  assert.deepEqual(gradedTestOf("AFP"), { kind: "ungraded" });
  assert.deepEqual(gradedTestOf("ALT low"), { kind: "ungraded" });
  assert.deepEqual(gradedTestOf("ferritin"), { kind: "unknown" });
});

test("CTCAE 6.0 has no numbers for lymphocytes", () => {
  assert.deepEqual(gradeOf("6.0", "LYM", 0.1, null), { grade: null, atMost: 4, missing: [] });
});

test("Eight patients with neutropenia by 4.03 are three with a grade by 6.0", () => {
  // Five grade 1 and three grade 2 by 4.03 become five without grade and three grade 1 by 6.0.
  const values = [1.6, 1.7, 1.8, 1.9, 1.55, 1.2, 1.3, 1.4];
  const grades = (version: CtcaeVersion) =>
    values.map((value) => gradeOf(version, "ANC", value, null).grade);
  assert.deepEqual(grades("4.03"), [1, 1, 1, 1, 1, 2, 2, 2]);
  assert.deepEqual(grades("6.0"), [0, 0, 0, 0, 0, 1, 1, 1]);
});
