import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import { dataDictionary, dictionaryCsv, redcapDictionary } from "../src/dictionary.ts";
import type { Field } from "../src/records/field.ts";
import { number } from "../src/records/field.ts";
import { recordTypes, tableNames } from "../src/records/record-types.ts";

const rowsOf = (csv: string) =>
  parse(csv, { columns: true }) as unknown as Record<string, string>[];

const variable: Field = {
  name: "=tumour_marker",
  kind: "number",
  label: { en: "Marker", zh: "标志物" },
  unit: "ng/mL",
  range: [-5, 5],
  required: false,
  schema: number({ label: { en: "Marker" }, range: [-5, 5] }),
};

describe("data dictionary", () => {
  it("names every field of every table, in the order of the records", () => {
    const fields = tableNames.flatMap((table) =>
      recordTypes[table].fields.map(({ name }) => `${table}.${name}`),
    );
    assert.deepEqual(
      dataDictionary().map(({ table, field }) => `${table}.${field}`),
      fields,
    );
  });

  it("has a Chinese label for every field that all studies share, and for every code", () => {
    for (const { table, field, label, codes } of dataDictionary())
      for (const text of [label, ...Object.values(codes ?? {})])
        assert.ok(text.zh !== undefined, `${table}.${field}`);
  });

  it("puts a study's own variables after the fields of their table", () => {
    const lesions = dataDictionary({ lesions: [variable] }).filter(
      ({ table }) => table === "lesions",
    );
    assert.equal(lesions.at(-1)?.field, "=tumour_marker");
  });

  it("is written as CSV in either language, with formulas defused and negative numbers intact", () => {
    const written = rowsOf(dictionaryCsv(dataDictionary({ patients: [variable] }), "zh"));
    const sex = written.find(({ field }) => field === "sex");
    assert.equal(sex?.["label"], "性别");
    assert.equal(sex?.["codes"], "male, 男 | female, 女");
    const marker = written.find(({ field }) => field === "'=tumour_marker");
    assert.deepEqual([marker?.["least"], marker?.["most"]], ["-5", "5"]);
  });
});

describe("REDCap dictionary", () => {
  const rows = rowsOf(redcapDictionary(dataDictionary(), "en"));
  const field = (name: string) => rows.find((row) => row["Variable / Field Name"] === name);

  it("has REDCap's 18 columns", () => {
    assert.equal(Object.keys(rows[0] ?? {}).length, 18);
  });

  it("begins with the record id, names every field once, and keeps each form together", () => {
    assert.equal(rows[0]?.["Variable / Field Name"], "patient_id");
    const names = rows.map((row) => row["Variable / Field Name"]!);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.match(name, /^[a-z][a-z0-9_]*$/);
    const forms = rows.map((row) => row["Form Name"]).filter((form, i, all) => form !== all[i - 1]);
    assert.deepEqual(
      forms,
      tableNames.map((table) => table.replaceAll("-", "_")),
    );
  });

  it("gives dates, numbers and whole numbers their validation, codes their choices, yes-no its type", () => {
    assert.equal(field("birth_date")?.["Text Validation Type OR Show Slider Number"], "date_ymd");
    assert.equal(field("birth_date")?.["Identifier?"], "y");
    assert.equal(field("prior_surgery")?.["Field Type"], "yesno");
    assert.equal(field("sex")?.["Field Type"], "radio");
    assert.equal(field("primary")?.["Field Type"], "dropdown");
    assert.equal(
      field("sex")?.["Choices, Calculations, OR Slider Labels"],
      "male, Male | female, Female",
    );
    const shift = field("fractions_shift_lr_mm");
    assert.equal(shift?.["Text Validation Type OR Show Slider Number"], "number");
    assert.deepEqual(
      [shift?.["Text Validation Min"], shift?.["Text Validation Max"]],
      ["-100", "100"],
    );
    assert.equal(
      field("fractions_fraction")?.["Text Validation Type OR Show Slider Number"],
      "integer",
    );
    assert.equal(field("fractions_fraction")?.["Required Field?"], "y");
  });
});
