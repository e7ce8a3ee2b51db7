import type { LesionControl } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { groupLabel } from "../document/group-label.ts";
import { phrase, type Phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { conventionText } from "../language/test-name.ts";
import { intervalOf } from "../print-number.ts";
import { abbreviationNotes } from "./abbreviation-notes.ts";
import { headerColumn } from "./group-columns.ts";

/** Local control by lesion in its three readings; null where the study does not ask for it. */
export function localControlTable(edition: Edition): DocumentTable | null {
  const { results, language } = edition;
  const { localControl } = results;
  const words = edition.words.localControl;
  if (localControl === null) return null;
  const level = formatDecimal(results.methods.confidenceLevel * 100, 0);
  const months = localControl.overall.rates.map((rate) => rate.months);
  const test = localControl.clusteredTest;
  const column = (label: string, weight: number, above: string | null = null) => ({
    label: phrase`${label}`,
    above: above === null ? null : phrase`${above}`,
    align: "end" as const,
    weight,
  });
  const rows = [localControl.overall, ...localControl.groups].map((each, index): TableRow => ({
    kind: "line",
    indent: 0,
    cells: [
      ...cellsOf(edition, each),
      ...(test === null ? [] : [index === 0 ? [edition.number(test)] : []]),
    ],
  }));
  const [rate] = localControl.overall.rates;
  const clustered = rate === undefined ? null : edition.find(rate.clustered);
  const interval = clustered === null ? null : intervalOf(clustered);
  return {
    id: "local-control",
    title: phrase`${words.title}`,
    columns: [
      headerColumn(words.group, 1.8),
      column(words.counts, 1.6),
      ...months.flatMap((month) => [
        column(words.naive(level), 1.8, words.above(month)),
        column(words.clustered(level), 1.4, words.above(month)),
        column(words.first(level), 1.8, words.above(month)),
      ]),
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

function cellsOf(edition: Edition, control: LesionControl): readonly Phrase[] {
  return [
    phrase`${groupLabel(edition, control.group)}`,
    phrase`${edition.number(control.events)} / ${edition.number(control.lesions)} / ${edition.number(control.patients)}`,
    ...control.rates.flatMap((rate): readonly Phrase[] => [
      [edition.number(rate.naive, "value-interval")],
      [edition.number(rate.clustered, "interval")],
      [edition.number(rate.first, "value-interval")],
    ]),
  ];
}
