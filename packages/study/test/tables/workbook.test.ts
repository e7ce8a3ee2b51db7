import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deflateRawSync } from "node:zlib";
import writeXlsxFile, { type SheetData } from "write-excel-file/node";
import { InputError } from "../../src/input-error.ts";
import { readWorkbook, workbookLimits } from "../../src/tables/workbook.ts";
import { tableOf } from "../../src/tables/table-rows.ts";
import { type ArchiveEntry, packArchive } from "../../src/tables/zip-archive.ts";

const file = "tables.xlsx";

const written = (sheets: Readonly<Record<string, SheetData>>) =>
  writeXlsxFile(Object.entries(sheets).map(([sheet, data]) => ({ sheet, data }))).toBuffer();

async function read(bytes: Uint8Array) {
  const { tables, ignoredSheets } = await readWorkbook(file, bytes);
  return {
    ignoredSheets,
    tables: tables.map((table) => {
      const rows: [number, ...string[]][] = [];
      tableOf(table).forEachRow((cells, line) => rows.push([line, ...cells]));
      return { name: table.name, file: table.file, header: table.header, rows };
    }),
  };
}

const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook with one sheet `patients`, from the XML of its rows. */
function workbookParts(rows: string): ArchiveEntry[] {
  const text = (path: string, xml: string) => ({ path, bytes: new TextEncoder().encode(xml) });
  return [
    text(
      "xl/workbook.xml",
      `<workbook xmlns:r="${relation}"><sheets><sheet name="patients" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    text(
      "xl/_rels/workbook.xml.rels",
      `<Relationships><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    text("xl/worksheets/sheet1.xml", `<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  ];
}
const workbookOf = (rows: string) => new Uint8Array(packArchive(workbookParts(rows)));
const headerRow = '<row r="1"><c r="A1" t="inlineStr"><is><t>patient_id</t></is></c></row>';

describe("workbook", () => {
  it("reads each sheet that is named like a table, in any case, and names the others", async () => {
    const bytes = await written({
      Patients: [[{ value: "patient_id" }], [{ value: "P01" }]],
      "Adverse Events": [[{ value: "patient_id" }]],
      Notes: [[{ value: "anything" }]],
    });
    assert.deepEqual(await read(bytes), {
      ignoredSheets: ["Notes"],
      tables: [
        {
          name: "patients",
          file: "tables.xlsx, sheet Patients",
          header: ["patient_id"],
          rows: [[2, "P01"]],
        },
        {
          name: "adverse-events",
          file: "tables.xlsx, sheet Adverse Events",
          header: ["patient_id"],
          rows: [],
        },
      ],
    });
  });

  it("gives dates as YYYY-MM-DD, numbers as their shortest decimals, truth values as yes and no", async () => {
    const bytes = await written({
      patients: [
        ["a", "b", "c", "d", "e", "f"].map((value) => ({ value })),
        [
          { value: new Date(Date.UTC(2019, 2, 4, 14, 30)), type: Date, format: "dd/mm/yyyy" },
          { value: 0.1 + 0.2, type: Number },
          { value: 42, type: Number },
          { value: true, type: Boolean },
          { value: false, type: Boolean },
          { value: " 王小明 ", type: String },
        ],
        [{ value: new Date(Date.UTC(1950, 11, 31)), type: Date, format: "yyyy-mm-dd" }],
      ],
    });
    const [table] = (await read(bytes)).tables;
    assert.deepEqual(table?.rows, [
      [2, "2019-03-04", "0.30000000000000004", "42", "yes", "no", "王小明"],
      [3, "1950-12-31", "", "", "", "", ""],
    ]);
  });

  it("counts days from 1900 or from 1904 as the workbook says, and keeps a bare time apart", async () => {
    const rows = `${headerRow}
      <row r="2"><c r="A2" s="1"><v>43528.75</v></c></row>
      <row r="3"><c r="A3" s="1"><v>0.5</v></c></row>
      <row r="4"><c r="A4"><v>43528</v></c></row>`;
    const dated = (properties: string) => {
      const styles = {
        path: "xl/styles.xml",
        bytes: new TextEncoder().encode(
          '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        ),
      };
      const parts = workbookParts(rows).map(({ path, bytes }) => ({
        path,
        bytes: new TextEncoder().encode(
          new TextDecoder()
            .decode(bytes)
            .replace("<sheets>", `${properties}<sheets>`)
            .replace(
              "</Relationships>",
              `<Relationship Id="rId2" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
            ),
        ),
      }));
      return new Uint8Array(packArchive([...parts, styles]));
    };
    assert.deepEqual((await read(dated(""))).tables[0]?.rows, [
      [2, "2019-03-04"],
      [3, "1899-12-30 12:00"],
      [4, "43528"],
    ]);
    const since1904 = await read(dated('<workbookPr date1904="1"/>'));
    assert.deepEqual(since1904.tables[0]?.rows[0], [2, "2023-03-05"]);
  });

  it("keeps errors as text, gives a formula's last result, and says where there is none", async () => {
    const rows = `${headerRow}
      <row r="2"><c r="A2" t="e"><v>#N/A</v></c></row>
      <row r="3"><c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
      <row r="4"><c r="A4"><f>1+1</f><v>2</v></c></row>
      <row r="5"><c r="A5"><f>1+1</f></c></row>
      <row r="6"><c r="A6" t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row>`;
    assert.deepEqual((await read(workbookOf(rows))).tables[0]?.rows, [
      [2, "#N/A"],
      [3, "#DIV/0!"],
      [4, "2"],
      [5, "#NOT-CALCULATED"],
      [6, "ab"],
    ]);
  });

  it("reads rows and cells without addresses, and passes over blank rows", async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = `<row>${cell("a")}${cell("b")}</row><row/><row>${cell("1")}<c/>${cell("")}</row>`;
    assert.deepEqual((await read(workbookOf(rows))).tables[0]?.rows, [[3, "1", ""]]);
  });

  it("refuses values beyond the header, an empty sheet and two sheets of one name", async () => {
    await assert.rejects(
      read(workbookOf(`${headerRow}<row r="2"><c r="C2"><v>1</v></c></row>`)),
      /sheet patients, row 2, column 3: expected an empty cell/,
    );
    await assert.rejects(read(workbookOf("")), /sheet patients: .*found an empty sheet/);
    const twice = await written({
      patients: [[{ value: "patient_id" }]],
      PATIENTS: [[{ value: "patient_id" }]],
    });
    await assert.rejects(read(twice), /expected one sheet patients, found two/);
  });

  it("says what to do with an old, an encrypted, an empty and a foreign file", async () => {
    const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    const encrypted = Buffer.concat([Buffer.from(ole), Buffer.from("EncryptedPackage", "utf16le")]);
    await assert.rejects(read(Uint8Array.from(ole)), /old format \(\.xls\)\. Open it in Excel/);
    await assert.rejects(read(encrypted), /found an encrypted one\. Remove the password/);
    await assert.rejects(read(new Uint8Array()), /found an empty file/);
    await assert.rejects(read(Buffer.from("a,b\n")), /found a file of another kind/);
    await assert.rejects(read(Buffer.from("PK\x05\x06")), InputError);
  });

  it("refuses an archive that is cut short or without a workbook", async () => {
    const whole = await written({ patients: [[{ value: "patient_id" }]] });
    for (let length = 0; length < whole.length; length += 97)
      await assert.rejects(read(whole.subarray(0, length)), InputError);
    await assert.rejects(
      read(new Uint8Array(packArchive([{ path: "a.xml", bytes: new Uint8Array(3) }]))),
      /an archive without one/,
    );
  });
});

