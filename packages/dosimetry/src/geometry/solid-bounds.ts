import { joinRectangles, type Rectangle } from "./section.ts";
import { levelsOf, type Slab, type Solid } from "./solid.ts";

/** Smallest box around a solid along its axes, mm. */
export interface SolidBounds {
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
}

/** The box around a solid, or null where it is empty. */
export function solidBounds(solid: Solid): SolidBounds | null {
  let rectangle: Rectangle | null = null;
  let low = Infinity;
  let high = -Infinity;
  for (const slab of solid.slabs) {
    const around = slab.bounds === undefined ? boundsByLevels(slab) : slab.bounds;
    if (around === null) continue;
    rectangle = joinRectangles(rectangle, around);
    if (slab.fromMm < low) low = slab.fromMm;
    if (slab.toMm > high) high = slab.toMm;
  }
  if (rectangle === null) return null;
  return {
    low: [rectangle.left, rectangle.bottom, low],
    high: [rectangle.right, rectangle.top, high],
  };
}

function boundsByLevels(slab: Slab): Rectangle | null {
  return levelsOf(slab, 1).reduce<Rectangle | null>(
    (around, level) => joinRectangles(around, slab.sectionAt(level).bounds),
    null,
  );
}
