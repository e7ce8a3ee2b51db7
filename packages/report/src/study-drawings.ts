import { parseHTML } from "linkedom";
import { incidenceDescription, incidencePanel, incidenceWords } from "./competing-risks-panels.ts";
import { panelLetter } from "./document/panel-letter.ts";
import { pagePanel } from "./document/study-report.ts";
import type { Edition } from "./edition.ts";
import { planFigures } from "./plan-figures.ts";
import { participantFlowFigure, survivalFigure } from "./figures/index.ts";
import { regressionForests } from "./regression-forest.ts";
import { setUpFigures } from "./set-up-drawing.ts";
import { responseFigures } from "./response-figures.ts";
import { liverFigures, liverPagePanels } from "./liver-panels.ts";
import { toxicityFigures, toxicityPagePanels } from "./toxicity-panels.ts";
import { flowFigure, survivalDescription, survivalPanel, survivalWords } from "./study-figures.ts";

/** Every figure of the study as SVG, by the name of its file: each endpoint at both journal widths, all together on a page. */
export function studyFigures(edition: Edition): Readonly<Record<string, string>> {
  const { results } = edition;
  const { document } = parseHTML(emptyPage);
  const words = survivalWords(edition);
  const primary = results.endpoints.filter((each) => each.role === "primary");
  const flow = flowFigure(edition);
  const figures: Record<string, string> = {
    "participant-flow-85mm": participantFlowFigure(flow, { width: "column" }),
    "participant-flow-180mm": participantFlowFigure(flow, { width: "page" }),
  };
  for (const endpoint of primary) {
    const panels = [survivalPanel(edition, endpoint, null)];
    const description = survivalDescription(edition, endpoint);
    const options = { words, description, document };
    figures[`survival-${endpoint.name}-85mm`] = survivalFigure(panels, {
      ...options,
      width: "column",
    });
    figures[`survival-${endpoint.name}-180mm`] = survivalFigure(panels, {
      ...options,
      width: "page",
    });
  }
  if (primary.length > 1) {
    figures["survival-180mm"] = survivalFigure(
      primary.map((each, index) => survivalPanel(edition, each, panelLetter(index))),
      {
        width: "page",
        words,
        description: primary.map((each) => survivalDescription(edition, each)).join(" "),
        document,
      },
    );
  }
  for (const { figure, draw } of planFigures(edition)) {
    figures[`${figure.id}-85mm`] = draw("column");
    figures[`${figure.id}-180mm`] = draw("page");
  }
  return {
    ...liverFigures(edition),
    ...figures,
    ...incidenceFigures(edition, document),
    ...toxicityFigures(edition, document),
    ...regressionForests(edition),
    ...responseDrawings(edition),
  };
}

/** Waterfall, swimmer and spider at both journal widths. */
function responseDrawings(edition: Edition): Record<string, string> {
  return Object.fromEntries(
    responseFigures(edition).flatMap(({ id, draw }) => [
      [`${id}-85mm`, draw("column")],
      [`${id}-180mm`, draw("page")],
    ]),
  );
}

/** The cumulative incidence of each primary endpoint with which other events compete, and all together on a page. */
function incidenceFigures(edition: Edition, document: Document): Record<string, string> {
  const shown = edition.results.competingRisks.filter(({ role }) => role === "primary");
  const words = incidenceWords(edition);
  const figures: Record<string, string> = {};
  for (const result of shown) {
    const panels = [incidencePanel(edition, result, null)];
    const description = incidenceDescription(edition, result);
    for (const [width, millimetres] of [
      ["column", "85mm"],
      ["page", "180mm"],
    ] as const)
      figures[`incidence-${result.endpoint}-${millimetres}`] = survivalFigure(panels, {
        width,
        words,
        description,
        document,
      });
  }
  if (shown.length > 1)
    figures["incidence-180mm"] = survivalFigure(
      shown.map((each, index) => incidencePanel(edition, each, panelLetter(index))),
      {
        width: "page",
        words,
        description: shown.map((each) => incidenceDescription(edition, each)).join(" "),
        document,
      },
    );
  return { ...figures, ...setUpFigures(edition) };
}

/** The panels of the page's figures of survival and incidence, each with its letter: narrow ones, so that a phone can show them one below the other. */
export function pagePanels(edition: Edition): Readonly<Record<string, string>> {
  const { document } = parseHTML(emptyPage);
  const primary = edition.results.endpoints.filter((each) => each.role === "primary");
  const competing = edition.results.competingRisks.filter(({ role }) => role === "primary");
  const survival = Object.fromEntries(
    primary.map((endpoint, index) => [
      pagePanel(endpoint),
      survivalFigure(
        [survivalPanel(edition, endpoint, primary.length > 1 ? panelLetter(index) : null)],
        {
          width: "column",
          words: survivalWords(edition),
          description: survivalDescription(edition, endpoint),
          document,
        },
      ),
    ]),
  );
  const incidence = Object.fromEntries(
    competing.map((result, index) => [
      `incidence-${result.endpoint}`,
      survivalFigure(
        [incidencePanel(edition, result, competing.length > 1 ? panelLetter(index) : null)],
        {
          width: "column",
          words: incidenceWords(edition),
          description: incidenceDescription(edition, result),
          document,
        },
      ),
    ]),
  );
  return {
    ...survival,
    ...incidence,
    ...toxicityPagePanels(edition, document),
    ...liverPagePanels(edition),
  };
}

/** A document for Plot to draw in where there is no browser. */
const emptyPage = "<!doctype html><html><body></body></html>";
