import type { BaselineRow, Cells, TestResult } from "@fiducial/study";
import {
  noteLetters,
  type DocumentTable,
  type NoteLetters,
  type TableRow,
} from "../document/document-table.ts";
import { joined, phrase, type Phrase } from "../document/inline.ts";
import type { Edition } from "../edition.ts";
import { noBreakSpace } from "../format-number.ts";
import { testName } from "../language/test-name.ts";
import { abbreviationNotes } from "./abbreviation-notes.ts";
import {
  emptyCells,
  groupCells,
  groupColumns,
  headerColumn,
  pairedCells,
  plainColumn,
} from "./group-columns.ts";

/** Table 2: the cohort at baseline by group, each p beside its test and beside what another test gives. */
export function baselineTable(edition: Edition): DocumentTable {
  const { results, words } = edition;
  const letters = noteLetters();
  const tested = results.baseline.rows.some(
    (row) => row.statisticsTest !== null || row.categoriesTest !== null,
  );
  const rows = results.baseline.rows.flatMap((row) => rowsOf(edition, row, tested, letters));
  return {
    id: "baseline",
    title: phrase`${words.baselineTitle(results.groups.length > 0)}`,
    columns: [
      headerColumn(words.characteristic, 3.1),
      ...groupColumns(edition, { sizes: true, weight: 2.15 }),
      ...(tested
        ? [
            plainColumn(words.p, "end", 1.1),
            plainColumn(words.test, "start", 2.5),
            plainColumn(words.otherTest, "start", 3),
          ]
        : []),
    ],
    rows,
    notes: [
      { mark: null, text: phrase`${words.percentagesOf}` },
      ...abbreviationNotes(edition, rows, []),
      ...letters.notes(),
    ],
  };
}

/** A heading, its statistics, its categories, and a line for missing values where there are any. */
function rowsOf(
  edition: Edition,
  row: BaselineRow,
  tested: boolean,
  letters: NoteLetters,
): readonly TableRow[] {
  const { words } = edition;
  const width = edition.results.groups.length + 1;
  const test = (result: TestResult | null): readonly Phrase[] =>
    tested ? testCells(edition, result, letters) : [];
  const both = row.statistics.length > 0 && row.categories.length > 0;
  const counted = row.categories.length > 0 && row.statistics.length === 0;
  const headingTest = both ? null : (row.statisticsTest ?? row.categoriesTest);

  const statistics = statisticRows(edition, row).map((cells, index): TableRow => ({
    kind: "line",
    indent: 1,
    cells: [...cells, ...test(both && index === 0 ? row.statisticsTest : null)],
  }));
  const categories = row.categories.map((category, index): TableRow => ({
    kind: "line",
    indent: 1,
    cells: [
      phrase`${edition.text(category.label)}${both ? words.countPercent : ""}`,
      ...groupCells(edition, category.cells, "count-percent"),
      ...test(both && index === 0 ? row.categoriesTest : null),
    ],
  }));
  const missing = edition.find(row.missing.overall);
  return [
    {
      kind: "heading",
      indent: 0,
      cells: [
        phrase`${edition.text(row.label)}${counted ? words.countPercent : ""}`,
        ...emptyCells(width),
        ...test(headingTest),
      ],
    },
    ...statistics,
    ...categories,
    ...(missing.kind === "withheld" ||
    (missing.kind === "proportion" ? missing.count : (missing.value ?? 0)) > 0
      ? [
          {
            kind: "line" as const,
            indent: 1 as const,
            cells: [
              phrase`${words.missing}`,
              ...groupCells(edition, row.missing, "count"),
              ...test(null),
            ],
          },
        ]
      : []),
  ];
}

/** The lines of a quantity; a median is joined by the range or else the quartiles, a mean by its deviation. */
function statisticRows(edition: Edition, row: BaselineRow): readonly (readonly Phrase[])[] {
  const { statistics: names } = edition.words;
  const cellsOf = (statistic: string): Cells | undefined =>
    row.statistics.find((each) => each.statistic === statistic)?.cells;
  const partners = [
    ["median", "range", names.medianRange],
    ["median", "quartiles", names.medianQuartiles],
    ["mean", "standard-deviation", names.meanDeviation],
  ] as const;
  const joinedTo = new Map<string, string>();
  for (const [first, second] of partners) {
    if (cellsOf(first) && cellsOf(second) && !joinedTo.has(first)) joinedTo.set(first, second);
  }
  const absorbed = new Set(joinedTo.values());
  return row.statistics
    .filter((each) => !absorbed.has(each.statistic))
    .map((each): readonly Phrase[] => {
      const partner = partners.find(
        ([first, second]) => first === each.statistic && joinedTo.get(first) === second,
      );
      const other = partner === undefined ? undefined : cellsOf(partner[1]);
      return partner === undefined || other === undefined
        ? [phrase`${names[each.statistic]}`, ...groupCells(edition, each.cells, "value")]
        : [phrase`${partner[2]}`, ...pairedCells(edition, each.cells, other)];
    });
}

/** p, the test with the letter of its reason, and the p-values of other tests. */
function testCells(
  edition: Edition,
  result: TestResult | null,
  letters: NoteLetters,
): readonly Phrase[] {
  if (result === null) return emptyCells(3);
  const { language } = edition;
  const p = edition.find(result.p);
  const letter = letters.letter(edition.text(result.because));
  const name = p.value === null ? "" : testName(p.convention, language);
  // A letter behind χ² would read as an exponent.
  const apart = name.endsWith("²") ? name + noBreakSpace : name;
  const others = result.alternatives.map(
    (each): Phrase =>
      phrase`${testName(edition.find(each).convention, language)}${noBreakSpace}${edition.number(each)}`,
  );
  return [
    [edition.number(result.p)],
    [...phrase`${apart}`, { kind: "superscript", text: letter }],
    joined(others, edition.words.semicolon),
  ];
}
