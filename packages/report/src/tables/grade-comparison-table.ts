import type { GradeComparison } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { headerColumn, plainColumn } from "./group-columns.ts";
import { recordText } from "./record-text.ts";

/** How often chart and laboratory agree on the worst grade, term by term. */
export function gradeComparisonTable(edition: Edition, comparison: GradeComparison): DocumentTable {
  const words = edition.words.laboratory;
  const column = (label: string, weight = 1.8) => plainColumn(label, "end", weight);
  return {
    id: `grade-comparison-${comparison.window}`,
    title: phrase`${words.comparisonTitle(edition.text(comparison.label), edition.text(comparison.scale))}`,
    columns: [
      headerColumn(edition.words.event, 3),
      plainColumn(words.tests, "start", 2.4),
      column(words.equal),
      column(words.chartHigher),
      column(words.laboratoryHigher),
      column(words.notGraded, 1.4),
    ],
    rows: comparison.rows.map((row): TableRow => ({
      kind: "line",
      indent: 0,
      cells: [
        phrase`${edition.text(row.label)}`,
        phrase`${row.tests.map(edition.text).join(edition.words.comma)}`,
        [edition.number(row.equal, "count-percent")],
        [edition.number(row.chartHigher, "count-percent")],
        [edition.number(row.laboratoryHigher, "count-percent")],
        [edition.number(row.notGraded)],
      ],
    })),
    notes: [
      { mark: null, text: phrase`${words.comparisonNote(edition.text(comparison.windowLabel))}` },
    ],
  };
}

/** Every patient and term for whom they differ, with the value that decided; null where all agree. */
export function gradeDisagreementTable(
  edition: Edition,
  comparison: GradeComparison,
): DocumentTable | null {
  const { words } = edition;
  const own = words.laboratory;
  if (comparison.disagreements.length === 0) return null;
  return {
    id: `grade-disagreement-${comparison.window}`,
    title: phrase`${own.disagreementTitle(edition.text(comparison.label), edition.text(comparison.scale))}`,
    columns: [
      headerColumn(words.patient, 1.2),
      plainColumn(words.event, "start", 2.4),
      plainColumn(own.chartGrade, "end", 1),
      plainColumn(own.chartDate, "start", 1.4),
      plainColumn(own.computedGrade, "end", 1.2),
      plainColumn(own.decidingValue, "start", 2.6),
      plainColumn(words.dateColumn, "start", 1.4),
      plainColumn(words.record, "start", 2.4),
    ],
    rows: comparison.disagreements.map(({ subject, label, chart, laboratory }): TableRow => ({
      kind: "line",
      indent: 0,
      cells: [
        phrase`${subject}`,
        phrase`${edition.text(label)}`,
        phrase`${String(chart.grade)}`,
        chart.date === null ? [] : phrase`${chart.date}`,
        phrase`${String(laboratory.grade)}`,
        phrase`${laboratory.value}`,
        laboratory.date === null ? [] : phrase`${laboratory.date}`,
        laboratory.record === null ? [] : phrase`${recordText(laboratory.record)}`,
      ],
    })),
    notes: [{ mark: null, text: phrase`${own.disagreementNote}` }],
  };
}
