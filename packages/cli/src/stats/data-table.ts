import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { InputError, readCsvTable, type Table, type Trouble } from "@fiducial/study";
import { fileError } from "../file-trouble.ts";
import { sha256 } from "../hash.ts";
import { nearestName } from "./nearest-name.ts";

/** A CSV file with what it takes to name its cells in messages. */
export interface DataTable extends Pick<Table, "file" | "header" | "forEachRow"> {
  readonly reading: string;
  readonly sha256: string;
  /** Cells that hold no value; the empty one always. */
  readonly missing: ReadonlySet<string>;
}

/**
 * Reads the CSV file of a command, or standard input where it is named `-`.
 *
 * @param missing texts that stand for a missing value, besides the empty cell
 * @throws {InputError} where it cannot be read or is no CSV
 */
export async function readDataTable(path: string, missing: readonly string[]): Promise<DataTable> {
  const file = path === "-" ? "standard input" : basename(path);
  const bytes = path === "-" ? await standardInput() : await fileBytes(path);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw new InputError([
      {
        where: file,
        expected: "a CSV file",
        found: "a workbook",
        remedy: "Save the sheet as “CSV UTF-8” and name that file.",
      },
    ]);
  // The name says which table of a study it is; this one is of none, and nothing here asks for it.
  const table = readCsvTable("patients", file, bytes);
  return {
    file,
    header: table.header,
    forEachRow: table.forEachRow,
    reading: table.reading ?? "",
    sha256: sha256(bytes),
    missing: new Set(["", ...missing]),
  };
}

async function fileBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw fileError(path, "a CSV file", error);
  }
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/**
 * The places of columns in the rows.
 *
 * @throws {InputError} naming every one that the file does not have
 */
export function columnPlaces(data: DataTable, columns: readonly string[]): readonly number[] {
  const troubles = columns
    .filter((column) => !data.header.includes(column))
    .map((column) => unknownColumn(data, column));
  if (troubles.length > 0) throw new InputError(troubles);
  return columns.map((column) => data.header.indexOf(column));
}

function unknownColumn({ file, header }: DataTable, column: string): Trouble {
  const near = nearestName(column, header);
  return {
    where: file,
    expected: `a column “${column}”`,
    found: `the columns ${listed(header)}`,
    remedy: near === null ? "Name one of these." : `Did you mean “${near}”?`,
  };
}

/** At most a dozen of the texts, in the order given, and how many more there are. */
export function listed(texts: readonly string[]): string {
  const shown = texts.slice(0, 12).join(", ");
  return texts.length > 12 ? `${shown} and ${texts.length - 12} more` : shown;
}
