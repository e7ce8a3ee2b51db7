import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DocumentTable } from "../src/document/document-table.ts";
import { phrase } from "../src/document/inline.ts";
import { editionOf } from "../src/edition.ts";
import { tableCsv } from "../src/table-csv.ts";
import { liverSbrt } from "./liver-sbrt.ts";

const edition = editionOf(liverSbrt());
const endpoint = edition.results.endpoints[0]!;
const rate = endpoint.overall.rates[0]!.number;

function csvOf(first: string): readonly string[] {
  const table: DocumentTable = {
    id: "x",
    title: [],
    columns: [
      { label: phrase`Name`, above: null, align: "start", weight: 1 },
      { label: phrase`Rate`, above: null, align: "end", weight: 1 },
    ],
    rows: [
      {
        kind: "line",
        indent: 0,
        cells: [phrase`${first}`, [edition.number(rate, "value-interval")]],
      },
    ],
    notes: [],
  };
  return tableCsv(edition, table).split("\r\n");
}

describe("A table as CSV", () => {
  it("begins with a byte order mark, for spreadsheets", () => {
    assert.equal(csvOf("a")[0]?.codePointAt(0), 0xfeff);
  });

  it("gives each number's name, and its value and bounds in full precision, behind the printed text", () => {
    const [head, row] = csvOf("a");
    const number = edition.find(rate);
    assert.ok(number.kind === "probability" && number.interval !== null);
    assert.equal(head, "\ufeffName,Rate,Rate [name],Rate [value],Rate [lower],Rate [upper]");
    assert.equal(
      row,
      `a,59.6 (40.5–74.3),${rate},${number.value},${number.interval.lower},${number.interval.upper}`,
    );
  });

  it("does not let a spreadsheet run a text as a formula", () => {
    for (const text of ["=1+1", "+1+1", "-1+1", "@x", "＝1+1", "＋1+1", "－1+1", "＠x"]) {
      assert.ok(csvOf(text)[1]?.startsWith(`'${text}`), text);
    }
  });

  it("quotes a text that breaks a line, by a line feed alone too", () => {
    assert.ok(csvOf("a\nb")[1]?.startsWith('"a\nb",'));
  });
});
