import type { ToxicityTable } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { headerColumn, plainColumn } from "./group-columns.ts";

/** What the grades of the RTOG/EORTC scheme mean for the organs of a table; null on another scale. */
export function toxicityCriteriaTable(
  edition: Edition,
  toxicity: ToxicityTable,
): DocumentTable | null {
  const { words } = edition;
  if (toxicity.criteria.length === 0) return null;
  return {
    id: `toxicity-criteria-${toxicity.name}`,
    title: phrase`${words.laboratory.criteriaTitle}`,
    columns: [
      headerColumn(words.laboratory.criterion, 1.6),
      plainColumn(words.laboratory.criterionText, "start", 8),
    ],
    rows: toxicity.criteria.flatMap(({ organ, grades }): readonly TableRow[] => [
      { kind: "heading", indent: 0, cells: [phrase`${edition.text(organ)}`, []] },
      ...grades.map((grade, index): TableRow => ({
        kind: "line",
        indent: 1,
        cells: [phrase`${words.grade(index + 1)}`, phrase`${edition.text(grade)}`],
      })),
    ]),
    notes: [{ mark: null, text: phrase`${words.laboratory.criteriaNote}` }],
  };
}
