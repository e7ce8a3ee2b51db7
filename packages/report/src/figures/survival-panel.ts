import * as Plot from "@observablehq/plot";
import { curveNames } from "./curve-names.ts";
import { legendRows, legendSvg } from "./legend.ts";
import { groupStyle, ink, ungroupedStyle, type GroupStyle } from "./palette.ts";
import {
  riskTableHeight,
  riskTableMargin,
  riskTableOverhang,
  riskTableSvg,
  type RiskTableBlock,
  type RiskTableWords,
} from "./risk-table-rows.ts";
import { censorTicks, stepCorners, type StepCurve, type StepPoint } from "./step-curve.ts";
import { at, svgText, textSize } from "./svg.ts";

/** One curve of a panel, with the rows beneath it. */
export interface SurvivalCurve extends StepCurve, RiskTableBlock {
  /** A thin line in the style of the curve before it, without band, ticks or rows: what competes with that curve's event. */
  readonly quiet?: boolean;
}

/** One panel of Kaplan–Meier curves or of cumulative incidences. */
export interface SurvivalPanel {
  /** `a`, `b`, … where the figure has several panels. */
  readonly letter: string | null;
  /** What the curve estimates, with its unit: `Overall survival (%)`. */
  readonly title: string;
  readonly curves: readonly SurvivalCurve[];
  /** Times of the risk table and of the time axis, in months. */
  readonly riskTimes: readonly number[];
  /** Test and p-value as printed inside the panel. */
  readonly test: string | null;
  /** Name of the p-value. */
  readonly testNumber?: string | undefined;
}

/** The words of a survival figure, in its language. */
export interface SurvivalFigureWords extends RiskTableWords {
  readonly timeAxis: string;
}

const titleHeight = 15;
const axisHeight = 31;
const marginTop = 5;

interface Layout {
  readonly width: number;
  readonly plotHeight: number;
  readonly marginLeft: number;
  readonly marginRight: number;
  readonly lastMonth: number;
  readonly x: (months: number) => number;
  readonly y: (survival: number) => number;
}

/** A panel as SVG in points with its height: title, curves, axis, and the risk table beneath (KMunicate). */
export function survivalPanelSvg(
  panel: SurvivalPanel,
  options: {
    readonly width: number;
    readonly plotHeight: number;
    readonly words: SurvivalFigureWords;
    readonly document: Document;
  },
): { readonly content: string; readonly height: number } {
  const layout = layoutOf(panel, options);
  const styles = stylesOf(panel.curves);
  const mains = mainCurves(panel);
  const corners = panel.curves.map((curve) => stepCorners(curve, layout.x(1) - layout.x(0)));
  const labels = curveNames(
    panel.curves.map(({ label }, index) => ({
      label,
      places: (corners[index] ?? []).map(({ months, survival }) => ({
        x: layout.x(months),
        y: layout.y(survival),
      })),
      style: styles[index] ?? ungroupedStyle,
    })),
    panel.test === null ? null : { text: panel.test, number: panel.testNumber },
    {
      left: layout.x(0) + 2,
      right: layout.width - layout.marginRight + 2,
      top: 0,
      bottom: layout.y(0) - 2,
    },
  );
  const legend =
    labels.names === null ? legendRows(panel.curves, options.width) : { rows: [], height: 0 };
  const top = titleHeight + legend.height;
  const below = top + layout.plotHeight + marginTop;
  const content =
    titleSvg(panel) +
    legendSvg(legend, styles, titleHeight) +
    `<g transform="translate(0 ${at(top)})">${curvesSvg(panel, corners, styles, layout, options.document)}${labels.names ?? ""}${labels.test}</g>` +
    svgText(
      (layout.x(0) + layout.x(layout.lastMonth)) / 2,
      below + axisHeight - 5,
      options.words.timeAxis,
      {
        anchor: "middle",
      },
    ) +
    `<g transform="translate(0 ${at(below + axisHeight + 4)})">${riskTableSvg(mains, stylesOf(mains), layout.x, options.words)}</g>`;
  return { content, height: below + axisHeight + 4 + riskTableHeight(mains, options.words) };
}

function mainCurves(panel: SurvivalPanel): readonly SurvivalCurve[] {
  return panel.curves.filter(({ quiet }) => quiet !== true);
}

/** The style of each curve: a quiet one has that of the curve before it. */
function stylesOf(curves: readonly SurvivalCurve[]): readonly GroupStyle[] {
  const mains = curves.filter(({ quiet }) => quiet !== true).length;
  let main = -1;
  return curves.map(({ quiet }) => groupStyle(quiet === true ? main : ++main, mains));
}

