import { readCsvTable } from "@fiducial/study";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const page = readFileSync(new URL("../docs/reading-tables.md", import.meta.url), "utf8");
const examples = [
  ...page.matchAll(/^```csv\n([\s\S]*?)^```\n\n^```(json|error)\n([\s\S]*?)^```$/gm),
];

test("docs/reading-tables.md shows tables with what is read from them, or what is said of them", () => {
  assert.equal(examples.length, 3);
  for (const [, csv, kind, expected] of examples) {
    const read = () => {
      const rows: (string | number)[][] = [];
      const bytes = new TextEncoder().encode(csv);
      readCsvTable("patients", "tables/patients.csv", bytes).forEachRow((cells, line) =>
        rows.push([line, ...cells]),
      );
      return rows;
    };
    if (kind === "json") assert.deepEqual(read(), JSON.parse(expected!));
    else assert.throws(read, { message: `tables/patients.csv, ${expected!.trim()}` });
  }
});
