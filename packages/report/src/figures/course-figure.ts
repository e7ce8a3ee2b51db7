import { legendRows, legendSvg } from "./legend.ts";
import { groupStyle, ink, quietInk, type GroupStyle } from "./palette.ts";
import { at, svgFigure, svgText, textSize, widthPoints, type FigureWidth } from "./svg.ts";
import { textWidth } from "./text-width.ts";

/** The course of one group: its median and quartiles at each visit, and the line of each subject. */
export interface CourseGroup {
  readonly label: string;
  readonly visits: readonly {
    readonly months: number;
    /** Null where it is withheld. */
    readonly n: number | null;
    readonly median: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
  }[];
  readonly lines: readonly (readonly { readonly months: number; readonly value: number }[])[];
}

/** A measure over time by group. */
export interface CoursePanel {
  /** `a`, `b`, … where the figure has several panels. */
  readonly letter: string | null;
  readonly title: string;
  readonly groups: readonly CourseGroup[];
  /** Boundaries between grades, drawn across. */
  readonly bounds: readonly { readonly at: number; readonly label: string }[];
}

/** The words of the figure, in its language. */
export interface CourseFigureWords {
  readonly timeAxis: string;
  readonly baseline: string;
  readonly patients: string;
}

const gutter = 20;
const titleHeight = 15;
const axisHeight = 31;
const rowHeight = 10.5;
/** Months by which the groups stand beside each other, as a share of the axis. */
const dodge = 0.012;

/**
 * Measures over time: thin lines for each subject, and for each group the median at each visit with a bar from the first to
 * the third quartile; beneath, how many stand behind each.
 *
 * @returns SVG text, `options.width` wide, with text of 8 points
 */
export function courseFigure(
  panels: readonly CoursePanel[],
  options: {
    readonly width: FigureWidth;
    readonly words: CourseFigureWords;
    readonly description: string;
  },
): string {
  const columns = options.width === "page" && panels.length > 1 ? 2 : 1;
  const width = (widthPoints(options.width) - gutter * (columns - 1)) / columns;
  const drawn = panels.map((panel) => coursePanelSvg(panel, width, options.words));
  let top = 0;
  const pieces: string[] = [];
  for (let start = 0; start < drawn.length; start += columns) {
    const row = drawn.slice(start, start + columns);
    if (start > 0) top += gutter;
    for (const [index, each] of row.entries())
      pieces.push(
        `<g transform="translate(${at(index * (width + gutter))} ${at(top)})">${each.content}</g>`,
      );
    top += Math.max(...row.map((each) => each.height));
  }
  return svgFigure({
    width: options.width,
    height: top,
    description: options.description,
    content: pieces.join(""),
  });
}

interface Scales {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (months: number) => number;
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
  readonly digits: number;
  readonly visits: readonly number[];
}

function coursePanelSvg(
  panel: CoursePanel,
  width: number,
  words: CourseFigureWords,
): { readonly content: string; readonly height: number } {
  const styles = panel.groups.map((_, index) => groupStyle(index, panel.groups.length));
  const legend =
    panel.groups.length > 1 ? legendRows(panel.groups, width) : { rows: [], height: 0 };
  const scales = scalesOf(panel, width, titleHeight + legend.height);
  const below = scales.bottom + axisHeight;
  const title =
    (panel.letter === null ? "" : svgText(0, textSize + 1, panel.letter, { weight: "bold" })) +
    svgText(panel.letter === null ? 0 : 11, textSize + 1, panel.title);
  const content =
    title +
    legendSvg(legend, styles, titleHeight) +
    boundsSvg(panel, scales) +
    panel.groups.map((group, index) => linesSvg(group, styles[index], scales)).join("") +
    axesSvg(scales, words) +
    panel.groups
      .map((group, index) => mediansSvg(group, index, panel.groups.length, styles[index], scales))
      .join("") +
    svgText(0, below + 2, words.patients, { weight: "bold" }) +
    panel.groups
      .map((group, index) =>
        countsSvg(group, styles[index], scales, below + 2 + rowHeight * (index + 1)),
      )
      .join("");
  return { content, height: below + 4 + rowHeight * (panel.groups.length + 1) };
}

