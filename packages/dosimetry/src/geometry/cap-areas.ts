import { kernels, lay, scratch } from "../kernels/kernel-memory.ts";
import type { ContourPlane } from "./planar-contours.ts";
import { polygonSection } from "./polygon-section.ts";
import { layStripMiddles, type Section } from "./section.ts";
import { spansMeet } from "./span-algebra.ts";

/** Lines by which two sections are compared. */
const comparisonLines = 64;

/**
 * Area of a slice's components that end here: those that nothing on the neighbouring slice touches.
 *
 * @param neighbour the next slice on one side, or null where there is none
 * @returns mm²
 */
export function capAreas(
  { rings }: ContourPlane,
  section: Section,
  neighbour: { readonly plane: ContourPlane; readonly section: Section } | null,
): number {
  if (neighbour === null || neighbour.section.bounds === null) return section.areaMm2();
  if (rings.length === 1) {
    return shareMiddle(section, rings, neighbour.plane.rings) || touches(section, neighbour.section)
      ? 0
      : section.areaMm2();
  }
  let area = 0;
  for (const component of components(rings)) {
    if (!touches(component, neighbour.section)) area += component.areaMm2();
  }
  return area;
}

/** Whether the middle of a section's bounds lies in both slices, as it does in most: no scan is needed then. */
function shareMiddle(
  { bounds }: Section,
  a: readonly Float64Array[],
  b: readonly Float64Array[],
): boolean {
  if (bounds === null) return false;
  const x = (bounds.left + bounds.right) / 2;
  const y = (bounds.bottom + bounds.top) / 2;
  return within(a, x, y) && within(b, x, y);
}

function within(rings: readonly Float64Array[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) if (encloses(ring, x, y)) inside = !inside;
  return inside;
}

function touches(a: Section, b: Section): boolean {
  if (a.bounds === null || b.bounds === null) return false;
  const bottom = Math.max(a.bounds.bottom, b.bounds.bottom);
  const top = Math.min(a.bounds.top, b.bounds.top);
  if (bottom >= top || a.bounds.left >= b.bounds.right || b.bounds.left >= a.bounds.right) {
    return false;
  }
  return scratch(() => {
    const y = layStripMiddles(bottom, top, comparisonLines);
    return spansMeet(a.laySpans(y, comparisonLines), b.laySpans(y, comparisonLines));
  });
}

/** Outer rings, each with the rings directly inside it. */
function components(rings: readonly Float64Array[]): Section[] {
  const parents = rings.map((ring, i) =>
    rings.map((_, j) => j).filter((j) => j !== i && encloses(rings[j]!, ring[0]!, ring[1]!)),
  );
  return rings.flatMap((ring, i) => {
    const depth = parents[i]!.length;
    if (depth % 2 === 1) return [];
    const holes = rings.filter(
      (_, j) => parents[j]!.length === depth + 1 && parents[j]!.includes(i),
    );
    return [polygonSection([ring, ...holes])];
  });
}

/** Whether a point lies in a ring (even–odd). */
export function encloses(ring: Float64Array, x: number, y: number): boolean {
  return scratch(() => kernels.encloses(lay(ring), ring.length >> 1, x, y) !== 0);
}
