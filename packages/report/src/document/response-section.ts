import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { type ResponseFigure, responseFigures } from "../response-figures.ts";
import { responseTable } from "../tables/response-table.ts";
import { groupLabel } from "./group-label.ts";
import { phrase, type Phrase } from "./inline.ts";
import { mainTable, type Draft } from "./numbered-sections.ts";
import type { Block } from "./report-document.ts";

/** Response: how it was judged, rates, figures and the table; empty where the study does not judge it. */
export function responseSection(edition: Edition): Draft {
  const { response } = edition.results;
  const words = edition.words.response;
  return {
    id: "response",
    title: words.section,
    blocks:
      response === null
        ? []
        : [
            {
              kind: "paragraph",
              text: phrase`${response.rule.map((each) => edition.text(each)).join(edition.words.space)}`,
            },
            { kind: "paragraph", text: sentences(edition) },
            mainTable(responseTable(edition)),
            ...responseFigures(edition).map((each): Block => figureBlock(edition, each)),
            responseFigures(edition).length === 3
              ? null
              : { kind: "paragraph" as const, text: phrase`${words.tooMany}` },
          ],
  };
}

function figureBlock(edition: Edition, { id, description }: ResponseFigure): Block {
  return {
    kind: "figure",
    label: "",
    figure: {
      id,
      caption: phrase`${edition.words.response.captions[id]}`,
      description,
      panels: [`${id}-180mm`],
      narrow: `${id}-85mm`,
      whole: `${id}-180mm`,
    },
  };
}

function sentences(edition: Edition): Phrase {
  const { results } = edition;
  const { response } = results;
  const words = edition.words.response;
  if (response === null) return [];
  const level = formatDecimal(results.methods.confidenceLevel * 100, 0);
  const groups = results.groups.flatMap(({ code }): readonly Phrase[] => {
    const name = response.objective.groups[code];
    return name === undefined
      ? []
      : [words.group(groupLabel(edition, code), edition.number(name, "value"))];
  });
  const test = response.objectiveTest;
  const agreement = edition.find(response.agreement);
  const { space, stop } = edition.words;
  return [
    ...words.rates(
      edition.number(response.objective.overall),
      edition.number(response.objective.overall, "interval"),
      edition.number(response.control.overall),
      edition.number(response.control.overall, "interval"),
      level,
      edition.number(response.measurable.overall, "count"),
    ),
    ...(groups.length === 0
      ? []
      : words.byGroup(groups, test === null ? [] : words.test(edition.number(test.p, "equation")))),
    ...phrase`${stop}${space}`,
    ...words.changeSentence(
      edition.number(response.changeMedian.overall),
      edition.number(response.changeRange.overall),
    ),
    ...(agreement.kind === "proportion" && agreement.total > 0
      ? phrase`${space}${words.agreement(
          edition.number(response.agreement, "count"),
          edition.number(response.agreement, "total"),
        )}`
      : []),
  ];
}
