import type { ToxicityTable } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { headerColumn } from "./group-columns.ts";

/** Tables 4 and 5: the worst grade of each patient and term, with the denominator at risk stated. */
export function toxicityTable(edition: Edition, toxicity: ToxicityTable): DocumentTable {
  const { words } = edition;
  const column = (label: string) => ({
    label: phrase`${label}`,
    above: null,
    align: "end" as const,
    weight: 1.7,
  });
  return {
    id: `toxicity-${toxicity.name}`,
    title: phrase`${words.toxicityTitle(edition.text(toxicity.label), edition.text(toxicity.scale))}`,
    columns: [
      headerColumn(words.event, 3),
      ...toxicity.grades.map((grade) => column(words.grade(grade))),
      column(words.anyGrade),
      column(words.grade3OrMore),
    ],
    rows: toxicity.rows.map((row): TableRow => {
      const grades = toxicity.grades.map((grade) => row.grades[grade]);
      return {
        kind: "line",
        indent: 0,
        cells: [
          phrase`${edition.text(row.label)}`,
          ...[...grades, row.any, row.grade3OrMore].map((name) =>
            name === undefined ? [] : [edition.number(name, "count-percent")],
          ),
        ],
      };
    }),
    notes: [
      {
        mark: null,
        text: words.toxicityNote(edition.number(toxicity.atRisk), edition.text(toxicity.window)),
      },
    ],
  };
}
