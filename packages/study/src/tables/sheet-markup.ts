import { InputError } from "../input-error.ts";

/** The largest worksheet that Excel itself can hold. */
const mostRows = 1_048_576;
const mostColumns = 16_384;

/** Cells up to the last one of each row; the reader fills every gap with an empty cell. */
const mostCells = 20_000_000;

/**
 * Prepares the XML of a worksheet for the reader, which leaves out what it cannot show:
 * an error (`#N/A`) becomes the text that Excel shows, a formula saved without its result
 * becomes `#NOT-CALCULATED`, and cells or rows without an address, as some programs write
 * them, get one. A cell far out, which would have the reader fill millions of cells before it, is refused.
 *
 * @param where file and sheet, for messages
 */
export function preparedSheet(where: string, xml: string): string {
  let row = 0;
  let column = 0;
  let cells = 0;
  const prepared = xml.replace(
    /<((?:\w+:)?)(row|c)(\s[^<>]*?)?(\/?)>/g,
    (_tag, prefix: string, name: string, attributes = "", closing: string) => {
      const address = /\sr\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1];
      if (name === "row") {
        row = address === undefined ? row + 1 : Number(address);
        cells += column;
        column = 0;
        judgeExtent(where, row, column, cells);
        const own = address === undefined ? ` r="${row}"` : "";
        return `<${prefix}row${attributes}${own}${closing}>`;
      }
      column = address === undefined ? column + 1 : columnOf(address);
      judgeExtent(
        where,
        address === undefined ? row : Number(address.replace(/^[A-Z]+/, "")),
        column,
        cells,
      );
      const own = address === undefined ? ` r="${lettersOf(column)}${row}"` : "";
      const shown = attributes.replace(/(\st\s*=\s*)(["'])e\2/, '$1"str"');
      return `<${prefix}c${shown}${own}${closing}>`;
    },
  );
  return prepared.includes("<f")
    ? prepared.replace(
        /<c(\s[^<>]*)>(\s*<f\b[^<>]*(?:\/>|>[^<]*<\/f>))\s*(?:<v\s*\/>)?\s*<\/c>/g,
        (_cell, attributes: string, formula: string) =>
          `<c${attributes.replace(/\st\s*=\s*["']\w*["']/, "")} t="str">${formula}<v>#NOT-CALCULATED</v></c>`,
      )
    : prepared;
}

function judgeExtent(where: string, row: number, column: number, cells: number): void {
  if (row >= 1 && row <= mostRows && column <= mostColumns && cells + column <= mostCells) return;
  throw new InputError([
    {
      where,
      expected: `at most ${mostRows} rows, ${mostColumns} columns and ${mostCells} cells`,
      found: `a cell in row ${row}, column ${column}`,
      remedy: "Delete the rows and columns beyond the table, or save the sheet as CSV.",
    },
  ]);
}

function columnOf(address: string): number {
  let column = 0;
  for (const letter of address.replace(/\d+$/, ""))
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

function lettersOf(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
