import { curveNames } from "./curve-names.ts";
import { bandPath, curvePoints, linePath, type SampledCurve } from "./dose-volume-path.ts";
import { axisBelow, axisLeft, roundTicks } from "./dose-axis.ts";
import { lineSample } from "./line-sample.ts";
import type { GroupStyle } from "./palette.ts";
import { structureStyle } from "./structure-style.ts";
import { at, svgFigure, svgText, textSize, widthPoints, type FigureWidth } from "./svg.ts";
import { textWidth } from "./text-width.ts";

/** A limit where it touches the curve of its structure. */
export interface DvhFlag {
  readonly doseGy: number;
  /** Percent of the volume; null for a limit of the mean, which is no point of the curve. */
  readonly percent: number | null;
  /** The side that the curve must keep away from. */
  readonly forbidden: "higher-dose" | "lower-dose" | "more-volume" | "less-volume";
  readonly met: boolean;
}

/** The curve of one structure. */
export interface DvhCurve extends SampledCurve {
  readonly label: string;
  /** How much lower and higher the curve might be, in percent of the volume; null where that is not known. */
  readonly band: readonly [below: number, above: number] | null;
  readonly flags: readonly DvhFlag[];
}

export interface DvhFigureWords {
  readonly doseAxis: string;
  readonly volumeAxis: string;
}

const rowHeight = 11;
const axisHeight = 30;

/**
 * Cumulative dose–volume histograms of one plan: a curve a structure with its name beside it or in a legend, the limits
 * as flags, and how far a curve depends on what lies beyond the end contours.
 *
 * @returns SVG text, `options.width` wide, with text of 8 points
 */
export function dvhFigure(
  curves: readonly DvhCurve[],
  options: {
    readonly width: FigureWidth;
    readonly words: DvhFigureWords;
    readonly description: string;
  },
): string {
  const whole = widthPoints(options.width);
  const styles = curves.map((_, index) => structureStyle(index));
  const highest = Math.max(
    1,
    ...curves.flatMap((curve) => [
      lastDose(curve),
      ...curve.flags.map(({ doseGy }) => doseGy * 1.03),
    ]),
  );
  const isPage = options.width === "page";
  const names = Math.max(0, ...curves.map(({ label }) => textWidth(label, textSize)));
  const legendWidth = isPage ? Math.min(150, names + 26) : 0;
  const left = 26;
  const right = whole - legendWidth - 9;
  const top = 16;
  const bottom = top + (isPage ? 215 : 145);
  const x = (gy: number): number => left + (gy / highest) * (right - left);
  const y = (percent: number): number => bottom - (percent / 100) * (bottom - top);
  const points = curves.map((curve) => curvePoints(curve, x, y));
  const bands = curves.map((curve, i) => bandSvg(curve, styles[i]!, x, y));
  const lines = points.map(
    (line, i) =>
      `<path d="${linePath(line)}" stroke="${styles[i]!.colour}" stroke-width="1.2" fill="none"${dashOf(styles[i]!)}/>`,
  );
  const flags = flagsSvg(curves, styles, x, y);
  const direct = isPage
    ? null
    : curveNames(
        curves.map(({ label }, i) => ({ label, places: points[i]!, style: styles[i]! })),
        null,
        { left: left + 2, right, top, bottom },
      ).names;
  const axes =
    axisLeft({ ticks: [0, 25, 50, 75, 100], position: y }, { x: left, top: y(100), bottom }) +
    axisBelow(
      { ticks: roundTicks(highest, isPage ? 10 : 6), position: x },
      { left, right, y: bottom },
      options.words.doseAxis,
    );
  const below = bottom + axisHeight + 4;
  const legend = isPage
    ? legendColumn(curves, styles, right + 14, top + 4)
    : direct === null
      ? legendGrid(curves, styles, whole, below)
      : { content: direct, height: 0 };
  return svgFigure({
    width: options.width,
    height: Math.max(below + (isPage ? 0 : legend.height), isPage ? top + legend.height : 0),
    description: options.description,
    content:
      svgText(0, textSize, options.words.volumeAxis) +
      bands.join("") +
      axes +
      lines.join("") +
      flags.join("") +
      legend.content,
  });
}

