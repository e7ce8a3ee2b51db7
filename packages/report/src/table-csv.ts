import { type CsvCell, csvText } from "@fiducial/study";
import type { DocumentTable } from "./document/document-table.ts";
import { plainText, type NumberReference, type Phrase } from "./document/inline.ts";
import type { Edition } from "./edition.ts";
import { noBreakSpace } from "./format-number.ts";
import { intervalOf } from "./print-number.ts";

/**
 * A table as CSV: each printed column, and behind it the name, value and bounds of its numbers in full precision.
 *
 * UTF-8 with a byte order mark, so that spreadsheets read Chinese; a text that a spreadsheet would run as a formula
 * is preceded by an apostrophe.
 */
export function tableCsv(edition: Edition, table: DocumentTable): string {
  const traced = table.columns.map((_, index) =>
    table.rows.some((row) => numbersOf(row.cells[index]).length > 0),
  );
  const bounded = table.columns.map((_, index) =>
    table.rows.some((row) => boundsOf(edition, row.cells[index]) !== null),
  );
  const head = table.columns.flatMap((column, index): readonly string[] => {
    const above = column.above === null ? "" : `${plainText(column.above)}: `;
    const label = (above + plainText(column.label)).replaceAll(noBreakSpace, " ");
    return [
      label,
      ...(traced[index] === true ? [`${label} [name]`, `${label} [value]`] : []),
      ...(bounded[index] === true ? [`${label} [lower]`, `${label} [upper]`] : []),
    ];
  });
  const rows = table.rows.map((row) =>
    row.cells.flatMap((cell, index): readonly CsvCell[] => {
      const bounds = boundsOf(edition, cell);
      return [
        printedText(cell),
        ...(traced[index] === true
          ? [
              numbersOf(cell)
                .map((each) => each.name)
                .join(" "),
              numbersOf(cell)[0]?.value ?? null,
            ]
          : []),
        ...(bounded[index] === true ? [bounds?.lower ?? null, bounds?.upper ?? null] : []),
      ];
    }),
  );
  return `\ufeff${csvText(head, rows)}`;
}

/** The text of a cell without the letters of notes, which the file does not carry. */
function printedText(cell: Phrase): string {
  const text = plainText(cell.filter((each) => each.kind !== "superscript"));
  return text.replaceAll(noBreakSpace, " ").trim();
}

function numbersOf(cell: Phrase | undefined): readonly NumberReference[] {
  return (cell ?? []).filter((each) => each.kind === "number");
}

/** The interval or range of the first number in a cell that has one. */
function boundsOf(
  edition: Edition,
  cell: Phrase | undefined,
): { readonly lower: number | null; readonly upper: number | null } | null {
  for (const reference of numbersOf(cell)) {
    const number = edition.find(reference.name);
    if (number.kind === "range") return number;
    const interval = intervalOf(number);
    if (interval !== null) return interval;
  }
  return null;
}
