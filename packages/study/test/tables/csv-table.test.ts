import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readCsvTable } from "../../src/tables/csv-table.ts";
import type { Table } from "../../src/tables/table.ts";

const file = "tables/patients.csv";
const read = (text: string) => readCsvTable("patients", file, new TextEncoder().encode(text));
const rowsOf = (table: Table) => {
  const rows: [number, ...string[]][] = [];
  table.forEachRow((cells, line) => rows.push([line, ...cells]));
  return rows;
};

describe("CSV table", () => {
  it("gives the header, and each row with the line where it begins", () => {
    const table = read("patient_id,sex\nP01,male\nP02,female\n");
    assert.deepEqual(table.header, ["patient_id", "sex"]);
    assert.equal(table.reading, "UTF-8, commas");
    assert.deepEqual(rowsOf(table), [
      [2, "P01", "male"],
      [3, "P02", "female"],
    ]);
  });

  it("can be visited more than once", () => {
    const table = read("patient_id\nP01\n");
    assert.deepEqual(rowsOf(table), rowsOf(table));
  });

  it("finds commas, semicolons or tabs by the header, not counting those in quotation marks", () => {
    assert.deepEqual(read("a;b\n1,5;2\n").header, ["a", "b"]);
    assert.equal(read("a\tb\n1\t2\n").reading, "UTF-8, tabs");
    assert.deepEqual(read('"a,b,c";d\n1;2\n').header, ["a,b,c", "d"]);
    assert.deepEqual(rowsOf(read("a\n1\n")), [[2, "1"]]);
  });

  it("counts a cell with line breaks as one cell and its lines as lines, whatever their ends", () => {
    for (const end of ["\n", "\r\n", "\r"])
      assert.deepEqual(rowsOf(read(`a,b${end}1,"x${end}y${end}${end}z"${end}2,w${end}`)), [
        [2, "1", "x\ny\n\nz"],
        [6, "2", "w"],
      ]);
  });

  it("trims cells, no-break and full-width spaces included, and undoubles quotation marks", () => {
    assert.deepEqual(rowsOf(read('a,b\n P01 ,"say ""no"""\n\u00a0x\u3000,\n')), [
      [2, "P01", 'say "no"'],
      [3, "x", ""],
    ]);
  });

  it("passes over blank rows, also before the header and at the end, and keeps counting them", () => {
    assert.deepEqual(rowsOf(read("\n\na,b\n,\n   \n1,2\n\n\n,\n")), [[6, "1", "2"]]);
  });

  it("takes a header without rows for an empty table", () => {
    assert.deepEqual(rowsOf(read("patient_id,sex")), []);
  });

  it("drops nameless columns at the right end while they are empty", () => {
    assert.deepEqual(rowsOf(read("a,b,,\n1,2,,\n")), [[2, "1", "2"]]);
    assert.throws(
      () => read("a,b,,\n1,2,,oops\n"),
      /row 2, column 4: expected an empty cell.*“oops”/,
    );
  });

  it("refuses an empty file", () => {
    assert.throws(() => read(""), /tables\/patients.csv: .*found an empty file/);
    assert.throws(() => read("\n \n,,\n"), /found an empty file/);
  });

  it("refuses a workbook that was only renamed", () => {
    assert.throws(() => read("PK\u0003\u0004…"), /found an Excel file with the name of one/);
  });

  it("refuses nameless and repeated columns", () => {
    assert.throws(() => read("a,,b\n"), /row 1, column 2: expected a column name/);
    assert.throws(
      () => read("a,b,a\n"),
      /row 1, column 3: .*“a” again, already the name of column 1/,
    );
  });

  it("names every row that has more or fewer cells than the header", () => {
    assert.throws(
      () => read("a,b\n1\n1,2\n\n1,2,3\n"),
      (error: Error) => {
        assert.match(error.message, /row 2: expected 2 cells as in the header, found 1/);
        assert.match(error.message, /row 5: expected 2 cells as in the header, found 3/);
        return true;
      },
    );
  });

  it("names the row of broken quotation", () => {
    assert.throws(() => read('a,b\n1,2\n3,"x\ny\n'), /row 3: expected a closing quotation mark/);
    assert.throws(
      () => read('a,b\n1,x"y"\n'),
      /row 2: expected quotation marks around whole cells/,
    );
    assert.throws(
      () => read('a,b\n1,"x"y\n'),
      /row 2: expected quotation marks around whole cells/,
    );
  });

  it("refuses a row without end", () => {
    assert.throws(
      () => read(`a,b\n1,2\n3,${"x".repeat(1_100_000)}\n`),
      /row 3: .*1000000 characters/,
    );
    assert.throws(() => read("x".repeat(3_000_000)), /row 1: .*1000000 characters/);
  });

  it("refuses a row of separators without end", () => {
    assert.throws(() => read(`a,b\n${",".repeat(3_000_000)}\n`), /row 2: .*1000000 characters/);
  });

  it("names the row of a NUL character", () => {
    assert.throws(() => read("a\r\nb\r\nc\0"), /row 3: expected text, found a NUL character/);
  });

  it("tells ragged rows and what breaks off the reading together", () => {
    assert.throws(
      () => read('a,b\n1\n2,"x'),
      (error: Error) => {
        assert.match(error.message, /row 3: expected a closing quotation mark/);
        assert.match(error.message, /row 2: expected 2 cells/);
        return true;
      },
    );
  });
});
