import { keySvg, type KeyEntry } from "./group-fill.ts";
import { bottomAxis, bottomAxisHeight, leftAxis, roundTicks } from "./linear-axis.ts";
import { lineSample } from "./line-sample.ts";
import { groupStyle, ink, quietInk } from "./palette.ts";
import { at, svgFigure, svgText, textSize, widthPoints, type FigureWidth } from "./svg.ts";
import { textWidth } from "./text-width.ts";

/** One patient's line, from the baseline at 0 months and 0 %. */
export interface SpiderLine {
  readonly group: number;
  readonly points: readonly { readonly months: number; readonly change: number }[];
  /** Whether it ends with progression. */
  readonly progressed: boolean;
}

export interface Spider {
  readonly title: string;
  readonly timeAxis: string;
  readonly lines: readonly SpiderLine[];
  readonly groups: readonly string[];
  readonly timeTicks: readonly number[];
  readonly marks: readonly { readonly change: number; readonly label: string }[];
  readonly progression: string;
  readonly description: string;
}

const titleHeight = 15;
const plotHeight = 180;

/**
 * The change of each patient's sum of diameters over time, a filled dot where the line ends with progression.
 *
 * @returns SVG text
 */
export function spiderFigure(figure: Spider, { width }: { readonly width: FigureWidth }): string {
  const whole = widthPoints(width);
  const left = 26;
  const right =
    whole - Math.max(8, ...figure.marks.map(({ label }) => textWidth(label, textSize) + 4));
  const entries: readonly KeyEntry[] = [
    ...(figure.groups.length > 1
      ? figure.groups.map((label, index): KeyEntry => {
          const style = groupStyle(index, figure.groups.length);
          return { label, sample: (x, middle) => lineSample(x, middle, style), fill: style.ink };
        })
      : []),
    { label: figure.progression, sample: (x, middle) => dot(x + 7, middle, ink) },
  ];
  const key = keySvg(entries, whole, left, titleHeight);
  const top = titleHeight + key.height + 4;
  const all = figure.lines.flatMap(({ points }) => points);
  const changes = [...all, ...figure.marks].map(({ change }) => change);
  const ticks = roundTicks(Math.min(0, ...changes), Math.max(0, ...changes));
  const lowest = ticks[0] ?? -100;
  const highest = ticks.at(-1) ?? 100;
  const last = Math.max(1, ...figure.timeTicks, ...all.map(({ months }) => months));
  const x = (months: number): number => left + (months / last) * (right - left);
  const y = (change: number): number =>
    top + ((highest - change) / (highest - lowest)) * plotHeight;
  const lines = figure.lines.map(({ group, points, progressed }) => {
    const style = groupStyle(group, figure.groups.length);
    const path = points.map(({ months, change }) => `L${at(x(months))} ${at(y(change))}`).join("");
    const dash = style.dash === null ? "" : ` stroke-dasharray="${style.dash}"`;
    const end = points.at(-1);
    return (
      `<path d="M${at(x(0))} ${at(y(0))}${path}" stroke="${style.colour}" stroke-width="0.9" stroke-opacity="0.85"${dash} fill="none" stroke-linejoin="round"/>` +
      (progressed && end !== undefined ? dot(x(end.months), y(end.change), style.ink) : "")
    );
  });
  const marks = figure.marks.map(
    ({ change, label }) =>
      `<path d="M${at(left)} ${at(y(change))}H${at(right)}" stroke="${quietInk}" stroke-width="0.6" stroke-dasharray="3 2" fill="none"/>` +
      svgText(right + 3, y(change) + 2.8, label, { fill: quietInk }),
  );
  const floor = top + plotHeight;
  return svgFigure({
    width,
    height: floor + bottomAxisHeight,
    description: figure.description,
    content:
      svgText(0, textSize + 1, figure.title) +
      key.content +
      marks.join("") +
      lines.join("") +
      leftAxis(ticks, y, left) +
      bottomAxis(figure.timeTicks, x, { left, right, y: floor }, figure.timeAxis),
  });
}

function dot(x: number, y: number, colour: string): string {
  return `<circle cx="${at(x)}" cy="${at(y)}" r="2.1" fill="${colour}"/>`;
}
