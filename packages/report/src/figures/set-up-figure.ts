import { type GroupStyle, ink, quietInk } from "./palette.ts";
import { at, type FigureWidth, svgFigure, svgText, textSize, widthPoints } from "./svg.ts";
import { textWidth } from "./text-width.ts";

/** A shift along the patient's axes, mm. */
export type Shift = Readonly<Record<"lr" | "ap" | "si", number | null>>;

/** One patient: the mean shift, and that of each fraction. */
export interface SetUpPatient {
  /** Place of the group, which gives colour and mark. */
  readonly group: number;
  readonly mean: Shift;
  readonly fractions: readonly Shift[];
}

/** What the figure shows and what its legend calls it. */
export interface SetUpScatter {
  readonly patients: readonly SetUpPatient[];
  /** Label of each group; one for everybody where there are none. */
  readonly groups: readonly string[];
  readonly styles: readonly GroupStyle[];
  readonly population: { readonly mean: Shift; readonly systematic: Shift };
  /** Smallest margin used, mm; null where none is recorded. */
  readonly marginMm: number | null;
  readonly words: {
    readonly axes: Readonly<Record<"lr" | "ap" | "si", string>>;
    readonly planes: readonly [string, string, string];
    readonly fraction: string;
    readonly population: string;
    readonly systematic: string;
    readonly margin: string;
  };
  readonly description: string;
}

const planes = [
  { x: "lr", y: "si" },
  { x: "ap", y: "si" },
  { x: "lr", y: "ap" },
] as const;

const axisRoom = 30;
const titleRoom = 14;
const labelRoom = 26;
const rowHeight = 11;

/**
 * Couch shifts in the three planes through the patient: every fraction joined to its patient's mean, the
 * population's mean with an ellipse of Σ about it, and the smallest margin used. All planes have one scale.
 * Of more than 400 patients the means alone are drawn.
 *
 * @returns SVG text: three planes in a row on a page, two and one in a column
 */
export function setUpFigure(
  scatter: SetUpScatter,
  options: { readonly width: FigureWidth },
): string {
  const whole = widthPoints(options.width);
  const columns = options.width === "page" ? 3 : 2;
  const gutter = 10;
  const cell = (whole - gutter * (columns - 1)) / columns;
  const side = cell - axisRoom - 4;
  const cellHeight = titleRoom + side + labelRoom;
  const extent = extentOf(scatter);
  const panels = planes.map((plane, index) => {
    const left = (index % columns) * (cell + gutter) + axisRoom;
    const top = Math.floor(index / columns) * (cellHeight + gutter) + titleRoom;
    return panelSvg(scatter, plane, scatter.words.planes[index] ?? "", { left, top, side, extent });
  });
  const rows = Math.ceil(planes.length / columns);
  const bottom = rows * cellHeight + (rows - 1) * gutter;
  const beside = columns === 2;
  const legend = beside
    ? legendSvg(scatter, cell + gutter + 8, cellHeight + gutter + titleRoom, cell - 8)
    : legendSvg(scatter, axisRoom, bottom + 4, whole - axisRoom);
  return svgFigure({
    width: options.width,
    height: beside ? Math.max(bottom, legend.bottom) : legend.bottom,
    description: scatter.description,
    content: panels.join("") + legend.svg,
  });
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly side: number;
  readonly extent: number;
}

/** The least multiple of 2 mm beyond every point and the margin. */
function extentOf({ patients, marginMm }: SetUpScatter): number {
  const all = patients.flatMap(({ fractions, mean }) =>
    [mean, ...fractions].flatMap((shift) => [shift.lr, shift.ap, shift.si]),
  );
  const largest = all.reduce<number>(
    (most, value) => Math.max(most, Math.abs(value ?? 0)),
    marginMm ?? 1,
  );
  return Math.ceil((largest + 0.2) / 2) * 2;
}

