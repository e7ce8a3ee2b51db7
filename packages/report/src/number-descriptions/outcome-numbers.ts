import type { EndpointResult, RegressionTable, ToxicityTable } from "@fiducial/study";
import type { Edition } from "../edition.ts";
import { described, describedCells, type Described } from "./described.ts";

/** Names of the numbers of endpoints, failure patterns, adverse events and regressions. */
export function outcomeNumbers(edition: Edition): Described {
  const { results } = edition;
  return [
    ...results.endpoints.flatMap((each) => endpointNumbers(edition, each)),
    ...failureNumbers(edition),
    ...results.toxicity.flatMap((each) => toxicityNumbers(edition, each)),
    ...results.regressions.flatMap((each) => regressionNumbers(edition, each)),
  ];
}

function endpointNumbers(edition: Edition, endpoint: EndpointResult): Described {
  const { results, words } = edition;
  const names = words.numberNames;
  const label = edition.text(endpoint.label);
  const definition = [endpoint.definition, endpoint.note]
    .filter((each) => each !== null)
    .map((each) => edition.text(each))
    .join(words.space);
  return [
    ...[endpoint.overall, ...endpoint.groups].flatMap((result): Described => {
      const group = results.groups.find((each) => each.code === result.group);
      const called = (text: string): string =>
        group === undefined ? text : names.inGroup(text, edition.text(group.label));
      return [
        described(result.n, called(names.endpointPatients(label)), definition),
        described(result.events, called(names.endpointEvents(label)), definition),
        ...result.rates.map((rate) =>
          described(rate.number, called(names.rate(label, rate.months)), definition),
        ),
        described(result.median, called(names.median(label)), definition),
        described(result.medianSpss, called(names.medianSpss(label)), definition),
      ];
    }),
    ...(endpoint.logRank === null
      ? []
      : [described(endpoint.logRank, names.logRank(label), definition)]),
  ];
}

function failureNumbers(edition: Edition): Described {
  const names = edition.words.numberNames;
  const pattern = edition.results.failurePattern;
  if (pattern === null) return [];
  return [
    ...describedCells(edition, pattern.total, names.anyFailure),
    ...pattern.rows.flatMap((row) =>
      describedCells(edition, row.cells, names.failure(edition.text(row.label))),
    ),
  ];
}

function toxicityNumbers(edition: Edition, toxicity: ToxicityTable): Described {
  const { words } = edition;
  const names = words.numberNames;
  const window = edition.text(toxicity.label);
  const definition = [edition.text(toxicity.scale), edition.text(toxicity.window)].join(
    words.comma,
  );
  return [
    described(toxicity.atRisk, names.atRisk(window), definition),
    ...toxicity.rows.flatMap((row): Described => {
      const term = edition.text(row.label);
      const share = (name: string, grade: string) =>
        described(name, names.grade(term, window, grade), definition);
      return [
        ...Object.entries(row.grades).map(([grade, name]) =>
          share(name, words.grade(Number(grade))),
        ),
        share(row.any, words.anyGrade),
        share(row.grade3OrMore, words.grade3OrMore),
      ];
    }),
  ];
}

function regressionNumbers(edition: Edition, regression: RegressionTable): Described {
  const { words } = edition;
  const names = words.numberNames;
  const model = edition.text(regression.label);
  return [
    described(regression.n, names.modelPatients(model)),
    described(regression.events, names.modelEvents(model)),
    ...regression.proportionality.flatMap(({ label, p }) => [
      described(p, names.proportionality(model, label === null ? null : edition.text(label))),
    ]),
    ...regression.rows.flatMap((row): Described => {
      const covariate =
        row.level === null
          ? edition.text(row.label)
          : `${edition.text(row.label)}${words.colon}${
              row.reference === null
                ? edition.text(row.level)
                : words.versus(edition.text(row.level), edition.text(row.reference))
            }`;
      return [
        described(row.ratio, names.ratio(model, covariate)),
        described(row.p, names.ratioTest(model, covariate)),
      ];
    }),
  ];
}
