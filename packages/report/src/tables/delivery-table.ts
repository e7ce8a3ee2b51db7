import type { DocumentTable, TableColumn, TableRow } from "../document/document-table.ts";
import { phrase, type Phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { abbreviationNotes } from "./abbreviation-notes.ts";
import { countedCells, groupColumns, headerColumn, plainColumn } from "./group-columns.ts";

/** BED and EQD2 of every scheme for every tissue, with G where the protocol states repair; null without schemes. */
export function schemeDosesTable(edition: Edition): DocumentTable | null {
  const { delivery } = edition.results;
  if (delivery === null || delivery.doses.length === 0) return null;
  const words = edition.words.delivery;
  const protracted = delivery.doses.some(({ protraction }) => protraction !== null);
  const column = (label: string): TableColumn => plainColumn(label, "end", 1.4);
  const columns = [
    headerColumn(words.schemeTissue, 3.4),
    column("α/β, Gy"),
    column(words.bed),
    column("EQD2, Gy"),
    ...(protracted ? [column("G"), column(words.protracted)] : []),
  ];
  const schemes = [...new Map(delivery.doses.map(({ scheme, label }) => [scheme, label]))];
  return {
    id: "scheme-doses",
    title: phrase`${words.dosesTitle}`,
    columns,
    rows: schemes.flatMap(([scheme, label]): readonly TableRow[] => [
      {
        kind: "heading",
        indent: 0,
        cells: [phrase`${edition.text(label)}`, ...columns.slice(1).map((): Phrase => [])],
      },
      ...delivery.doses
        .filter((each) => each.scheme === scheme)
        .map((each): TableRow => ({
          kind: "line",
          indent: 1,
          cells: [
            phrase`${edition.text(each.tissueLabel)}`,
            phrase`${formatDecimal(each.alphaBetaGy, each.alphaBetaGy % 1 === 0 ? 0 : 1)}`,
            [edition.number(each.biologicallyEffectiveDose)],
            [edition.number(each.equivalentDose2Gy)],
            ...(protracted
              ? [each.protraction, each.protractedDose].map((name): Phrase =>
                  name === null ? [] : [edition.number(name)],
                )
              : []),
          ],
        })),
    ]),
    notes: [words.dosesNote, ...(protracted ? [words.protractionNote] : [])].map((text) => ({
      mark: null,
      text: phrase`${text}`,
    })),
  };
}

/** Fractions, intervals and treatment time against the prescription; null without one. */
export function deliveryTable(edition: Edition): DocumentTable | null {
  const { delivery } = edition.results;
  if (delivery === null) return null;
  const words = edition.words.delivery;
  const rows = delivery.rows.map(({ quantity, cells }): TableRow => {
    return {
      kind: "line",
      indent: 0,
      cells: [phrase`${words.quantities[quantity]}`, ...countedCells(edition, cells)],
    };
  });
  return {
    id: "delivery",
    title: phrase`${words.title}`,
    columns: [
      headerColumn(words.quantity, 4.4),
      ...groupColumns(edition, { sizes: true, weight: 1.8 }),
    ],
    rows,
    notes: abbreviationNotes(edition, rows, []),
  };
}
