import readXlsxFile, { type CellValue, type Sheet } from "read-excel-file/universal";
import { InputError, type Trouble } from "../input-error.ts";
import { type TableName, tableNames } from "../records/record-types.ts";
import { readHeader } from "./header.ts";
import { preparedSheet } from "./sheet-markup.ts";
import { gatherRows, type TableRows } from "./table-rows.ts";
import {
  type ArchiveEntry,
  type ArchiveLimits,
  packArchive,
  passwordProtected,
  unpackArchive,
} from "./zip-archive.ts";

/** Sizes beyond which a workbook is refused unread. */
export const workbookLimits: ArchiveLimits = {
  archiveBytes: 20_000_000,
  totalBytes: 200_000_000,
  entryBytes: 100_000_000,
  entries: 1000,
};

/** How many XML tags the parts may hold together: some 350,000 rows of seven cells. The reader's time grows with them. */
const mostTags = 10_000_000;

export interface Workbook {
  /** Plain data, so that it can be read in one thread and used in another; `tableOf` makes the tables. */
  readonly tables: readonly TableRows[];
  /** Sheets whose name is no table's. */
  readonly ignoredSheets: readonly string[];
}

/**
 * Reads the tables of a study from an Excel workbook, one sheet a table, by the rules of
 * `readCsvTable`. Sheets are found by their names in any case.
 *
 * A date becomes `YYYY-MM-DD` (its time of day is dropped), a number its shortest decimal
 * text, a truth value `yes` or `no`, a formula its last result; an error such as `#N/A`
 * stays as text, for the reader of cells to report.
 *
 * A workbook from an unknown hand should be read in a thread with limits on memory and time.
 *
 * @param file its name, for messages
 * @param bytes the file
 * @throws {InputError} where the file is no workbook, is encrypted or exceeds `workbookLimits`,
 *   and for what `readCsvTable` refuses in a table
 */
export async function readWorkbook(file: string, bytes: Uint8Array): Promise<Workbook> {
  refuseOtherFormats(file, bytes);
  const entries = await unpackArchive(file, bytes, workbookLimits, (path) =>
    /\.(xml|rels)$/.test(path),
  );
  if (!entries.some(({ path }) => path === "xl/workbook.xml"))
    throw notAWorkbook(file, "an archive without one");
  refuseTooManyTags(file, entries);
  const sheets = await readSheets(
    file,
    entries.map((entry) => prepared(file, entry)),
  );
  const tables: TableRows[] = [];
  const ignoredSheets: string[] = [];
  const troubles: Trouble[] = [];
  for (const sheet of sheets) {
    const name = tableNamed(sheet.sheet);
    if (name === undefined) ignoredSheets.push(sheet.sheet);
    else if (tables.some((table) => table.name === name)) troubles.push(twice(file, name));
    else if (sheet.data.length === 0) troubles.push(emptySheet(`${file}, sheet ${sheet.sheet}`));
    else tables.push(readSheet(name, `${file}, sheet ${sheet.sheet}`, sheet.data, troubles));
  }
  if (troubles.length > 0) throw new InputError(troubles);
  return { tables, ignoredSheets };
}

function refuseTooManyTags(file: string, entries: readonly ArchiveEntry[]): void {
  const opening = "<".charCodeAt(0);
  let tags = 0;
  for (const { bytes } of entries) for (const byte of bytes) if (byte === opening) tags++;
  if (tags <= mostTags) return;
  throw new InputError([
    {
      where: file,
      expected: "a workbook of at most some 350,000 rows",
      found: "a larger one",
      remedy: "Save each sheet as a CSV file in tables/; these may be as large as they need to be.",
    },
  ]);
}

/** The table that a file or sheet of this name holds: case, spaces and underscores make no difference. */
export function tableNamed(name: string): TableName | undefined {
  const plain = name.trim().toLowerCase().replaceAll(/[ _]/g, "-");
  return tableNames.find((table) => table === plain);
}

function prepared(file: string, { path, bytes }: ArchiveEntry): ArchiveEntry {
  if (!path.startsWith("xl/worksheets/") || !path.endsWith(".xml")) return { path, bytes };
  const xml = preparedSheet(`${file}, ${path}`, new TextDecoder().decode(bytes));
  return { path, bytes: new TextEncoder().encode(xml) };
}

async function readSheets(
  file: string,
  entries: readonly ArchiveEntry[],
): Promise<readonly Sheet<string>[]> {
  try {
    return await readXlsxFile(packArchive(entries), { parseNumber: shortestDecimal });
  } catch (error) {
    throw notAWorkbook(
      file,
      `a workbook that cannot be read (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

function readSheet(
  name: TableName,
  file: string,
  data: Sheet<string>["data"],
  troubles: Trouble[],
): TableRows {
  const first = data.findIndex((row) => row.some((cell) => cell !== null));
  const header = readHeader(file, data[first]!.map(textOf));
  const gatherer = gatherRows(header.length);
  for (let i = first + 1; i < data.length; i++) {
    const cells = data[i]!.map(textOf);
    const beyond = cells.findIndex((cell, column) => column >= header.length && cell !== "");
    if (beyond === -1) gatherer.add(cells, i + 1);
    else troubles.push(beyondHeader(`${file}, row ${i + 1}, column ${beyond + 1}`, cells[beyond]!));
  }
  return { name, file, reading: "Excel workbook", header, ...gatherer.rows() };
}

function textOf(cell: CellValue<string> | null): string {
  if (cell === null) return "";
  if (typeof cell === "string") return cell.trim();
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  return dateText(cell as unknown as Date);
}

/** Excel counts days from 1900 and takes that year for a leap year: a number below 61 is a time of day rather than a date. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "#DATE";
  const text = date.toISOString();
  return date.getTime() < Date.UTC(1900, 2, 1)
    ? text.slice(0, 16).replace("T", " ")
    : text.slice(0, 10);
}

function shortestDecimal(written: string): string {
  const number = Number(written);
  return Number.isNaN(number) ? written : String(number);
}

function refuseOtherFormats(file: string, bytes: Uint8Array): void {
  const starts = (...expected: readonly number[]) => expected.every((byte, i) => bytes[i] === byte);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    // Both an old .xls and an encrypted .xlsx are OLE files; the latter names its parts in UTF-16.
    const names = new TextDecoder("utf-16le").decode(
      bytes.subarray(0, bytes.length - (bytes.length % 2)),
    );
    if (names.includes("EncryptedPackage")) throw passwordProtected(file);
    throw notAWorkbook(file, "an Excel file of the old format (.xls)");
  }
  if (bytes.length === 0) throw notAWorkbook(file, "an empty file");
  if (!starts(0x50, 0x4b)) throw notAWorkbook(file, "a file of another kind");
}

function notAWorkbook(file: string, found: string): InputError {
  return new InputError([
    {
      where: file,
      expected: "an Excel workbook (.xlsx)",
      found,
      remedy: "Open it in Excel or LibreOffice and save it as .xlsx, or save each sheet as CSV.",
    },
  ]);
}

function twice(file: string, name: TableName): Trouble {
  return {
    where: file,
    expected: `one sheet ${name}`,
    found: "two",
    remedy: "Rename or delete one of them.",
  };
}

function emptySheet(where: string): Trouble {
  return {
    where,
    expected: "a header with the column names",
    found: "an empty sheet",
    remedy: "Write the column names in row 1, or delete the sheet.",
  };
}

function beyondHeader(where: string, found: string): Trouble {
  return {
    where,
    expected: "an empty cell, since the column has no name",
    found: `“${found.slice(0, 40)}”`,
    remedy: "Name the column in row 1 or empty the cell.",
  };
}
