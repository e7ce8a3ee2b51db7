import { joinRectangles, type Rectangle } from "./section.ts";
import { levelsOf, type Solid } from "./solid.ts";

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
    let filled = false;
    for (const level of levelsOf(slab, 1)) {
      const { bounds } = slab.sectionAt(level);
      if (bounds === null) continue;
      filled = true;
      rectangle = joinRectangles(rectangle, bounds);
    }
    if (!filled) continue;
    if (slab.fromMm < low) low = slab.fromMm;
    if (slab.toMm > high) high = slab.toMm;
  }
  if (rectangle === null) return null;
  return {
    low: [rectangle.left, rectangle.bottom, low],
    high: [rectangle.right, rectangle.top, high],
  };
}