function lastDose({ step, percent }: SampledCurve): number {
  const end = percent.findIndex((value) => value <= 0);
  return step * (end < 0 ? percent.length : end);
}

function dashOf({ dash }: GroupStyle): string {
  return dash === null ? "" : ` stroke-dasharray="${dash}"`;
}

function bandSvg(
  curve: DvhCurve,
  style: GroupStyle,
  x: (gy: number) => number,
  y: (percent: number) => number,
): string {
  const { band } = curve;
  if (band === null || band[0] + band[1] < 0.05) return "";
  const moved = (by: number) =>
    curvePoints(
      {
        step: curve.step,
        percent: curve.percent.map((value) =>
          value <= 0 ? 0 : Math.min(100 + band[1], Math.max(0.0001, value + by)),
        ),
      },
      x,
      y,
    );
  return `<path d="${bandPath(moved(band[1]), moved(-band[0]))}" fill="${style.colour}" fill-opacity="0.16"/>`;
}

/** Flags on one spot stand above one another. */
function flagsSvg(
  curves: readonly DvhCurve[],
  styles: readonly GroupStyle[],
  x: (gy: number) => number,
  y: (percent: number) => number,
): readonly string[] {
  const taken: { readonly px: number; readonly py: number }[] = [];
  return curves.flatMap((curve, i) =>
    curve.flags.map((flag) => {
      const px = x(flag.doseGy);
      let py = flag.percent === null ? y(0) + 3 : y(flag.percent);
      const isTaken = () =>
        taken.some((other) => Math.abs(other.px - px) < 4 && Math.abs(other.py - py) < 8);
      while (isTaken()) py -= 8.5;
      taken.push({ px, py });
      return flagSvg(flag, styles[i]!, px, py);
    }),
  );
}

/** A triangle whose point is on the forbidden side: filled where the limit is met, open where it is violated. */
function flagSvg({ forbidden, met }: DvhFlag, style: GroupStyle, px: number, py: number): string {
  const turn = { "higher-dose": 0, "more-volume": -90, "lower-dose": 180, "less-volume": 90 };
  return (
    `<g transform="translate(${at(px)} ${at(py)}) rotate(${turn[forbidden]})">` +
    `<path d="M-4.2 -3.4L1.6 0L-4.2 3.4Z" fill="${met ? style.colour : "#ffffff"}" stroke="${style.ink}" stroke-width="0.9"/>` +
    `<path d="M1.6 -4.2V4.2" stroke="${style.ink}" stroke-width="0.9"/></g>`
  );
}

interface Legend {
  readonly content: string;
  readonly height: number;
}

function legendEntry(label: string, style: GroupStyle, x: number, baseline: number): string {
  return (
    lineSample(x, baseline - 2.8, style) + svgText(x + 18, baseline, label, { fill: style.ink })
  );
}

function legendColumn(
  curves: readonly DvhCurve[],
  styles: readonly GroupStyle[],
  left: number,
  top: number,
): Legend {
  const rows = curves.map(({ label }, i) =>
    legendEntry(label, styles[i]!, left, top + i * rowHeight + textSize),
  );
  return { content: rows.join(""), height: curves.length * rowHeight + 8 };
}

/** Entries in as many columns as fit the width. */
function legendGrid(
  curves: readonly DvhCurve[],
  styles: readonly GroupStyle[],
  width: number,
  top: number,
): Legend {
  const widest = Math.max(0, ...curves.map(({ label }) => textWidth(label, textSize))) + 26;
  const columns = Math.max(1, Math.floor(width / widest));
  const entries = curves.map(({ label }, i) =>
    legendEntry(
      label,
      styles[i]!,
      (i % columns) * (width / columns),
      top + Math.floor(i / columns) * rowHeight + textSize,
    ),
  );
  return {
    content: entries.join(""),
    height: Math.ceil(curves.length / columns) * rowHeight + 3,
  };
}
