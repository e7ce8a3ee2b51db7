import { auditPaper, paperTemplate, readPaper } from "@fiducial/study";
import assert from "node:assert/strict";
import test from "node:test";
import { troublesOf } from "../small-study.ts";

const least = "format: fiducial-paper/1\ntitle: T\npatients: 12\n";
const troubles = (yaml: string) => troublesOf(() => readPaper("paper.yaml", yaml));

test("The least paper is a format, a title and the number of patients", () => {
  const paper = readPaper("paper.yaml", least);
  assert.equal(paper.patients, 12);
  assert.equal(paper.alpha.value, 0.05);
});

test("Numbers keep the digits in which they are printed", () => {
  const { tables } = readPaper(
    "paper.yaml",
    `${least}tables: [{ number: 1, columns: [{ name: All, n: 12 }], variables: [{ name: Sex, p: 0.050*, rows: { Male: [6 (50.0%)] } }] }]\n`,
  );
  const [variable] = tables[0]!.variables;
  assert.deepEqual(variable!.p, {
    text: "0.050*",
    value: 0.05,
    decimals: 3,
    relation: "=",
    starred: true,
  });
  assert.deepEqual(variable!.rows!["Male"]![0]!.percent, { text: "50.0", value: 50, decimals: 1 });
});

test("Cells may be counts, percentages, both or dashes; ranges take any dash", () => {
  const paper = readPaper(
    "paper.yaml",
    `${least}tables: [{ number: 1, of: 12, grades: [1, 2, 3, 4], terms: { Pain: [3, 25.0%, 3 (25.0), —] } }]
survival: [{ endpoint: OS, where: Results, median: 9.1, interval: "6.6-34.2" }]
`,
  );
  assert.deepEqual(
    paper.tables[0]!.terms!["Pain"]!.map(({ count, percent }) => [count, percent?.value ?? null]),
    [
      [3, null],
      [null, 25],
      [3, 25],
      [null, null],
    ],
  );
  assert.equal(paper.survival[0]!.interval!.to.value, 34.2);
});

test("A misspelt word is refused at its line and column with the word that was meant", () => {
  const [trouble] = troubles(`${least}survivl: []\n`);
  assert.match(trouble?.where ?? "", /^paper\.yaml:4:1, survivl/);
  assert.match(trouble?.remedy ?? "", /survival/);
});

test("A number that is none is refused at its place, with an example", () => {
  const [trouble] = troubles(
    `${least}follow_up:\n  - { where: Results, median: about two years }\n`,
  );
  assert.match(trouble?.where ?? "", /^paper\.yaml:5:\d+, follow_up\[0\]\.median/);
  assert.match(trouble?.expected ?? "", /65\.6/);
});

test("A row has a cell for every column", () => {
  const [trouble] = troubles(
    `${least}tables:\n  - number: 1\n    columns: [{ name: All, n: 12 }]\n    variables:\n      - { name: Sex, rows: { Male: [3, 4] } }\n`,
  );
  assert.match(trouble?.where ?? "", /^paper\.yaml:8:/);
  assert.match(trouble?.expected ?? "", /1 cell/);
});

test("A group is one of those under groups", () => {
  const [trouble] = troubles(
    `${least}groups: [{ name: A, n: 12 }]\nfollow_up: [{ where: Results, group: B, median: 3 }]\n`,
  );
  assert.match(trouble?.where ?? "", /^paper\.yaml:5:/);
  assert.equal(trouble?.found, "B");
});

test("A ratio is of one group against another", () => {
  const [same, unknown] = troubles(
    `${least}groups: [{ name: A, n: 5 }, { name: B, n: 7 }]
comparisons:
  - { where: R, endpoint: OS, hazard_ratio: 0.7, group: A, reference: A }
  - { where: R, endpoint: OS, hazard_ratio: 0.7, reference: C }
`,
  );
  assert.match(same?.where ?? "", /^paper\.yaml:6:\d+, comparisons\[0\]\.reference$/);
  assert.match(same?.expected ?? "", /another group/);
  assert.equal(unknown?.found, "C");
});

test("Aliases that multiply beyond measure are refused", () => {
  const line = (name: string, of: string) =>
    `${name}: &${name} [${Array(12).fill(`*${of}`).join(", ")}]`;
  const bomb = `a: &a [x, x]\n${"bcdefg"
    .split("")
    .map((name, at) => line(name, "abcdefg"[at]!))
    .join("\n")}\n`;
  assert.match(troubles(`format: fiducial-paper/1\n${bomb}`)[0]?.found ?? "", /alias/i);
});

test("Another format is refused before anything else", () => {
  assert.match(troubles("format: fiducial-study/1\n")[0]?.remedy ?? "", /fiducial-paper\/1/);
  assert.match(troubles("")[0]?.remedy ?? "", /--template/);
});

test("The template can be read and contradicts nothing", () => {
  const findings = auditPaper(readPaper("paper.yaml", paperTemplate()));
  assert.deepEqual(
    findings.filter(({ verdict }) => verdict === "contradiction" || verdict === "rounding"),
    [],
  );
});

