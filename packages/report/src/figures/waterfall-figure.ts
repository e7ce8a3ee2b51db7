import { groupEntries, groupRect, keySvg } from "./group-fill.ts";
import { leftAxis, roundTicks } from "./linear-axis.ts";
import { groupStyle, ink, quietInk } from "./palette.ts";
import { at, svgFigure, svgText, textSize, widthPoints, type FigureWidth } from "./svg.ts";
import { textWidth } from "./text-width.ts";

/** One patient's bar. */
export interface WaterfallBar {
  /** Best change from baseline, in percent. */
  readonly change: number;
  /** Place of the group; 0 without groups. */
  readonly group: number;
  /** Best response: `PR`. */
  readonly response: string;
}

export interface Waterfall {
  readonly title: string;
  readonly bars: readonly WaterfallBar[];
  readonly groups: readonly string[];
  /** Changes at which a line is drawn, with what it means. */
  readonly lines: readonly { readonly change: number; readonly label: string }[];
  readonly description: string;
}

const titleHeight = 15;
const plotHeight = 170;

/**
 * The best change of each patient as a bar, the greatest growth left and the greatest shrinkage right, with the best response at its end
 * where there is room.
 *
 * @returns SVG text
 */
export function waterfallFigure(
  figure: Waterfall,
  { width }: { readonly width: FigureWidth },
): string {
  const whole = widthPoints(width);
  const bars = figure.bars.toSorted((a, b) => b.change - a.change);
  const labels = figure.lines.map(({ label }) => label);
  const left = 26;
  const right = whole - Math.max(0, ...labels.map((label) => textWidth(label, textSize))) - 4;
  const styles = figure.groups.map((_, index) => groupStyle(index, figure.groups.length));
  const key = keySvg(
    figure.groups.length > 1 ? groupEntries(figure.groups, styles) : [],
    whole,
    left,
    titleHeight,
  );
  const top = titleHeight + key.height + textSize;
  const changes = bars.map(({ change }) => change);
  const ticks = roundTicks(
    Math.min(0, ...changes, ...figure.lines.map(({ change }) => change)),
    Math.max(0, ...changes, ...figure.lines.map(({ change }) => change)),
  );
  const lowest = ticks[0] ?? -100;
  const highest = ticks.at(-1) ?? 100;
  const y = (change: number): number =>
    top + ((highest - change) / (highest - lowest)) * plotHeight;
  const pitch = (right - left) / Math.max(1, bars.length);
  const barWidth = Math.min(pitch * 0.8, 24);
  const fits = bars.every(({ response }) => textWidth(response, textSize) < pitch - 0.5);
  const drawn = bars.map(({ change, group, response }, index) => {
    const x = left + index * pitch + (pitch - barWidth) / 2;
    const ends = [y(0), y(change)].toSorted((a, b) => a - b);
    const height = Math.max((ends[1] ?? 0) - (ends[0] ?? 0), 0.8);
    const style = groupStyle(group, figure.groups.length);
    const baseline = change >= 0 ? (ends[0] ?? 0) - 2 : (ends[1] ?? 0) + textSize;
    const text = fits
      ? `<rect x="${at(x)}" y="${at(baseline - textSize + 1.6)}" width="${at(barWidth)}" height="${at(textSize - 0.8)}" fill="#ffffff"/>` +
        svgText(x + barWidth / 2, baseline, response, { anchor: "middle", fill: style.ink })
      : "";
    return groupRect({ x, y: ends[0] ?? 0, width: barWidth, height }, style, group) + text;
  });
  const lines = figure.lines.map(
    ({ change, label }) =>
      `<path d="M${at(left)} ${at(y(change))}H${at(right)}" stroke="${quietInk}" stroke-width="0.6" stroke-dasharray="3 2" fill="none"/>` +
      svgText(right + 3, y(change) + 2.8, label, { fill: quietInk }),
  );
  return svgFigure({
    width,
    height: top + plotHeight + textSize + 4,
    description: figure.description,
    content:
      svgText(0, textSize + 1, figure.title) +
      key.content +
      lines.join("") +
      drawn.join("") +
      `<path d="M${at(left)} ${at(y(0))}H${at(right)}" stroke="${ink}" stroke-width="0.6" fill="none"/>` +
      leftAxis(ticks, y, left),
  });
}
