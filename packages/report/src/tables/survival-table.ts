import type { EndpointResult, StudyNumber, SurvivalResult } from "@fiducial/study";
import {
  noteLetters,
  type DocumentTable,
  type NoteLetters,
  type TableRow,
} from "../document/document-table.ts";
import { phrase, type Phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { conventionText } from "../language/test-name.ts";
import { intervalOf } from "../print-number.ts";
import { abbreviationNotes } from "./abbreviation-notes.ts";
import { headerColumn, plainColumn } from "./group-columns.ts";

/** Rates, medians with both intervals and log-rank tests of the endpoints in one role; null where there are none. */
export function survivalTable(
  edition: Edition,
  role: EndpointResult["role"],
): DocumentTable | null {
  const { results, words } = edition;
  const endpoints = results.endpoints.filter((each) => each.role === role);
  if (endpoints.length === 0) return null;
  const level = formatDecimal(results.methods.confidenceLevel * 100, 0);
  const times = [
    ...new Set(endpoints.flatMap((each) => each.overall.rates.map((rate) => rate.months))),
  ];
  const letters = noteLetters();
  const column = (label: string, weight: number) => plainColumn(label, "end", weight);
  const rows = endpoints.flatMap((each) => endpointRows(edition, each, times, letters));
  return {
    id: role === "primary" ? "survival" : "survival-sensitivity",
    title: phrase`${role === "primary" ? words.survivalTitle : words.sensitivityTitle}`,
    columns: [
      headerColumn(words.endpoint, 3),
      column(words.eventsOfN, 1.3),
      ...times.map((months) => column(words.rateAt(months, level), 2.3)),
      column(words.medianBc(level), 2.3),
      column(words.medianSpss, 1.8),
      column(words.logRank, 1.5),
    ],
    rows,
    notes: [
      ...conventionNote(edition, endpoints),
      ...abbreviationNotes(edition, rows, ["CI"]),
      ...letters.notes(),
    ],
  };
}

function endpointRows(
  edition: Edition,
  endpoint: EndpointResult,
  times: readonly number[],
  letters: NoteLetters,
): readonly TableRow[] {
  const mark: Phrase =
    endpoint.note === null
      ? []
      : [{ kind: "superscript", text: letters.letter(edition.text(endpoint.note)) }];
  const p: Phrase = endpoint.logRank === null ? [] : [edition.number(endpoint.logRank)];
  const blank = Array.from({ length: times.length + 3 }, (): Phrase => []);
  return [
    {
      kind: "heading",
      indent: 0,
      cells: [[...phrase`${edition.text(endpoint.label)}`, ...mark], ...blank, p],
    },
    ...[endpoint.overall, ...endpoint.groups].map((result): TableRow => ({
      kind: "line",
      indent: 1,
      cells: [...resultCells(edition, result, times), []],
    })),
  ];
}

function resultCells(
  edition: Edition,
  result: SurvivalResult,
  times: readonly number[],
): readonly Phrase[] {
  const group = edition.results.groups.find((each) => each.code === result.group);
  return [
    phrase`${group === undefined ? edition.words.all : edition.text(group.label)}`,
    phrase`${edition.number(result.events)} / ${edition.number(result.n)}`,
    ...times.map((months): Phrase => {
      const rate = result.rates.find((each) => each.months === months);
      return rate === undefined ? [] : [edition.number(rate.number, "value-interval")];
    }),
    [edition.number(result.median, "value-interval")],
    [edition.number(result.medianSpss, "interval")],
  ];
}

/** Which interval stands in which column. */
function conventionNote(edition: Edition, endpoints: readonly EndpointResult[]) {
  const { language, words } = edition;
  const numbers = (names: readonly string[]): readonly StudyNumber[] => names.map(edition.find);
  const texts = (all: readonly StudyNumber[]): string =>
    [...new Set(all.map((each) => intervalOf(each)?.convention ?? each.convention))]
      .map((convention) => conventionText(convention, language))
      .join(words.semicolon);
  const rates = numbers(
    endpoints.flatMap((each) => each.overall.rates.map((rate) => rate.number)),
  ).filter((each) => intervalOf(each) !== null);
  const medians = numbers(endpoints.map((each) => each.overall.median));
  const spss = numbers(endpoints.map((each) => each.overall.medianSpss));
  const text = words.survivalNote(
    texts(rates),
    [...new Set(medians.map((each) => conventionText(each.convention, language)))].join(
      words.semicolon,
    ),
    [...new Set(spss.map((each) => conventionText(each.convention, language)))].join(
      words.semicolon,
    ),
  );
  return [{ mark: null, text: phrase`${text}` }];
}
