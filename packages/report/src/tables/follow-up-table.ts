import type { DocumentTable, TableColumn, TableRow } from "../document/document-table.ts";
import { phrase, type Phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { intervalOf } from "../print-number.ts";
import { abbreviationNotes } from "./abbreviation-notes.ts";
import { groupCells, groupColumns, headerColumn, pairedCells } from "./group-columns.ts";

/** Follow-up under each convention side by side: patients, and median with range or interval, by group. */
export function followUpTable(edition: Edition): DocumentTable {
  const { results, words } = edition;
  const groups = groupColumns(edition, { sizes: false });
  const columns = groups.flatMap((group): readonly TableColumn[] => [
    { label: phrase`n`, above: group.label, align: "end", weight: 0.8 },
    { label: phrase`${words.medianRange}`, above: group.label, align: "end", weight: 2.4 },
  ]);
  const intervals = results.followUp.rows.some(
    (row) => row.range === null && intervalOf(edition.find(row.median.overall)) !== null,
  );
  const rows = results.followUp.rows.map((row): TableRow => {
    const n = groupCells(edition, row.n, "value");
    const medians =
      row.range === null
        ? groupCells(edition, row.median, "value-interval")
        : pairedCells(edition, row.median, row.range);
    const interval = row.range === null && intervalOf(edition.find(row.median.overall)) !== null;
    const label = interval
      ? `${words.followUpMethods[row.method]}, ${words.medianInterval}`
      : words.followUpMethods[row.method];
    return {
      kind: "line",
      indent: 0,
      cells: [
        phrase`${label}`,
        ...n.flatMap((each, index): readonly Phrase[] => [each, medians[index] ?? []]),
      ],
    };
  });
  return {
    id: "follow-up",
    title: phrase`${words.followUpTitle}`,
    columns: [headerColumn(words.method, 3), ...columns],
    rows,
    notes: abbreviationNotes(edition, rows, intervals ? ["CI"] : []),
  };
}