function panelSvg(
  scatter: SetUpScatter,
  plane: (typeof planes)[number],
  title: string,
  { left, top, side, extent }: Place,
): string {
  const x = (mm: number) => left + (side * (mm + extent)) / (2 * extent);
  const y = (mm: number) => top + (side * (extent - mm)) / (2 * extent);
  const point = (shift: Shift) => {
    const [h, v] = [shift[plane.x], shift[plane.y]];
    return h === null || v === null ? null : { x: x(h), y: y(v) };
  };
  const isCrowd = isCrowded(scatter);
  const spokes: string[] = [];
  const fractions: string[] = [];
  const means: string[] = isCrowd ? [crowdMarks(scatter, point)] : [];
  for (const patient of isCrowd ? [] : scatter.patients) {
    const { colour } = scatter.styles[patient.group] ?? { colour: ink };
    const centre = point(patient.mean);
    if (centre === null) continue;
    for (const each of patient.fractions) {
      const end = point(each);
      if (end === null) continue;
      spokes.push(
        `<path d="M${at(centre.x)} ${at(centre.y)}L${at(end.x)} ${at(end.y)}" stroke="${colour}" stroke-width="0.4" opacity="0.45"/>`,
      );
      fractions.push(
        `<circle cx="${at(end.x)}" cy="${at(end.y)}" r="1.1" fill="#ffffff" stroke="${colour}" stroke-width="0.5"/>`,
      );
    }
    means.push(mark(patient.group, centre.x, centre.y, colour, side < 100 ? 0.8 : 1));
  }
  const { mean, systematic } = scatter.population;
  const population = point(mean);
  const [rx, ry] = [systematic[plane.x], systematic[plane.y]];
  const scale = side / (2 * extent);
  return [
    svgText(left, top - 5, title, { weight: "bold" }),
    axes(scatter, plane, { left, top, side, extent }, x, y),
    scatter.marginMm === null ? "" : marginBox(x, y, scatter.marginMm),
    ...spokes,
    ...fractions,
    ...means,
    population === null || rx === null || ry === null
      ? ""
      : ellipse(population.x, population.y, rx * scale, ry * scale),
    population === null ? "" : cross(population.x, population.y),
  ].join("");
}

function axes(
  { words }: SetUpScatter,
  plane: (typeof planes)[number],
  { left, top, side, extent }: Place,
  x: (mm: number) => number,
  y: (mm: number) => number,
): string {
  const step = extent / 2;
  const ticks = [-extent, -step, 0, step, extent];
  const number = (mm: number) => (mm < 0 ? `−${-mm}` : String(mm));
  const middle = top + side / 2;
  const labelX = left - axisRoom + 8;
  return [
    `<rect x="${at(left)}" y="${at(top)}" width="${at(side)}" height="${at(side)}" fill="none" stroke="${quietInk}" stroke-width="0.6"/>`,
    `<path d="M${at(x(0))} ${at(top)}v${at(side)}M${at(left)} ${at(y(0))}h${at(side)}" stroke="#bbbbbb" stroke-width="0.5"/>`,
    ...ticks.map((mm) => {
      const mayLabel = mm % 1 === 0;
      const label = mayLabel ? number(mm) : "";
      return (
        `<path d="M${at(x(mm))} ${at(top + side)}v2.5M${at(left)} ${at(y(mm))}h-2.5" stroke="${quietInk}" stroke-width="0.6"/>` +
        svgText(x(mm), top + side + 10.5, label, { anchor: "middle" }) +
        svgText(left - 4, y(mm) + 2.8, label, { anchor: "end" })
      );
    }),
    svgText(left + side / 2, top + side + 21.5, words.axes[plane.x], { anchor: "middle" }),
    `<g transform="rotate(-90 ${at(labelX - 1)} ${at(middle)})">${svgText(labelX - 1, middle, words.axes[plane.y], { anchor: "middle" })}</g>`,
  ].join("");
}

function marginBox(x: (mm: number) => number, y: (mm: number) => number, mm: number): string {
  const width = x(mm) - x(-mm);
  return `<rect x="${at(x(-mm))}" y="${at(y(mm))}" width="${at(width)}" height="${at(width)}" fill="none" stroke="${quietInk}" stroke-width="0.8" stroke-dasharray="1 1.6"/>`;
}

/** Of more patients than this the means alone are drawn, as dots: fractions and shapes would hide each other. */
const crowd = 400;

function isCrowded({ patients }: SetUpScatter): boolean {
  return patients.length > crowd;
}

/** Whether every fraction is drawn, and not the means alone, or nobody. */
export function drawsFractions(scatter: SetUpScatter): boolean {
  return !isCrowded(scatter) && scatter.patients.some(({ fractions }) => fractions.length > 0);
}

/** The means of a crowd, a path for each group; dots that fall on the same point of paper are drawn once. */
function crowdMarks(
  { patients, styles }: SetUpScatter,
  point: (shift: Shift) => { readonly x: number; readonly y: number } | null,
): string {
  return styles
    .map(({ colour }, group) => {
      const places = new Set<string>();
      for (const patient of patients) {
        const place = patient.group === group ? point(patient.mean) : null;
        if (place !== null) places.add(`${Math.round(place.x)} ${Math.round(place.y)}`);
      }
      const dots = [...places].map((place) => `M${place}h.01`).join("");
      return crowdDots(dots, group, colour);
    })
    .join("");
}

