import { type Finding, findings } from "../findings.ts";
import { InputError, type Trouble } from "../input-error.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { Table } from "../tables/table.ts";
import { scaled } from "./unit.ts";
import { readTable } from "./read-table.ts";
import { recordTypes, type StudyRecords, type TableName, tableNames } from "./record-types.ts";

/** The records of a study with what was noticed while reading them. */
export interface ReadRecords {
  readonly records: StudyRecords;
  /** File of each table that was given. */
  readonly files: Readonly<Partial<Record<TableName, string>>>;
  readonly findings: readonly Finding[];
}

/** Troubles that are kept word by word; a file of 10⁶ wrong dates is only counted beyond. */
const kept = 1000;

/** The tables without which there is no study. */
const indispensable: readonly TableName[] = ["patients"];

/**
 * Turns tables into records, by the data dictionary and the mappings of the protocol.
 *
 * @throws {InputError} with every cell that cannot be used.
 */
export function readRecords(protocol: Protocol, tables: readonly Table[]): ReadRecords {
  const troubles: Trouble[] = [];
  let count = 0;
  const report = (trouble: Trouble): void => {
    count++;
    if (troubles.length < kept) troubles.push(trouble);
  };
  const records: Record<string, unknown[]> = {};
  const files: Partial<Record<TableName, string>> = {};
  const noticed: Finding[] = [];
  for (const name of tableNames) {
    const table = tables.find((candidate) => candidate.name === name);
    records[name] = [];
    if (table === undefined) {
      if (indispensable.includes(name))
        report({
          where: `tables/${name}.csv`,
          expected: `the table ${name}`,
          found: "no such table",
          remedy: "`fiducial init` writes one to start from.",
        });
      else noticed.push(findings.tableAbsent(name));
      continue;
    }
    files[name] = table.file;
    const read = readTable(table, protocol, report);
    records[name] = name === "laboratory" ? withStatedUnits(read.rows, protocol) : [...read.rows];
    noticed.push(...tableFindings(table, read));
  }
  if (count > 0) throw new InputError(troubles, count);
  return { records: records as unknown as StudyRecords, files, findings: noticed };
}

function tableFindings(table: Table, read: ReturnType<typeof readTable>): Finding[] {
  const noticed: Finding[] = [];
  const label = recordTypes[table.name].label;
  if (read.rows.length === 0) noticed.push(findings.tableEmpty(table.file, label));
  if (read.unknownColumns.length > 0)
    noticed.push(findings.unknownColumns(table.file, read.unknownColumns));
  if (read.partialDates.length > 0) {
    const lines = new Set(read.partialDates.map((partial) => partial.line));
    const subjects = new Map(
      read.rows
        .filter((row) => lines.has(row["line"] as number))
        .map((row) => [row["line"], String(row["patient_id"])]),
    );
    noticed.push(
      findings.partialDates(
        table.file,
        read.partialDates.map((partial) => ({
          ...partial,
          subject: subjects.get(partial.line) ?? "",
        })),
      ),
    );
  }
  return noticed;
}

/** Laboratory values without a unit get the one that the study states for their test. */
function withStatedUnits(rows: readonly Record<string, unknown>[], protocol: Protocol): unknown[] {
  const units = protocol.definition.data.tables.laboratory?.units ?? {};
  if (Object.keys(units).length === 0) return [...rows];
  return rows.map((row) => {
    const stated = units[String(row["test"])];
    if (row["unit"] !== null || stated === undefined) return row;
    return typeof stated === "string"
      ? { ...row, unit: stated }
      : { ...row, unit: null, value: scaled(Number(row["value"]), stated.multiply_by) };
  });
}
