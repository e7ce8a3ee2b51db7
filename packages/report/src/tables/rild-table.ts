import type { LiverResults } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import {
  emptyCells,
  groupCells,
  groupColumns,
  headerColumn,
  plainColumn,
} from "./group-columns.ts";
import { recordText } from "./record-text.ts";

/** Classic and non-classic radiation-induced liver disease, by group. */
export function rildTable(edition: Edition, { rild }: LiverResults): DocumentTable {
  const { words } = edition;
  const own = words.liver;
  const columns = groupColumns(edition, { sizes: true });
  const reasons = rild.rows.flatMap(({ form }): readonly string[] => {
    const open = rild.reasons.filter((each) => each.form === form);
    return open.length === 0
      ? []
      : [
          own.reasons(
            own.form[form],
            open
              .map(({ reason, count }) => own.reason(edition.text(reason), count))
              .join(words.semicolon),
          ),
        ];
  });
  return {
    id: "radiation-induced-liver-disease",
    title: phrase`${own.rildTitle}`,
    columns: [headerColumn(own.rildForm), ...columns],
    rows: rild.rows.flatMap((row): readonly TableRow[] => [
      {
        kind: "heading",
        indent: 0,
        cells: [phrase`${own.form[row.form]}`, ...emptyCells(columns.length)],
      },
      ...(
        [
          [own.yes, row.yes],
          [own.no, row.no],
          [own.notEvaluable, row.notEvaluable],
        ] as const
      ).map(([label, cells]): TableRow => ({
        kind: "line",
        indent: 1,
        cells: [phrase`${label}`, ...groupCells(edition, cells, "count-percent")],
      })),
    ]),
    notes: [own.rildNote(plain(rild.untilMonths), plain(rild.jaundiceAbove)), ...reasons].map(
      (text) => ({ mark: null, text: phrase`${text}` }),
    ),
  };
}

/** The patients with either form, each with what decided; null without any. */
export function rildCasesTable(edition: Edition, { rild }: LiverResults): DocumentTable | null {
  const { words } = edition;
  const own = words.liver;
  if (rild.cases.length === 0) return null;
  const column = (label: string, weight: number) => plainColumn(label, "start", weight);
  return {
    id: "radiation-induced-liver-disease-cases",
    title: phrase`${own.casesTitle}`,
    columns: [
      headerColumn(words.patient, 1.2),
      column(own.rildForm, 1.6),
      column(words.dateColumn, 1.6),
      column(own.because, 4),
      column(own.rows, 3),
    ],
    rows: rild.cases.map((each): TableRow => ({
      kind: "line",
      indent: 0,
      cells: [
        phrase`${each.subject}`,
        phrase`${own.form[each.form]}`,
        phrase`${each.date}`,
        phrase`${edition.text(each.because)}`,
        phrase`${each.records.map(recordText).join(words.semicolon)}`,
      ],
    })),
    notes: [],
  };
}

function plain(value: number): string {
  return formatDecimal(value, Number.isInteger(value) ? 0 : 1);
}
