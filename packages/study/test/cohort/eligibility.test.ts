import assert from "node:assert/strict";
import test from "node:test";
import { findingsOf, leastProtocol, smallStudy, valueOf } from "../small-study.ts";

const yaml = `${leastProtocol}
index_course: technique == "sbrt"
eligibility:
  inclusion:
    - { id: adult, label: At least 18 years of age, rule: age >= 18.0 }
    - { id: ecog, label: ECOG 0–1, rule: baseline.ecog <= 1.0 }
    - { id: sbrt, label: Treated with SBRT, rule: 'courses.exists(c, c.technique == "sbrt")' }
  exclusion:
    - { id: surgery, label: Surgery, rule: prior_surgery }
`;

const tables = {
  patients:
    "patient_id,birth_date,prior_surgery\nA,1950-01-01,no\nB,2010-01-01,yes\nC,1950-01-01,no\nD,1950-01-01,\nE,1950-01-01,no\n",
  courses:
    "patient_id,course_id,technique,start_date\nA,1,sbrt,2020-01-10\nB,1,sbrt,2020-01-10\nC,1,sbrt,2020-01-10\nD,1,sbrt,2020-01-10\nE,1,imrt,2020-01-10\n",
  assessments:
    "patient_id,date,ecog\nA,2019-12-01,2\nA,2020-01-09,1\nA,2020-02-01,3\nB,2020-01-01,0\nC,2019-09-01,0\nD,2020-01-01,0\nE,2020-01-01,0\n",
};
const results = smallStudy(yaml, tables);
const reasons = Object.fromEntries(
  results.subjects.map(({ subject, exclusions }) => [
    subject,
    exclusions.map(({ criterion, because }) => `${criterion} ${because}`),
  ]),
);

test("A baseline value is the last one on or before the first fraction, and not too old", () => {
  assert.deepEqual(reasons["A"], []);
  assert.deepEqual(reasons["C"], ["ecog not-assessable: baseline.ecog missing"]);
});

test("Every criterion that excludes is kept; the first is the one that is counted", () => {
  assert.deepEqual(reasons["B"], ["adult not-met", "surgery met"]);
  assert.equal(valueOf(results, "flow.excluded[adult]"), 1);
  assert.equal(valueOf(results, "flow.excluded[surgery]"), 1);
});

test("A criterion that cannot be judged excludes, is counted as such and is a finding", () => {
  assert.deepEqual(reasons["D"], ["surgery not-assessable: prior_surgery missing"]);
  assert.equal(valueOf(results, "flow.excluded[surgery].not_assessable"), 1);
  assert.deepEqual(
    findingsOf(results, "criterion-not-assessable")
      .flatMap(({ subjects }) => subjects)
      .toSorted(),
    ["C", "D"],
  );
});

test("A certain reason comes before one that follows from it", () => {
  assert.equal(reasons["E"]?.[0], "sbrt not-met");
  assert.equal(valueOf(results, "flow.excluded[sbrt]"), 1);
});

test("The exclusions sum to the difference between assessed and included", () => {
  const counted = ["adult", "ecog", "sbrt", "surgery"].map(
    (id) => valueOf(results, `flow.excluded[${id}]`) ?? 0,
  );
  assert.equal(
    counted.reduce((a, b) => a + b),
    valueOf(results, "flow.excluded"),
  );
  assert.equal(
    valueOf(results, "flow.assessed"),
    (valueOf(results, "flow.excluded") ?? 0) + (valueOf(results, "flow.included") ?? 0),
  );
});
