import { readFileSync } from "node:fs";

/** One reference case; see reference/README.md. */
export interface ReferenceCase {
  readonly id: string;
  readonly family: string;
  readonly dataset: string | null;
  // The content differs by family and is only compared.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly input: any;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly options: any;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly expected: any;
  readonly reference: { readonly call: string; readonly software: string };
  readonly tolerance: { readonly rel: number; readonly abs: number };
  readonly note: string;
}

const folder = new URL("./reference/", import.meta.url);

export function readCases(): ReferenceCase[] {
  const index = JSON.parse(readFileSync(new URL("index.json", folder), "utf8")) as {
    cases: { file: string }[];
  };
  return index.cases.map(
    ({ file }) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as ReferenceCase,
  );
}

type Row = Record<string, string>;
const tables = new Map<string, Row[]>();

function readTable(file: string): Row[] {
  let rows = tables.get(file);
  if (rows) return rows;
  const [header, ...lines] = readFileSync(new URL(file, folder), "utf8").trim().split(/\r?\n/);
  const names = header!.split(",");
  rows = lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, i) => [name, cells[i]!]));
  });
  tables.set(file, rows);
  return rows;
}

/** The text of a column, with the derived ones of the cases. */
function cell(row: Row, column: string): string {
  if (column in row) return row[column]!;
  if (column === "1") return "1";
  const equals = /^(.+)==(.+)$/.exec(column);
  if (equals)
    return cell(row, equals[1]!) === "NA"
      ? "NA"
      : String(Number(cell(row, equals[1]!) === equals[2]));
  if (column === "any") return String(Number(row["status"] !== "0"));
  if (column === "ag") return String(Number(row["da"] === "1" && Number(row["ta"]) <= 100));
  if (column === "gb") return String(Number(row["g"] === "b"));
  if (column === "row") return "";
  const log = /^log\((.+)\)$/.exec(column);
  if (log) return cell(row, log[1]!) === "NA" ? "NA" : String(Math.log(Number(cell(row, log[1]!))));
  const parts = column.split(":");
  if (parts.length === 2 && parts.every((part) => part in row))
    return String(Number(row[parts[0]!]) * Number(row[parts[1]!]));
  if (parts.length === 2) return String(Number(row[parts[0]!] === parts[1]));
  throw new Error(`no column ${column}`);
}

/** A data set restricted to the rows that are complete in the columns named. */
export interface Frame {
  readonly n: number;
  number(column: string): Float64Array;
  text(column: string): string[];
  where(keep: (row: number) => boolean): Frame;
}

export function frame(file: string, columns: readonly string[]): Frame {
  return frameOf(
    readTable(file).filter((row) => columns.every((column) => cell(row, column) !== "NA")),
  );
}

function frameOf(rows: readonly Row[]): Frame {
  return {
    n: rows.length,
    number: (column) => Float64Array.from(rows, (row) => Number(cell(row, column))),
    text: (column) => rows.map((row) => cell(row, column)),
    where: (keep) => frameOf(rows.filter((_, i) => keep(i))),
  };
}

/** Every column that a case's input names, so that incomplete rows can be dropped. */
export function columnsOf(input: Record<string, unknown>): string[] {
  const names = [
    "time",
    "event",
    "entry",
    "group",
    "strata",
    "weights",
    "status",
    "outcome",
    "trials",
  ];
  const columns: string[] = [];
  for (const name of [...names, "covariates"]) {
    const value = input[name];
    if (typeof value === "string") columns.push(value);
    if (Array.isArray(value)) columns.push(...(value as string[]));
  }
  return columns;
}

/** Groups in the order of their labels as text (C locale), or one group without a label. */
export function groupsOf(
  data: Frame,
  column: string | undefined,
): { label: string | null; data: Frame }[] {
  if (!column) return [{ label: null, data }];
  const labels = data.text(column);
  return [...new Set(labels)]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((label) => ({ label, data: data.where((row) => labels[row] === label) }));
}
