import assert from "node:assert/strict";
import test from "node:test";
import { comparePublished } from "../../src/checks/published.ts";
import type { StudyNumber } from "@fiducial/study";

const trace = {
  name: "n",
  because: null,
  facts: [],
  subjects: "s",
  convention: "count",
  alternatives: [],
} as const;
const share: StudyNumber = {
  ...trace,
  kind: "proportion",
  of: "subjects",
  value: 29 / 36,
  count: 29,
  total: 36,
};
const median: StudyNumber = {
  ...trace,
  kind: "duration",
  value: 20.44,
  interval: { lower: 6.6, upper: 34.2, level: 0.95, convention: "median-spss" },
};

const agrees = (number: StudyNumber, printed: string) =>
  comparePublished({ source: "x", values: { n: { printed, note: null } } }, { n: number }).table
    ?.rows[0]?.agrees;

test("Every printed number is compared at its printed decimals", () => {
  assert.equal(agrees(share, "29 (80.6)"), true);
  assert.equal(agrees(share, "29 (80.56 %)"), true);
  assert.equal(agrees(share, "80.5"), false);
  assert.equal(agrees(median, "20.4 (6.6–34.2)"), true);
  assert.equal(agrees(median, "20.4 (6.6-34.3)"), false);
});

test("A published value that is not reproduced is a finding with both values", () => {
  const { findings } = comparePublished(
    { source: "x", values: { n: { printed: "80.5", note: { en: "Truncated." } } } },
    { n: share },
  );
  assert.match(
    findings[0]?.message.en ?? "",
    /published as 80\.5, these records give 80\.6\. Truncated\./,
  );
});

test("A name that is no number of the study is a finding, not a silence", () => {
  const { findings, table } = comparePublished(
    { source: "x", values: { m: { printed: "1", note: null } } },
    { n: share },
  );
  assert.equal(findings[0]?.rule, "published-unknown");
  assert.equal(table?.rows.length, 0);
});

test("A half is rounded as people round it, up", () => {
  assert.equal(agrees({ ...share, value: 0.0625, count: 1, total: 16 }, "6.3"), true);
  assert.equal(agrees({ ...share, value: 0.0625, count: 1, total: 16 }, "6.2"), false);
});
