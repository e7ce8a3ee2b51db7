import type { RegradedTable } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { headerColumn, plainColumn } from "./group-columns.ts";

/** The same laboratory values graded by several versions of CTCAE, a block for each test. */
export function regradedTable(edition: Edition, regraded: RegradedTable): DocumentTable {
  const { words } = edition;
  const own = words.laboratory;
  const column = (label: string) => plainColumn(label, "end", 1.5);
  return {
    id: "laboratory-regraded",
    title: phrase`${own.regradedTitle}`,
    columns: [
      headerColumn(own.testAndVersion, 5.2),
      ...[0, 1, 2, 3, 4].map((grade) => column(words.grade(grade))),
      column(own.notGraded),
    ],
    rows: regraded.tests.flatMap((test): readonly TableRow[] => [
      {
        kind: "heading",
        indent: 0,
        cells: [phrase`${edition.text(test.label)}`, ...Array.from({ length: 6 }, () => [])],
      },
      ...test.versions.map((each): TableRow => ({
        kind: "line",
        indent: 1,
        cells: [
          each.term === null
            ? phrase`CTCAE ${each.version}`
            : phrase`CTCAE ${each.version}${words.colon}${edition.text(each.term)}`,
          ...each.grades.map((name) => [edition.number(name, "count-percent")]),
          [edition.number(each.notGraded)],
        ],
      })),
    ]),
    notes: [
      {
        mark: null,
        text: own.regradedNote(edition.number(regraded.atRisk), edition.text(regraded.window)),
      },
      {
        mark: null,
        text: phrase`${regraded.sources
          .map(({ version, source }) => own.source(version, edition.text(source)))
          .join(words.space)}`,
      },
    ],
  };
}
