import { bandPath, curvePoints, linePath } from "./dose-volume-path.ts";
import { legendRows, legendSvg } from "./legend.ts";
import { axisBelow, axisLeft, roundTicks } from "./dose-axis.ts";
import { groupStyle } from "./palette.ts";
import { at, svgFigure, svgText, textSize, widthPoints, type FigureWidth } from "./svg.ts";

/** Median and quartiles of one group at equal steps of dose from 0, in percent of the volume. */
export interface PopulationDvhGroup {
  /** Place among the groups, which gives the style. */
  readonly index: number;
  readonly median: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** One structure. */
export interface PopulationDvhPanel {
  readonly title: string;
  readonly doseAxis: string;
  readonly step: number;
  readonly groups: readonly PopulationDvhGroup[];
}

const gutter = 14;
const titleHeight = 13;
const axisHeight = 31;

/**
 * Dose–volume histograms of many plans, a panel a structure: the median of each group and, shaded, its quartiles at
 * each dose.
 *
 * @param groups names of the groups in their order; one without groups
 * @returns SVG text, `options.width` wide, with text of 8 points
 */
export function populationDvhFigure(
  panels: readonly PopulationDvhPanel[],
  groups: readonly string[],
  options: {
    readonly width: FigureWidth;
    readonly volumeAxis: string;
    readonly description: string;
  },
): string {
  const whole = widthPoints(options.width);
  const columns = Math.min(panels.length, options.width === "page" ? 4 : 2);
  const width = (whole - gutter * (columns - 1)) / columns;
  const height = options.width === "page" ? 82 : 70;
  const legend =
    groups.length > 1
      ? legendRows(
          groups.map((label) => ({ label })),
          whole,
        )
      : { rows: [], height: 0 };
  const styles = groups.map((_, index) => groupStyle(index, groups.length));
  const top = textSize + 5 + legend.height;
  const rowHeight = titleHeight + height + axisHeight + 6;
  const drawn = panels.map((panel, i) => {
    const x = (i % columns) * (width + gutter);
    const y = top + Math.floor(i / columns) * rowHeight;
    const content = panelSvg(panel, groups.length, width, height, options.width === "page" ? 4 : 3);
    return `<g transform="translate(${at(x)} ${at(y)})">${content}</g>`;
  });
  return svgFigure({
    width: options.width,
    height: top + Math.ceil(panels.length / columns) * rowHeight,
    description: options.description,
    content:
      svgText(0, textSize, options.volumeAxis) +
      legendSvg(legend, styles, textSize + 3) +
      drawn.join(""),
  });
}

function panelSvg(
  panel: PopulationDvhPanel,
  groups: number,
  width: number,
  plotHeight: number,
  ticks: number,
): string {
  const [left, right] = [22, width - 5];
  const top = titleHeight;
  const bottom = top + plotHeight;
  const highest = Math.max(
    panel.step,
    ...panel.groups.map(({ upper }) => panel.step * lastAbove(upper)),
  );
  const x = (dose: number): number => left + (dose / highest) * (right - left);
  const y = (percent: number): number => bottom - (percent / 100) * plotHeight;
  const curve = (percent: readonly number[]) => curvePoints({ step: panel.step, percent }, x, y);
  const bands = panel.groups.map(
    ({ index, lower, upper }) =>
      `<path d="${bandPath(curve(upper), curve(lower))}" fill="${groupStyle(index, groups).colour}" fill-opacity="0.16"/>`,
  );
  const lines = panel.groups.map(({ index, median }) => {
    const { colour, dash } = groupStyle(index, groups);
    const pattern = dash === null ? "" : ` stroke-dasharray="${dash}"`;
    return `<path d="${linePath(curve(median))}" stroke="${colour}" stroke-width="1.2" fill="none"${pattern}/>`;
  });
  return (
    svgText(0, textSize, panel.title, { weight: "bold" }) +
    bands.join("") +
    axisLeft({ ticks: [0, 50, 100], position: y }, { x: left, top, bottom }) +
    axisBelow(
      { ticks: roundTicks(highest, ticks), position: x },
      { left, right, y: bottom },
      panel.doseAxis,
    ) +
    lines.join("")
  );
}

function lastAbove(percent: readonly number[]): number {
  const end = percent.findIndex((value) => value <= 0.05);
  return end < 0 ? percent.length : Math.max(1, end);
}
