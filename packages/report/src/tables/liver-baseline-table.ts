import type { LiverResults } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { emptyCells, groupCells, groupColumns, headerColumn } from "./group-columns.ts";

/** Child-Pugh class, ALBI grade, BCLC stage and performance status at baseline, by group. */
export function liverBaselineTable(edition: Edition, liver: LiverResults): DocumentTable {
  const { words } = edition;
  const own = words.liver;
  const columns = groupColumns(edition, { sizes: true });
  const hasStage = liver.baseline.some(({ name }) => name === "bclc");
  const reasons = liver.baseline
    .filter((block) => block.reasons.length > 0)
    .map((block) =>
      own.reasons(
        edition.text(block.label),
        block.reasons
          .map(({ reason, count }) => own.reason(edition.text(reason), count))
          .join(words.semicolon),
      ),
    );
  return {
    id: "liver-baseline",
    title: phrase`${own.baselineTitle}`,
    columns: [headerColumn(words.characteristic), ...columns],
    rows: liver.baseline.flatMap((block): readonly TableRow[] => [
      {
        kind: "heading",
        indent: 0,
        cells: [phrase`${edition.text(block.label)}`, ...emptyCells(columns.length)],
      },
      ...block.rows.map((row): TableRow => ({
        kind: "line",
        indent: 1,
        cells: [
          phrase`${edition.text(row.label)}`,
          ...groupCells(edition, row.cells, "count-percent"),
        ],
      })),
    ]),
    notes: [own.baselineNote, ...(hasStage ? [own.bclcNote] : []), ...reasons].map((text) => ({
      mark: null,
      text: phrase`${text}`,
    })),
  };
}
