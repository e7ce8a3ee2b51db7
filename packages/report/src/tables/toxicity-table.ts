import type { ToxicityRow, ToxicityTable } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { headerColumn, plainColumn } from "./group-columns.ts";

/** Tables 4 and 5: the worst grade of each patient and term, with the denominator at risk stated. */
export function toxicityTable(edition: Edition, toxicity: ToxicityTable): DocumentTable {
  const { words } = edition;
  const column = (label: string) => plainColumn(label, "end", 1.7);
  return {
    id: `toxicity-${toxicity.name}`,
    title: phrase`${words.toxicityTitle(edition.text(toxicity.label), edition.text(toxicity.scale))}`,
    columns: [
      headerColumn(words.event, 3),
      ...toxicity.grades.map((grade) => column(words.grade(grade))),
      column(words.anyGrade),
      column(words.grade3OrMore),
    ],
    rows: toxicityRows(edition, toxicity),
    notes: [
      {
        mark: null,
        text: words.toxicityNote(edition.number(toxicity.atRisk), edition.text(toxicity.window)),
      },
      ...(toxicity.source === "chart"
        ? []
        : [{ mark: null, text: phrase`${words.laboratory.gradeSource[toxicity.source]}` }]),
    ],
  };
}

/** The lines, under headings of their organ classes where several share a table; an organ with one line stands beside its term. */
function toxicityRows(edition: Edition, toxicity: ToxicityTable): readonly TableRow[] {
  const { words } = edition;
  const groups = new Map<string, ToxicityRow[]>();
  for (const row of toxicity.rows) {
    const group = row.group === null ? words.laboratory.otherGroup : edition.text(row.group);
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  const isGrouped = groups.size > 1 && groups.size < toxicity.rows.length;
  if (!isGrouped)
    return toxicity.rows.map((row) => {
      const term = edition.text(row.label);
      const label =
        row.group === null ? term : words.laboratory.termOfOrgan(term, edition.text(row.group));
      return toxicityLine(edition, toxicity, row, groups.size > 1 ? label : term, 0);
    });
  return [...groups].flatMap(([group, rows]): readonly TableRow[] => [
    {
      kind: "heading",
      indent: 0,
      cells: [phrase`${group}`, ...[...toxicity.grades, null, null].map(() => [])],
    },
    ...rows.map((row) => toxicityLine(edition, toxicity, row, edition.text(row.label), 1)),
  ]);
}

function toxicityLine(
  edition: Edition,
  toxicity: ToxicityTable,
  row: ToxicityRow,
  label: string,
  indent: 0 | 1,
): TableRow {
  const grades = toxicity.grades.map((grade) => row.grades[grade]);
  return {
    kind: "line",
    indent,
    cells: [
      phrase`${label}`,
      ...[...grades, row.any, row.grade3OrMore].map((name) =>
        name === undefined ? [] : [edition.number(name, "count-percent")],
      ),
    ],
  };
}
