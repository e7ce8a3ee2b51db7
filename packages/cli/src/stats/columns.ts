import type { Covariate } from "@fiducial/statistics";
import { InputError } from "@fiducial/study";
import { type CompleteRows, numberIn, throwWhere } from "./complete-rows.ts";
import { type DataTable, listed } from "./data-table.ts";

/** A column, and values of it that were written behind its name. */
export interface NamedColumn {
  readonly column: string;
  readonly values: readonly string[];
}

/**
 * `stage`, or with values behind a sign: `stage:I,II`, `status=dead`. A column whose own name
 * holds the sign is found by its whole name.
 */
export function namedColumn(data: DataTable, text: string, sign: ":" | "="): NamedColumn {
  const at = text.lastIndexOf(sign);
  if (at < 1 || data.header.includes(text)) return { column: text, values: [] };
  return {
    column: text.slice(0, at),
    values: text
      .slice(at + 1)
      .split(",")
      .map((value) => value.trim()),
  };
}

const words: Readonly<Record<string, number>> = { 1: 1, yes: 1, true: 1, 0: 0, no: 0, false: 0 };

/**
 * Events as 1 and 0: where values were named, whether a cell is one of them; otherwise from 0 and 1,
 * yes and no, true and false.
 *
 * @param option that named the column, for the message
 * @throws {InputError} for any other coding, with the values found, and for a named value that does not occur
 */
export function eventsOf(
  rows: CompleteRows,
  { column, values }: NamedColumn,
  option: string = "--event",
): Uint8Array {
  const texts = rows.texts(column);
  const found = sortedLevels(new Set(texts));
  if (values.length > 0) {
    checkOccurs(rows, column, values, found);
    return Uint8Array.from(texts, (text) => Number(values.some((value) => isSame(value, text))));
  }
  if (found.some((text) => words[text.toLowerCase()] === undefined))
    throw new InputError([
      {
        where: `${rows.use.file}, column ${column}`,
        expected: "0 and 1, yes and no, or true and false",
        found: listed(found),
        remedy: `Say which of them is the event: ${option} ${column}=VALUE.`,
      },
    ]);
  return Uint8Array.from(texts, (text) => words[text.toLowerCase()]!);
}

function checkOccurs(
  rows: CompleteRows,
  column: string,
  values: readonly string[],
  found: readonly string[],
): void {
  const absent = values.filter((value) => !found.some((text) => isSame(value, text)));
  if (absent.length > 0)
    throw new InputError([
      {
        where: `${rows.use.file}, column ${column}`,
        expected: `the value “${absent.join("”, “")}”`,
        found: listed(found),
        remedy: "Name values that occur, in the same spelling.",
      },
    ]);
}

/** The same text, or the same number. */
export function isSame(a: string, b: string): boolean {
  return a === b || numberIn(a) === numberIn(b);
}

/** Causes as 0 (censored), 1, 2 … in the order of their codes. */
export interface Causes {
  readonly codes: readonly string[];
  readonly cause: Uint8Array;
}

/** The word that stands for no code of censoring, where everybody was followed to the end. */
const nobody = "none";

/** @throws {InputError} where a code of censoring does not occur, or no other code does */
export function causesOf(rows: CompleteRows, column: string, censor: readonly string[]): Causes {
  const texts = rows.texts(column);
  const found = sortedLevels(new Set(texts));
  const isCensored = (text: string): boolean => censor.some((code) => isSame(code, text));
  const codes = found.filter((text) => !isCensored(text));
  const asNamed = codes.length < found.length || (censor.length === 1 && censor[0] === nobody);
  if (!asNamed || codes.length === 0 || codes.length > 20)
    throw new InputError([
      {
        where: `${rows.use.file}, column ${column}`,
        expected: `the code ${censor.join(" or ")} for censored and 1 to 20 others for the causes`,
        found: listed(found),
        remedy: `Name the code of censoring with --censor, or write --censor ${nobody} where nobody was censored.`,
      },
    ]);
  const causeOf = new Map(codes.map((code, k) => [code, k + 1]));
  return { codes, cause: Uint8Array.from(texts, (text) => causeOf.get(text) ?? 0) };
}

/**
 * The levels of a column, those that were named first, then the others in order: by number where all
 * are numbers, else by code units.
 *
 * @throws {InputError} for a named level that does not occur
 */
