import { InputError } from "../input-error.ts";

/** The largest worksheet that Excel itself can hold. */
const mostRows = 1_048_576;
const mostColumns = 16_384;

/** Rows times columns: the reader fills every gap with an empty cell. */
const mostCells = 20_000_000;

const attribute = /\s+(?:[^\s=<>"'/:]+:)?([^\s=<>"'/:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const tag =
  /<((?:[^\s<>/:!?]+:)?)(row|c)((?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const anyTag = /<(?:[^\s<>/:!?]+:)?(?:row|c)(?=[\s/>])/g;

/**
 * Prepares the XML of a worksheet for the reader, which leaves out what it cannot show:
 * an error (`#N/A`) becomes the text that Excel shows, a formula saved without its result
 * becomes `#NOT-CALCULATED`, and cells or rows without an address, as some programs write
 * them, get one.
 *
 * The reader fills every gap before a cell far out, and would fill the memory. Such a sheet is
 * refused, and so is one whose rows and cells cannot be told for certain.
 *
 * @param where file and sheet, for messages
 * @throws {InputError} for a sheet larger than Excel's or with more than 20 million cells to fill
 */
export function preparedSheet(where: string, xml: string): string {
  let row = 0;
  let column = 0;
  let lastRow = 0;
  let lastColumn = 0;
  let told = 0;
  const prepared = xml.replace(
    tag,
    (_tag, prefix: string, name: string, attributes: string, closing: string) => {
      told++;
      const address = addressIn(where, attributes);
      if (name === "row") {
        row = address === null ? row + 1 : rowOf(where, address);
        column = 0;
      } else {
        if (address !== null) row = rowOf(where, address.replace(/^[A-Z]+/, ""));
        column = address === null ? column + 1 : columnOf(address);
      }
      lastRow = Math.max(lastRow, row);
      lastColumn = Math.max(lastColumn, column);
      if (lastRow > mostRows || lastColumn > mostColumns || lastRow * lastColumn > mostCells)
        throw tooFar(where, row, column);
      const own = address === null ? ` r="${name === "c" ? lettersOf(column) : ""}${row}"` : "";
      const shown =
        name === "c" ? attributes.replace(/(\st\s*=\s*)(["'])e\2/, '$1"str"') : attributes;
      return `<${prefix}${name}${shown}${own}${closing}>`;
    },
  );
  if (told !== (xml.match(anyTag)?.length ?? 0)) throw malformed(where);
  return prepared.includes("<f") ? withoutUncalculated(prepared) : prepared;
}

function withoutUncalculated(xml: string): string {
  return xml.replace(
    /<c(\s[^<>]*)>(\s*<f\b[^<>]*(?:\/>|>[^<]*<\/f>))\s*(?:<v\s*\/>)?\s*<\/c>/g,
    (_cell, attributes: string, formula: string) =>
      `<c${attributes.replace(/\st\s*=\s*["']\w*["']/, "")} t="str">${formula}<v>#NOT-CALCULATED</v></c>`,
  );
}

/** The attribute `r`, whatever its prefix; two of them would leave open which one the reader takes. */
function addressIn(where: string, attributes: string): string | null {
  let found: string | null = null;
  for (const [, name, double, single] of attributes.matchAll(attribute)) {
    if (name !== "r") continue;
    if (found !== null) throw malformed(where);
    found = double ?? single ?? "";
  }
  return found;
}

function rowOf(where: string, digits: string): number {
  if (!/^\d{1,10}$/.test(digits)) throw malformed(where);
  return Number(digits);
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

function tooFar(where: string, row: number, column: number): InputError {
  return new InputError([
    {
      where,
      expected: `at most ${mostRows} rows, ${mostColumns} columns and ${mostCells} cells`,
      found: `a cell in row ${row}, column ${column}`,
      remedy: "Delete the rows and columns beyond the table, or save the sheet as CSV.",
    },
  ]);
}

function malformed(where: string): InputError {
  return new InputError([
    {
      where,
      expected: "rows and cells as Excel writes them",
      found: "malformed ones",
      remedy:
        "Open the workbook in Excel or LibreOffice and save it again, or save the sheet as CSV.",
    },
  ]);
}
