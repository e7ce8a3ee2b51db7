import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase, type Phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { abbreviationNotes } from "./abbreviation-notes.ts";
import { groupCells, groupColumns, headerColumn } from "./group-columns.ts";

/** Each scheme with its biological doses, how many the rule asks for and how many got it; null without schemes. */
export function treatmentTable(edition: Edition): DocumentTable | null {
  const { results, words } = edition;
  const { treatment } = results;
  if (treatment === null || treatment.rows.length === 0) return null;
  const { rows } = treatment;
  const ratios = [...new Set(rows.map((row) => formatDecimal(row.alphaBetaGy, 0)))];
  const dose = (label: string) => ({
    label: phrase`${label}, ${words.gy}`,
    above: null,
    align: "end" as const,
    weight: 1.6,
  });
  return {
    id: "treatment",
    title: phrase`${words.treatmentTitle}`,
    columns: [
      headerColumn(words.scheme, 3.6),
      dose("BED"),
      dose("EQD2"),
      ...groupColumns(edition, { sizes: false, above: phrase`${words.byRule}`, weight: 1.6 }),
      ...groupColumns(edition, { sizes: false, above: phrase`${words.given}`, weight: 1.6 }),
    ],
    rows: rows.map((row): TableRow => ({
      kind: "line",
      indent: 0,
      cells: [
        phrase`${edition.text(row.label)}`,
        phrase`${formatDecimal(row.biologicallyEffectiveDoseGy, 1)}`,
        phrase`${formatDecimal(row.equivalentDose2Gy, 1)}`,
        ...groupCells(edition, row.prescribed, "count"),
        ...groupCells(edition, row.given, "count"),
      ],
    })),
    notes: [
      {
        mark: null,
        text: [
          ...words.prescribedByRule(share(edition, treatment.prescribedByRule)),
          ...phrase`${words.space}`,
          ...words.deliveredAsPrescribed(share(edition, treatment.deliveredAsPrescribed)),
        ],
      },
      ...abbreviationNotes(edition, [], ["BED", "EQD2"]),
      { mark: null, text: phrase`${words.alphaBeta(ratios.join(words.comma))}` },
    ],
  };
}

/** "34 of 36 (94.4%)" where the number is a proportion, else the number. */
function share(edition: Edition, name: string): Phrase {
  if (edition.find(name).kind !== "proportion") return [edition.number(name)];
  return edition.words.ofTotal(
    edition.number(name, "count"),
    edition.number(name, "total"),
    edition.number(name),
  );
}