export function levelsOf(rows: CompleteRows, { column, values }: NamedColumn): readonly string[] {
  const found = sortedLevels(new Set(rows.texts(column)));
  checkOccurs(rows, column, values, found);
  const first = values.map((value) => found.find((text) => isSame(value, text))!);
  return [...first, ...found.filter((text) => !first.includes(text))];
}

export function sortedLevels(levels: Iterable<string>): string[] {
  const all = [...levels];
  const numeric = all.every((level) => !Number.isNaN(numberIn(level)));
  return all.sort((a, b) => (numeric && Number(a) - Number(b)) || (a < b ? -1 : a > b ? 1 : 0));
}

/** A group of rows with its label. */
export interface Group {
  readonly label: string;
  readonly rows: readonly number[];
}

/**
 * The rows by the levels of a column; all of them as one group where no column is named.
 *
 * @throws {InputError} where there are fewer levels than needed, or more than 100
 */
export function groupsOf(
  rows: CompleteRows,
  group: NamedColumn | undefined,
  least: number = 1,
  most: number = 100,
): readonly Group[] {
  if (group === undefined) return [{ label: "all", rows: Array.from(rows.lines.keys()) }];
  const levels = levelsOf(rows, group);
  if (levels.length < least || levels.length > most)
    throw new InputError([
      {
        where: `${rows.use.file}, column ${group.column}`,
        expected: `${least === most ? least : `${least} to ${most}`} groups`,
        found: levels.length > most ? `${levels.length}: ${listed(levels)}` : listed(levels),
        remedy: "Group by another column, or keep the rows of the groups to compare.",
      },
    ]);
  const members = new Map(levels.map((level) => [level, [] as number[]]));
  rows.texts(group.column).forEach((text, row) => members.get(text)!.push(row));
  return levels.map((label) => ({ label, rows: members.get(label)! }));
}

/** Some rows of a column. */
export function pick(values: Float64Array, rows: readonly number[]): Float64Array {
  return Float64Array.from(rows, (row) => values[row]!);
}

/** Covariates with how a reader names their terms. */
export interface ModelCovariates {
  readonly covariates: readonly Covariate[];
  /** One a term, in the order of the terms: `age`, `stage II (to I)`. */
  readonly labels: readonly string[];
}

/**
 * Numbers as they are, and factors by indicators against their first level.
 *
 * @throws {InputError} for a column that does not vary, or that is no number and no factor
 */
export function covariatesOf(
  rows: CompleteRows,
  numeric: readonly string[],
  factors: readonly NamedColumn[],
): ModelCovariates {
  const labels: string[] = [];
  const numbers = numeric.map((name): Covariate => {
    const values = covariateNumbers(rows, name);
    if (values.every((value) => value === values[0])) throw constant(rows, name);
    labels.push(name);
    return { name, values };
  });
  const categories = factors.map((factor): Covariate => {
    const levels = levelsOf(rows, factor);
    if (levels.length < 2) throw constant(rows, factor.column);
    labels.push(...levels.slice(1).map((level) => `${factor.column} ${level} (to ${levels[0]})`));
    return { name: factor.column, values: [...rows.texts(factor.column)], levels };
  });
  return { covariates: [...numbers, ...categories], labels };
}

function covariateNumbers(rows: CompleteRows, name: string): Float64Array {
  if (rows.texts(name).every((text) => Number.isNaN(numberIn(text))))
    throw new InputError([
      {
        where: `${rows.use.file}, column ${name}`,
        expected: "numbers",
        found: listed(sortedLevels(new Set(rows.texts(name)))),
        remedy: `Name categories as a factor: --factor ${name}:REFERENCE.`,
      },
    ]);
  return rows.numbers(name);
}

function constant(rows: CompleteRows, column: string): InputError {
  return new InputError([
    {
      where: `${rows.use.file}, column ${column}`,
      expected: "at least two values among the complete rows",
      found: `only “${rows.texts(column)[0]!}”`,
      remedy: "Leave it out of the model.",
    },
  ]);
}

/** @throws {InputError} naming every value below the least one */
export function numbersFrom(rows: CompleteRows, column: string, least: number): Float64Array {
  const values = rows.numbers(column);
  throwWhere(
    values,
    (value) => value < least,
    (row) =>
      rows.trouble(row, column, `a number of at least ${least}`, "Correct it or empty the cell."),
  );
  return values;
}