describe("a workbook made to fill the memory", () => {
  const limit = workbookLimits.entryBytes;

  it("is refused by the size that it states", async () => {
    const bytes = deflatedArchive(["xl/workbook.xml"], Buffer.alloc(limit + 1), limit + 1);
    assert.ok(bytes.length < 200_000);
    await assert.rejects(read(bytes), /xl\/workbook.xml: expected at most 100 MB when unpacked/);
  });

  it("is inflated no further than the size that it states", async () => {
    const bytes = deflatedArchive(["xl/workbook.xml"], Buffer.alloc(2 * limit), 1000);
    const before = process.memoryUsage().arrayBuffers;
    await assert.rejects(read(bytes), /of another size than the 1000 bytes/);
    assert.ok(process.memoryUsage().arrayBuffers - before < 20_000_000);
  });

  it("is refused for many entries, and for many that are large together", async () => {
    const many = Array.from({ length: 1001 }, (_, i) => ({
      path: `${i}.xml`,
      bytes: new Uint8Array(),
    }));
    await assert.rejects(read(new Uint8Array(packArchive(many))), /at most 1000 parts/);
    const large = deflatedArchive(["1.xml", "2.xml", "3.xml"], new Uint8Array(9), 90_000_000);
    await assert.rejects(
      read(large),
      /tables.xlsx: expected at most 200 MB when unpacked, found 270 MB/,
    );
  });

  it("is refused for a container beyond the limit", async () => {
    const large = new Uint8Array(workbookLimits.archiveBytes + 1);
    large.set([0x50, 0x4b, 3, 4]);
    await assert.rejects(read(large), /expected a workbook of at most 20 MB, found 21 MB/);
  });

  it("is refused for a cell far out, before the gap is filled", async () => {
    const far = (tags: string) => read(workbookOf(headerRow + tags));
    const cell = (row: string, address: string) => `<row ${row}><c ${address}><v>1</v></c></row>`;
    await assert.rejects(far(cell('r="4000000000"', 'r="A4000000000"')), /at most 1048576 rows/);
    await assert.rejects(far(cell('r="2"', 'r="ZZZZZ2"')), /16384 columns/);
    await assert.rejects(far(cell('a=">" r="4000000000"', 'r="A4000000000"')), /1048576 rows/);
    await assert.rejects(far(cell("r='4000000000'", "r='A4000000000'")), /1048576 rows/);
    const prefixed = '<x-y:row r="4000000000"><x-y:c r="A4000000000"/></x-y:row>';
    await assert.rejects(far(prefixed), /1048576 rows/);
    const wide = `${cell('r="2"', 'r="XFD2"')}${cell('r="9000"', 'r="A9000"')}`;
    await assert.rejects(far(wide), /20000000 cells/);
  });

  it("is refused for rows and cells whose place is not certain", async () => {
    for (const tags of [
      '<row r="2" x:r="4000000000"/>',
      "<row r=4000000000/>",
      '<row r="&#57;00000000"/>',
      '<row r="2"><c r="&#65;900000000"/></row>',
      '<row r="4e9"/>',
    ])
      await assert.rejects(read(workbookOf(headerRow + tags)), /found malformed ones/, tags);
  });

  it("is refused for more tags than can be read in a reasonable time", async () => {
    const tags = Buffer.alloc(10_000_001, "<");
    await assert.rejects(
      read(deflatedArchive(["xl/workbook.xml"], tags, tags.length)),
      /at most some 350,000 rows/,
    );
  });
});

/** An archive of deflated entries whose directory states any size. */
function deflatedArchive(
  paths: readonly string[],
  content: Uint8Array,
  statedBytes: number,
): Uint8Array {
  const deflated = deflateRawSync(content);
  const archive = new Uint8Array(packArchive(paths.map((path) => ({ path, bytes: deflated }))));
  const view = new DataView(archive.buffer);
  let at = view.getUint32(archive.length - 22 + 16, true);
  for (const path of paths) {
    view.setUint16(at + 10, 8, true);
    view.setUint32(at + 24, statedBytes, true);
    at += 46 + path.length;
  }
  return archive;
}
