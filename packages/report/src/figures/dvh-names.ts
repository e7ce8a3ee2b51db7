import type { Box } from "./label-placement.ts";
import { textSize } from "./svg.ts";
import { textWidth } from "./text-width.ts";

/** A point of a curve, in points of print. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** Longest piece of a curve that is looked at as one. */
const pieceLength = 3;

/** A name stands this far from its own curve, and every other curve is about twice as far from it. */
const reach = 3.5;
const clear = 7;

/** Curves nearer to each other than this look like one. */
const apart = 3;

/** More room than this around a name is not better. */
const enough = 24;

/**
 * A place beside each curve for its name, nearer to it than to any other curve; null where a curve runs too close to others, or
 * its name finds no room.
 *
 * @param curves points of each curve in the order of dose
 * @param taken what no name may cover, such as flags
 */
export function dvhNames(
  curves: readonly { readonly label: string; readonly points: readonly Place[] }[],
  taken: readonly Box[],
  frame: Box,
): readonly (Box | null)[] {
  const pieces = curves.map(({ points }) => piecesOf(points));
  const placed: Box[] = [...taken];
  return curves.map(({ label }, own) => {
    const width = textWidth(label, textSize);
    const others = pieces.flatMap((each, index) => (index === own ? [] : each));
    let best: { readonly box: Box; readonly room: number } | null = null;
    for (const at of pieces[own] ?? []) {
      if (others.some((each) => Math.hypot(each.x - at.x, each.y - at.y) < apart)) continue;
      for (const box of beside(at, width)) {
        if (!isInside(box, frame) || placed.some((other) => overlaps(box, other))) continue;
        if ((pieces[own] ?? []).some((each) => distance(each, box) < 1)) continue;
        const room = others.reduce((least, each) => Math.min(least, distance(each, box)), enough);
        if (room >= clear && room > (best?.room ?? 0)) best = { box, room };
      }
    }
    if (best !== null) placed.push(best.box);
    return best?.box ?? null;
  });
}

/** Right and left of a place; where the curve falls slowly, higher on its right and lower on its left. */
function beside({ x, y }: Place, width: number): readonly Box[] {
  const box = (left: number, middle: number): Box => ({
    left,
    right: left + width,
    top: middle - textSize / 2,
    bottom: middle + textSize / 2,
  });
  const [right, left] = [x + reach, x - reach - width];
  return [box(right, y), box(left, y), box(right, y - textSize / 2), box(left, y + textSize / 2)];
}

/** Points along a curve, no farther apart than a piece. */
function piecesOf(points: readonly Place[]): readonly Place[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (before === undefined) return [point];
    const count = Math.ceil(Math.hypot(point.x - before.x, point.y - before.y) / pieceLength);
    return Array.from({ length: count }, (_, i) => ({
      x: before.x + ((point.x - before.x) * (i + 1)) / count,
      y: before.y + ((point.y - before.y) * (i + 1)) / count,
    }));
  });
}

function distance({ x, y }: Place, box: Box): number {
  return Math.hypot(
    Math.max(box.left - x, 0, x - box.right),
    Math.max(box.top - y, 0, y - box.bottom),
  );
}

function isInside(box: Box, frame: Box): boolean {
  return (
    box.left >= frame.left &&
    box.right <= frame.right &&
    box.top >= frame.top &&
    box.bottom <= frame.bottom
  );
}

function overlaps(one: Box, other: Box): boolean {
  return (
    one.left < other.right + 2 &&
    one.right > other.left - 2 &&
    one.top < other.bottom &&
    one.bottom > other.top
  );
}
