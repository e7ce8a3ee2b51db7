import assert from "node:assert/strict";
import { describe, it } from "node:test";
import writeXlsxFile from "write-excel-file/node";
import { readWorkbookInThread } from "../src/workbook-thread.ts";

const rows = Array.from({ length: 20_000 }, (_, i) => [{ value: `patient ${i}` }]);
const bytes = await writeXlsxFile([{ sheet: "patients", data: rows }]).toBuffer();

describe("a workbook in a thread of its own", () => {
  it("is read as without one", async () => {
    const { tables } = await readWorkbookInThread("tables.xlsx", bytes);
    assert.equal(tables[0]?.lines.length, 19_999);
    assert.deepEqual(tables[0].header, ["patient 0"]);
  });

  it("is given up where it needs more time or memory than it may", async () => {
    await assert.rejects(
      readWorkbookInThread("tables.xlsx", bytes, { heapMegabytes: 3000, seconds: 0.05 }),
      /tables\.xlsx: expected a workbook that can be read within 0\.05 s, found one that needs more/,
    );
    await assert.rejects(
      readWorkbookInThread("tables.xlsx", bytes, { heapMegabytes: 24, seconds: 30 }),
      /within 24 MB of memory/,
    );
  });

  it("tells its troubles", async () => {
    await assert.rejects(
      readWorkbookInThread("tables.xlsx", new Uint8Array()),
      /tables\.xlsx: .*found an empty file/,
    );
  });
});
