import type { LiverResults } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { headerColumn, plainColumn } from "./group-columns.ts";
import { recordText } from "./record-text.ts";

/** Recorded Child-Pugh scores that their parts do not give; null where all agree. */
export function childPughTable(
  edition: Edition,
  { childPugh }: LiverResults,
): DocumentTable | null {
  const { words } = edition;
  const own = words.liver;
  if (childPugh.differences.length === 0) return null;
  return {
    id: "child-pugh-differences",
    title: phrase`${own.childPughTitle}`,
    columns: [
      headerColumn(words.patient, 1.2),
      plainColumn(words.dateColumn, "start", 1.6),
      plainColumn(own.recorded, "end", 1.2),
      plainColumn(own.computed, "end", 1.2),
      plainColumn(own.parts, "start", 5),
      plainColumn(words.record, "start", 3),
    ],
    rows: childPugh.differences.map((each): TableRow => ({
      kind: "line",
      indent: 0,
      cells: [
        phrase`${each.subject}`,
        phrase`${each.date}`,
        phrase`${String(each.recorded)}`,
        phrase`${String(each.computed)}`,
        phrase`${edition.text(each.parts)}`,
        phrase`${recordText(each.record)}`,
      ],
    })),
    notes: [],
  };
}
