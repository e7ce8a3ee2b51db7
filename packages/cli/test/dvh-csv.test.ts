import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type DvhCsvCurve, writeDvhCsv } from "../src/dosimetry/dvh-csv.ts";

function written(curves: readonly DvhCsvCurve[]): { readonly text: string; readonly most: number } {
  const pieces: string[] = [];
  writeDvhCsv(curves, (bytes) => pieces.push(Buffer.from(bytes).toString()));
  return { text: pieces.join(""), most: Math.max(...pieces.map(({ length }) => length)) };
}

function curve(cells: string, doses: readonly number[], totalCm3 = 100): DvhCsvCurve {
  const doseGy = Float64Array.from(doses);
  return { cells, doseGy, volumeCm3: doseGy, totalCm3 };
}

describe("the rows of the CSV file", () => {
  it("hold numbers rounded to six decimals, without zeros at their end", () => {
    const texts = new Map([
      [0, "0"],
      [0.01, "0.01"],
      [7, "7"],
      [10, "10"],
      [99.5, "99.5"],
      [100, "100"],
      [0.1 + 0.2, "0.3"],
      [0.000001, "0.000001"],
      [0.0000004, "0"],
      [0.001, "0.001"],
      [0.9999996, "1"],
      [999.9999996, "1000"],
      [1000.000001, "1000.000001"],
      [12566.974772, "12566.974772"],
      [1002003.04, "1002003.04"],
      [999_999_999.5, "999999999.5"],
      [1e9 + 0.5, "1000000000.5"],
      [2 ** 31, "2147483648"],
      [2 ** 40, "1099511627776"],
    ]);
    const { text } = written([curve("P1,Liver", [...texts.keys()])]);
    assert.deepEqual(
      text.split("\r\n"),
      [...texts.values()].map((number) => `P1,Liver,${number},${number},${number}`).concat(""),
    );
  });

  it("are the same as String writes them", () => {
    const doses = Array.from({ length: 5000 }, (_, i) => i * 0.01 + (i % 7) * 1e-6 + 3 * i * i);
    const rows = doses.map((dose) => {
      const number = String(Number(dose.toFixed(6)));
      return `a,${number},${number},${number}\r\n`;
    });
    assert.equal(written([curve("a", doses)]).text, rows.join(""));
  });

  it("come in pieces, each curve behind the one before, however long their names are", () => {
    const doses = Array.from({ length: 3000 }, (_, i) => i);
    const names = ["a", "肝脏".repeat(500), "c"];
    const { text, most } = written(names.map((name) => curve(name, doses)));
    const rows = names.flatMap((name) => doses.map((dose) => `${name},${dose},${dose},${dose}`));
    assert.equal(text, `${rows.join("\r\n")}\r\n`);
    assert.ok(most < 1_100_000);
  });

  it("are none of a curve without points", () => {
    assert.equal(written([curve("a", [])]).text, "");
  });
});
