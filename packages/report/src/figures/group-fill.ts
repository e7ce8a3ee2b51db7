import { ink, type GroupStyle } from "./palette.ts";
import { at, svgText, textSize } from "./svg.ts";
import { textWidth } from "./text-width.ts";

/** Distance of the lines of a pattern, in points. */
const patternGap = 2.6;

/**
 * A rectangle in the style of a group: the first solid, others light with an outline and lines across, along, or none, so that grey
 * print and colour-blind readers tell them apart.
 */
export function groupRect(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  style: GroupStyle,
  index: number,
): string {
  const { x, y, width, height } = box;
  const rect = `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}"`;
  if (index === 0) return `${rect} fill="${style.colour}"/>`;
  const lines: string[] = [];
  if (index % 3 === 1)
    for (let line = y + patternGap; line < y + height - 0.5; line += patternGap)
      lines.push(`M${at(x)} ${at(line)}h${at(width)}`);
  if (index % 3 === 2)
    for (let line = x + patternGap; line < x + width - 0.5; line += patternGap)
      lines.push(`M${at(line)} ${at(y)}v${at(height)}`);
  const pattern =
    lines.length === 0
      ? ""
      : `<path d="${lines.join("")}" stroke="${style.colour}" stroke-width="0.7" fill="none"/>`;
  return `${rect} fill="${style.colour}" fill-opacity="0.25" stroke="${style.colour}" stroke-width="0.6"/>${pattern}`;
}

export interface KeyEntry {
  readonly label: string;
  /** Draws the sample in a box 12 points wide and 7 high, its left and middle given. */
  readonly sample: (x: number, middle: number) => string;
  readonly fill?: string;
}

const sampleWidth = 16;
const entryGap = 12;
const rowHeight = 11;

/** A key of samples with their names, in as many rows as the width needs. */
export function keySvg(
  entries: readonly KeyEntry[],
  width: number,
  left: number,
  top: number,
): { readonly content: string; readonly height: number } {
  let x = left;
  let row = 0;
  const pieces = entries.map(({ label, sample, fill }) => {
    const entryWidth = sampleWidth + textWidth(label, textSize);
    if (x > left && x + entryWidth > width) {
      x = left;
      row++;
    }
    const baseline = top + row * rowHeight + textSize;
    const piece =
      sample(x, baseline - 2.8) + svgText(x + sampleWidth, baseline, label, { fill: fill ?? ink });
    x += entryWidth + entryGap;
    return piece;
  });
  return { content: pieces.join(""), height: entries.length === 0 ? 0 : (row + 1) * rowHeight + 3 };
}

/** The key of the groups, filled as their bars are. */
export function groupEntries(
  labels: readonly string[],
  styles: readonly GroupStyle[],
): readonly KeyEntry[] {
  return labels.map((label, index): KeyEntry => {
    const style = styles[index] ?? { colour: ink, ink, dash: null };
    return {
      label,
      sample: (x, middle) => groupRect({ x, y: middle - 3.5, width: 12, height: 7 }, style, index),
      fill: style.ink,
    };
  });
}
