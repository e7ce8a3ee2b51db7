import type { LiverResults } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import {
  emptyCells,
  groupCells,
  groupColumns,
  headerColumn,
  pairedCells,
} from "./group-columns.ts";

/** Medians and quartiles of ALBI, Child-Pugh and performance status at each visit, by group. */
export function liverCourseTable(edition: Edition, liver: LiverResults): DocumentTable {
  const { words } = edition;
  const own = words.liver;
  const columns = [
    ...groupColumns(edition, { sizes: false, above: phrase`${own.count}`, weight: 1.3 }),
    ...groupColumns(edition, { sizes: false, above: phrase`${own.median}`, weight: 2.6 }),
  ];
  const converted = liver.course.flatMap((each) => each.converted ?? [])[0];
  return {
    id: "liver-course",
    title: phrase`${own.courseTitle}`,
    columns: [headerColumn(own.visit, 2.6), ...columns],
    rows: liver.course.flatMap((measure): readonly TableRow[] => [
      {
        kind: "heading",
        indent: 0,
        cells: [phrase`${edition.text(measure.label)}`, ...emptyCells(columns.length)],
      },
      ...measure.visits.map((visit): TableRow => ({
        kind: "line",
        indent: 1,
        cells: [
          phrase`${visit.months === 0 ? own.baseline : own.month(visit.months)}`,
          ...groupCells(edition, visit.n, "count"),
          ...pairedCells(edition, visit.median, visit.quartiles),
        ],
      })),
    ]),
    notes: [
      {
        mark: null,
        text: own.courseNote(converted === undefined ? null : edition.number(converted)),
      },
    ],
  };
}
