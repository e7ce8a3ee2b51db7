import type { TableRow } from "./document-table.ts";
import type { Phrase } from "./inline.ts";

/** A cell with the number of columns that it takes. */
export interface SpannedCell {
  readonly text: Phrase;
  /** Index of its first column. */
  readonly column: number;
  readonly columns: number;
}

/** The cells of a row; the name of a heading row runs over the empty cells behind it. */
export function rowCells(row: TableRow): readonly SpannedCell[] {
  const filled = row.cells.findIndex((cell, index) => index > 0 && cell.length > 0);
  const end = filled < 0 ? row.cells.length : filled;
  const first = row.kind === "heading" ? Math.max(1, end) : 1;
  return row.cells.flatMap((text, column): readonly SpannedCell[] => {
    if (column === 0) return [{ text, column, columns: first }];
    return column < first ? [] : [{ text, column, columns: 1 }];
  });
}
