import { ink, quietInk } from "./palette.ts";
import { at, svgFigure, svgText, textSize, widthPoints, type FigureWidth } from "./svg.ts";
import { textWidth, wrappedText } from "./text-width.ts";

/** A line of a forest figure; a heading has no estimate. */
export interface ForestRow {
  readonly kind: "heading" | "line";
  readonly label: string;
  /** Texts right of the plot, one for each head. */
  readonly cells: readonly { readonly text: string; readonly number?: string | undefined }[];
  /** Null where there is none. */
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** A pooled estimate is drawn as a diamond. */
  readonly pooled?: boolean;
}

/** Estimates with their intervals beside one another, on a common axis. */
export interface ForestFigure {
  readonly labelHead: string;
  readonly cellHeads: readonly string[];
  readonly rows: readonly ForestRow[];
  readonly axis: string;
  /** Ratios on a logarithmic axis, differences on a linear one. */
  readonly scale: "log" | "linear";
  /** Where there is no effect: 1 or 0. */
  readonly reference: number;
  readonly description: string;
}

const lineHeight = 10;
const rowGap = 5;
const columnGap = 9;
const axisHeight = 30;

/**
 * A forest figure: each estimate a square with its interval as a line, beside its numbers; an interval that leaves the
 * axis ends in an arrow.
 *
 * @returns SVG text, `options.width` wide, with text of 8 points
 */
export function forestFigure(
  forest: ForestFigure,
  options: { readonly width: FigureWidth },
): string {
  const whole = widthPoints(options.width);
  const cellWidths = forest.cellHeads.map((head, index) =>
    Math.max(
      textWidth(head, textSize, "bold"),
      ...forest.rows.map((row) => textWidth(row.cells[index]?.text ?? "", textSize)),
    ),
  );
  const right = cellWidths.reduce((sum, width) => sum + width + columnGap, 0);
  const widestLabel = Math.max(
    textWidth(forest.labelHead, textSize, "bold"),
    ...forest.rows.map((row) =>
      textWidth(row.label, textSize, row.kind === "heading" ? "bold" : "normal"),
    ),
  );
  const labelWidth = Math.min(widestLabel, Math.max(56, (whole - right) * 0.5));
  const plotLeft = labelWidth + columnGap + 4;
  const plotRight = whole - right - 4;
  const axis = axisOf(forest);
  const x = (value: number): number => plotLeft + axis.share(value) * (plotRight - plotLeft);

  const pieces = [
    svgText(0, textSize, forest.labelHead, { weight: "bold" }),
    ...forest.cellHeads.map((head, index) =>
      svgText(cellRight(whole, cellWidths, index), textSize, head, {
        anchor: "end",
        weight: "bold",
      }),
    ),
    rule(0, whole, textSize + 4),
  ];
  let y = textSize + 8;
  for (const row of forest.rows) {
    const weight = row.kind === "heading" ? "bold" : "normal";
    const lines = wrappedText(
      row.label,
      row.kind === "heading" ? whole : labelWidth,
      textSize,
      weight,
    );
    const middle = y + lineHeight / 2;
    lines.forEach((text, index) =>
      pieces.push(svgText(0, y + textSize + index * lineHeight, text, { weight })),
    );
    row.cells.forEach((cell, index) =>
      pieces.push(
        svgText(cellRight(whole, cellWidths, index), y + textSize, cell.text, {
          anchor: "end",
          number: cell.number,
        }),
      ),
    );
    pieces.push(whisker(row, axis, x, middle + 0.5));
    y += lines.length * lineHeight + rowGap;
  }
  pieces.push(
    `<path d="M${at(x(forest.reference))} ${at(textSize + 6)}V${at(y)}" stroke="${quietInk}" stroke-width="0.6" stroke-dasharray="2 2" fill="none"/>`,
    rule(plotLeft, plotRight, y),
    ...readableTicks(axis.ticks, x).flatMap((tick) => [
      `<path d="M${at(x(tick))} ${at(y)}v3" stroke="${ink}" stroke-width="0.6"/>`,
      svgText(x(tick), y + 4 + textSize, String(tick), { anchor: "middle" }),
    ]),
    svgText((plotLeft + plotRight) / 2, y + 4 + 2 * textSize + 4, forest.axis, {
      anchor: "middle",
    }),
  );
  return svgFigure({
    width: options.width,
    height: y + axisHeight,
    description: forest.description,
    content: pieces.join(""),
  });
}

function cellRight(whole: number, widths: readonly number[], index: number): number {
  return whole - widths.slice(index + 1).reduce((sum, width) => sum + width + columnGap, 0);
}

