import { auditRules } from "@fiducial/study";
import assert from "node:assert/strict";
import test from "node:test";
import { ruleCases } from "./rule-cases.ts";
import { auditOf } from "./small-paper.ts";

for (const { rule, convention, breaks, verdict, holds } of ruleCases)
  test(`${rule}: ${convention}`, () => {
    const verdicts = (yaml: string) =>
      auditOf(yaml)
        .filter((finding) => finding.rule === rule)
        .map((finding) => finding.verdict);
    assert.ok(verdicts(breaks).includes(verdict), `broken: ${verdicts(breaks).join(", ")}`);
    assert.ok(!verdicts(holds).includes(verdict), `held: ${verdicts(holds).join(", ")}`);
  });

test("Every rule has a case that breaks it and one that does not", () => {
  const tested = new Set(ruleCases.map(({ rule }) => rule));
  assert.deepEqual(
    auditRules.map(({ id }) => id).filter((id) => !tested.has(id)),
    [],
  );
});

test("Rules have ids of their own and say in both languages what they compare and why", () => {
  assert.equal(new Set(auditRules.map(({ id }) => id)).size, auditRules.length);
  for (const { compares, why } of auditRules)
    for (const label of [compares, why]) assert.ok(label.en !== "" && label.zh !== undefined);
});

test("A paper that says only how many patients it has contradicts nothing", () => {
  assert.deepEqual(auditOf("format: fiducial-paper/1\ntitle: T\npatients: 12\n", true), []);
});
