import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { headerColumn, plainColumn } from "./group-columns.ts";

/** Losses to follow-up by their recorded reason; null where nobody was lost. */
export function lossesTable(edition: Edition): DocumentTable | null {
  const { results, words } = edition;
  const { losses, lost } = results.flow;
  if (losses.length === 0) return null;
  return {
    id: "losses",
    title: phrase`${words.lossesTitle}`,
    columns: [headerColumn(words.reason, 5), plainColumn(words.patients, "end", 1.5)],
    rows: [
      ...losses.map((loss): TableRow => ({
        kind: "line",
        indent: 0,
        cells: [phrase`${edition.text(loss.reason)}`, [edition.number(loss.number, "count")]],
      })),
      {
        kind: "heading",
        indent: 0,
        cells: [phrase`${words.lost}`, [edition.number(lost, "count")]],
      },
    ],
    notes: [],
  };
}
