import { plainText, type Phrase } from "./inline.ts";
import type { TableColumn } from "./document-table.ts";

/** A heading over several columns, or a column that has none above it. */
export type UpperHeading =
  | { readonly kind: "span"; readonly label: Phrase; readonly columns: number }
  | { readonly kind: "column"; readonly column: TableColumn };

/** The one or two rows of a table's head; `below` is empty where no heading spans columns. */
export function columnHeadings(columns: readonly TableColumn[]): {
  readonly above: readonly UpperHeading[];
  readonly below: readonly TableColumn[];
} {
  const above: UpperHeading[] = [];
  let current: string | null = null;
  for (const column of columns) {
    const text = column.above === null ? null : plainText(column.above);
    const last = above.at(-1);
    if (column.above === null) above.push({ kind: "column", column });
    else if (text === current && last?.kind === "span") {
      above[above.length - 1] = { ...last, columns: last.columns + 1 };
    } else above.push({ kind: "span", label: column.above, columns: 1 });
    current = text;
  }
  return { above, below: columns.filter((column) => column.above !== null) };
}
