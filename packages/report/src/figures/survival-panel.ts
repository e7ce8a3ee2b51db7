import * as Plot from "@observablehq/plot";
import { freeBox, labelProposals, type Box, type Stroke } from "./label-placement.ts";
import { legendRows, legendSvg } from "./legend.ts";
import { groupStyle, ink, quietInk, type GroupStyle } from "./palette.ts";
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
import { textWidth } from "./text-width.ts";

/** One curve of a panel, with the rows beneath it. */
export interface SurvivalCurve extends StepCurve, RiskTableBlock {}

/** One Kaplan–Meier panel. */
export interface SurvivalPanel {
  /** `a`, `b`, … where the figure has several panels. */
  readonly letter: string | null;
  /** What the curve estimates, with its unit: `Overall survival, %`. */
  readonly title: string;
  readonly curves: readonly SurvivalCurve[];
  /** Times of the risk table and of the time axis, in months. */
  readonly riskTimes: readonly number[];
  /** Test and p-value as printed inside the panel. */
  readonly test: string | null;
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
  const styles = panel.curves.map((_, index) => groupStyle(index, panel.curves.length));
  const corners = panel.curves.map((curve) => stepCorners(curve, layout.x(1) - layout.x(0)));
  const labels = directLabels(panel, corners, styles, layout);
  const legend =
    labels.curves === null ? legendRows(panel.curves, options.width) : { rows: [], height: 0 };
  const top = titleHeight + legend.height;
  const below = top + layout.plotHeight + marginTop;
  const content =
    titleSvg(panel) +
    legendSvg(legend, styles, titleHeight) +
    `<g transform="translate(0 ${at(top)})">${curvesSvg(panel, corners, styles, layout, options.document)}${labels.curves ?? ""}${labels.test}</g>` +
    svgText(
      (layout.x(0) + layout.x(layout.lastMonth)) / 2,
      below + axisHeight - 5,
      options.words.timeAxis,
      {
        anchor: "middle",
      },
    ) +
    `<g transform="translate(0 ${at(below + axisHeight + 4)})">${riskTableSvg(panel.curves, styles, layout.x, options.words)}</g>`;
  return { content, height: below + axisHeight + 4 + riskTableHeight(panel.curves) };
}

function layoutOf(
  panel: SurvivalPanel,
  options: {
    readonly width: number;
    readonly plotHeight: number;
    readonly words: SurvivalFigureWords;
  },
): Layout {
  const marginLeft = riskTableMargin(panel.curves, options.words);
  const marginRight = riskTableOverhang(panel.curves);
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
        Plot.areaY(points, {
          x: "months",
          y1: "lower",
          y2: "upper",
          fill: styles[index]?.colour ?? ink,
          fillOpacity: 0.28 / Math.max(2, panel.curves.length),
        }),
      ),
      ...corners.map((points, index) =>
        Plot.line(points, {
          x: "months",
          y: "survival",
          stroke: styles[index]?.colour ?? ink,
          strokeWidth: 1.2,
          strokeLinejoin: "miter",
          ...(styles[index]?.dash === null ? {} : { strokeDasharray: styles[index]?.dash ?? "" }),
        }),
      ),
      ...panel.curves.map((curve, index) =>
        Plot.ruleX([...censorTicks(curve, scale)], {
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

/**
 * The names of the curves beside them where there is room, and the test in a free corner. The test gives way to the
 * names; where a name finds no room even so, there are no names and the panel gets a legend.
 */
function directLabels(
  panel: SurvivalPanel,
  corners: readonly (readonly StepPoint[])[],
  styles: readonly GroupStyle[],
  layout: Layout,
): { readonly curves: string | null; readonly test: string } {
  const places = corners.map((points) =>
    points.map((point) => ({ x: layout.x(point.months), y: layout.y(point.survival) })),
  );
  const strokes = places.flatMap(strokesOf);
  const frame: Box = {
    left: layout.x(0) + 2,
    right: layout.width - layout.marginRight + 2,
    top: 0,
    bottom: layout.y(0) - 2,
  };
  const preferred = testBox(panel.test, strokes, [], frame);
  const names = panel.curves.length < 2 ? [] : panel.curves.map((curve) => curve.label);
  for (const reserved of preferred === null ? [[]] : [[preferred], []]) {
    const boxes = nameBoxes(names, places, strokes, reserved, frame);
    if (boxes === null) continue;
    const curves = boxes.map((box, index) =>
      svgText(box.left + 3, box.bottom - 1.4, names[index] ?? "", {
        fill: styles[index]?.ink ?? ink,
      }),
    );
    const test = reserved[0] ?? testBox(panel.test, strokes, boxes, frame);
    return { curves: curves.join(""), test: testSvg(panel.test, test) };
  }
  return { curves: null, test: testSvg(panel.test, preferred) };
}

/** A free place for each name; null where one of them finds none. */
function nameBoxes(
  names: readonly string[],
  places: readonly (readonly { readonly x: number; readonly y: number }[])[],
  strokes: readonly Stroke[],
  reserved: readonly Box[],
  frame: Box,
): readonly Box[] | null {
  const boxes: Box[] = [];
  for (const [index, name] of names.entries()) {
    const size = { width: textWidth(name, textSize) + 6, height: textSize };
    const proposals = labelProposals(places[index] ?? [], size);
    const box = freeBox(proposals, strokes, [...reserved, ...boxes], frame);
    if (box === null) return null;
    boxes.push(box);
  }
  return boxes;
}

/** The strokes of a curve, as high as its censor ticks. */
function strokesOf(
  places: readonly { readonly x: number; readonly y: number }[],
): readonly Stroke[] {
  return places.slice(1).map((place, index) => {
    const before = places[index] ?? place;
    return { x1: before.x, y1: before.y - 1.5, x2: place.x, y2: place.y + 1.5 };
  });
}

/** A free place for the p-value, bottom left first: survival curves start at the top. */
function testBox(
  test: string | null,
  strokes: readonly Stroke[],
  taken: readonly Box[],
  frame: Box,
): Box | null {
  if (test === null) return null;
  const width = textWidth(test, textSize) + 4;
  const left = frame.left + 3;
  const right = frame.right - width - 2;
  const floor = frame.bottom - 3;
  const ceiling = frame.top + textSize + 3;
  const corners = [
    [left, floor],
    [left, floor - textSize],
    [right, floor],
    [right, floor - textSize],
    [right, ceiling],
    [right, ceiling + textSize],
    [left, (floor + ceiling) / 2],
    [right, (floor + ceiling) / 2],
  ] as const;
  const proposals = corners.map(([x, bottom]): Box => ({
    left: x,
    right: x + width,
    top: bottom - textSize,
    bottom,
  }));
  return freeBox(proposals, strokes, taken, frame) ?? proposals[0] ?? null;
}

function testSvg(test: string | null, box: Box | null): string {
  if (test === null || box === null) return "";
  return svgText(box.left + 2, box.bottom - 1.4, test, { fill: quietInk });
}
