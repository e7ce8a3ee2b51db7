import { groupStyle, ink, quietInk } from "./palette.ts";
import { legendRows, legendSvg } from "./legend.ts";
import { at, svgFigure, svgText, textSize, widthPoints, type FigureWidth } from "./svg.ts";
import { textWidth, wrappedText } from "./text-width.ts";

/** One limit with the value of every plan. */
export interface LimitRow {
  /** Structure, metric and limit. */
  readonly label: string;
  readonly limit: number;
  /** The side on which a value violates the limit. */
  readonly forbidden: "higher" | "lower";
  readonly values: readonly {
    /** Place among the groups. */
    readonly group: number;
    readonly value: number;
    readonly violated: boolean;
  }[];
  /** Lowest and highest value and how many met, as text. */
  readonly summary: string;
}

const laneHeight = 7;
const rowGap = 8;

/**
 * Every plan against every limit: a strip for each, on its own scale, with the limit as a line and its forbidden side
 * shaded; a lane and a shape for each group, crosses for violations.
 *
 * @param groups names of the groups in their order; one without groups
 * @returns SVG text, `options.width` wide, with text of 8 points
 */
export function limitsFigure(
  rows: readonly LimitRow[],
  groups: readonly string[],
  options: { readonly width: FigureWidth; readonly description: string },
): string {
  const whole = widthPoints(options.width);
  const isPage = options.width === "page";
  const labelWidth = isPage ? 150 : 0;
  const summaryWidth = isPage ? 108 : 0;
  const [left, right] = isPage ? [labelWidth + 6, whole - summaryWidth - 6] : [0, whole];
  const styles = groups.map((_, index) => groupStyle(index, groups.length));
  const legend =
    groups.length > 1
      ? legendRows(
          groups.map((label) => ({ label })),
          whole,
        )
      : { rows: [], height: 0 };
  const laneCount = Math.max(1, groups.length);
  const stripHeight = laneCount * laneHeight + 4;
  let y = legend.height + 2;
  const pieces: string[] = [];
  for (const row of rows) {
    if (!isPage) {
      const room = whole - textWidth(row.summary, textSize) - 8;
      const lines = wrappedText(row.label, room, textSize);
      lines.forEach((line, i) => pieces.push(svgText(0, y + textSize + i * 9.5, line)));
      pieces.push(svgText(whole, y + textSize, row.summary, { anchor: "end", fill: quietInk }));
      y += lines.length * 9.5 + 3;
    } else {
      const lines = wrappedText(row.label, labelWidth, textSize);
      const first = y + stripHeight / 2 + 2.8 - ((lines.length - 1) * 9.5) / 2;
      lines.forEach((line, i) => pieces.push(svgText(0, first + i * 9.5, line)));
      pieces.push(svgText(right + 12, y + stripHeight / 2 + 2.8, row.summary, { fill: quietInk }));
    }
    pieces.push(stripSvg(row, { left, right, top: y, height: stripHeight }, groups.length));
    y += stripHeight;
    y += rowGap;
  }
  return svgFigure({
    width: options.width,
    height: y - rowGap + 2,
    description: options.description,
    content: legendMarks(legend, groups.length) + legendSvg(legend, styles, 0) + pieces.join(""),
  });
}

/** The shape of a group over its line sample. */
function legendMarks(legend: ReturnType<typeof legendRows>, groups: number): string {
  return legend.rows
    .flatMap((row, line) =>
      row.map(({ index, left }) => markSvg(left + 7, line * 10.5 + textSize - 2.8, index, groups)),
    )
    .join("");
}

function stripSvg(
  row: LimitRow,
  box: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly height: number;
  },
  groups: number,
): string {
  const all = [row.limit, ...row.values.map(({ value }) => value)];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const pad = high > low ? 0.06 * (high - low) : Math.max(1, 0.1 * Math.abs(high));
  const from = low >= 0 && low - pad < 0 ? 0 : low - pad;
  const to = high + pad;
  const inset = 4;
  const x = (value: number): number =>
    box.left + inset + ((value - from) / (to - from)) * (box.right - box.left - 2 * inset);
  const limitX = x(row.limit);
  const shaded =
    row.forbidden === "higher"
      ? { x: limitX, width: box.right - limitX }
      : { x: box.left, width: limitX - box.left };
  const marks = row.values.map(({ group, value, violated }) => {
    const y = box.top + 2 + (group + 0.5) * laneHeight;
    return violated ? crossSvg(x(value), y, group, groups) : markSvg(x(value), y, group, groups);
  });
  return (
    `<rect x="${at(box.left)}" y="${at(box.top)}" width="${at(box.right - box.left)}" height="${at(box.height)}" fill="#f4f5f6"/>` +
    `<rect x="${at(shaded.x)}" y="${at(box.top)}" width="${at(Math.max(0, shaded.width))}" height="${at(box.height)}" fill="#d9dcdf"/>` +
    `<path d="M${at(limitX)} ${at(box.top - 1.5)}V${at(box.top + box.height + 1.5)}" stroke="${ink}" stroke-width="1"/>` +
    marks.join("")
  );
}

/** Circle, square, diamond, triangle: by group. */
function markSvg(x: number, y: number, group: number, groups: number): string {
  const { colour } = groupStyle(group, Math.max(2, groups));
  const common = `fill="${colour}" fill-opacity="0.55" stroke="${colour}" stroke-width="0.6"`;
  const r = 2.3;
  switch (group % 4) {
    case 0:
      return `<circle cx="${at(x)}" cy="${at(y)}" r="${r}" ${common}/>`;
    case 1:
      return `<rect x="${at(x - 2)}" y="${at(y - 2)}" width="4" height="4" ${common}/>`;
    case 2:
      return `<path d="M${at(x)} ${at(y - 2.8)}l2.8 2.8l-2.8 2.8l-2.8 -2.8Z" ${common}/>`;
    default:
      return `<path d="M${at(x)} ${at(y - 2.6)}l2.7 4.7h-5.4Z" ${common}/>`;
  }
}

function crossSvg(x: number, y: number, group: number, groups: number): string {
  const { ink: dark } = groupStyle(group, Math.max(2, groups));
  return `<path d="M${at(x - 2.4)} ${at(y - 2.4)}l4.8 4.8m0 -4.8l-4.8 4.8" stroke="${dark}" stroke-width="1.3" fill="none"/>`;
}
