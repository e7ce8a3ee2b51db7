import { quietInk } from "./palette.ts";
import { at, svgFigure, svgText, textSize, widthPoints, type FigureWidth } from "./svg.ts";
import { wrappedText } from "./text-width.ts";

/** A box of the flow: a heading with its count, and reasons with theirs. */
export interface FlowBox {
  readonly heading: FlowLine;
  readonly lines: readonly FlowLine[];
}

/** A text with its count, and the name of that number. */
export interface FlowLine {
  readonly text: string;
  readonly number?: string | undefined;
}

/** Who was assessed, excluded, analysed and lost, as text with counts in place. */
export interface FlowFigure {
  readonly assessed: FlowBox;
  readonly excluded: FlowBox;
  readonly included: FlowBox;
  readonly groups: readonly FlowBox[];
  readonly lost: FlowBox | null;
  readonly description: string;
}

interface PlacedBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly svg: string;
}

const padding = 6;
const lineHeight = 10.5;
const gap = 18;

/**
 * The flow of participants in boxes (STROBE item 13, after CONSORT).
 *
 * @returns SVG text
 */
export function participantFlowFigure(
  flow: FlowFigure,
  options: { readonly width: FigureWidth },
): string {
  const { width } = options;
  const whole = widthPoints(width) - 1;
  const left = 0.5;
  const mainWidth = Math.min(whole * 0.44, 200);
  const sideX = left + mainWidth + 24;
  const sideWidth = Math.min(whole - mainWidth - 24, 270);
  const used = mainWidth + 24 + sideWidth;
  const middle = left + mainWidth / 2;

  const assessed = placed(flow.assessed, left, 0.5, mainWidth, "middle");
  const excluded = placed(flow.excluded, sideX, bottomOf(assessed) + gap, sideWidth, "start");
  const includedTop = bottomOf(excluded) + gap;
  const included = placed(flow.included, left, includedTop, mainWidth, "middle");
  const arrows = [
    arrowDown(middle, bottomOf(assessed), includedTop),
    arrowRight(middle, sideX, excluded.y + excluded.height / 2),
  ];

  const groupGap = 14;
  const groupWidth =
    flow.groups.length === 0
      ? 0
      : Math.min(mainWidth, (used - groupGap * (flow.groups.length - 1)) / flow.groups.length);
  const groupTop = bottomOf(included) + gap * 1.4;
  const groups = evenly(
    flow.groups.map((group, index) =>
      placed(group, left + index * (groupWidth + groupGap), groupTop, groupWidth, "middle"),
    ),
  );
  const forkAt = bottomOf(included) + gap * 0.6;
  const centres = groups.map((box) => box.x + box.width / 2);
  if (groups.length > 0) {
    arrows.push(line(middle, bottomOf(included), middle, forkAt));
    arrows.push(line(Math.min(middle, ...centres), forkAt, Math.max(middle, ...centres), forkAt));
    for (const centre of centres) arrows.push(arrowDown(centre, forkAt, groupTop));
  }

  const last = groups[0] ?? included;
  const boxes = [assessed, excluded, included, ...groups];
  if (flow.lost !== null) {
    const end = groups.at(-1) ?? included;
    const lostTop = bottomOf(last) + gap * 1.4;
    const lost = placed(flow.lost, left, lostTop, end.x + end.width - left, "middle");
    boxes.push(lost);
    if (groups.length === 0) arrows.push(arrowDown(middle, bottomOf(included), lostTop));
    for (const centre of centres) arrows.push(arrowDown(centre, bottomOf(last), lostTop));
  }
  return svgFigure({
    width,
    height: Math.max(...boxes.map(bottomOf)) + 1,
    description: flow.description,
    content: [...arrows, ...boxes.map((box) => box.svg)].join(""),
  });
}

const bottomOf = (box: PlacedBox): number => box.y + box.height;

function placed(
  box: FlowBox,
  x: number,
  y: number,
  width: number,
  align: "start" | "middle",
): PlacedBox {
  const room = width - 2 * padding;
  const heading = wrappedText(box.heading.text, room, textSize, "bold");
  const lines = box.lines.flatMap((each) =>
    wrappedText(each.text, room - 8, textSize).map((text, index) => ({
      text,
      first: index === 0,
      number: each.number,
    })),
  );
  const height = (heading.length + lines.length) * lineHeight + 2 * padding - 1;
  const textX = align === "middle" ? x + width / 2 : x + padding;
  const options = { anchor: align } as const;
  const rows = [
    ...heading.map((text, index) =>
      svgText(textX, y + padding + textSize - 1 + index * lineHeight, text, {
        ...options,
        weight: "bold",
        number: box.heading.number,
      }),
    ),
    ...lines.map(({ text, first, number }, index) => {
      const baseline = y + padding + textSize - 1 + (heading.length + index) * lineHeight;
      return svgText(align === "middle" ? textX : textX + (first ? 0 : 8), baseline, text, {
        ...options,
        number,
      });
    }),
  ];
  const svg = `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" fill="#ffffff" stroke="${quietInk}" stroke-width="0.7"/>${rows.join("")}`;
  return { x, y, width, height, svg };
}

/** Boxes in a row are as high as the highest. */
function evenly(boxes: readonly PlacedBox[]): readonly PlacedBox[] {
  const height = Math.max(0, ...boxes.map((box) => box.height));
  return boxes.map((box) => ({
    ...box,
    height,
    svg: box.svg.replace(` height="${at(box.height)}"`, ` height="${at(height)}"`),
  }));
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<path d="M${at(x1)} ${at(y1)}L${at(x2)} ${at(y2)}" stroke="${quietInk}" stroke-width="0.8" fill="none"/>`;
}

function arrowDown(x: number, from: number, to: number): string {
  return `${line(x, from, x, to - 3)}<path d="M${at(x - 2.5)} ${at(to - 4.5)}L${at(x)} ${at(to)}L${at(x + 2.5)} ${at(to - 4.5)}Z" fill="${quietInk}"/>`;
}

function arrowRight(from: number, to: number, y: number): string {
  return `${line(from, y, to - 3, y)}<path d="M${at(to - 4.5)} ${at(y - 2.5)}L${at(to)} ${at(y)}L${at(to - 4.5)} ${at(y + 2.5)}Z" fill="${quietInk}"/>`;
}
