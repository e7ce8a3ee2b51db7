import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { csvRows } from "../../../../examples/liver-sbrt/source/csv.ts";
import {
  columns,
  liverSbrtTables,
  tableNames,
} from "../../../../examples/liver-sbrt/source/tables.ts";
import { recordTypes, tableNames as recordTableNames } from "../../src/records/record-types.ts";

const example = new URL("../../../../examples/liver-sbrt/", import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, example), "utf8");

const made = liverSbrtTables({
  cohort: text("source/cohort.csv"),
  ineligible: text("source/ineligible.csv"),
  laterEvents: text("source/later-events.csv"),
  laterCourses: text("source/later-courses.csv"),
  laterAdverseEvents: text("source/later-adverse-events.csv"),
});

describe("tables of the liver SBRT example", () => {
  it("the example has a table for every record type, with the type's columns and the study's own", () => {
    assert.deepEqual(tableNames, recordTableNames);
    for (const name of tableNames) {
      const own = name === "patients" ? ["hbv", "cirrhosis"] : [];
      const fields = recordTypes[name].fields.map((field) => field.name);
      assert.deepEqual(columns[name], [...fields, ...own], name);
    }
  });

  for (const name of tableNames)
    it(`the committed ${name}.csv is what make-tables.ts writes, byte for byte`, () => {
      assert.equal(text(`tables/${name}.csv`), made[name]);
    });

  it("no assessment, laboratory value or fraction is dated after a patient's death, loss or last contact", () => {
    const ends = new Map<string, string>();
    for (const { patient_id: id = "", date = "", event = "" } of csvRows(made.events))
      if (["death", "last-contact", "lost-to-follow-up"].includes(event)) ends.set(id, date);
    for (const name of ["assessments", "laboratory", "fractions"] as const)
      for (const { patient_id: id = "", date = "" } of csvRows(made[name]))
        assert.ok(date <= (ends.get(id) ?? ""), `${name}: ${id} ${date}`);
  });

  it("two dates are known to the month only", () => {
    const partial = tableNames.flatMap((name) =>
      csvRows(made[name]).filter((row) => /^\d{4}-\d{2}$/.test(row["date"] ?? "")),
    );
    assert.deepEqual(
      partial.map((row) => row["patient_id"]),
      ["P11", "P22"],
    );
  });

  it("the generator draws the same numbers whatever the order of the patients in its source", () => {
    const [header = "", ...lines] = text("source/cohort.csv").trim().split("\n");
    const reversed = liverSbrtTables({
      cohort: [header, ...lines.toReversed()].join("\n"),
      ineligible: text("source/ineligible.csv"),
      laterEvents: text("source/later-events.csv"),
      laterCourses: text("source/later-courses.csv"),
      laterAdverseEvents: text("source/later-adverse-events.csv"),
    });
    assert.deepEqual(reversed, made);
  });
});
