import { type Dirent } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  InputError,
  type Protocol,
  readCsvTable,
  readProtocol,
  type Table,
  tableNamed,
  tableNames,
  tableOf,
  type Trouble,
} from "@fiducial/study";
import { fileError } from "./file-trouble.ts";
import { leftover } from "./leftover.ts";
import { type NamedBytes, sha256, sha256OfFiles } from "./hash.ts";
import { readWorkbookInThread } from "./workbook-thread.ts";

/** A study as it lies on the disk, its tables read but their cells not yet judged. */
export interface StudyFolder {
  readonly protocol: Protocol;
  readonly tables: readonly Table[];
  readonly protocolHash: string;
  readonly dataHash: string;
  /** What lies in the folder and was not read, one sentence each. */
  readonly remarks: readonly string[];
}

const protocolFile = "study.yaml";
const tablesFolder = "tables";
const workbookFile = "tables.xlsx";

/**
 * Reads a study folder: `study.yaml`, and `tables/*.csv` or `tables.xlsx`.
 *
 * @throws {InputError} with everything that is wrong with its files
 */
export async function readStudyFolder(
  folder: string,
  onStage: (text: string) => void = () => {},
): Promise<StudyFolder> {
  const entries = await entriesOf(folder, "a study folder");
  onStage(`Reading ${protocolFile}`);
  const protocolBytes = await readProtocolFile(folder, entries);
  const protocol = readProtocol(protocolFile, protocolText(protocolBytes));
  const { files, remarks, read } = await readDataFiles(folder, entries);
  const { tables, ignored } = await read(onStage);
  return {
    protocol,
    tables,
    protocolHash: sha256(protocolBytes),
    dataHash: sha256OfFiles(files),
    remarks: [...remarks, ...ignored, ...unusualReadings(tables)],
  };
}

/** The protocol alone, for commands that need no records. */
export async function readStudyProtocol(folder: string): Promise<Protocol> {
  const entries = await entriesOf(folder, "a study folder");
  return readProtocol(protocolFile, protocolText(await readProtocolFile(folder, entries)));
}

async function entriesOf(folder: string, expected: string): Promise<readonly Dirent[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).toSorted((a, b) =>
      a.name < b.name ? -1 : 1,
    );
  } catch (error) {
    throw fileError(folder, expected, error);
  }
}

async function readBytes(path: string, expected: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw fileError(path, expected, error);
  }
}

async function readProtocolFile(folder: string, entries: readonly Dirent[]): Promise<Uint8Array> {
  refuseMisspelled(folder, entries, protocolFile, /^study\.ya?ml$/i);
  const path = join(folder, protocolFile);
  if (!entries.some(({ name }) => name === protocolFile))
    throw new InputError([
      {
        where: path,
        expected: "the study's protocol",
        found: "no such file",
        remedy: "Name a study folder, or write one to start from with `fiducial init`.",
      },
    ]);
  return readBytes(path, "the study's protocol");
}

/** No protocol that a person writes is longer. */
const longestProtocolBytes = 5_000_000;

function protocolText(bytes: Uint8Array): string {
  try {
    if (bytes.length <= longestProtocolBytes)
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Told below.
  }
  const isTooLong = bytes.length > longestProtocolBytes;
  throw new InputError([
    {
      where: protocolFile,
      expected: isTooLong ? `at most ${longestProtocolBytes / 1_000_000} MB` : "text in UTF-8",
      found: isTooLong
        ? `${Math.ceil(bytes.length / 1_000_000)} MB`
        : "bytes that are not, as in GBK or in a file of another kind",
      remedy: isTooLong ? "Name the protocol's file." : "Save the file in UTF-8.",
    },
  ]);
}

/** A name in another case is another file on some systems and the same on others: it is refused on all. */
function refuseMisspelled(
  folder: string,
  entries: readonly Dirent[],
  name: string,
  alike: RegExp,
): void {
  const other = entries.find((entry) => entry.name !== name && alike.test(entry.name));
  if (other === undefined || entries.some((entry) => entry.name === name)) return;
  throw new InputError([
    {
      where: join(folder, other.name),
      expected: `the name ${name}`,
      found: other.name,
      remedy: `Rename it to ${name}.`,
    },
  ]);
}

interface DataFiles {
  readonly files: readonly NamedBytes[];
  readonly remarks: readonly string[];
  readonly read: (onStage: (text: string) => void) => Promise<{
    readonly tables: readonly Table[];
    readonly ignored: readonly string[];
  }>;
}

