import {
  survivalPanelSvg,
  type SurvivalFigureWords,
  type SurvivalPanel,
} from "./survival-panel.ts";
import { at, svgFigure, widthPoints, type FigureWidth } from "./svg.ts";

const gutter = 20;

/**
 * Kaplan–Meier panels as one figure: one panel fills the width, more stand two in a row on a page.
 *
 * Step curves with their confidence bands, ticks where subjects are censored, and beneath each panel how many are
 * at risk, censored and had the event (Morris et al., KMunicate, BMJ Open 2019).
 *
 * @param options.document a browser's document, or linkedom's on a server
 * @returns SVG text, `options.width` wide, with text of 8 points
 */
export function survivalFigure(
  panels: readonly SurvivalPanel[],
  options: {
    readonly width: FigureWidth;
    readonly words: SurvivalFigureWords;
    readonly description: string;
    readonly document: Document;
  },
): string {
  const columns = options.width === "page" && panels.length > 1 ? 2 : 1;
  const width = (widthPoints(options.width) - gutter * (columns - 1)) / columns;
  const plotHeight = columns === 1 && options.width === "page" ? 220 : 132;
  const drawn = panels.map((panel) =>
    survivalPanelSvg(panel, {
      width,
      plotHeight,
      words: options.words,
      document: options.document,
    }),
  );
  let top = 0;
  const pieces: string[] = [];
  for (let start = 0; start < drawn.length; start += columns) {
    const row = drawn.slice(start, start + columns);
    if (start > 0) top += gutter;
    for (const [index, each] of row.entries()) {
      const x = index * (width + gutter);
      pieces.push(`<g transform="translate(${at(x)} ${at(top)})">${each.content}</g>`);
    }
    top += Math.max(...row.map((each) => each.height));
  }
  return svgFigure({
    width: options.width,
    height: top,
    description: options.description,
    content: pieces.join(""),
  });
}
