import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { groupCells, groupColumns, headerColumn } from "./group-columns.ts";

/** Local and regional failures by their place in the dose; null where the study does not ask for it, or without failures. */
export function failureFieldTable(edition: Edition): DocumentTable | null {
  const { localControl } = edition.results;
  const words = edition.words.localControl;
  if (localControl === null) return null;
  const { fields } = localControl;
  if (edition.find(fields.total.overall).value === 0) return null;
  return {
    id: "failure-field",
    title: phrase`${words.fieldTitle}`,
    columns: [headerColumn(words.field), ...groupColumns(edition, { sizes: false })],
    rows: [
      {
        kind: "heading",
        indent: 0,
        cells: [phrase`${words.fieldTotal}`, ...groupCells(edition, fields.total, "count")],
      },
      ...fields.rows.map((row): TableRow => ({
        kind: "line",
        indent: 1,
        cells: [
          phrase`${edition.text(row.label)}`,
          ...groupCells(edition, row.cells, "count-percent"),
        ],
      })),
      {
        kind: "line",
        indent: 0,
        cells: [phrase`${words.byDose}`, ...groupCells(edition, fields.byDose, "count-percent")],
      },
    ],
    notes: [{ mark: null, text: phrase`${words.fieldNote}` }],
  };
}
