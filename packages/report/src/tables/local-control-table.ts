import type { LesionControl, NumberName } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { groupLabel } from "../document/group-label.ts";
import { phrase, type Phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { conventionText } from "../language/test-name.ts";
import { intervalOf } from "../print-number.ts";
import { abbreviationNotes } from "./abbreviation-notes.ts";
import { headerColumn, plainColumn } from "./group-columns.ts";

/** Local control by lesion in its three readings; null where the study does not ask for it. */
export function localControlTable(edition: Edition): DocumentTable | null {
  const { results, language } = edition;
  const { localControl } = results;
  const words = edition.words.localControl;
  if (localControl === null) return null;
  const level = formatDecimal(results.methods.confidenceLevel * 100, 0);
  const months = localControl.overall.rates.map((rate) => rate.months);
  const test = localControl.clusteredTest;
  const column = (label: string, weight: number) => plainColumn(label, "end", weight);
  const rows = [localControl.overall, ...localControl.groups].flatMap((each, index) =>
    rowsOf(edition, each, index === 0 ? test : null, test !== null),
  );
  const [rate] = localControl.overall.rates;
  const clustered = rate === undefined ? null : edition.find(rate.clustered);
  const interval = clustered === null ? null : intervalOf(clustered);
  return {
    id: "local-control",
    title: phrase`${words.title}`,
    columns: [
      headerColumn(words.group, 3),
      column(words.counts, 1.8),
      ...months.map((month) => column(words.rate(month, level), 2.2)),
      ...(test === null ? [] : [column(words.test, 1)]),
    ],
    rows,
    notes: [
      ...(clustered === null
        ? []
        : [
            {
              mark: null,
              text: phrase`${words.note(
                conventionText(clustered.convention, language),
                interval === null ? "" : conventionText(interval.convention, language),
                test === null ? "" : conventionText(edition.find(test).convention, language),
              )}`,
            },
          ]),
      ...abbreviationNotes(edition, rows, ["CI"]),
    ],
  };
}

/** A group with its counts, and below it the rate in each reading. */
function rowsOf(
  edition: Edition,
  control: LesionControl,
  test: NumberName | null,
  tested: boolean,
): readonly TableRow[] {
  const words = edition.words.localControl;
  const { events, lesions, patients, rates } = control;
  const reading = (label: string, kind: "naive" | "clustered" | "first"): TableRow => ({
    kind: "line",
    indent: 1,
    cells: [
      phrase`${label}`,
      [],
      ...rates.map((rate): Phrase => [edition.number(rate[kind], "value-interval")]),
      ...(tested ? [[]] : []),
    ],
  });
  return [
    {
      kind: "heading",
      indent: 0,
      cells: [
        phrase`${groupLabel(edition, control.group)}`,
        phrase`${edition.number(events)} / ${edition.number(lesions)} / ${edition.number(patients)}`,
        ...rates.map((): Phrase => []),
        ...(tested ? [test === null ? [] : [edition.number(test)]] : []),
      ],
    },
    reading(words.naive, "naive"),
    reading(words.clustered, "clustered"),
    reading(words.first, "first"),
  ];
}
