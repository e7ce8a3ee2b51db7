import type { BaselineRow, NumberName, TestResult } from "@fiducial/study";
import type { Edition } from "../edition.ts";
import { testName } from "../language/test-name.ts";
import { described, describedCells, type Described } from "./described.ts";

/** Names of the numbers of the baseline table and of the table of missing values. */
export function baselineNumbers(edition: Edition): Described {
  const { results, words } = edition;
  const names = words.numberNames;
  return [
    ...describedCells(
      edition,
      { overall: results.baseline.overall, groups: results.baseline.groupSizes },
      names.patients,
    ),
    ...results.missing.rows.flatMap((row) =>
      describedCells(edition, row.cells, names.missing(edition.text(row.label))),
    ),
    ...results.baseline.rows.flatMap((row) => rowNumbers(edition, row)),
  ];
}

function rowNumbers(edition: Edition, row: BaselineRow): Described {
  const { numberNames: names, statistics } = edition.words;
  const label = edition.text(row.label);
  return [
    ...row.statistics.flatMap((each) =>
      describedCells(edition, each.cells, names.statistic(statistics[each.statistic], label)),
    ),
    ...row.categories.flatMap((each) =>
      describedCells(edition, each.cells, names.category(label, edition.text(each.label))),
    ),
    ...describedCells(edition, row.missing, names.missing(label)),
    ...[row.statisticsTest, row.categoriesTest].flatMap((test) =>
      test === null ? [] : testNumbers(edition, test, label),
    ),
  ];
}

/** A p-value with the other tests of the same line, and the names under which the chosen one stands once more. */
export function testNumbers(edition: Edition, test: TestResult, label: string): Described {
  const { results, language } = edition;
  const all = new Set<NumberName>([test.p, ...test.alternatives]);
  for (const name of all) {
    for (const other of edition.find(name).alternatives) all.add(other);
  }
  return [...all].flatMap((name): Described => {
    const number = results.numbers[name];
    if (number === undefined) return [];
    const called = testName(number.convention, language);
    return [
      described(name, edition.words.numberNames.test(called, label), edition.text(test.because)),
    ];
  });
}
