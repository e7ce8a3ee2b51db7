import { contours } from "d3-contour";
import { base64Of, bytesOfBase64, greyPng } from "./grey-png.ts";
import { ink } from "./palette.ts";
import { structureStyle } from "./structure-style.ts";
import {
  at,
  escapeXml,
  svgFigure,
  svgText,
  textSize,
  widthPoints,
  type FigureWidth,
} from "./svg.ts";
import { textWidth } from "./text-width.ts";

/** A transverse slice with its dose, in the patient's coordinates (mm): x to the patient's left, y to the back. */
export interface IsodoseSlice {
  readonly leftMm: number;
  readonly topMm: number;
  readonly rightMm: number;
  readonly bottomMm: number;
  readonly image: {
    readonly columns: number;
    readonly rows: number;
    readonly pixelMm: number;
    readonly base64: string;
  } | null;
  /** At the nodes of a grid of equal steps, row by row. */
  readonly dose: {
    readonly xMm: readonly number[];
    readonly yMm: readonly number[];
    readonly centigray: readonly number[];
  };
  readonly contours: readonly {
    readonly label: string;
    /** Targets are drawn heavier. */
    readonly target: boolean;
    readonly rings: readonly (readonly number[])[];
  }[];
}

/** An isodose with the text of the legend. */
export interface IsodoseLevel {
  readonly gy: number;
  readonly label: string;
}

export interface IsodoseFigureWords {
  readonly isodoses: string;
  readonly contours: string;
  readonly marks: {
    readonly right: string;
    readonly left: string;
    readonly anterior: string;
    readonly posterior: string;
  };
  readonly centimetres: (value: number) => string;
}

/** From cold to hot, each lighter than the last: told apart without colour too. */
const doseColours = ["#3b2f9c", "#6a3fb5", "#b0419e", "#e2604f", "#f39c2d", "#f7d13d", "#fcffa4"];

const rowHeight = 11;

/**
 * A plan in one slice: image, dose bands between isodoses, contours with their names, scale bar and orientation.
 *
 * @param levels ascending
 * @returns SVG text, `options.width` wide, with text of 8 points; the image is a PNG within it
 */
export function isodoseFigure(
  slice: IsodoseSlice,
  levels: readonly IsodoseLevel[],
  options: {
    readonly width: FigureWidth;
    readonly words: IsodoseFigureWords;
    readonly description: string;
  },
): string {
  const whole = widthPoints(options.width);
  const isPage = options.width === "page";
  const legendWidth = isPage ? 128 : 0;
  const pictureWidth = whole - legendWidth - (isPage ? 14 : 0);
  const scale = pictureWidth / (slice.rightMm - slice.leftMm);
  const pictureHeight = (slice.bottomMm - slice.topMm) * scale;
  const x = (mm: number): number => (mm - slice.leftMm) * scale;
  const y = (mm: number): number => (mm - slice.topMm) * scale;
  const shown = levels.filter(({ gy }) => slice.dose.centigray.some((value) => value >= 100 * gy));
  const colours = shown.map(
    (_, i) =>
      doseColours[
        shown.length === 1 ? 3 : Math.round((i / (shown.length - 1)) * (doseColours.length - 1))
      ] ?? ink,
  );
  const picture =
    `<rect x="0" y="0" width="${at(pictureWidth)}" height="${at(pictureHeight)}" fill="#000000"/>` +
    imageSvg(slice, pictureWidth, pictureHeight) +
    bandsSvg(slice, shown, colours, x, y) +
    contoursSvg(slice, x, y) +
    scaleBar(pictureHeight, scale, options.words) +
    orientation(pictureWidth, pictureHeight, options.words);
  const clip = `<svg x="0" y="0" width="${at(pictureWidth)}" height="${at(pictureHeight)}" viewBox="0 0 ${at(pictureWidth)} ${at(pictureHeight)}" overflow="hidden">${picture}</svg>`;
  const legend = isPage
    ? legendColumn(slice, shown, colours, pictureWidth + 14, options.words)
    : legendBelow(slice, shown, colours, whole, pictureHeight + 7, options.words);
  return svgFigure({
    width: options.width,
    height: isPage ? Math.max(pictureHeight, legend.height) : pictureHeight + 7 + legend.height,
    description: options.description,
    content: clip + legend.content,
  });
}

function imageSvg({ image }: IsodoseSlice, width: number, height: number): string {
  if (image === null) return "";
  const png = greyPng(image.columns, image.rows, bytesOfBase64(image.base64));
  return `<image x="0" y="0" width="${at(width)}" height="${at(height)}" preserveAspectRatio="none" href="data:image/png;base64,${base64Of(png)}"/>`;
}

