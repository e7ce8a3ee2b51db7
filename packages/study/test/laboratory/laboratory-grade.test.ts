import assert from "node:assert/strict";
import test, { describe } from "node:test";
import {
  type Bound,
  type CtcaeVersion,
  gradeRule,
  gradeRules,
  type LadderCondition,
} from "../../src/laboratory/ctcae-rules.ts";
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
};

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
  const before = baseline === null ? null : measured(code, baseline);
  return laboratoryGrade(rule, measured(code, value), before, anticoagulated);
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
    const [lower, upper] = limits[code] ?? [0, 0];
    const unit = { one: 1, "lower-limit": lower, "upper-limit": upper, baseline: each.baseline }[
      bound.of
    ];
    if (unit === null) return false;
    const at = Number((bound.times * unit).toPrecision(12));
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
