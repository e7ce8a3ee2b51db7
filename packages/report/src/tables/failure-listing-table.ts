import type { LocalControlResults } from "@fiducial/study";
import type { DocumentTable } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { headerColumn, plainColumn } from "./group-columns.ts";
import { recordText } from "./record-text.ts";

/** Each failure in the treated organ: what was adjudicated, where it lies in the dose, and what says so; null without any. */
export function failureListingTable(
  edition: Edition,
  { failures }: LocalControlResults,
): DocumentTable | null {
  if (failures.length === 0) return null;
  const { words } = edition;
  const own = words.localControl;
  return {
    id: "listing-failures",
    title: phrase`${own.failures}`,
    columns: [
      headerColumn(words.patient, 1),
      plainColumn(words.dateColumn, "start", 1.2),
      plainColumn(own.recorded, "start", 1.3),
      plainColumn(own.inDose, "start", 1.3),
      plainColumn(own.inside, "end", 1.2),
      plainColumn(own.from, "start", 2.6),
      plainColumn(words.record, "start", 2.4),
    ],
    rows: failures.map(
      ({ subject, date, recorded, field, from, insidePercent, structure, record }) => ({
        kind: "line" as const,
        indent: 0 as const,
        cells: [
          phrase`${subject}`,
          phrase`${date}`,
          phrase`${own.places[recorded]}`,
          from === "record" ? phrase`–` : phrase`${own.places[field]}`,
          insidePercent === null ? phrase`–` : phrase`${formatDecimal(insidePercent, 0)}`,
          phrase`${from === "contour" ? own.sources.contour(structure ?? "") : own.sources[from]}`,
          phrase`${recordText(record)}`,
        ],
      }),
    ),
    notes: [],
  };
}
