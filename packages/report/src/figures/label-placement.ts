/** A rectangle in points, y downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A stroke that a label must not touch. */
export interface Stroke {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Whether a horizontal or vertical stroke runs through a box. */
function crosses(box: Box, stroke: Stroke): boolean {
  return (
    Math.max(stroke.x1, stroke.x2) >= box.left &&
    Math.min(stroke.x1, stroke.x2) <= box.right &&
    Math.max(stroke.y1, stroke.y2) >= box.top &&
    Math.min(stroke.y1, stroke.y2) <= box.bottom
  );
}

function overlaps(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    one.right > other.left &&
    one.top < other.bottom &&
    one.bottom > other.top
  );
}

/** The first of the proposed boxes that is free of strokes and other labels; null where none is. */
export function freeBox(
  proposals: readonly Box[],
  strokes: readonly Stroke[],
  taken: readonly Box[],
  frame: Box,
): Box | null {
  return (
    proposals.find(
      (box) =>
        box.left >= frame.left &&
        box.right <= frame.right &&
        box.top >= frame.top &&
        box.bottom <= frame.bottom &&
        !taken.some((other) => overlaps(box, other)) &&
        !strokes.some((stroke) => crosses(box, stroke)),
    ) ?? null
  );
}

/**
 * Places for the label of a curve: above or below it, from its end backwards.
 *
 * @param corners corners of the curve in points, in the order of time
 */
export function labelProposals(
  corners: readonly { readonly x: number; readonly y: number }[],
  size: { readonly width: number; readonly height: number },
): readonly Box[] {
  const first = corners[0];
  const last = corners.at(-1);
  if (first === undefined || last === undefined) return [];
  const gap = 2.5;
  const boxes: Box[] = [];
  for (let right = last.x; right - size.width > first.x; right -= 6) {
    const left = right - size.width;
    const spanned = corners
      .filter((each) => each.x >= left && each.x <= right)
      .map((each) => each.y);
    const before = corners.findLast((each) => each.x < left);
    const heights = before === undefined ? spanned : [...spanned, before.y];
    if (heights.length === 0) continue;
    const highest = Math.min(...heights);
    const lowest = Math.max(...heights);
    boxes.push(
      { left, right, top: highest - gap - size.height, bottom: highest - gap },
      { left, right, top: lowest + gap, bottom: lowest + gap + size.height },
    );
  }
  return boxes;
}
