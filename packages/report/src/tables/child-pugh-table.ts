import type { LiverResults } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { headerColumn } from "./group-columns.ts";

/** Recorded Child-Pugh scores that their parts do not give; null where all agree. */
export function childPughTable(
  edition: Edition,
  { childPugh }: LiverResults,
): DocumentTable | null {
  const { words } = edition;
  const own = words.liver;
  if (childPugh.differences.length === 0) return null;
  const column = (label: string, align: "start" | "end", weight: number) => ({
    label: phrase`${label}`,
    above: null,
    align,
    weight,
  });
  return {
    id: "child-pugh-differences",
    title: phrase`${own.childPughTitle}`,
    columns: [
      headerColumn(words.patient, 1.2),
      column(words.dateColumn, "start", 1.6),
      column(own.recorded, "end", 1.2),
      column(own.computed, "end", 1.2),
      column(own.parts, "start", 5),
      column(words.record, "start", 3),
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
        phrase`${each.record.file}, ${String(each.record.line)}`,
      ],
    })),
    notes: [],
  };
}
