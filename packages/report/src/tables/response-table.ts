import type { Cells, TestResult } from "@fiducial/study";
import type { DocumentTable, TableRow } from "../document/document-table.ts";
import { noteLetters } from "../document/document-table.ts";
import { phrase, type Phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { testName } from "../language/test-name.ts";
import { abbreviationNotes } from "./abbreviation-notes.ts";
import {
  groupCells,
  groupColumns,
  headerColumn,
  pairedCells,
  plainColumn,
} from "./group-columns.ts";

/** Best responses and rates by group; null where the study does not judge response. */
export function responseTable(edition: Edition): DocumentTable | null {
  const { results } = edition;
  const { response } = results;
  const words = edition.words.response;
  if (response === null) return null;
  const level = formatDecimal(results.methods.confidenceLevel * 100, 0);
  const letters = noteLetters();
  const compared = results.groups.length > 1;
  const line = (
    label: string,
    cells: readonly Phrase[],
    test: TestResult | null = null,
  ): TableRow => ({
    kind: "line",
    indent: 0,
    cells: [
      phrase`${label}`,
      ...cells,
      ...(compared ? [testCell(edition, test, letters.letter)] : []),
    ],
  });
  const rates = (cells: Cells): readonly Phrase[] => groupCells(edition, cells, "value-interval");
  const blank = [...results.groups, null].map((): Phrase => []);
  const rows: readonly TableRow[] = [
    line(words.measurable, groupCells(edition, response.measurable, "count-percent")),
    { ...line(words.heading, blank), kind: "heading" },
    ...response.best.map((row): TableRow => ({
      ...line(edition.text(row.label), groupCells(edition, row.cells, "count-percent")),
      indent: 1,
    })),
    line(words.objective(level), rates(response.objective), response.objectiveTest),
    line(words.control(level), rates(response.control), response.controlTest),
    line(words.change, pairedCells(edition, response.changeMedian, response.changeRange)),
  ];
  const column = plainColumn(edition.words.p, "end", 1);
  return {
    id: "response",
    title: phrase`${words.title}`,
    columns: [
      headerColumn(words.best, 4.2),
      ...groupColumns(edition, { sizes: true }),
      ...(compared ? [column] : []),
    ],
    rows,
    notes: [
      { mark: null, text: phrase`${words.note}` },
      ...abbreviationNotes(edition, rows, ["CI"]),
      {
        mark: null,
        text: phrase`${edition.words.abbreviated([
          ["CR", words.recist.CR],
          ["PR", words.recist.PR],
          ["SD", words.recist.SD],
        ])}`,
      },
      ...letters.notes(),
    ],
  };
}

/** The p-value with the letter of its test. */
function testCell(
  edition: Edition,
  test: TestResult | null,
  letter: (text: string) => string,
): Phrase {
  if (test === null) return [];
  const { convention } = edition.find(test.p);
  const mark = letter(testName(convention, edition.language));
  return [edition.number(test.p), { kind: "superscript", text: mark }];
}