function rule(from: number, to: number, y: number): string {
  return `<path d="M${at(from)} ${at(y)}H${at(to)}" stroke="${ink}" stroke-width="0.6"/>`;
}

interface Axis {
  readonly ticks: readonly number[];
  readonly low: number;
  readonly high: number;
  /** Place between the ends, 0 to 1. */
  readonly share: (value: number) => number;
}

/** An axis that holds every estimate and, within reason, every interval: no wider than a hundredfold either way of its ends. */
function axisOf(forest: ForestFigure): Axis {
  const values = forest.rows.flatMap(({ estimate, lower, upper }) => [estimate, lower, upper]);
  const known = values.filter((each) => each !== null).filter(Number.isFinite);
  const estimates = forest.rows.flatMap(({ estimate }) => estimate ?? []);
  if (forest.scale === "linear") {
    const low = Math.min(forest.reference, ...known);
    const high = Math.max(forest.reference, ...known);
    const room = (high - low || 1) * 0.06;
    const step = niceStep((high - low || 1) / 4);
    const first = Math.ceil(low / step);
    const ticks = Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) =>
      Number(((first + index) * step).toPrecision(6)),
    );
    const from = low - room;
    const to = high + room;
    return { ticks, low: from, high: to, share: (value) => (value - from) / (to - from) };
  }
  const positive = known.filter((each) => each > 0);
  const least = Math.min(forest.reference, ...estimates.filter((each) => each > 0));
  const most = Math.max(forest.reference, ...estimates);
  const low = Math.max(Math.min(forest.reference, ...positive), least / 20) / 1.15;
  const high = Math.min(Math.max(forest.reference, ...positive), most * 20) * 1.15;
  const ticks = logTicks.filter((tick) => tick >= low && tick <= high);
  const span = Math.log(high / low);
  return { ticks, low, high, share: (value) => Math.log(value / low) / span };
}

const logTicks = [-3, -2, -1, 0, 1, 2, 3].flatMap((power) =>
  [1, 2, 5].map((digit) => Number((digit * 10 ** power).toPrecision(3))),
);

/** 1, 2 or 5 times a power of ten, at least the given step. */
function niceStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return power * ([1, 2, 5].find((each) => each * power >= step) ?? 10);
}

/** Ticks whose numbers do not touch; the reference's neighbours give way in the order of the axis. */
function readableTicks(ticks: readonly number[], x: (value: number) => number): readonly number[] {
  const kept: number[] = [];
  for (const tick of [...ticks].toSorted((a, b) => rank(a) - rank(b))) {
    const half = textWidth(String(tick), textSize) / 2 + 3;
    const free = kept.every(
      (other) => Math.abs(x(other) - x(tick)) > half + textWidth(String(other), textSize) / 2,
    );
    if (free) kept.push(tick);
  }
  return kept.toSorted((a, b) => a - b);
}

/** 1 and the powers of ten first, then the rest. */
function rank(tick: number): number {
  if (tick === 1 || tick === 0) return 0;
  return Number.isInteger(Math.log10(Math.abs(tick))) ? 1 : 2;
}

function whisker(row: ForestRow, axis: Axis, x: (value: number) => number, y: number): string {
  const { estimate, lower, upper } = row;
  if (estimate === null || !Number.isFinite(estimate)) return "";
  const from = x(Math.max(lower ?? axis.low, axis.low));
  const to = x(Math.min(upper ?? axis.high, axis.high));
  const centre = x(Math.min(Math.max(estimate, axis.low), axis.high));
  if (row.pooled === true) {
    return `<path d="M${at(from)} ${at(y)}L${at(centre)} ${at(y - 4)}L${at(to)} ${at(y)}L${at(centre)} ${at(y + 4)}Z" fill="${ink}"/>`;
  }
  const ends = [
    lower === null || lower < axis.low ? arrow(from, y, 1) : cap(from, y),
    upper === null || upper > axis.high ? arrow(to, y, -1) : cap(to, y),
  ].join("");
  return (
    `<path d="M${at(from)} ${at(y)}H${at(to)}${ends}" stroke="${ink}" stroke-width="0.9" fill="none"/>` +
    `<rect x="${at(centre - 2.4)}" y="${at(y - 2.4)}" width="4.8" height="4.8" fill="#0072b2"/>`
  );
}

function cap(x: number, y: number): string {
  return `M${at(x)} ${at(y - 2)}v4`;
}

/** An open arrow head that points away from the plot. */
function arrow(x: number, y: number, inward: 1 | -1): string {
  return `M${at(x + 3 * inward)} ${at(y - 2.2)}L${at(x)} ${at(y)}L${at(x + 3 * inward)} ${at(y + 2.2)}`;
}
