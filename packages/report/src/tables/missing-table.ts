import type { NumberName } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { groupCells, groupColumns, headerColumn } from "./group-columns.ts";

/** Missing values of each variable that lacks any; the complete ones are named in a note. Null where nothing is missing. */
export function missingTable(edition: Edition): DocumentTable | null {
  const { results, words } = edition;
  const lacks = (name: NumberName): boolean => {
    const number = edition.find(name);
    return (
      number.kind === "withheld" ||
      (number.kind === "proportion" ? number.count : (number.value ?? 0)) > 0
    );
  };
  const rows = results.missing.rows.filter((row) => lacks(row.cells.overall));
  if (rows.length === 0) return null;
  const complete = results.missing.rows
    .filter((row) => !lacks(row.cells.overall))
    .map((row) => edition.text(row.label));
  return {
    id: "missing",
    title: phrase`${words.missingTitle}`,
    columns: [headerColumn(words.variable), ...groupColumns(edition, { sizes: true })],
    rows: rows.map((row): TableRow => ({
      kind: "line",
      indent: 0,
      cells: [
        phrase`${edition.text(row.label)}`,
        ...groupCells(edition, row.cells, "count-percent"),
      ],
    })),
    notes:
      complete.length === 0
        ? []
        : [
            {
              mark: null,
              text: phrase`${words.completeVariables(complete.join(words.semicolon))}`,
            },
          ],
  };
}