function scalesOf(panel: CoursePanel, width: number, top: number): Scales {
  const visits = panel.groups[0]?.visits.map(({ months }) => months) ?? [];
  const last = Math.max(1, ...visits);
  const values = panel.groups.flatMap(({ lines, visits: own }) => [
    ...lines.flatMap((line) => shownPoints(line, last).map(({ value }) => value)),
    ...own.flatMap(({ lower, upper }) => [lower, upper].filter((each) => each !== null)),
  ]);
  const { ticks, digits } = niceTicks(
    values.length === 0 ? 0 : Math.min(...values),
    values.length === 0 ? 1 : Math.max(...values),
  );
  const names = panel.groups.map(({ label }) => textWidth(label, textSize));
  const left = Math.max(26, Math.min(width * 0.28, Math.max(0, ...names) + 8));
  const right = width - 26;
  const bottom = top + 140;
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  return {
    left,
    right,
    top: top + 5,
    bottom,
    x: (months) => left + 8 + placeOf(months, visits) * (right - left - 14),
    y: (value) => bottom - ((value - low) / (high - low)) * (bottom - top - 5),
    ticks,
    digits,
    visits,
  };
}

/** Where a time stands between the first visit (0) and the last (1): visits are evenly spaced, and time runs evenly between two. */
function placeOf(months: number, visits: readonly number[]): number {
  const steps = visits.length - 1;
  if (steps < 1) return 0.5;
  const before = Math.max(
    0,
    visits.findLastIndex((visit, index) => visit <= months && index < steps),
  );
  const [from = 0, to = 1] = [visits[before], visits[before + 1]];
  return (before + (months - from) / (to - from)) / steps;
}

/** About five round ticks that enclose the values. */
function niceTicks(
  least: number,
  most: number,
): { readonly ticks: readonly number[]; readonly digits: number } {
  const span = Math.max(most - least, 0.5);
  const rough = span / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough;
  const first = Math.floor(least / step);
  const count = Math.max(1, Math.ceil(most / step) - first);
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  return {
    ticks: Array.from({ length: count + 1 }, (_, i) => Number(((first + i) * step).toFixed(6))),
    digits,
  };
}

function shownPoints(
  line: CourseGroup["lines"][number],
  last: number,
): CourseGroup["lines"][number] {
  return line.filter(({ months }) => months <= last);
}

function axesSvg(scales: Scales, words: CourseFigureWords): string {
  const { left, right, top, bottom, ticks, digits, visits } = scales;
  const stroke = `stroke="${ink}" stroke-width="0.6" fill="none"`;
  const yTicks = ticks
    .map((tick) => {
      const y = at(scales.y(tick));
      const text = tick < 0 ? `−${Math.abs(tick).toFixed(digits)}` : tick.toFixed(digits);
      return (
        `<path d="M${at(left - 3)} ${y}H${at(left)}" ${stroke}/>` +
        svgText(left - 5, scales.y(tick) + 2.8, text, { anchor: "end" })
      );
    })
    .join("");
  const xTicks = visits
    .map((months) => {
      const x = scales.x(months);
      return (
        `<path d="M${at(x)} ${at(bottom)}V${at(bottom + 3)}" ${stroke}/>` +
        svgText(x, bottom + 11.5, months === 0 ? words.baseline : String(months), {
          anchor: "middle",
        })
      );
    })
    .join("");
  return (
    `<path d="M${at(left)} ${at(top)}V${at(bottom)}H${at(right)}" ${stroke}/>` +
    yTicks +
    xTicks +
    svgText((left + right) / 2, bottom + 22.5, words.timeAxis, { anchor: "middle" })
  );
}

