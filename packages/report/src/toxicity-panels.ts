import type { ToxicityIncidence, ToxicityTable } from "@fiducial/study";
import { curvesPanel, incidenceWords } from "./competing-risks-panels.ts";
import { panelLetter } from "./document/panel-letter.ts";
import type { Edition } from "./edition.ts";
import { survivalFigure, type SurvivalPanel } from "./figures/index.ts";
import { printNumber } from "./print-number.ts";

/** The figures of the cumulative incidence of toxicity, by file: each grade at both journal widths, all of a window on a page. */
export function toxicityFigures(
  edition: Edition,
  document: Document,
): Readonly<Record<string, string>> {
  const words = incidenceWords(edition);
  const figures: Record<string, string> = {};
  for (const toxicity of edition.results.toxicity) {
    const { incidence } = toxicity;
    for (const each of incidence)
      for (const [width, millimetres] of [
        ["column", "85mm"],
        ["page", "180mm"],
      ] as const)
        figures[`${toxicityPanelName(toxicity, each)}-${millimetres}`] = survivalFigure(
          [toxicityPanel(edition, each, null)],
          { width, words, description: toxicityDescription(edition, toxicity, each), document },
        );
    if (incidence.length > 1)
      figures[`toxicity-${toxicity.name}-180mm`] = survivalFigure(
        incidence.map((each, index) => toxicityPanel(edition, each, panelLetter(index))),
        {
          width: "page",
          words,
          description: incidence
            .map((each) => toxicityDescription(edition, toxicity, each))
            .join(" "),
          document,
        },
      );
  }
  return figures;
}

/** The panels of the page, each with its letter; they are no files. */
export function toxicityPagePanels(
  edition: Edition,
  document: Document,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    edition.results.toxicity.flatMap((toxicity) =>
      toxicity.incidence.map((each, index) => [
        toxicityPanelName(toxicity, each),
        survivalFigure(
          [toxicityPanel(edition, each, toxicity.incidence.length > 1 ? panelLetter(index) : null)],
          {
            width: "column",
            words: incidenceWords(edition),
            description: toxicityDescription(edition, toxicity, each),
            document,
          },
        ),
      ]),
    ),
  );
}

/** `toxicity-late-grade-2`. */
export function toxicityPanelName({ name }: ToxicityTable, { grade }: ToxicityIncidence): string {
  return `toxicity-${name}-grade-${grade}`;
}

/** What a panel shows, for those who do not see it: the incidence in each group at the last of the times. */
export function toxicityDescription(
  edition: Edition,
  toxicity: ToxicityTable,
  { grade, rates }: ToxicityIncidence,
): string {
  const { results, words } = edition;
  const last = rates.at(-1);
  const labels = results.groups.map(
    ({ code, label }) => [edition.text(label), last?.cells.groups[code]] as const,
  );
  const parts = (labels.length > 0 ? labels : [[words.all, last?.cells.overall] as const]).flatMap(
    ([label, name]) =>
      last === undefined || name === undefined
        ? []
        : [
            words.rateInWords(
              label,
              printNumber(edition.find(name), "percent", words),
              last.months,
            ),
          ],
  );
  const called = words.numberNames.cell([
    edition.text(toxicity.label),
    words.laboratory.gradeOrMore(grade),
  ]);
  return words.competingRisks.description(called, parts, null);
}

function toxicityPanel(
  edition: Edition,
  incidence: ToxicityIncidence,
  letter: string | null,
): SurvivalPanel {
  const { laboratory, percentAxis } = edition.words;
  return curvesPanel(edition, incidence, {
    letter,
    title: percentAxis(laboratory.gradeOrMore(incidence.grade)),
    competing: laboratory.competingDeath,
    test: null,
  });
}
