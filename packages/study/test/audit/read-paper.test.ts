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
