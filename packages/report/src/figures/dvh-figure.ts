import { dvhNames } from "./dvh-names.ts";
import type { Box } from "./label-placement.ts";
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
 * Cumulative dose–volume histograms of one plan: a curve a structure with its name beside it, or in a legend where it runs
 * too close to others, the limits
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
  const widest = Math.max(0, ...curves.map(({ label }) => textWidth(label, textSize)));
  const legendWidth = isPage ? Math.min(150, widest + 26) : 0;
  const left = 26;
  const top = 16;
  const bottom = top + (isPage ? 215 : 145);
  const drawn = (right: number) => {
    const x = (gy: number): number => left + (gy / highest) * (right - left);
    const y = (percent: number): number => bottom - (percent / 100) * (bottom - top);
    const points = curves.map((curve) => curvePoints(curve, x, y));
    const flags = flagPlaces(curves, x, y);
    const named = curves.map(({ label }, i) => ({ label, points: points[i]! }));
    const names = dvhNames(named, flags.map(flagBox), { left, right: right + 6, top, bottom });
    return { right, x, y, points, flags, names };
  };
  // The legend gives its room to the curves where none needs it.
  const unshared = drawn(whole - 9);
  const { right, x, y, points, flags, names } = unshared.names.includes(null)
    ? drawn(whole - legendWidth - 9)
    : unshared;
  const unnamed = curves
    .map(({ label }, i) => ({ label, style: styles[i]! }))
    .filter((_, i) => names[i] === null);
  const below = bottom + axisHeight + 4;
  const legend = isPage
    ? legendColumn(unnamed, right + 14, top + 4)
    : legendGrid(unnamed, whole, below);
  const content = [
    svgText(0, textSize, options.words.volumeAxis),
    ...curves.map((curve, i) => bandSvg(curve, styles[i]!, x, y)),
    axisLeft({ ticks: [0, 25, 50, 75, 100], position: y }, { x: left, top: y(100), bottom }),
    axisBelow(
      { ticks: roundTicks(highest, isPage ? 10 : 6), position: x },
      { left, right, y: bottom },
      options.words.doseAxis,
    ),
    ...points.map(
      (line, i) =>
        `<path d="${linePath(line)}" stroke="${styles[i]!.colour}" stroke-width="1.2" fill="none"${dashOf(styles[i]!)}/>`,
    ),
    ...flags.map((place) => flagSvg(place, styles[place.curve]!)),
    ...names.map((box, i) =>
      box === null
        ? ""
        : svgText(box.left, box.bottom - 1.4, curves[i]?.label ?? "", { fill: styles[i]!.ink }),
    ),
    legend.content,
  ];
  return svgFigure({
    width: options.width,
    height: Math.max(below + (isPage ? 0 : legend.height), isPage ? top + legend.height : 0),
    description: options.description,
    content: content.join(""),
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

/** A flag where it is drawn. */
interface FlagPlace {
  readonly flag: DvhFlag;
  readonly curve: number;
  readonly px: number;
  readonly py: number;
}

/** Flags on one spot stand above one another. */
function flagPlaces(
  curves: readonly DvhCurve[],
  x: (gy: number) => number,
  y: (percent: number) => number,
): readonly FlagPlace[] {
  const places: FlagPlace[] = [];
  for (const [index, curve] of curves.entries())
    for (const flag of curve.flags) {
      const px = x(flag.doseGy);
      let py = flag.percent === null ? y(0) + 3 : y(flag.percent);
      const isTaken = () =>
        places.some((other) => Math.abs(other.px - px) < 4 && Math.abs(other.py - py) < 8);
      while (isTaken()) py -= 8.5;
      places.push({ flag, curve: index, px, py });
    }
  return places;
}

function flagBox({ px, py }: FlagPlace): Box {
  return { left: px - 5, right: px + 5, top: py - 5, bottom: py + 5 };
}

/** A triangle whose point is on the forbidden side: filled where the limit is met, open where it is violated. */
function flagSvg({ flag: { forbidden, met }, px, py }: FlagPlace, style: GroupStyle): string {
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

interface Entry {
  readonly label: string;
  readonly style: GroupStyle;
}

function legendColumn(entries: readonly Entry[], left: number, top: number): Legend {
  const rows = entries.map(({ label, style }, i) =>
    legendEntry(label, style, left, top + i * rowHeight + textSize),
  );
  return { content: rows.join(""), height: entries.length * rowHeight + 8 };
}

/** Entries in as many columns as fit the width. */
function legendGrid(entries: readonly Entry[], width: number, top: number): Legend {
  if (entries.length === 0) return { content: "", height: 0 };
  const widest = Math.max(...entries.map(({ label }) => textWidth(label, textSize))) + 26;
  const columns = Math.max(1, Math.floor(width / widest));
  const pieces = entries.map(({ label, style }, i) =>
    legendEntry(
      label,
      style,
      (i % columns) * (width / columns),
      top + Math.floor(i / columns) * rowHeight + textSize,
    ),
  );
  return {
    content: pieces.join(""),
    height: Math.ceil(entries.length / columns) * rowHeight + 3,
  };
}
