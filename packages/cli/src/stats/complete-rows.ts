import { InputError, type Trouble } from "@fiducial/study";
import { columnPlaces, type DataTable } from "./data-table.ts";

/** Which rows of a file were used, and why the others were not. */
export interface DataUse {
  readonly file: string;
  readonly sha256: string;
  /** Encoding and separator as they were found. */
  readonly reading: string;
  readonly rows: number;
  readonly used: number;
  /** Columns with missing values in them; a row may lack several. */
  readonly missing: readonly { readonly column: string; readonly rows: number }[];
}

/** The rows of a file that are complete in the columns that a method uses. */
export interface CompleteRows {
  readonly n: number;
  readonly use: DataUse;
  /** The line in the file of each row. */
  readonly lines: readonly number[];
  readonly texts: (column: string) => readonly string[];
  /** @throws {InputError} naming every cell that is no number */
  readonly numbers: (column: string) => Float64Array;
  /** A trouble with the cell of one row. */
  readonly trouble: (row: number, column: string, expected: string, remedy: string) => Trouble;
}

/** How many troubles are described; the others are counted. */
const described = 100;

/**
 * Drops the rows in which one of the columns is missing (listwise deletion) and counts them.
 *
 * @param columns the columns that the method uses; undefined ones are passed over
 * @throws {InputError} for an unknown column, and where no complete row is left
 */
export function completeRows(
  data: DataTable,
  columns: readonly (string | undefined)[],
): CompleteRows {
  const names = [...new Set(columns.filter((column) => column !== undefined))];
  const places = columnPlaces(data, names);
  const cellsOf = new Map(names.map((name) => [name, [] as string[]]));
  const lacking = names.map(() => 0);
  const lines: number[] = [];
  let rows = 0;
  data.forEachRow((cells, line) => {
    rows++;
    let complete = true;
    places.forEach((place, k) => {
      if (!data.missing.has(cells[place]!)) return;
      lacking[k]!++;
      complete = false;
    });
    if (!complete) return;
    lines.push(line);
    names.forEach((name, k) => cellsOf.get(name)!.push(cells[places[k]!]!));
  });
  const missing = names
    .map((column, k) => ({ column, rows: lacking[k]! }))
    .filter((each) => each.rows > 0);
  const { file, sha256, reading } = data;
  const use: DataUse = { file, sha256, reading, rows, used: lines.length, missing };
  if (lines.length === 0) throw new InputError([nothingLeft(use, names)]);

  const texts = (column: string): readonly string[] => cellsOf.get(column)!;
  const trouble: CompleteRows["trouble"] = (row, column, expected, remedy) => ({
    where: `${file}, row ${lines[row]}, column ${column}`,
    expected,
    found: `“${texts(column)[row]!.slice(0, 40)}”`,
    remedy,
  });
  const numbers = (column: string): Float64Array => {
    const values = Float64Array.from(texts(column), numberIn);
    throwWhere(values, Number.isNaN, (row) =>
      trouble(row, column, "a number", numberRemedy(texts(column)[row]!)),
    );
    return values;
  };
  return { n: lines.length, use, lines, texts, numbers, trouble };
}

/** Throws the troubles of all values that a condition holds for, where there are any. */
export function throwWhere(
  values: ArrayLike<number>,
  isWrong: (value: number, row: number) => boolean,
  troubleOf: (row: number) => Trouble,
): void {
  const troubles: Trouble[] = [];
  let count = 0;
  for (let row = 0; row < values.length; row++)
    if (isWrong(values[row]!, row) && count++ < described) troubles.push(troubleOf(row));
  if (count > 0) throw new InputError(troubles, count);
}

/** The number that a cell is, written with a decimal point; NaN where it is none or too large for one. */
export function numberIn(text: string): number {
  const value = isNumeral(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}

function isNumeral(text: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
}

function numberRemedy(text: string): string {
  if (isNumeral(text)) return "It is too large for a number of 64 bits: correct or empty the cell.";
  if (/^[+-]?\d+,\d+$/.test(text)) return "Write decimals with a point.";
  return "Correct the cell, empty it, name its text with --missing, or use another column.";
}

function nothingLeft(use: DataUse, columns: readonly string[]): Trouble {
  const found =
    use.rows === 0
      ? "a header without rows"
      : `missing values in all ${use.rows} (${use.missing.map(({ column, rows }) => `${column} ${rows}`).join(", ")})`;
  return {
    where: use.file,
    expected: `rows with a value in ${columns.join(", ")}`,
    found,
    remedy: use.rows === 0 ? "Add the data." : "Leave out a column that is seldom filled.",
  };
}