async function readDataFiles(folder: string, entries: readonly Dirent[]): Promise<DataFiles> {
  refuseMisspelled(folder, entries, tablesFolder, /^tables$/i);
  refuseMisspelled(folder, entries, workbookFile, /^tables\.xlsx$/i);
  const hasFolder = entries.some(({ name }) => name === tablesFolder);
  const hasWorkbook = entries.some(({ name }) => name === workbookFile);
  if (hasFolder && hasWorkbook)
    throw new InputError([
      {
        where: folder,
        expected: `either ${tablesFolder}/ or ${workbookFile}`,
        found: "both",
        remedy: "Move away the one that is out of date.",
      },
    ]);
  if (hasFolder) return readCsvFiles(join(folder, tablesFolder));
  if (hasWorkbook) return readWorkbookFile(join(folder, workbookFile));
  const other = entries.find(({ name }) => /^tables\./i.test(name))?.name;
  throw new InputError([
    {
      where: folder,
      expected: `the records, in ${tablesFolder}/ or in ${workbookFile}`,
      found: other ?? "neither",
      remedy:
        other === undefined
          ? `Make a folder ${tablesFolder} with a CSV file for each table: ${tableNames.join(", ")}.`
          : `Save it from Excel or LibreOffice as ${workbookFile}.`,
    },
  ]);
}

async function readWorkbookFile(path: string): Promise<DataFiles> {
  const bytes = await readBytes(path, "a workbook with the study's tables");
  return {
    files: [{ path: workbookFile, bytes }],
    remarks: [],
    read: async (onStage) => {
      onStage(stageOf({ path: workbookFile, bytes }));
      const { tables, ignoredSheets } = await readWorkbookInThread(workbookFile, bytes);
      if (tables.length === 0)
        throw new InputError([
          {
            where: workbookFile,
            expected: `sheets named ${tableNames.join(", ")}`,
            found: ignoredSheets.join(", "),
            remedy: "Rename the sheets.",
          },
        ]);
      return {
        tables: tables.map(tableOf),
        ignored: ignoredSheets.map(
          (sheet) => `${workbookFile}, sheet ${sheet}: named like no table, not read.`,
        ),
      };
    },
  };
}

async function readCsvFiles(tables: string): Promise<DataFiles> {
  const remarks: string[] = [];
  const files: NamedBytes[] = [];
  const troubles: Trouble[] = [];
  for (const { name } of await entriesOf(tables, "a folder with the study's tables")) {
    if (leftover.test(name)) continue;
    const path = `${tablesFolder}/${name}`;
    const table = tableOfFile(name);
    const earlier = files.find((file) => table !== undefined && tableOfFile(file.path) === table);
    if (table === undefined) remarks.push(`${path}: not a CSV file named like a table, not read.`);
    else if (earlier !== undefined)
      troubles.push({
        where: path,
        expected: `one file for the table ${table}`,
        found: `${earlier.path} too`,
        remedy: "Move one of them away.",
      });
    else files.push({ path, bytes: await readBytes(join(tables, name), "a CSV file") });
  }
  if (troubles.length > 0) throw new InputError(troubles);
  if (files.length === 0)
    throw new InputError([
      {
        where: tables,
        expected: `CSV files named ${tableNames.join(", ")}`,
        found: "none",
        remedy: "Save each table as CSV under its name, such as patients.csv.",
      },
    ]);
  return {
    files,
    remarks,
    read: (onStage) => Promise.resolve({ tables: readAll(files, onStage), ignored: [] }),
  };
}

/** Reads every file before it complains of any. */
function readAll(files: readonly NamedBytes[], onStage: (text: string) => void): readonly Table[] {
  const tables: Table[] = [];
  const troubles: Trouble[] = [];
  let count = 0;
  for (const { path, bytes } of files) {
    onStage(stageOf({ path, bytes }));
    try {
      tables.push(readCsvTable(tableOfFile(path)!, path, bytes));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      troubles.push(...error.troubles);
      count += error.count;
    }
  }
  if (count > 0) throw new InputError(troubles, count);
  return tables;
}

function tableOfFile(path: string): ReturnType<typeof tableNamed> {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return /\.csv$/i.test(name) ? tableNamed(name.slice(0, -4)) : undefined;
}

function stageOf({ path, bytes }: NamedBytes): string {
  return `Reading ${path} (${Math.ceil(bytes.length / 1000)} kB)`;
}

/** An encoding that was guessed is stated, so that garbled names can be traced to it. */
function unusualReadings(tables: readonly Table[]): readonly string[] {
  return tables
    .filter(({ reading }) => reading !== undefined && /^(GB18030|UTF-16)/.test(reading))
    .map(({ file, reading }) => `${file}: read as ${reading}.`);
}
