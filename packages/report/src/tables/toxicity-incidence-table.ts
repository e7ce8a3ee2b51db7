import type { ToxicityTable } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { groupCells, groupColumns, headerColumn } from "./group-columns.ts";

/** Cumulative incidence of toxicity with death competing, a block for each grade; null where none is asked for. */
export function toxicityIncidenceTable(
  edition: Edition,
  toxicity: ToxicityTable,
): DocumentTable | null {
  const { results, words } = edition;
  const own = words.laboratory;
  if (toxicity.incidence.length === 0) return null;
  const columns = groupColumns(edition, { sizes: true, weight: 2.6 });
  const level = formatDecimal(results.methods.confidenceLevel * 100, 0);
  return {
    id: `toxicity-incidence-${toxicity.name}`,
    title: phrase`${own.incidenceTitle(edition.text(toxicity.label))}`,
    columns: [headerColumn(words.event, 3.4), ...columns],
    rows: toxicity.incidence.flatMap(({ grade, events, deaths, rates }): readonly TableRow[] => [
      {
        kind: "heading",
        indent: 0,
        cells: [phrase`${own.gradeOrMore(grade)}`, ...columns.map(() => [])],
      },
      line(own.incidenceEvents, groupCells(edition, events, "count")),
      line(own.incidenceDeaths, groupCells(edition, deaths, "count")),
      ...rates.map(({ months, cells }) =>
        line(own.incidenceAt(months, level), groupCells(edition, cells, "value-interval")),
      ),
    ]),
    notes: [{ mark: null, text: phrase`${own.incidenceNote(edition.text(toxicity.window))}` }],
  };
}

function line(label: string, cells: TableRow["cells"]): TableRow {
  return { kind: "line", indent: 1, cells: [phrase`${label}`, ...cells] };
}
