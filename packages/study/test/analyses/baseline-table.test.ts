import assert from "node:assert/strict";
import test from "node:test";
import { leastProtocol, smallStudy } from "../small-study.ts";

function table(counts: readonly (readonly [males: number, females: number])[], rest = "") {
  const arms = ["a", "b", "c"];
  const rows = counts.flatMap(([males, females], arm) => [
    ...Array.from({ length: males }, () => `male,${arms[arm]}`),
    ...Array.from({ length: females }, () => `female,${arms[arm]}`),
  ]);
  const yaml = `${leastProtocol}
variables:
  - { name: arm, table: patients, kind: code, label: Arm, codes: { a: A, b: B, c: C } }
  - { name: dose, table: patients, kind: number, label: Dose }
groups: { variable: arm }
analyses:
  baseline: [{ variable: sex }, { variable: dose, statistics: [median, mean, standard-deviation, quartiles, range], categories: { cuts: [2, 4], boundary: lower } }]
  ${rest}`;
  return smallStudy(yaml, {
    patients: `patient_id,sex,arm,dose\n${rows.map((row, i) => `P${i},${row},${(i % 6) + 1}`).join("\n")}\n`,
  });
}

test("Pearson's test is chosen where the expected counts allow it, Fisher's otherwise; the other stands beside it", () => {
  const large = table([
    [20, 10],
    [10, 20],
  ]);
  assert.equal(large.numbers["baseline.sex.p"]?.convention, "pearson-chi-square");
  const small = table([
    [4, 1],
    [1, 4],
  ]);
  assert.equal(small.numbers["baseline.sex.p"]?.convention, "fisher-exact");
  assert.equal(small.numbers["baseline.sex.p.pearson"]?.convention, "pearson-chi-square");
  assert.match(
    small.baseline.rows[0]?.categoriesTest?.because.en ?? "",
    /4 of 4 expected counts below 5, the smallest 2\.50/,
  );
  assert.deepEqual(small.baseline.rows[0]?.categoriesTest?.alternatives, [
    "baseline.sex.p.pearson",
  ]);
});

test("By hand: 4, 1 against 1, 4 gives Fisher's p = 52/252 and Pearson's χ² = 3.6", () => {
  const { numbers } = table([
    [4, 1],
    [1, 4],
  ]);
  assert.ok(Math.abs((numbers["baseline.sex.p"]?.value ?? 0) - 52 / 252) < 1e-12);
  const pearson = numbers["baseline.sex.p.pearson"];
  assert.ok(pearson?.kind === "p-value" && Math.abs((pearson.statistic ?? 0) - 3.6) < 1e-12);
});

test("Quantities are compared by ranks unless the protocol asks for means; three groups take the test for many", () => {
  assert.equal(
    table([
      [5, 5],
      [5, 5],
    ]).numbers["baseline.dose.p"]?.convention,
    "mann-whitney",
  );
  assert.equal(
    table(
      [
        [5, 5],
        [5, 5],
      ],
      "quantity_test: mean",
    ).numbers["baseline.dose.p"]?.convention,
    "welch-t",
  );
  assert.equal(
    table([
      [5, 5],
      [5, 5],
      [5, 5],
    ]).numbers["baseline.dose.p"]?.convention,
    "kruskal-wallis",
  );
  assert.equal(
    table(
      [
        [5, 5],
        [5, 5],
        [5, 5],
      ],
      "quantity_test: mean",
    ).numbers["baseline.dose.p"]?.convention,
    "analysis-of-variance",
  );
});

test("Categories of a number take a value on a cut-point above it, or below it, as stated", () => {
  const { baseline, numbers } = table([[6, 0]]);
  const dose = baseline.rows[1];
  assert.deepEqual(
    dose?.categories.map(({ code }) => code),
    ["<2", ">=2,<4", ">=4"],
  );
  assert.deepEqual(
    dose?.categories.map(({ cells }) => {
      const number = numbers[cells.overall];
      return number?.kind === "proportion" ? number.count : -1;
    }),
    [1, 2, 3],
  );
});

test("Quartiles are those of SPSS: of 1 to 6 they are 1.75 and 5.25", () => {
  const quartiles = table([[6, 0]]).numbers["baseline.dose.quartiles"];
  assert.ok(quartiles?.kind === "range");
  assert.deepEqual([quartiles.lower, quartiles.upper], [1.75, 5.25]);
});

test("One group alone is compared with nobody", () => {
  const { baseline } = table([[3, 3]]);
  assert.equal(baseline.rows[0]?.categoriesTest, null);
  assert.equal(baseline.rows[1]?.statisticsTest, null);
});
