import { auditPaper, type AuditVerdict, readPaper } from "@fiducial/study";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

interface Known {
  /** Letters at the end tell the parts of one finding apart. */
  readonly id: string;
  readonly verdict: AuditVerdict;
  readonly rule: string;
  /** A regular expression that the evidence answers to. */
  readonly evidence: string;
  readonly conditional?: boolean;
}

const file = new URL("../../../../examples/liver-sbrt/published.yaml", import.meta.url);
const findings = auditPaper(readPaper("published.yaml", readFileSync(file, "utf8")));
const { findings: known } = JSON.parse(
  readFileSync(new URL("published-findings.json", import.meta.url), "utf8"),
) as { readonly findings: readonly Known[] };

function answering({ verdict, rule, evidence }: Known) {
  return findings.filter(
    (finding) =>
      finding.rule === rule &&
      finding.verdict === verdict &&
      new RegExp(evidence).test(finding.evidence.en),
  );
}

for (const each of known)
  test(`The founding article's ${each.id} is found by ${each.rule} as ${each.verdict}`, () => {
    const [found] = answering(each);
    assert.ok(found);
    assert.equal(found.condition !== null, each.conditional ?? false);
  });

test("Every contradiction and rounding found in the founding article is a known one", () => {
  const explained = new Set(known.flatMap(answering));
  const others = findings.filter(
    (finding) =>
      (finding.verdict === "contradiction" || finding.verdict === "rounding") &&
      !explained.has(finding),
  );
  assert.deepEqual(others, []);
});

test("The findings come gravest first and are told in both languages", () => {
  const order = ["contradiction", "rounding", "ambiguity", "ok"];
  const ranks = findings.map(({ verdict }) => order.indexOf(verdict));
  assert.deepEqual(
    ranks,
    ranks.toSorted((a, b) => a - b),
  );
  for (const { evidence, claims } of findings) {
    assert.ok(evidence.zh);
    for (const { says } of claims) assert.ok(says.en !== "" && says.zh);
  }
});
