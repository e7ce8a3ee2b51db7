import type { CompetingRisksResult } from "@fiducial/study";
import { incidenceDescription } from "../competing-risks-panels.ts";
import type { Edition } from "../edition.ts";
import { formatDecimal } from "../format-number.ts";
import { competingRisksTable } from "../tables/competing-risks-table.ts";
import { groupLabel } from "./group-label.ts";
import { phrase, type Phrase } from "./inline.ts";
import { supplementTable, type Draft } from "./numbered-sections.ts";
import { panelLetter } from "./panel-letter.ts";
import type { Block } from "./report-document.ts";

/** How many had an event and how many what competes with it: the text, the figure and the table; empty where nothing competes. */
export function competingRisksSection(edition: Edition): Draft {
  const { competingRisks } = edition.results;
  const words = edition.words.competingRisks;
  const events = [
    ...new Set(competingRisks.flatMap(({ competing }) => competing.map(edition.text))),
  ];
  return {
    id: "competing-risks",
    title: words.section,
    blocks:
      competingRisks.length === 0
        ? []
        : [
            {
              kind: "paragraph",
              text: phrase`${words.introduction(events.map(lowerFirst).join(edition.words.comma))}`,
            },
            ...competingRisks.map((each): Block => ({
              kind: "paragraph",
              text: edition.words.labelled(edition.text(each.label), sentences(edition, each)),
            })),
            figureBlock(edition),
            supplementTable(competingRisksTable(edition)),
          ],
  };
}

function sentences(edition: Edition, result: CompetingRisksResult): Phrase {
  const words = edition.words.competingRisks;
  const rate = result.overall.rates.at(-1);
  if (rate === undefined) return [];
  const groups = result.groups.flatMap((each): readonly Phrase[] => {
    const own = each.rates.find(({ months }) => months === rate.months);
    return own === undefined
      ? []
      : [words.group(groupLabel(edition, each.group), edition.number(own.incidence))];
  });
  return [
    ...words.sentence(
      rate.months,
      formatDecimal(edition.results.methods.confidenceLevel * 100, 0),
      edition.number(rate.incidence),
      edition.number(rate.incidence, "interval"),
      edition.number(rate.oneMinusKaplanMeier),
      edition.number(rate.competingIncidence),
    ),
    ...(groups.length === 0 ? [] : words.groups(groups)),
    ...(result.grayTest === null ? [] : words.test(edition.number(result.grayTest, "equation"))),
    ...phrase`${edition.words.stop}`,
  ];
}

function figureBlock(edition: Edition): Block | null {
  const shown = edition.results.competingRisks.filter(({ role }) => role === "primary");
  if (shown.length === 0) return null;
  const several = shown.length > 1;
  return {
    kind: "figure",
    label: "",
    figure: {
      id: "incidence",
      caption: phrase`${edition.words.competingRisks.caption(
        shown.map(
          (each, index) =>
            `${several ? panelLetter(index) + edition.words.comma : ""}${edition.text(each.label)}`,
        ),
        shown.some(({ overall, groups }) =>
          [overall, ...groups].some(({ curve }) => curve.censored.some((count) => count > 0)),
        ),
      )}`,
      description: shown.map((each) => incidenceDescription(edition, each)).join(" "),
      panels: shown.map(({ endpoint }) => `incidence-${endpoint}`),
      narrow: null,
      whole: several ? "incidence-180mm" : `incidence-${shown[0]?.endpoint}-180mm`,
    },
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
