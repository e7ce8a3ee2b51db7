import type { Cells, FollowUpSchedule } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import {
  emptyCells,
  countedCells,
  groupColumns,
  headerColumn,
  plainColumn,
} from "./group-columns.ts";

/** How the patients stand, what became of their visits, and how complete the follow-up is; null without a schedule. */
export function followUpScheduleTable(edition: Edition): DocumentTable | null {
  const schedule = edition.results.followUpSchedule;
  if (schedule === null) return null;
  const words = edition.words.followUpSchedule;
  const columns = [
    headerColumn(words.quantity, 3.6),
    ...groupColumns(edition, { sizes: true, weight: 1.8 }),
  ];
  const heading = (label: string): TableRow => ({
    kind: "heading",
    indent: 0,
    cells: [phrase`${label}`, ...emptyCells(columns.length - 1)],
  });
  const line = (label: string, cells: Cells): TableRow => ({
    kind: "line",
    indent: 1,
    cells: [phrase`${label}`, ...countedCells(edition, cells)],
  });
  const { visits, completeness } = schedule;
  const decimal = (value: number) => formatDecimal(value, value % 1 === 0 ? 0 : 1);
  return {
    id: "follow-up-schedule",
    title: phrase`${words.title(edition.words.date(schedule.asOf))}`,
    columns,
    rows: [
      heading(words.standing),
      ...schedule.statuses.map(({ label, cells }) => line(edition.text(label), cells)),
      heading(words.visits),
      line(words.expected, visits.expected),
      line(words.onTime, visits.onTime),
      line(words.outsideWindow, visits.outsideWindow),
      line(words.missed, visits.missed),
      heading(words.completeness),
      line(words.clark, completeness.clark),
      line(words.modified, completeness.modified),
      line(words.simplified, completeness.simplified),
      line(words.percentage, completeness.percentage),
      line(words.observed, completeness.observed),
      line(words.potential, completeness.potential),
    ],
    notes: [
      words.schedule({
        months: decimal(schedule.everyMonths),
        from: schedule.from,
        days: decimal(schedule.windowDays),
        lostAfter: decimal(schedule.lostAfterMonths),
      }),
      words.completenessNote,
    ].map((text) => ({ mark: null, text: phrase`${text}` })),
  };
}

/** Each patient's standing and visits. */
export function followUpListing(edition: Edition, schedule: FollowUpSchedule): DocumentTable {
  const words = edition.words.followUpSchedule;
  return {
    id: "listing-follow-up",
    title: phrase`${words.listingTitle}`,
    columns: [
      headerColumn(edition.words.patient, 1),
      plainColumn(words.status, "start", 2),
      plainColumn(words.lastContact, "start", 1.4),
      plainColumn(words.nextDue, "start", 1.4),
      plainColumn(words.expected, "end", 1.4),
      plainColumn(words.onTime, "end", 1),
      plainColumn(words.outsideWindow, "end", 1.2),
      plainColumn(words.missed, "end", 1),
    ],
    rows: schedule.subjects.map((each): TableRow => {
      const label = schedule.statuses.find(({ status }) => status === each.status)?.label;
      return {
        kind: "line",
        indent: 0,
        cells: [
          each.subject,
          label === undefined ? each.status : edition.text(label),
          each.lastContact ?? "",
          each.nextDue ?? "",
          ...[each.expected, each.onTime, each.outsideWindow, each.missed].map(String),
        ].map((text) => phrase`${text}`),
      };
    }),
    notes: [],
  };
}