function boundsSvg(panel: CoursePanel, scales: Scales): string {
  const [low = 0, high = 1] = [scales.ticks[0], scales.ticks.at(-1)];
  return panel.bounds
    .filter((bound) => bound.at > low && bound.at < high)
    .map((bound) => {
      const y = scales.y(bound.at);
      return (
        `<path d="M${at(scales.left)} ${at(y)}H${at(scales.right)}" stroke="#999999" stroke-width="0.5" stroke-dasharray="2 2"/>` +
        svgText(scales.right + 2, y + 2.8, bound.label, { fill: quietInk })
      );
    })
    .join("");
}

function linesSvg(group: CourseGroup, style: GroupStyle | undefined, scales: Scales): string {
  const last = Math.max(1, ...scales.visits);
  const paths = group.lines
    .map((line) => shownPoints(line, last))
    .filter((points) => points.length > 1)
    .map((points) =>
      points
        .map(
          ({ months, value }, index) =>
            `${index === 0 ? "M" : "L"}${at(scales.x(months))} ${at(scales.y(value))}`,
        )
        .join(""),
    );
  if (paths.length === 0) return "";
  return `<path d="${paths.join("")}" fill="none" stroke="${style?.colour ?? ink}" stroke-width="0.5" stroke-opacity="0.35" stroke-linejoin="round"/>`;
}

function mediansSvg(
  group: CourseGroup,
  index: number,
  groups: number,
  style: GroupStyle | undefined,
  scales: Scales,
): string {
  const colour = style?.ink ?? ink;
  const shift = (index - (groups - 1) / 2) * dodge * 2 * (scales.right - scales.left);
  const known = group.visits.flatMap(({ months, median, lower, upper }) =>
    median === null ? [] : [{ x: scales.x(months) + shift, median, lower, upper }],
  );
  const bars = known
    .map(({ x, lower, upper }) =>
      lower === null || upper === null
        ? ""
        : `<path d="M${at(x)} ${at(scales.y(lower))}V${at(scales.y(upper))}" stroke="${colour}" stroke-width="1.4"/>`,
    )
    .join("");
  const path = known
    .map(({ x, median }, i) => `${i === 0 ? "M" : "L"}${at(x)} ${at(scales.y(median))}`)
    .join("");
  const dash =
    style?.dash === null || style === undefined ? "" : ` stroke-dasharray="${style.dash}"`;
  const line =
    known.length > 1
      ? `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.2"${dash}/>`
      : "";
  return (
    line + bars + known.map(({ x, median }) => marker(index, x, scales.y(median), colour)).join("")
  );
}

/** A marker of its own for each group, so that grey print tells them apart. */
function marker(index: number, x: number, y: number, colour: string): string {
  const size = 2.4;
  const paint = `fill="${index % 2 === 0 ? colour : "#ffffff"}" stroke="${colour}" stroke-width="1"`;
  if (index % 3 === 0) return `<circle cx="${at(x)}" cy="${at(y)}" r="${size}" ${paint}/>`;
  if (index % 3 === 1)
    return `<rect x="${at(x - size)}" y="${at(y - size)}" width="${size * 2}" height="${size * 2}" ${paint}/>`;
  return `<path d="M${at(x)} ${at(y - size)}L${at(x + size)} ${at(y + size)}H${at(x - size)}Z" ${paint}/>`;
}

function countsSvg(
  group: CourseGroup,
  style: GroupStyle | undefined,
  scales: Scales,
  baseline: number,
): string {
  const fill = style?.ink ?? ink;
  return (
    svgText(0, baseline, group.label, { fill }) +
    group.visits
      .map(({ months, n }) =>
        svgText(scales.x(months), baseline, n === null ? "*" : String(n), {
          anchor: "middle",
          fill,
        }),
      )
      .join("")
  );
}
