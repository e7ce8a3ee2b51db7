import { protocolJsonSchema, readProtocol } from "@fiducial/study";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { leastProtocol, troublesOf } from "../small-study.ts";

const troubles = (yaml: string) => troublesOf(() => readProtocol("study.yaml", yaml));

test("The least protocol is a format and a title; everything else has a stated default", () => {
  const { definition } = readProtocol("study.yaml", leastProtocol);
  assert.equal(definition.analyses.interval, "log-log");
  assert.deepEqual(definition.analyses.survival_months, [12, 24]);
  assert.equal(definition.data.partial_dates.month, "middle");
  assert.equal(definition.data.partial_dates.year, "refuse");
});

test("A tab is refused at its line and column", () => {
  const [trouble] = troubles("format: fiducial-study/1\ntitle: A\ndata:\n\tdecimal: point\n");
  assert.match(trouble?.where ?? "", /^study\.yaml:4:1/);
  assert.match(trouble?.remedy ?? "", /spaces/);
});

test("A misspelt word is refused at its place with the word that was meant", () => {
  const [trouble] = troubles(`${leastProtocol}cutoff: 2021-05-20\n`);
  assert.match(trouble?.where ?? "", /^study\.yaml:4:1, cutoff/);
  assert.match(trouble?.remedy ?? "", /cut_off/);
});

test("All troubles of a file are told in one go", () => {
  const found = troubles(`${leastProtocol}
eligibility:
  inclusion:
    - { id: age, label: Age, rule: agee >= 18.0 }
    - { id: ecog, label: ECOG, rule: baseline.ecog * 2 <= 2.0 }
groups: { variable: disese }
endpoints:
  - { name: os, label: OS, short: OS, events: [death] }
  - { name: os, label: OS, short: OS, events: [death] }
`);
  assert.deepEqual(found.map(({ where }) => where.replace(/^.*, /, "")).toSorted(), [
    "eligibility.inclusion[0].rule",
    "eligibility.inclusion[1].rule",
    "endpoints",
    "groups.variable",
  ]);
});

test("A format of another version is refused before anything else, with the change to make", () => {
  const [trouble, ...others] = troubles("format: fiducial-study/0\ntitel: x\n");
  assert.equal(others.length, 0);
  assert.match(trouble?.where ?? "", /^study\.yaml:1:/);
  assert.match(trouble?.remedy ?? "", /format: fiducial-study\/1/);
  assert.match(troubles("format: fiducial-study/7\ntitle: x\n")[0]?.remedy ?? "", /newer/);
  assert.match(troubles("")[0]?.found ?? "", /empty/);
  assert.match(troubles("- a\n- b\n")[0]?.found ?? "", /no map/);
});

test("A limit of a number, a text or a list is told in words", () => {
  const expected = (yaml: string) => {
    const [trouble] = troubles(`${leastProtocol}${yaml}`);
    return `${trouble?.where.replace(/^.*, /, "")}: ${trouble?.expected}, ${trouble?.found}`;
  };
  const scheme = (dose: string) =>
    `prescription: { alpha_beta_gy: 10, schemes: [{ id: a, label: A, when: "true", total_gy: ${dose}, fractions: 3 }] }\n`;
  assert.equal(expected(scheme("-48")), "prescription.schemes[0].total_gy: a number above 0, -48");
  assert.equal(expected(scheme("[48]")), "prescription.schemes[0].total_gy: a number, a list");
  assert.equal(
    expected("variables: [{ name: a, table: patients, kind: number, label: A, digits: 7 }]\n"),
    "variables[0].digits: a number of at most 6, 7",
  );
  assert.equal(
    expected('endpoints: [{ name: os, label: OS, short: "", events: [death] }]\n'),
    'endpoints[0].short: a text that is not empty, ""',
  );
  assert.equal(
    expected("endpoints: [{ name: os, label: OS, short: OS, events: [] }]\n"),
    "endpoints[0].events: a list that is not empty, an empty list",
  );
});

test("A duplicated word is refused", () => {
  assert.match(troubles(`${leastProtocol}title: B\n`)[0]?.found ?? "", /unique/);
});

test("A variable may not take the name of a field, and a coded one needs codes", () => {
  const found = troubles(`${leastProtocol}
variables:
  - { name: sex, table: patients, kind: text, label: Sex }
  - { name: arm, table: patients, kind: code, label: Arm }
`);
  assert.equal(found.length, 2);
  assert.match(found[0]?.remedy ?? "", /columns/);
});

test("A mapping names fields and codes that exist", () => {
  const found = troubles(`${leastProtocol}
data:
  tables:
    patients:
      columns: { patient: ID }
      codes: { sex: { mail: [1] } }
`);
  assert.match(found[0]?.remedy ?? "", /patient_id|Declare/);
  assert.match(found[1]?.remedy ?? "", /male/);
});

test("The published JSON Schema is the one that the reader uses", () => {
  const published = JSON.parse(
    readFileSync(new URL("../../schema/study-1.schema.json", import.meta.url), "utf8"),
  ) as unknown;
  assert.deepEqual(published, JSON.parse(JSON.stringify(protocolJsonSchema())));
});

test("A day that no calendar has is refused", () => {
  const [trouble] = troubles(`${leastProtocol}cut_off: 2021-02-30\n`);
  assert.match(trouble?.where ?? "", /cut_off/);
  assert.match(trouble?.expected ?? "", /date/i);
});

test("A table of toxicity names each term once", () => {
  const [trouble] = troubles(`${leastProtocol}
toxicity:
  - { name: acute, label: Acute, scale: CTCAE 5.0, until_months: 3, terms: [{ term: Fatigue }, { term: Fatigue }] }
`);
  assert.match(trouble?.where ?? "", /toxicity\[0\]/);
  assert.equal(trouble?.found, "Fatigue twice");
});
