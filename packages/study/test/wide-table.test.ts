import { readCsvTable, readProtocol, runStudy, wideTable } from "@fiducial/study";
import assert from "node:assert/strict";
import test from "node:test";

const yaml = `
format: fiducial-study/1
title: A small study
endpoints: [{ name: os, label: Overall survival, short: OS, events: [death] }]
derived: [{ name: old, kind: yes-no, label: Old, value: age > 70.0 }]
toxicity: [{ name: acute, label: Acute, scale: CTCAE 5.0, until_months: 6, terms: [{ term: Elevated AST/ALT }] }]
`;
const csv = {
  patients: "patient_id,birth_date\nA,1950-01-01\nB,1940-01-01\n",
  courses: "patient_id,course_id,start_date\nA,1,2020-01-01\n",
  events: "patient_id,date,event\nA,2020-12-31,death\n",
};
const protocol = readProtocol("study.yaml", yaml);
const tables = (Object.keys(csv) as (keyof typeof csv)[]).map((name) =>
  readCsvTable(name, `tables/${name}.csv`, new TextEncoder().encode(csv[name])),
);
const wide = wideTable(
  protocol,
  runStudy({ protocol, tables, provenance: { version: "t", protocolHash: "p", dataHash: "d" } }),
);
const row = (id: string) => {
  const subject = wide.subjects.find((each) => each.subject === id);
  assert.ok(subject);
  return Object.fromEntries(wide.columns.map(({ name, value }) => [name, value(subject)]));
};

test("One row per assessed subject: time in months, event as 1 and 0, missing where there is none", () => {
  assert.deepEqual(
    [row("A")["os_months"], row("A")["os_event"], row("A")["old"]],
    [365 / 30.4375, "1", false],
  );
  assert.deepEqual(
    [row("B")["os_months"], row("B")["os_event"], row("B")["old"]],
    [null, null, null],
  );
  assert.equal(row("A")["acute_elevated_ast_alt"], 0);
});

test("Names are usable in SPSS and R: letters, digits and _, distinct without case", () => {
  for (const { name } of wide.columns) assert.match(name, /^[A-Za-z][A-Za-z0-9_]{0,63}$/);
  assert.equal(
    new Set(wide.columns.map(({ name }) => name.toLowerCase())).size,
    wide.columns.length,
  );
});