/** What lies between an isodose and the next, tinted; each isodose as a line. */
function bandsSvg(
  { dose }: IsodoseSlice,
  levels: readonly IsodoseLevel[],
  colours: readonly string[],
  x: (mm: number) => number,
  y: (mm: number) => number,
): string {
  const [columns, rows] = [dose.xMm.length, dose.yMm.length];
  if (columns < 2 || rows < 2) return "";
  // d3 counts in nodes, each in the middle of its pixel.
  const alongX = (node: number): number => x(between(dose.xMm, node - 0.5));
  const alongY = (node: number): number => y(between(dose.yMm, node - 0.5));
  const paths = contours()
    .size([columns, rows])
    .thresholds(levels.map(({ gy }) => 100 * gy))([...dose.centigray])
    .map(({ coordinates }) =>
      coordinates
        .flatMap((polygon) =>
          polygon.map(
            (ring) =>
              `M${ring.map(([i = 0, j = 0]) => `${at(alongX(i))} ${at(alongY(j))}`).join("L")}Z`,
          ),
        )
        .join(""),
    );
  const bands = paths.map(
    (path, i) =>
      `<path d="${path}${paths[i + 1] ?? ""}" fill="${colours[i]}" fill-opacity="0.3" fill-rule="evenodd"/>`,
  );
  const lines = paths.map(
    (path, i) => `<path d="${path}" fill="none" stroke="${colours[i]}" stroke-width="0.9"/>`,
  );
  return bands.join("") + lines.join("");
}

/** The position at a place between nodes; beyond them that of the outermost. */
function between(nodes: readonly number[], place: number): number {
  const i = Math.min(nodes.length - 2, Math.max(0, Math.floor(place)));
  const share = Math.min(1, Math.max(0, place - i));
  return nodes[i]! + share * (nodes[i + 1]! - nodes[i]!);
}

function contoursSvg(
  { contours: outlines }: IsodoseSlice,
  x: (mm: number) => number,
  y: (mm: number) => number,
): string {
  // Targets last, so that nothing lies over them.
  const order = [...outlines.keys()].toSorted(
    (a, b) => Number(outlines[a]!.target) - Number(outlines[b]!.target),
  );
  return order
    .map((index) => {
      const { rings, target } = outlines[index]!;
      const path = rings
        .map((ring) => {
          const corners = Array.from(
            { length: ring.length / 2 },
            (_, i) => `${at(x(ring[2 * i]!))} ${at(y(ring[2 * i + 1]!))}`,
          );
          return `M${corners.join("L")}Z`;
        })
        .join("");
      const { colour, dash } = contourStyle(outlines, index);
      const pattern = dash === null ? "" : ` stroke-dasharray="${dash}"`;
      const stroke = target ? 1.5 : 1;
      return (
        `<path d="${path}" fill="none" stroke="#000000" stroke-opacity="0.55" stroke-width="${stroke + 1.1}"/>` +
        `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${stroke}"${pattern}/>`
      );
    })
    .join("");
}

/** Targets in white with a pattern each; organs in the colours of structures, which black does not suit here. */
function contourStyle(
  outlines: IsodoseSlice["contours"],
  index: number,
): { readonly colour: string; readonly dash: string | null } {
  const { target } = outlines[index]!;
  const place = outlines.slice(0, index).filter((each) => each.target === target).length;
  if (target) return { colour: "#ffffff", dash: [null, "1.5 1.5", "5 2"][place % 3] ?? null };
  const bright = ["#56b4e9", "#2fd19f", "#f2a7d3", "#ffb000", "#9fc7ff", "#c8e26a"];
  return {
    colour: bright[place % bright.length]!,
    dash: structureStyle(place + 7 * Math.floor(place / bright.length)).dash,
  };
}

/** Five centimetres, or one on a small picture. */
function scaleBar(height: number, scale: number, words: IsodoseFigureWords): string {
  const centimetres = 50 * scale > 30 ? 5 : 1;
  const length = 10 * centimetres * scale;
  const [left, bottom] = [7, height - 8];
  const bar = `M${at(left)} ${at(bottom - 3)}v3h${at(length)}v-3`;
  return (
    `<path d="${bar}" fill="none" stroke="#000000" stroke-width="2.6"/>` +
    `<path d="${bar}" fill="none" stroke="#ffffff" stroke-width="1.1"/>` +
    onPicture(left + length / 2, bottom - 4.5, words.centimetres(centimetres), "middle")
  );
}

