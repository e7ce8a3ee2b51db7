import type { EndpointResult } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { headerColumn } from "./group-columns.ts";

/** What an endpoint is for each patient, and the line of the file that decided it. */
export function listingTable(edition: Edition, endpoint: EndpointResult): DocumentTable {
  const { results, words } = edition;
  const column = (label: string, align: "start" | "end", weight: number) => ({
    label: phrase`${label}`,
    above: null,
    align,
    weight,
  });
  return {
    id: `listing-${endpoint.name}`,
    title: phrase`${words.listingTitle(edition.text(endpoint.label))}`,
    columns: [
      headerColumn(words.patient, 1),
      column(words.outcome, "start", 1),
      column(words.months, "end", 1),
      column(words.dateColumn, "start", 1.2),
      column(words.because, "start", 3),
      column(words.record, "start", 3),
    ],
    rows: results.subjects.flatMap((subject): readonly TableRow[] => {
      const outcome = subject.included ? subject.endpoints[endpoint.name] : undefined;
      if (outcome === undefined) return [];
      const record =
        outcome.record === null ? words.noRecord : `${outcome.record.file}:${outcome.record.line}`;
      return [
        {
          kind: "line",
          indent: 0,
          cells: [
            phrase`${subject.subject}`,
            phrase`${words.outcomes[outcome.kind]}`,
            phrase`${formatDecimal(outcome.months, 1)}`,
            phrase`${outcome.date}`,
            phrase`${edition.text(outcome.because)}`,
            phrase`${record}`,
          ],
        },
      ];
    }),
    notes: [],
  };
}