test("Cells may name their denominator, give the percentage first, or a bound", () => {
  const paper = readPaper(
    "paper.yaml",
    `${least}tables: [{ number: 1, of: 12, grades: [1, 2, 3, 4], terms: { Pain: [3/12 (25), 25% (3), 0 (<1%), "1 of 12 [8.3]"] } }]\n`,
  );
  assert.deepEqual(
    paper.tables[0]!.terms!["Pain"]!.map(({ count, percent, of }) => [
      count,
      percent?.text ?? null,
      of,
    ]),
    [
      [3, "25", 12],
      [3, "25", null],
      [0, "<1", null],
      [1, "8.3", 12],
    ],
  );
});

test("Dots in the middle, thousands, times that are not reached and limits of one side are read", () => {
  const paper = readPaper(
    "paper.yaml",
    `format: fiducial-paper/1
title: T
patients: 2,142
eligibility: [{ where: M, criteria: [{ about: age, range: 18 years or older }, { about: ECOG, range: <= 2 }] }]
survival: [{ endpoint: OS, where: R, median: not reached, interval: "84·3%, not reached" }]
comparisons: [{ where: R, endpoint: OS, p: 0·016, hazard_ratio: 0·57, interval: 1·10–0·30 }]
`,
  );
  assert.equal(paper.patients, 2142);
  assert.deepEqual(
    paper.eligibility[0]!.criteria.map(({ range }) => [range!.from?.value, range!.to?.value]),
    [
      [18, undefined],
      [undefined, 2],
    ],
  );
  assert.equal(paper.survival[0]!.median!.value, Infinity);
  assert.equal(paper.survival[0]!.interval!.from.value, 84.3);
  const [ratio] = paper.comparisons;
  assert.deepEqual(
    [ratio!.p!.value, ratio!.hazard_ratio!.value, ratio!.interval!.from.value],
    [0.016, 0.57, 0.3],
  );
});

test("What cannot be read is named with line, column and what to do", () => {
  const cases: readonly (readonly [string, RegExp, RegExp])[] = [
    ["tables: none\n", /^paper\.yaml:4:1, tables$/, /a list/],
    ["groups: [{ name: A, n: 1,200 }]\n", /^paper\.yaml:4:26/, /quotation marks/],
    ["statements:\n  - { where: R, text: note: this }\n", /^paper\.yaml:5:/, /quotation marks/],
    [
      "survival: [{ endpoint: OS, where: R, rates: { 2 years: 60 } }]\n",
      /rates\.2 years$/,
      /months as a number/,
    ],
    [
      "comparisons: [{ where: R, endpoint: OS, p: 1.2 }]\n",
      /^paper\.yaml:4:41, comparisons\[0\]\.p$/,
      /p-value/,
    ],
    [
      "prescriptions: [{ where: M, dose_gy: 0, fractions: 3 }]\n",
      /prescriptions\[0\]\.dose_gy$/,
      /above 0/,
    ],
    [
      "tables: [{ number: 1, grades: [mild], terms: {} }]\n",
      /tables\[0\]\.grades\[0\]$/,
      /a grade, such as 3/,
    ],
    [
      "tables: [{ number: 1, variables: [{ name: Sex, rows: { Male: [3] } }] }]\n",
      /rows\.Male$/,
      /its columns/,
    ],
  ];
  for (const [yaml, where, says] of cases) {
    const [trouble] = troubles(least + yaml);
    assert.match(trouble?.where ?? "", where, yaml);
    assert.match(`${trouble?.expected} ${trouble?.remedy}`, says, yaml);
  }
});

test("Grades are a list, or one alone", () => {
  const grades = (written: string) =>
    `${least}tables: [{ number: 1, of: 12, grades: ${written}, terms: { Pain: [3] } }]
statements: [{ where: R, text: t, count: 3, table: 1, row: Pain, grades: ${written} }]
`;
  const alone = readPaper("paper.yaml", grades('">=3"'));
  assert.deepEqual(alone, readPaper("paper.yaml", grades('[">=3"]')));
  assert.deepEqual(alone.statements[0]!.grades, [{ text: ">=3", from: 3, to: 5 }]);
  const [table, statement] = troubles(grades("mild"));
  assert.match(table?.where ?? "", /tables\[0\]\.grades$/);
  assert.match(statement?.expected ?? "", /^a grade, such as 3/);
});

test("A sentence that tells a cell leads to one cell", () => {
  const table =
    "tables: [{ number: 1, columns: [{ name: All, n: 12 }], variables: [{ name: Smoker, rows: { Yes: [4], No: [8] } }, { name: Drinker, rows: { Yes: [5], No: [7] } }] }]\n";
  const told = (words: string) =>
    troubles(`${least}${table}statements:\n  - { where: R, text: t, count: 3, ${words} }\n`)[0];
  assert.match(told("table: 2, row: Yes")?.expected ?? "", /^one of 1$/);
  assert.match(told("table: 1, row: Yes")?.remedy ?? "", /variable/);
  assert.match(
    told("table: 1, row: Maybe")?.where ?? "",
    /^paper\.yaml:6:\d+, statements\[0\]\.row/,
  );
  assert.match(told("table: 1, variable: Smokers, row: Yes")?.expected ?? "", /Smoker, Drinker/);
  const right = "statements:\n  - { where: R, text: t, table: 1, variable: Smoker, row: Yes }\n";
  assert.equal(readPaper("paper.yaml", least + table + right).statements.length, 1);
});