/** Seen from the feet: the patient's right is on the left. */
function orientation(width: number, height: number, { marks }: IsodoseFigureWords): string {
  return (
    onPicture(5, height / 2 + 2.8, marks.right, "start") +
    onPicture(width - 5, height / 2 + 2.8, marks.left, "end") +
    onPicture(width / 2, 4 + textSize, marks.anterior, "middle") +
    onPicture(width / 2, height - 5, marks.posterior, "middle")
  );
}

/** White text with a dark edge, to be read on any grey. */
function onPicture(x: number, y: number, text: string, anchor: "start" | "middle" | "end"): string {
  const where = `x="${at(x)}" y="${at(y)}" text-anchor="${anchor}"`;
  return (
    `<text ${where} fill="none" stroke="#000000" stroke-width="2" stroke-linejoin="round">${escapeXml(text)}</text>` +
    `<text ${where} fill="#ffffff">${escapeXml(text)}</text>`
  );
}

interface Entry {
  readonly sample: (x: number, baseline: number) => string;
  readonly label: string;
}

function doseEntries(
  levels: readonly IsodoseLevel[],
  colours: readonly string[],
): readonly Entry[] {
  return levels
    .map(({ label }, i): Entry => ({
      label,
      sample: (x, baseline) =>
        `<rect x="${at(x)}" y="${at(baseline - 7)}" width="14" height="8" fill="#5a5a5a"/>` +
        `<rect x="${at(x)}" y="${at(baseline - 7)}" width="14" height="8" fill="${colours[i]}" fill-opacity="0.55" stroke="${colours[i]}" stroke-width="1"/>`,
    }))
    .toReversed();
}

function contourEntries({ contours: outlines }: IsodoseSlice): readonly Entry[] {
  return outlines.map(({ label, target }, index): Entry => {
    const { colour, dash } = contourStyle(outlines, index);
    const pattern = dash === null ? "" : ` stroke-dasharray="${dash}"`;
    return {
      label,
      sample: (x, baseline) =>
        `<rect x="${at(x)}" y="${at(baseline - 7)}" width="14" height="8" fill="#5a5a5a"/>` +
        `<path d="M${at(x)} ${at(baseline - 3)}h14" stroke="${colour}" stroke-width="${target ? 1.5 : 1.1}" fill="none"${pattern}/>`,
    };
  });
}

interface Legend {
  readonly content: string;
  readonly height: number;
}

function legendColumn(
  slice: IsodoseSlice,
  levels: readonly IsodoseLevel[],
  colours: readonly string[],
  left: number,
  words: IsodoseFigureWords,
): Legend {
  const pieces: string[] = [];
  let baseline = textSize;
  for (const [heading, entries] of [
    [words.isodoses, doseEntries(levels, colours)],
    [words.contours, contourEntries(slice)],
  ] as const) {
    if (entries.length === 0) continue;
    pieces.push(svgText(left, baseline, heading, { weight: "bold" }));
    for (const { sample, label } of entries) {
      baseline += rowHeight;
      pieces.push(sample(left, baseline) + svgText(left + 19, baseline, label));
    }
    baseline += rowHeight + 6;
  }
  return { content: pieces.join(""), height: baseline - rowHeight };
}

function legendBelow(
  slice: IsodoseSlice,
  levels: readonly IsodoseLevel[],
  colours: readonly string[],
  width: number,
  top: number,
  words: IsodoseFigureWords,
): Legend {
  const pieces: string[] = [];
  let baseline = top + textSize;
  for (const [heading, entries] of [
    [words.isodoses, doseEntries(levels, colours)],
    [words.contours, contourEntries(slice)],
  ] as const) {
    if (entries.length === 0) continue;
    pieces.push(svgText(0, baseline, heading, { weight: "bold" }));
    const widest = Math.max(...entries.map(({ label }) => textWidth(label, textSize))) + 25;
    const columns = Math.max(1, Math.floor(width / widest));
    entries.forEach(({ sample, label }, i) => {
      const column = (i % columns) * (width / columns);
      const line = baseline + (1 + Math.floor(i / columns)) * rowHeight;
      pieces.push(sample(column, line) + svgText(column + 19, line, label));
    });
    baseline += (1 + Math.ceil(entries.length / columns)) * rowHeight + 3;
  }
  return { content: pieces.join(""), height: baseline - top - rowHeight + 2 };
}
