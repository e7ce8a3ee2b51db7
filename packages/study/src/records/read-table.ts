import type { Trouble } from "../input-error.ts";
import type { TableMapping } from "../protocol/definition.ts";
import { nearest } from "../protocol/nearest.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { Table } from "../tables/table.ts";
import type { Field } from "./field.ts";
import { type CellValue, cellReader, expectation, factorOf, type ReadCell } from "./read-cell.ts";
import { recordTypes } from "./record-types.ts";

/** A partial date that a rule completed. */
export interface PartialDate {
  readonly field: string;
  readonly line: number;
  readonly given: string;
  readonly used: string;
}

/** The rows of a table, and what a reader of the results must know of them. */
export interface ReadTable {
  readonly rows: readonly Record<string, unknown>[];
  readonly partialDates: readonly PartialDate[];
  /** Headings that no field claims, each with the field it may mean. */
  readonly unknownColumns: readonly { readonly heading: string; readonly near: string | null }[];
  /** Optional fields that the table has no column for. */
  readonly absentFields: readonly string[];
}

interface Column {
  readonly field: Field;
  readonly isStudyVariable: boolean;
  readonly index: number;
  readonly heading: string;
  readonly read: (text: string) => ReadCell;
}

/** Reads all rows of a table. Every unusable cell goes to `report`; its row is then left out. */
export function readTable(
  table: Table,
  protocol: Protocol,
  report: (trouble: Trouble) => void,
): ReadTable {
  const { columns, unknownColumns, absentFields } = findColumns(table, protocol, report);
  const rows: Record<string, unknown>[] = [];
  const partialDates: PartialDate[] = [];
  const blank = Object.fromEntries(
    absentFields
      .filter((name) => !isStudyVariable(protocol, table, name))
      .map((name) => [name, null]),
  );
  const absentVariables = Object.fromEntries(
    absentFields
      .filter((name) => isStudyVariable(protocol, table, name))
      .map((name) => [name, null]),
  );
  const hasVariables = (protocol.variableFields[table.name] ?? []).length > 0;
  const noVariables = Object.freeze({});

  table.forEachRow((cells, line) => {
    const row: Record<string, unknown> = { ...blank };
    const extra: Record<string, CellValue> = hasVariables ? { ...absentVariables } : noVariables;
    let usable = true;
    for (const column of columns) {
      const text = cells[column.index] ?? "";
      const cell = column.read(text);
      if (cell.kind === "trouble") {
        usable = false;
        report({
          where: `${table.file}, row ${line}, column ${column.heading}`,
          expected: cell.expected,
          found:
            text === ""
              ? "an empty cell"
              : JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text),
          remedy: cell.remedy,
        });
        continue;
      }
      if (cell.given !== null)
        partialDates.push({
          field: column.field.name,
          line,
          given: cell.given,
          used: String(cell.value),
        });
      if (column.isStudyVariable) extra[column.field.name] = cell.value;
      else row[column.field.name] = cell.value;
    }
    if (!usable) return;
    row["line"] = line;
    row["extra"] = extra;
    rows.push(row);
  });
  return { rows, partialDates, unknownColumns, absentFields };
}

function findColumns(
  table: Table,
  protocol: Protocol,
  report: (trouble: Trouble) => void,
): Pick<ReadTable, "unknownColumns" | "absentFields"> & { columns: Column[] } {
  const data = protocol.definition.data;
  const mapping = data.tables[table.name];
  const headings = new Map(table.header.map((heading, index) => [normalised(heading), index]));
  const claimed = new Set<number>();
  const columns: Column[] = [];
  const absentFields: string[] = [];
  const variables = protocol.variableFields[table.name] ?? [];
  const fields = [...recordTypes[table.name].fields, ...variables];
  for (const field of fields) {
    const mapped =
      mapping?.columns?.[field.name] ?? variables.find((variable) => variable === field)?.column;
    const names =
      mapped === undefined ? [field.name, field.label.en, field.label.zh ?? field.name] : [mapped];
    const index = names
      .map((name) => headings.get(normalised(name)))
      .find((found) => found !== undefined && !claimed.has(found));
    if (index === undefined) {
      if (field.required || mapping?.columns?.[field.name] !== undefined)
        report(absentColumn(table, field, names[0] ?? field.name));
      absentFields.push(field.name);
      continue;
    }
    claimed.add(index);
    if (factorOf(field, mapping) === null)
      report(strangeUnit(protocol.file, table, field, mapping));
    columns.push({
      field,
      isStudyVariable: variables.some((variable) => variable === field),
      index,
      heading: table.header[index] ?? field.name,
      read: cellReader(field, data, mapping),
    });
  }
  const ignored = new Set(data.ignore_columns.map(normalised));
  const unknownColumns = table.header
    .filter((heading, index) => !claimed.has(index) && !ignored.has(normalised(heading)))
    .map((heading) => ({ heading, near: nearest(heading, absentFields) }));
  return { columns, unknownColumns, absentFields };
}

function absentColumn(table: Table, field: Field, heading: string): Trouble {
  return {
    where: `${table.file}, header`,
    expected: `a column ${heading} (${expectation(field)})`,
    found: table.header.length === 0 ? "no header" : table.header.slice(0, 30).join(", "),
    remedy: `Add the column, or name yours with data.tables.${table.name}.columns in study.yaml.`,
  };
}

function strangeUnit(
  file: string,
  table: Table,
  field: Field,
  mapping: TableMapping | undefined,
): Trouble {
  const stated = mapping?.units?.[field.name] ?? "";
  const unit = typeof stated === "string" ? stated : stated.unit;
  return {
    where: `${file}, data.tables.${table.name}.units.${field.name}`,
    expected: `a unit that converts to ${field.unit ?? "the field's unit"}`,
    found: unit,
    remedy: `Give the factor: { unit: ${unit}, multiply_by: … }.`,
  };
}

function isStudyVariable(protocol: Protocol, table: Table, name: string): boolean {
  return (protocol.variableFields[table.name] ?? []).some((field) => field.name === name);
}

/** Headings are compared without case, spaces, dashes and underscores. */
function normalised(heading: string): string {
  return heading.toLowerCase().replaceAll(/[\s_-]+/g, "");
}
