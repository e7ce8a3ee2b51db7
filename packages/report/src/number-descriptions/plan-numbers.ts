import type { PlanQuantityRow } from "@fiducial/study";
import type { Edition } from "../edition.ts";
import { testName } from "../language/test-name.ts";
import { limitName } from "../tables/plan-criteria-table.ts";
import { described, describedCells, type Described } from "./described.ts";

/** Names of the numbers that plans give. */
export function planNumbers(edition: Edition): Described {
  const { results, words } = edition;
  const { names } = words.plan;
  const { plans } = results;
  if (plans === null) return [];
  return [
    ...describedCells(edition, plans.evaluated, names.evaluated),
    ...(plans.fromExport === null ? [] : [described(plans.fromExport, names.fromExport)]),
    described(plans.allMet, names.allMet),
    ...results.planCriteria.flatMap((criterion): Described => {
      const { verdicts } = criterion;
      if (verdicts === null) return [];
      const limit = limitName(edition, criterion);
      return [
        ...describedCells(edition, verdicts.met, names.met(limit)),
        ...describedCells(edition, verdicts.violated, names.violated(limit)),
        ...(verdicts.acceptable === null
          ? []
          : describedCells(edition, verdicts.acceptable, names.acceptable(limit))),
        ...describedCells(edition, verdicts.notEvaluable, names.notEvaluable(limit)),
      ];
    }),
    ...[...plans.quality, ...plans.doses].flatMap((row) => quantityNumbers(edition, row)),
  ];
}

function quantityNumbers(edition: Edition, row: PlanQuantityRow): Described {
  const { names } = edition.words.plan;
  const label = edition.text(row.label);
  const { test } = row;
  return [
    ...describedCells(edition, row.known, names.known(label)),
    ...describedCells(edition, row.median, names.median(label)),
    ...describedCells(edition, row.range, names.range(label)),
    ...(test === null
      ? []
      : [
          described(
            test.p,
            names.test(testName(edition.find(test.p).convention, edition.language), label),
            edition.text(test.because),
          ),
        ]),
  ];
}
