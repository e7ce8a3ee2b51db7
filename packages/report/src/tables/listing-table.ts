import type { EndpointResult, SubjectEndpoint } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { headerColumn, plainColumn } from "./group-columns.ts";
import { recordText } from "./record-text.ts";

/** What an endpoint is for each patient, the line of the file that decided it, what it would be without, and what did not count. */
export function listingTable(edition: Edition, endpoint: EndpointResult): DocumentTable {
  const { results, words } = edition;
  return {
    id: `listing-${endpoint.name}`,
    title: phrase`${words.listingTitle(edition.text(endpoint.label))}`,
    columns: [
      headerColumn(words.patient, 1),
      plainColumn(words.outcome, "start", 1),
      plainColumn(words.months, "end", 1),
      plainColumn(words.dateColumn, "start", 1.2),
      plainColumn(words.because, "start", 3),
      plainColumn(words.record, "start", 3),
      plainColumn(words.timeline.without, "start", 3),
      plainColumn(words.timeline.others, "start", 3),
    ],
    rows: results.subjects.flatMap((subject): readonly TableRow[] => {
      const outcome = subject.included ? subject.endpoints[endpoint.name] : undefined;
      if (outcome === undefined) return [];
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
            phrase`${outcome.record === null ? words.noRecord : recordText(outcome.record)}`,
            phrase`${withoutText(edition, outcome)}`,
            phrase`${othersText(edition, outcome)}`,
          ],
        },
      ];
    }),
    notes: [],
  };
}

/** `event at 19.2 months: Death, tables/events.csv:13`; empty where no single record decides. */
function withoutText(edition: Edition, { without }: SubjectEndpoint): string {
  const { words } = edition;
  if (without === null) return "";
  return words.timeline.outcome(
    words.timeline.outcomes[without.kind],
    formatDecimal(without.months, 1),
    edition.text(without.because),
    without.record === null ? "" : `${words.comma}${recordText(without.record)}`,
  );
}

/** Records that neither decide nor come next, with the reason. */
function othersText(edition: Edition, { timeline }: SubjectEndpoint): string {
  const { words } = edition;
  return timeline
    .flatMap(({ standing, date, because }) =>
      standing === "decides" || standing === "runner-up"
        ? []
        : [words.timeline.entry(date, edition.text(because), words.timeline.standing[standing])],
    )
    .join(words.semicolon);
}
