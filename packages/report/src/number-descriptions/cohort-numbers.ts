import type { Edition } from "../edition.ts";
import { exclusionReason } from "../exclusion-reason.ts";
import { described, describedCells, type Described } from "./described.ts";

/** Names of the numbers of participant flow, follow-up and treatment. */
export function cohortNumbers(edition: Edition): Described {
  return [...flowNumbers(edition), ...followUpNumbers(edition), ...treatmentNumbers(edition)];
}

function flowNumbers(edition: Edition): Described {
  const { results, words } = edition;
  const names = words.numberNames;
  const { flow } = results;
  return [
    described(flow.assessed, names.assessed),
    described(flow.excluded, names.excluded),
    ...flow.exclusions.flatMap((each): Described => {
      const reason = exclusionReason(edition, each);
      return [
        described(each.number, names.excludedBecause(reason)),
        described(each.notAssessable, names.notAssessable(reason)),
      ];
    }),
    ...describedCells(
      edition,
      {
        overall: flow.included,
        groups: Object.fromEntries(flow.groups.map((each) => [each.group, each.number])),
      },
      names.analysed,
    ),
    described(flow.lost, names.lost),
    ...flow.losses.map((each) =>
      described(each.number, names.lostBecause(edition.text(each.reason))),
    ),
  ];
}

function followUpNumbers(edition: Edition): Described {
  const { numberNames: names, followUpMethods } = edition.words;
  return edition.results.followUp.rows.flatMap((row): Described => {
    const convention = followUpMethods[row.method];
    return [
      ...describedCells(edition, row.n, names.followUpPatients(convention)),
      ...describedCells(edition, row.median, names.followUpMedian(convention)),
      ...(row.range === null
        ? []
        : describedCells(edition, row.range, names.followUpRange(convention))),
    ];
  });
}

function treatmentNumbers(edition: Edition): Described {
  const names = edition.words.numberNames;
  const { treatment } = edition.results;
  if (treatment === null) return [];
  return [
    ...treatment.rows.flatMap((row): Described => {
      const scheme = edition.text(row.label);
      return [
        ...describedCells(edition, row.prescribed, names.byRule(scheme)),
        ...describedCells(edition, row.given, names.given(scheme)),
      ];
    }),
    described(treatment.prescribedByRule, names.prescribedByRule),
    described(treatment.deliveredAsPrescribed, names.deliveredAsPrescribed),
  ];
}
