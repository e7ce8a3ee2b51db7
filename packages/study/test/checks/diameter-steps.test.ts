import assert from "node:assert/strict";
import test from "node:test";
import { findingsOf, leastProtocol, smallStudy } from "../small-study.ts";

/** The diameters that are a finding, as "3 mm beside 30 mm (row 4)", of a lesion first irradiated on 2020-01-01. */
function steps(inTable: number | "", rows: readonly string[]) {
  const results = smallStudy(leastProtocol, {
    patients: "patient_id\nA\n",
    courses: "patient_id,course_id,start_date\nA,C1,2020-01-01\n",
    lesions: `patient_id,lesion_id,course_id,diameter_mm\nA,L1,C1,${inTable}\n`,
    assessments: `patient_id,date,lesion_id,diameter_mm,finding\n${rows
      .map((row) => {
        const [date, diameter, finding = ""] = row.split(" ");
        return `A,${date},L1,${diameter},${finding}\n`;
      })
      .join("")}`,
  });
  return findingsOf(results, "diameter-tenfold").flatMap(({ message, where }) => [
    /: (.*)$/.exec(message.en)?.[1],
    ...where.map(({ en }) => en),
  ]);
}

test("A baseline in cm beside the table of lesions in mm is a finding, and so is the reverse", () => {
  assert.deepEqual(steps(55, ["2019-12-20 5.5", "2020-03-01 55"]), [
    "A L1 5.5 mm beside 55 mm",
    "tables/assessments.csv, row 2",
  ]);
  assert.deepEqual(steps(5.5, ["2019-12-20 55", "2020-03-01 50"]), [
    "A L1 55 mm beside 5.5 mm",
    "tables/assessments.csv, row 2",
  ]);
});

test("A single visit a tenth or the tenfold of both neighbours is a finding, the table of lesions standing for the first", () => {
  assert.deepEqual(steps("", ["2019-12-20 30", "2020-03-01 3.0", "2020-06-01 30"]), [
    "A L1 3 mm beside 30 mm",
    "tables/assessments.csv, row 3",
  ]);
  assert.deepEqual(steps(30, ["2020-03-01 2.8", "2020-06-01 25"]), [
    "A L1 2.8 mm beside 30 mm",
    "tables/assessments.csv, row 2",
  ]);
  assert.deepEqual(steps("", ["2019-12-20 2.5", "2020-03-01 24", "2020-06-01 2.4"]), [
    "A L1 24 mm beside 2.5 mm",
    "tables/assessments.csv, row 3",
  ]);
});

test("A lesion that shrinks and stays small, grows slowly, is gone, or steps by less than 8 or more than 12 is none", () => {
  for (const rows of [
    ["2019-12-20 30", "2020-03-01 3", "2020-06-01 3", "2020-09-01 4"],
    ["2019-12-20 30", "2020-03-01 3"],
    ["2019-12-20 30", "2020-03-01 0", "2020-06-01 30"],
    ["2019-12-20 31", "2020-03-01 4", "2020-06-01 31"],
    ["2019-12-20 49", "2020-03-01 4", "2020-06-01 49"],
    ["2019-12-20 3", "2020-03-01 30", "2020-06-01 300"],
    ["2019-12-20 30", "2020-03-01 3 split", "2020-03-01 27 split", "2020-06-01 30"],
  ])
    assert.deepEqual(steps("", rows), [], rows.join(", "));
});
