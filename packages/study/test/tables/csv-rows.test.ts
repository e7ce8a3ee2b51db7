import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { visitCsvRows } from "../../src/tables/csv-rows.ts";

function rowsOf(...pieces: string[]) {
  const rows: string[][] = [];
  const lines: number[] = [];
  const fault = visitCsvRows(pieces, ",", (cells, line) => {
    rows.push([...cells]);
    lines.push(line);
  });
  return { rows, lines, fault };
}

/** Any text over the characters that matter to CSV. */
const csvText = fc
  .array(fc.constantFrom(",", '"', '""', "\n", "\r\n", "\r", "a", "病", " "), { maxLength: 40 })
  .map((parts) => parts.join(""));

describe("CSV rows", () => {
  it("are those that were written, whatever their cells hold", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "病", " "), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n", "\r"), (rows, end) => {
        const text = rows
          .map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(","))
          .join(end);
        assert.deepEqual(rowsOf(text), { ...rowsOf(text), rows, fault: null });
      }),
    );
  });

  it("do not depend on where the text is cut into pieces", () => {
    fc.assert(
      fc.property(csvText, fc.array(fc.nat(40)), (text, cuts) => {
        const places = [
          0,
          ...cuts.filter((cut) => cut < text.length).toSorted((a, b) => a - b),
          text.length,
        ];
        const pieces = places.slice(1).map((end, i) => text.slice(places[i], end));
        assert.deepEqual(rowsOf(...pieces), rowsOf(text));
      }),
    );
  });

  it("are those of csv-parse wherever both accept the text", () => {
    fc.assert(
      fc.property(csvText, (text) => {
        const own = rowsOf(text);
        const unixText = text.replaceAll(/\r\n?/g, "\n");
        let theirs: string[][] | null;
        try {
          theirs = parse(unixText, { relax_column_count: true, record_delimiter: "\n" });
        } catch {
          theirs = null;
        }
        assert.equal(own.fault === null, theirs !== null, JSON.stringify(text));
        if (theirs !== null) assert.deepEqual(own.rows, theirs);
      }),
      { numRuns: 2000 },
    );
  });

  it("begin on the line that counts all line breaks before them", () => {
    assert.deepEqual(rowsOf('a\r\n"b\r\nc",d\r\n\r\ne').lines, [1, 2, 4, 5]);
  });
});
