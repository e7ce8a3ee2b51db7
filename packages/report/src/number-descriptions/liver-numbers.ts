import type { Edition } from "../edition.ts";
import { described, describedCells, type Described } from "./described.ts";

/** Names of the numbers about liver function that no table prints. */
export function liverNumbers(edition: Edition): Described {
  const { liver } = edition.results;
  if (liver === null) return [];
  const words = edition.words.liver;
  const { childPugh, course } = liver;
  return [
    described(childPugh.equal, words.childPughNumbers.equal),
    described(childPugh.differ, words.childPughNumbers.differ),
    described(childPugh.notComputable, words.childPughNumbers.notComputable),
    ...course.flatMap(({ converted }) =>
      converted === null ? [] : [described(converted, words.convertedNumber)],
    ),
    ...course.flatMap((measure) =>
      measure.visits.flatMap((visit): Described => {
        const when = visit.months === 0 ? words.baseline : words.month(visit.months);
        const called = (statistic: string) =>
          words.visitNumber(edition.text(measure.label), when, statistic);
        return [
          ...describedCells(edition, visit.n, called(edition.words.patients)),
          ...describedCells(edition, visit.median, called(edition.words.statistics.median)),
          ...describedCells(edition, visit.quartiles, called(edition.words.statistics.quartiles)),
        ];
      }),
    ),
  ];
}
