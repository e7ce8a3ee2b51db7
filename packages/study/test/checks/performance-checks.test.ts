import assert from "node:assert/strict";
import test from "node:test";
import { findingsOf, leastProtocol, smallStudy } from "../small-study.ts";

const found = (rule: string, rows: string) =>
  findingsOf(
    smallStudy(leastProtocol, {
      patients: "patient_id\nA\nB\n",
      assessments: `patient_id,date,ecog,kps\n${rows}`,
      events: "patient_id,date,event\nA,2020-06-01,last-contact\nB,2020-06-01,death\n",
    }),
    rule,
  ).flatMap(({ where }) => where.map(({ en }) => en));

test("ECOG and Karnofsky that do not correspond are a finding in a study that asks nothing of the liver", () => {
  assert.deepEqual(found("performance-contradicts", "A,2020-03-01,0,50\nA,2020-03-02,2,50\n"), [
    "tables/assessments.csv, row 2",
  ]);
  assert.deepEqual(found("performance-contradicts", "A,2020-03-01,0,\nA,2020-03-02,,50\n"), []);
});

test("ECOG 5, or Karnofsky 0, before any death on record is a finding; on the day of the death it is none", () => {
  assert.deepEqual(
    found(
      "performance-5-without-death",
      "A,2020-03-01,5,\nA,2020-03-02,,0\nA,2020-03-03,4,10\nB,2020-05-31,5,\nB,2020-06-01,5,0\n",
    ),
    [2, 3, 5].map((row) => `tables/assessments.csv, row ${row}`),
  );
});