function layoutOf(
  panel: SurvivalPanel,
  options: {
    readonly width: number;
    readonly plotHeight: number;
    readonly words: SurvivalFigureWords;
  },
): Layout {
  const marginLeft = riskTableMargin(mainCurves(panel), options.words);
  const marginRight = riskTableOverhang(mainCurves(panel));
  const lastMonth = Math.max(
    1,
    ...panel.riskTimes,
    ...panel.curves.map((curve) => curve.months.at(-1) ?? 0),
  );
  const plotWidth = options.width - marginLeft - marginRight;
  return {
    width: options.width,
    plotHeight: options.plotHeight,
    marginLeft,
    marginRight,
    lastMonth,
    x: (months) => marginLeft + (months / lastMonth) * plotWidth,
    y: (survival) => marginTop + (1 - survival) * options.plotHeight,
  };
}

function titleSvg(panel: SurvivalPanel): string {
  const letter =
    panel.letter === null ? "" : svgText(0, textSize + 1, panel.letter, { weight: "bold" });
  return letter + svgText(panel.letter === null ? 0 : 11, textSize + 1, panel.title);
}

/** Band, curve and censor ticks of each group, and the two axes. */
function curvesSvg(
  panel: SurvivalPanel,
  corners: readonly (readonly StepPoint[])[],
  styles: readonly GroupStyle[],
  layout: Layout,
  document: Document,
): string {
  const scale = layout.x(1) - layout.x(0);
  const tick = 2.6 / layout.plotHeight;
  const axis = { fontSize: textSize, tickSize: 3, label: null, stroke: ink, fill: ink };
  const plot = Plot.plot({
    document,
    width: layout.width,
    height: layout.plotHeight + marginTop + axisHeight,
    marginTop,
    marginBottom: axisHeight,
    marginLeft: layout.marginLeft,
    marginRight: layout.marginRight,
    x: { domain: [0, layout.lastMonth] },
    y: { domain: [0, 1] },
    marks: [
      Plot.axisY({
        ...axis,
        ticks: [0, 0.25, 0.5, 0.75, 1],
        tickFormat: (value: number) => String(value * 100),
        textStroke: "none",
      }),
      Plot.axisX({ ...axis, ticks: [...panel.riskTimes], tickFormat: String, textStroke: "none" }),
      Plot.ruleX([0], { stroke: ink, strokeWidth: 0.6 }),
      Plot.ruleY([0], { stroke: ink, strokeWidth: 0.6 }),
      ...corners.map((points, index) =>
        Plot.areaY(panel.curves[index]?.quiet === true ? [] : points, {
          x: "months",
          y1: "lower",
          y2: "upper",
          fill: styles[index]?.colour ?? ink,
          fillOpacity: 0.28 / Math.max(2, mainCurves(panel).length),
        }),
      ),
      ...corners.map((points, index) =>
        Plot.line(points, {
          x: "months",
          y: "survival",
          stroke: styles[index]?.colour ?? ink,
          strokeWidth: panel.curves[index]?.quiet === true ? 0.6 : 1.2,
          strokeLinejoin: "miter",
          ...(styles[index]?.dash === null ? {} : { strokeDasharray: styles[index]?.dash ?? "" }),
        }),
      ),
      ...panel.curves.map((curve, index) =>
        Plot.ruleX(curve.quiet === true ? [] : [...censorTicks(curve, scale)], {
          x: "months",
          y1: (each: { survival: number }) => each.survival - tick,
          y2: (each: { survival: number }) => each.survival + tick,
          stroke: styles[index]?.ink ?? ink,
          strokeWidth: 0.7,
        }),
      ),
    ],
  });
  return bareSvg(plot.innerHTML);
}

/** What Plot drew, without its style sheet and its names for assistive technology: the figure has one description. */
function bareSvg(markup: string): string {
  const bare = markup
    .replaceAll(/<style[^>]*>[\s\S]*?<\/style>/g, "")
    .replaceAll(/ aria-[a-z]+="[^"]*"/g, "")
    .replaceAll(/-?\d+\.\d{3,}/g, (number) => at(Number(number)))
    .replaceAll(/"(-?[\d.]+)em"/g, (_, em: string) => `"${at(Number(em) * textSize)}"`);
  return `<g text-anchor="middle">${bare}</g>`;
}
