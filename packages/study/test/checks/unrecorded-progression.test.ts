import assert from "node:assert/strict";
import test from "node:test";
import { findingsOf, leastProtocol, smallStudy } from "../small-study.ts";

/** A patient with lesions of 30 and 40 mm, L1 irradiated; rows "2020-03-01,L1,20," and events "2020-03-01,local-progression,L1". */
function study(rows: readonly string[], events: readonly string[] = [], words = "") {
  const all = (texts: readonly string[]) => texts.map((text) => `A,${text}\n`).join("");
  return smallStudy(`${leastProtocol}response: {}\nlocal_control: {${words}}\n`, {
    patients: "patient_id\nA\n",
    courses: "patient_id,course_id,start_date\nA,C1,2020-01-01\n",
    lesions: "patient_id,lesion_id,course_id,organ,diameter_mm\nA,L1,C1,Liver,30\nA,L2,,Lung,40\n",
    assessments: `patient_id,date,lesion_id,diameter_mm,finding\n${all(rows)}`,
    events: `patient_id,date,event,lesion_id\n${all(events)}A,2021-12-01,last-contact,\n`,
  });
}

const both = (date: string, one: number, other: number) => [
  `${date},L1,${one},`,
  `${date},L2,${other},`,
];

const seen = (results: ReturnType<typeof study>) =>
  ["progression-not-recorded", "growth-not-recorded"].flatMap((rule) =>
    findingsOf(results, rule).map(
      ({ severity, message, where }) =>
        `${rule} ${severity} ${/: (.*)$/.exec(message.en)?.[1]} (${where[0]?.en})`,
    ),
  );

const grown = [...both("2020-03-01", 20, 40), ...both("2020-06-01", 60, 40)];

test("Growth that is PD and a local failure without any row of progression is a finding of both", () => {
  assert.deepEqual(seen(study(grown)), [
    "progression-not-recorded warning A 2020-06-01 (tables/assessments.csv, row 4)",
    "growth-not-recorded warning A 2020-06-01 (tables/assessments.csv, row 4)",
  ]);
});

test("A new lesion without a row of progression is a finding of the response alone", () => {
  assert.deepEqual(seen(study([...both("2020-03-01", 20, 40), "2020-03-01,N1,12,new"])), [
    "progression-not-recorded warning A 2020-03-01 (tables/assessments.csv, row 2)",
  ]);
});

test("A progression recorded on the day, before, or within 90 days is none", () => {
  for (const date of ["2020-06-01", "2020-04-01", "2020-08-30"])
    assert.deepEqual(seen(study(grown, [`${date},local-progression,L1`])), [], date);
});

test("One recorded on day 91 is too late, unless it is at the next visit", () => {
  const events = ["2020-08-31,local-progression,L1"];
  assert.equal(seen(study(grown, events)).length, 2);
  assert.deepEqual(seen(study([...grown, ...both("2020-09-15", 60, 40)], events)), []);
});

test("A metastasis or the failure of another lesion records no local failure of this one", () => {
  for (const event of ["2020-06-01,distant-metastasis,", "2020-06-01,local-progression,L2"])
    assert.deepEqual(seen(study(grown, [event])), [
      "growth-not-recorded warning A 2020-06-01 (tables/assessments.csv, row 4)",
    ]);
});

test("The thresholds are those of the protocol: growth below them is none", () => {
  const rows = [...both("2020-03-01", 30, 40), ...both("2020-06-01", 37, 40)];
  assert.deepEqual(seen(study(rows)), [
    "growth-not-recorded warning A 2020-06-01 (tables/assessments.csv, row 4)",
  ]);
  assert.deepEqual(seen(study(rows, [], "growth_mm: 10")), []);
});
