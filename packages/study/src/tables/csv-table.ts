import { InputError, type Trouble } from "../input-error.ts";
import type { TableName } from "../records/record-types.ts";
import { type CsvFault, longestRow, type Separator, visitCsvRows } from "./csv-rows.ts";
import { readHeader } from "./header.ts";
import type { Table } from "./table.ts";
import { gatherRows, type RowGatherer, tableOf } from "./table-rows.ts";
import { readEncodedText } from "./text-encoding.ts";

const separators: Readonly<Record<Separator, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
};

/** How many ragged rows are described; the others are counted. */
const describedTroubles = 1000;

/**
 * Reads a table from a CSV file.
 *
 * The encoding is found by `readEncodedText`; commas, semicolons or tabs, whichever the
 * header has most of, separate the cells. Cells may be quoted and then hold line breaks.
 * A row that is blank is passed over; a header without rows is an empty table.
 *
 * @param name which table the file holds
 * @param file its name, for messages
 * @param bytes the file
 * @throws {InputError} for an empty file, a header with nameless or repeated columns,
 *   rows with more or fewer cells than the header (all of them at once), and broken quotation
 *
 * @example
 * const bytes = new TextEncoder().encode("patient_id;sex\nP01;male\n");
 * const table = readCsvTable("patients", "tables/patients.csv", bytes);
 * table.header; // ["patient_id", "sex"]
 * table.reading; // "UTF-8, semicolons"
 */
export function readCsvTable(name: TableName, file: string, bytes: Uint8Array): Table {
  refuseSpreadsheet(file, bytes);
  const { encoding, pieces } = readEncodedText(file, bytes);
  const separator = separatorOf(pieces());
  const troubles: Trouble[] = [];
  let troubleCount = 0;
  let header: readonly string[] | undefined;
  let writtenWidth = 0;
  let gatherer: RowGatherer | undefined;

  const fault = visitCsvRows(pieces(), separator, (cells, line) => {
    if (cells.every((cell) => cell.trim() === "")) return;
    if (header === undefined || gatherer === undefined) {
      header = readHeader(file, cells);
      writtenWidth = cells.length;
      gatherer = gatherRows(header.length);
      return;
    }
    const trouble = raggedRow(file, cells, line, header, writtenWidth);
    if (trouble === null) gatherer.add(cells, line);
    else if (troubleCount++ < describedTroubles) troubles.push(trouble);
  });

  if (fault !== null) throw new InputError([brokenRow(file, fault), ...troubles], troubleCount + 1);
  if (header === undefined || gatherer === undefined) throw new InputError([emptyFile(file)]);
  if (troubleCount > 0) throw new InputError(troubles, troubleCount);
  const reading = `${encoding}, ${separators[separator]}`;
  return tableOf({ name, file, reading, header, ...gatherer.rows() });
}

/** A workbook does not become CSV by another name. */
function refuseSpreadsheet(file: string, bytes: Uint8Array): void {
  const starts = (...expected: readonly number[]) => expected.every((byte, i) => bytes[i] === byte);
  if (!starts(0x50, 0x4b, 3, 4) && !starts(0xd0, 0xcf, 0x11, 0xe0)) return;
  throw new InputError([
    {
      where: file,
      expected: "a CSV file",
      found: "an Excel file with the name of one",
      remedy: "Open it in Excel and save it as “CSV UTF-8”, or keep all tables in tables.xlsx.",
    },
  ]);
}

/** The separator that the first line which is not blank has most of, outside quotation marks. */
function separatorOf(pieces: Iterable<string>): Separator {
  const counts: Record<Separator, number> = { ",": 0, ";": 0, "\t": 0 };
  let quoted = false;
  let blank = true;
  let read = 0;
  header: for (const piece of pieces) {
    for (const character of piece) {
      if (read++ > longestRow) break header;
      const isBreak = character === "\n" || character === "\r";
      if (isBreak && !quoted && !blank) break header;
      if (character === '"') quoted = !quoted;
      else if (!quoted && character in counts) counts[character as Separator]++;
      if (!isBreak && character !== " ") blank = false;
    }
  }
  const found = Object.keys(counts) as Separator[];
  return found.reduce((best, candidate) => (counts[candidate] > counts[best] ? candidate : best));
}

function raggedRow(
  file: string,
  cells: readonly string[],
  line: number,
  header: readonly string[],
  writtenWidth: number,
): Trouble | null {
  const where = `${file}, row ${line}`;
  if (cells.length !== writtenWidth)
    return {
      where,
      expected: `${writtenWidth} cells as in the header`,
      found: `${cells.length}`,
      remedy:
        "Put a cell that holds the separator in quotation marks, or add the cells that are missing.",
    };
  const beyond = cells.findIndex((cell, i) => i >= header.length && cell.trim() !== "");
  if (beyond === -1) return null;
  return {
    where: `${where}, column ${beyond + 1}`,
    expected: "an empty cell, since the column has no name",
    found: `“${cells[beyond]!.trim().slice(0, 40)}”`,
    remedy: "Name the column in row 1 or empty the cell.",
  };
}

function emptyFile(file: string): Trouble {
  return {
    where: file,
    expected: "a header with the column names",
    found: "an empty file",
    remedy: "Write the column names in row 1, or delete the file.",
  };
}

function brokenRow(file: string, { kind, line }: CsvFault): Trouble {
  const where = `${file}, row ${line}`;
  switch (kind) {
    case "quotation-not-closed":
      return {
        where,
        expected: "a closing quotation mark",
        found: "the end of the file",
        remedy: 'Close the quotation, and write a quotation mark inside a cell twice: "".',
      };
    case "quotation-mark-within-cell":
      return {
        where,
        expected: "quotation marks around whole cells only",
        found: "one within a cell",
        remedy: 'Put the whole cell in quotation marks, and write those inside it twice: "".',
      };
    case "row-too-long":
      return {
        where,
        expected: `a row of at most ${longestRow} characters`,
        found: "a longer one",
        remedy: "Look for a quotation that is not closed, or for lines that do not end.",
      };
    case "nul":
      return {
        where,
        expected: "text",
        found: "a NUL character, as in a binary or damaged file",
        remedy: "Save the table again as “CSV UTF-8” or as .xlsx.",
      };
  }
}
