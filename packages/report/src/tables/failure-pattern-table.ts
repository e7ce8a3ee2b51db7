import type { DocumentTable } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { groupCells, groupColumns, headerColumn } from "./group-columns.ts";

/** Table 3: where the disease came back; null where the protocol defines no patterns. */
export function failurePatternTable(edition: Edition): DocumentTable | null {
  const { results, words } = edition;
  const pattern = results.failurePattern;
  if (pattern === null) return null;
  return {
    id: "failure-pattern",
    title: phrase`${words.failureTitle}`,
    columns: [headerColumn(words.failure), ...groupColumns(edition, { sizes: true })],
    rows: [
      {
        kind: "heading",
        indent: 0,
        cells: [phrase`${words.total}`, ...groupCells(edition, pattern.total, "count")],
      },
      ...pattern.rows.map((row) => ({
        kind: "line" as const,
        indent: 1 as const,
        cells: [
          phrase`${edition.text(row.label)}`,
          ...groupCells(edition, row.cells, "count-percent"),
        ],
      })),
    ],
    notes: [{ mark: null, text: phrase`${words.failureNote}` }],
  };
}
