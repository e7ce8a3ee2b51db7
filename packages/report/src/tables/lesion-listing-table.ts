import type { LocalControlResults } from "@fiducial/study";
import type { DocumentTable } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { headerColumn, plainColumn } from "./group-columns.ts";
import { recordText } from "./record-text.ts";

/** What became of each irradiated lesion, and the line of the file that decided it. */
export function lesionListingTable(
  edition: Edition,
  { lesions }: LocalControlResults,
): DocumentTable {
  const { words } = edition;
  return {
    id: "listing-lesions",
    title: phrase`${words.localControl.listing}`,
    columns: [
      headerColumn(words.patient, 1),
      plainColumn(words.localControl.lesion, "start", 1),
      plainColumn(words.outcome, "start", 1),
      plainColumn(words.months, "end", 1),
      plainColumn(words.dateColumn, "start", 1.2),
      plainColumn(words.because, "start", 3),
      plainColumn(words.record, "start", 3),
    ],
    rows: lesions.map(({ subject, lesion, kind, months, date, because, record }) => ({
      kind: "line" as const,
      indent: 0 as const,
      cells: [
        phrase`${subject}`,
        phrase`${lesion}`,
        phrase`${words.outcomes[kind]}`,
        phrase`${formatDecimal(months, 1)}`,
        phrase`${date}`,
        phrase`${edition.text(because)}`,
        phrase`${record === null ? words.noRecord : recordText(record)}`,
      ],
    })),
    notes: [],
  };
}
