import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { setUpErrors } from "../../../src/treatment/set-up/set-up-errors.ts";
import { liverSbrtResults } from "../../liver-sbrt/example.ts";
import { findingsOf, smallStudy, troublesOf, valueOf } from "../../small-study.ts";

const reference = JSON.parse(readFileSync(new URL("set-up.json", import.meta.url), "utf8")) as {
  example: Record<"lr" | "ap" | "si", Record<string, number>>;
  anova: { between: number; within: number };
};
const close = (found: number | null, expected: number): void =>
  assert.ok(found !== null && Math.abs(found - expected) < 1e-12, `${found} is not ${expected}`);

describe("Set-up errors", () => {
  it("by hand: means 2, −1, 4; SDs √2, √2, none; M 5/3, Σ √(19/3), σ √2", () => {
    const errors = setUpErrors([[1, 3], [-2, 0], [4]]);
    assert.deepEqual([errors.patients, errors.repeated, errors.fractions], [3, 2, 5]);
    close(errors.groupMean, 5 / 3);
    close(errors.systematic, Math.sqrt(19 / 3));
    close(errors.random, Math.SQRT2);
    close(errors.margin, 2.5 * Math.sqrt(19 / 3) + 0.7 * Math.SQRT2);
    // Means of 2, 2 and 1 fractions: 1/n is 2/3 on average.
    close(errors.systematicCorrected, Math.sqrt(19 / 3 - 4 / 3));
  });

  it("corrected for few fractions are R's variance components", () => {
    const errors = setUpErrors([
      [1.2, 0.4, 2.6],
      [-1.1, 0.3, -0.4],
      [3.9, 2.2, 2.8],
      [0.1, -2.2, -0.9],
    ]);
    close(errors.systematicCorrected, reference.anova.between);
    close(errors.random, reference.anova.within);
  });

  it("have no Σ below zero: means that vary less than chance leave none", () => {
    assert.equal(
      setUpErrors([
        [-3, 3.2],
        [3, -3],
      ]).systematicCorrected,
      0,
    );
  });

  it("of one patient have no Σ, of single fractions no σ, of nobody nothing", () => {
    assert.equal(setUpErrors([[1, 2]]).systematic, null);
    assert.deepEqual(
      [setUpErrors([[1], [2]]).random, setUpErrors([[1], [2]]).margin],
      [null, null],
    );
    assert.equal(setUpErrors([]).groupMean, null);
  });

  it("do not change with the order of patients or fractions, and follow the unit", () => {
    const one = setUpErrors([
      [1, 3, 2],
      [-2, 0],
    ]);
    const other = setUpErrors([
      [0, -20],
      [30, 20, 10],
    ]);
    close(one.systematic, (other.systematic ?? 0) / 10);
    close(one.margin, (other.margin ?? 0) / 10);
  });

  it("of the example are R's", () => {
    const results = liverSbrtResults();
    for (const axis of ["lr", "ap", "si"] as const) {
      const expected = reference.example[axis];
      for (const [name, part] of [
        ["mean", "mean"],
        ["systematic", "systematic"],
        ["random", "random"],
        ["margin", "margin"],
        ["systematic.corrected", "corrected"],
        ["patients", "patients"],
      ] as const)
        close(valueOf(results, `set_up.${axis}.${name}`), expected[part] ?? Number.NaN);
    }
  });
});

const yaml = (more = "") => `
format: fiducial-study/1
title: Positions
${more}`;
const tables = (fractions: string) => ({
  patients: "patient_id\nA\nB\n",
  courses: "patient_id,course_id,ptv_margin_mm\nA,C1,5\nB,C1,8\n",
  fractions,
});
const header =
  "patient_id,course_id,fraction,date,shift_lr_mm,shift_ap_mm,shift_si_mm,approved,left_lr,left_ap,left_si\n";
const residual = `
variables:
  - { name: left_lr, table: fractions, kind: number, label: LR left, unit: mm }
  - { name: left_ap, table: fractions, kind: number, label: AP left, unit: mm }
  - { name: left_si, table: fractions, kind: number, label: SI left, unit: mm }
set_up: { residual: { lr: left_lr, ap: left_ap, si: left_si } }
`;

describe("The set-up of a study", () => {
  const results = smallStudy(
    yaml(residual),
    tables(`${header}A,C1,1,2020-01-01,1,2,-2,yes,0.2,0,0.1
A,C1,2,2020-01-03,3,2,6,no,0.4,0,0.3
B,C1,1,2020-01-01,-2,0,0,,-0.1,0.2,0
`),
  );

  it("has the length of the shift in space, and who had one longer than the margin", () => {
    assert.equal(valueOf(results, "set_up.vector.median"), 3);
    const beyond = results.numbers["set_up.vector.beyond_margin"];
    assert.deepEqual(beyond?.kind === "proportion" && [beyond.count, beyond.total], [1, 2]);
    assert.deepEqual(results.subjectSets[beyond?.subjects ?? ""], ["A"]);
  });

  it("shows what remained after correction, where the study records it", () => {
    close(valueOf(results, "set_up.residual.lr.mean"), 0.1);
    assert.equal(results.setUp?.residual?.axes.length, 3);
  });

  it("names fractions that nobody approved, that a physician refused, and patients with one fraction", () => {
    assert.deepEqual(
      findingsOf(results, "position-refused")[0]?.where.map(({ en }) => en),
      ["tables/fractions.csv, row 3"],
    );
    assert.deepEqual(
      findingsOf(results, "approval-missing")[0]?.where.map(({ en }) => en),
      ["tables/fractions.csv, row 4"],
    );
    assert.deepEqual(findingsOf(results, "single-fraction")[0]?.subjects, ["B"]);
  });

  it("says once that approval is never recorded, and nothing of shifts that no row has", () => {
    const silent = smallStudy(
      yaml(),
      tables("patient_id,course_id,fraction,date\nA,C1,1,2020-01-01\nB,C1,1,2020-01-01\n"),
    );
    assert.deepEqual(
      findingsOf(silent, "approval-missing").map(({ severity, where }) => [severity, where]),
      [["note", []]],
    );
    assert.deepEqual(findingsOf(silent, "shift-missing"), []);
    assert.equal(silent.setUp, null);
  });

  it("asks for number variables of the fractions", () => {
    const [trouble] = troublesOf(() =>
      smallStudy(yaml(residual.replace("lr: left_lr", "lr: left_lx")), tables(header)),
    );
    assert.match(trouble?.remedy ?? "", /Did you mean left_lr\?/);
  });
});
