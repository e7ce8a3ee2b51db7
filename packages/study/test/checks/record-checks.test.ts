import assert from "node:assert/strict";
import test from "node:test";
import { findingsOf, leastProtocol, smallStudy } from "../small-study.ts";

const results = smallStudy(leastProtocol, {
  patients: "patient_id,birth_date\nA,1950-01-01\nA,1951-01-01\nB,2021-01-01\n",
  lesions: "patient_id,lesion_id,course_id\nA,L1,C1\nA,L1,C1\nA,L2,C9\nZ,L1,\n",
  courses:
    "patient_id,course_id,start_date,end_date\nA,C1,2020-01-01,2020-01-05\nB,C1,2020-01-01,\n",
  fractions:
    "patient_id,course_id,fraction,date\nA,C1,1,2020-01-01\nA,C1,2,2020-01-09\nA,C1,3,2020-01-03\nA,C7,1,2020-01-01\n",
  assessments: "patient_id,date,lesion_id\nA,2020-02-01,L9\nA,2020-03-01,\nA,2020-03-01,\n",
  events: "patient_id,date,event\nA,2020-05-01,death\nA,2020-06-01,death\n",
  laboratory:
    "patient_id,date,test,value,unit\nA,2020-01-01,ALB,3.9,g/dL\nA,2020-01-01,ALB,39,furlong\n",
});

for (const [rule, where] of [
  ["duplicate-id", ["tables/patients.csv, row 3"]],
  ["identical-rows", ["tables/assessments.csv, row 4"]],
  ["unknown-patient", ["tables/lesions.csv, row 5"]],
  ["unknown-course", ["tables/fractions.csv, row 5"]],
  ["unknown-lesion", ["tables/assessments.csv, row 2"]],
  ["fraction-outside-course", ["tables/fractions.csv, row 3"]],
  ["fractions-out-of-order", ["tables/fractions.csv, row 4"]],
  ["several-deaths", ["tables/events.csv, row 3"]],
  ["birth-after-treatment", ["tables/patients.csv, row 4"]],
  ["laboratory-unit", ["tables/laboratory.csv, row 3"]],
] as const) {
  test(`The finding ${rule} names the rows, and the study goes on`, () => {
    assert.deepEqual(
      findingsOf(results, rule)
        .flatMap((finding) => finding.where.map(({ en }) => en))
        .filter((each) => where.some((own) => own === each)),
      [...where],
    );
  });
}

test("Of rows with one patient id the first is the patient", () => {
  assert.deepEqual(
    results.subjects.map(({ subject, record }) => `${subject} ${record.line}`),
    ["A 2", "B 4"],
  );
});

test("Every finding has a text and a remedy in both languages", () => {
  for (const { message, remedy, rule } of results.findings) {
    for (const label of [message, remedy])
      assert.ok(label.en.length > 0 && (label.zh ?? "").length > 0, rule);
  }
});

test("A cohort of lesions that all measure a few millimetres was probably measured in centimetres", () => {
  const lesions = (diameters: readonly number[]) =>
    `patient_id,lesion_id,diameter_mm\n${diameters.map((diameter, i) => `A,L${i},${diameter}`).join("\n")}\n`;
  const found = (diameters: readonly number[]) =>
    findingsOf(
      smallStudy(leastProtocol, { patients: "patient_id\nA\n", lesions: lesions(diameters) }),
      "diameters-in-centimetres",
    ).length;
  assert.equal(found([3.1, 4.2, 1.1, 6.8, 2.6]), 1);
  assert.equal(found([31, 42, 11, 68, 26]), 0);
  assert.equal(found([3.1, 4.2]), 0);
});

test("An adverse event that resolved before its onset is an error; one of a day, or without an end, is none", () => {
  const results = smallStudy(leastProtocol, {
    patients: "patient_id\nA\n",
    "adverse-events":
      "patient_id,date,end_date,term,grade\nA,2020-02-10,2020-02-09,Nausea,1\nA,2020-02-10,2020-02-10,Nausea,2\nA,2020-02-10,,Nausea,3\n",
  });
  assert.deepEqual(
    findingsOf(results, "adverse-event-ends-before-onset").map(({ severity, where }) => [
      severity,
      ...where.map(({ en }) => en),
    ]),
    [["error", "tables/adverse-events.csv, row 2"]],
  );
});
