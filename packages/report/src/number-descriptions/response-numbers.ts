import type { Edition } from "../edition.ts";
import { testNumbers } from "./baseline-numbers.ts";
import { described, describedCells, type Described } from "./described.ts";

/** Names of the numbers of response that no table prints apart: the tests, the changes, and the agreement with the chart. */
export function responseNumbers(edition: Edition): Described {
  const { response } = edition.results;
  if (response === null) return [];
  const { names } = edition.words.response;
  const { numberNames, statistics } = edition.words;
  return [
    ...(response.objectiveTest === null
      ? []
      : testNumbers(edition, response.objectiveTest, names.objective)),
    ...(response.controlTest === null
      ? []
      : testNumbers(edition, response.controlTest, names.control)),
    ...describedCells(
      edition,
      response.changeMedian,
      numberNames.statistic(statistics.median, names.change),
    ),
    ...describedCells(
      edition,
      response.changeRange,
      numberNames.statistic(statistics.range, names.change),
    ),
    described(response.agreement, names.agreement),
  ];
}