function crowdDots(path: string, group: number, colour: string): string {
  const cap = group % 2 === 0 ? "round" : "square";
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.6" stroke-linecap="${cap}" opacity="0.6"/>`;
}

/** Circle, square, triangle and diamond tell groups apart where colours do not. */
function mark(group: number, x: number, y: number, colour: string, size = 1): string {
  const common = `fill="${colour}" stroke="#ffffff" stroke-width="0.5"`;
  const s = (value: number) => at(value * size);
  switch (group % 4) {
    case 0:
      return `<circle cx="${at(x)}" cy="${at(y)}" r="${s(2.5)}" ${common}/>`;
    case 1:
      return `<rect x="${at(x - 2.3 * size)}" y="${at(y - 2.3 * size)}" width="${s(4.6)}" height="${s(4.6)}" ${common}/>`;
    case 2:
      return `<path d="M${at(x)} ${at(y - 3 * size)}l${s(2.8)} ${s(5)}h${s(-5.6)}z" ${common}/>`;
    default:
      return `<path d="M${at(x)} ${at(y - 3.2 * size)}l${s(3.2)} ${s(3.2)}l${s(-3.2)} ${s(3.2)}l${s(-3.2)} ${s(-3.2)}z" ${common}/>`;
  }
}

/** Dashes on white, so that they are seen across marks. */
function ellipse(x: number, y: number, rx: number, ry: number): string {
  const shape = `<ellipse cx="${at(x)}" cy="${at(y)}" rx="${at(rx)}" ry="${at(ry)}" fill="none"`;
  return `${shape} stroke="#ffffff" stroke-width="2" opacity="0.8"/>${shape} stroke="${ink}" stroke-width="1" stroke-dasharray="3 1.5"/>`;
}

function cross(x: number, y: number): string {
  return `<path d="M${at(x - 4)} ${at(y)}h8M${at(x)} ${at(y - 4)}v8" stroke="#ffffff" stroke-width="2.4"/><path d="M${at(x - 4)} ${at(y)}h8M${at(x)} ${at(y - 4)}v8" stroke="${ink}" stroke-width="1.2"/>`;
}

function legendSvg(
  scatter: SetUpScatter,
  left: number,
  top: number,
  width: number,
): { readonly svg: string; readonly bottom: number } {
  const { words, groups, styles, marginMm } = scatter;
  const entries: { readonly label: string; readonly key: (x: number, y: number) => string }[] = [
    ...(scatter.patients.length === 0 ? [] : groups).map((label, index) => ({
      label,
      key: (x: number, y: number) => {
        const colour = styles[index]?.colour ?? ink;
        return isCrowded(scatter)
          ? crowdDots(`M${at(x + 6)} ${at(y)}h.01`, index, colour)
          : mark(index, x + 6, y, colour);
      },
    })),
    ...(drawsFractions(scatter)
      ? [
          {
            label: words.fraction,
            key: (x: number, y: number) =>
              `<circle cx="${at(x + 6)}" cy="${at(y)}" r="1.1" fill="#ffffff" stroke="${ink}" stroke-width="0.5"/>`,
          },
        ]
      : []),
    { label: words.population, key: (x, y) => cross(x + 6, y) },
    {
      label: words.systematic,
      key: (x, y) => ellipse(x + 6, y, 6, 3.4),
    },
    ...(marginMm === null
      ? []
      : [
          {
            label: words.margin,
            key: (x: number, y: number) =>
              `<rect x="${at(x + 2)}" y="${at(y - 4)}" width="8" height="8" fill="none" stroke="${quietInk}" stroke-width="0.8" stroke-dasharray="1 1.6"/>`,
          },
        ]),
  ];
  let [x, line] = [0, 0];
  const pieces = entries.map(({ label, key }) => {
    const needed = 17 + textWidth(label, textSize);
    if (x > 0 && x + needed > width) [x, line] = [0, line + 1];
    const baseline = top + line * rowHeight + textSize;
    const piece = key(left + x, baseline - 2.8) + svgText(left + x + 16, baseline, label);
    x += needed + 12;
    return piece;
  });
  return { svg: pieces.join(""), bottom: top + (line + 1) * rowHeight + 2 };
}
