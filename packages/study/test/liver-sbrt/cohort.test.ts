import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import { liverSbrtResults } from "./example.ts";

const source = new URL("../../../../examples/liver-sbrt/source/cohort.csv", import.meta.url);
const cohort = parse<Record<string, string>>(readFileSync(source), { columns: true });

const patterns: Readonly<Record<string, string | null>> = {
  none: null,
  "in-field": "in-field",
  "out-field": "out-field",
  "in+out-field": "in-and-out-field",
  "distant only": "distant-only",
  "locoregional+distant": "locoregional-and-distant",
};

describe("subjects of the liver SBRT study", () => {
  const results = liverSbrtResults();

  it("are the 36 of the cohort, in order of treatment", () => {
    assert.deepEqual(
      results.subjects.filter(({ included }) => included).map(({ subject }) => subject),
      cohort.map(({ id }) => id),
    );
  });

  it("who are excluded are so for the criterion that each of them was made to fail", () => {
    const excluded = results.subjects
      .filter(({ included }) => !included)
      .map(({ subject, exclusions }) => [subject, exclusions[0]?.criterion ?? ""] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    assert.deepEqual(excluded, [
      ["X01", "age"],
      ["X02", "ecog"],
      ["X03", "child-pugh"],
      ["X04", "child-pugh"],
      ["X05", "surgery"],
      ["X06", "surgery"],
      ["X07", "surgery"],
      ["X08", "sbrt"],
      ["X09", "diagnosis"],
      ["X10", "child-pugh"],
      ["X11", "follow-up"],
      ["X12", "follow-up"],
    ]);
    const two = results.subjects.find(({ subject }) => subject === "X04");
    assert.deepEqual(
      two?.exclusions.map(({ criterion }) => criterion),
      ["child-pugh", "ecog"],
    );
  });

  it("have the dates, deaths, progressions and patterns of failure from which their records were made", () => {
    const subjects = new Map(results.subjects.map((subject) => [subject.subject, subject]));
    for (const row of cohort) {
      const subject = subjects.get(row["id"] ?? "");
      assert.deepEqual(
        {
          firstFraction: subject?.firstFraction,
          endOfFollowUp: subject?.endOfFollowUp,
          alive: subject?.alive,
          progressed: subject?.endpoints["ttp"]?.kind === "event",
          progression: subject?.endpoints["ttp"]?.date,
          failurePattern: subject?.failurePattern,
        },
        {
          firstFraction: row["rt_start"],
          endOfFollowUp: row["last_contact"],
          alive: row["death"] === "0",
          progressed: row["progression"] === "1",
          progression: row["progression_date"] || row["last_contact"],
          failurePattern: patterns[row["failure_pattern"] ?? ""],
        },
        row["id"],
      );
    }
  });

  it("carry the questionable entries that the records hold on purpose, and none that stops the study", () => {
    const subjectsOf = (rule: string): readonly string[] =>
      results.findings.filter((finding) => finding.rule === rule).flatMap((each) => each.subjects);
    assert.deepEqual(subjectsOf("identical-rows"), ["X06"]);
    assert.deepEqual(subjectsOf("interval-deviates"), ["P19"]);
    assert.deepEqual(subjectsOf("partial-date"), ["P11", "P22"]);
    assert.deepEqual(subjectsOf("several-courses"), ["P16", "P20", "P22"]);
    assert.deepEqual(subjectsOf("criterion-not-assessable"), ["X10"]);
    assert.deepEqual(
      results.findings.filter(({ severity }) => severity === "error"),
      [],
    );
  });
});
