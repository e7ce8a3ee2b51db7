import type { CompetingRisksResult, IncidenceResult } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { phrase, type Phrase } from "../document/inline.ts";
import { groupLabel } from "../document/group-label.ts";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { conventionText } from "../language/test-name.ts";
import { abbreviationNotes } from "./abbreviation-notes.ts";
import { headerColumn } from "./group-columns.ts";

/** Cumulative incidence, one minus Kaplan–Meier and what competes, by endpoint and group; null where nothing competes. */
export function competingRisksTable(edition: Edition): DocumentTable | null {
  const { results } = edition;
  const words = edition.words.competingRisks;
  const all = results.competingRisks;
  if (all.length === 0) return null;
  const level = formatDecimal(results.methods.confidenceLevel * 100, 0);
  const months = all[0]?.overall.rates.map((rate) => rate.months) ?? [];
  const column = (label: string, weight: number, above: string | null = null) => ({
    label: phrase`${label}`,
    above: above === null ? null : phrase`${above}`,
    align: "end" as const,
    weight,
  });
  const rows = all.flatMap((each) => rowsOf(edition, each, months));
  return {
    id: "competing-risks",
    title: phrase`${words.title}`,
    columns: [
      headerColumn(edition.words.endpoint, 2.6),
      column(words.counts, 1.5),
      ...months.flatMap((month) => [
        column(words.incidence(level), 2.1, words.above(month)),
        column(words.oneMinus, 1, words.above(month)),
        column(words.competing, 1.2, words.above(month)),
      ]),
      column(words.gray, 1.1),
    ],
    rows,
    notes: [noteOf(edition, all), ...abbreviationNotes(edition, rows, ["CI", "KM"])],
  };
}

function rowsOf(
  edition: Edition,
  result: CompetingRisksResult,
  months: readonly number[],
): readonly TableRow[] {
  const blank = Array.from({ length: 1 + 3 * months.length }, (): Phrase => []);
  const p: Phrase = result.grayTest === null ? [] : [edition.number(result.grayTest)];
  return [
    { kind: "heading", indent: 0, cells: [phrase`${edition.text(result.label)}`, ...blank, p] },
    ...[result.overall, ...result.groups].map((each): TableRow => ({
      kind: "line",
      indent: 1,
      cells: [...cellsOf(edition, each, months), []],
    })),
  ];
}

function cellsOf(
  edition: Edition,
  result: IncidenceResult,
  months: readonly number[],
): readonly Phrase[] {
  const { events, competing, n } = result;
  return [
    phrase`${groupLabel(edition, result.group)}`,
    phrase`${edition.number(events)} / ${edition.number(competing)} / ${edition.number(n)}`,
    ...months.flatMap((month): readonly Phrase[] => {
      const rate = result.rates.find((each) => each.months === month);
      return rate === undefined
        ? [[], [], []]
        : [
            [edition.number(rate.incidence, "value-interval")],
            [edition.number(rate.oneMinusKaplanMeier, "percent")],
            [edition.number(rate.competingIncidence, "percent")],
          ];
    }),
  ];
}

/** How the estimates and their intervals were made. */
function noteOf(edition: Edition, all: readonly CompetingRisksResult[]) {
  const numbers = all.flatMap(({ overall }) => overall.rates.map((rate) => rate.incidence));
  const texts = (conventions: readonly Parameters<typeof conventionText>[0][]): string =>
    [...new Set(conventions)]
      .map((convention) => conventionText(convention, edition.language))
      .join(edition.words.semicolon);
  const found = numbers.map(edition.find);
  const intervals = found.flatMap((each) =>
    each.kind === "probability" && each.interval !== null ? [each.interval.convention] : [],
  );
  return {
    mark: null,
    text: phrase`${edition.words.competingRisks.note(texts(found.map((each) => each.convention)), texts(intervals))}`,
  };
}
