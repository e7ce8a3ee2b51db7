import { slicePartsOf, touch, type SlicePart } from "./slice-parts.ts";

/** Areas of the components of a slice that nothing touches on the slice below, and on the slice above, mm². */
export interface CapAreas {
  readonly below: number;
  readonly above: number;
}

/**
 * The cap areas of each slice.
 *
 * @param apart whether slice k and the next have nothing to do with one another
 */
export function capAreasOf(
  slices: readonly SlicePart[],
  apart: (k: number) => boolean,
): readonly CapAreas[] {
  const caps = slices.map(({ section }) => ({
    below: section.areaMm2(),
    above: section.areaMm2(),
  }));
  for (let k = 0; k + 1 < slices.length; k++) {
    if (apart(k)) continue;
    const [here, next] = [slices[k]!, slices[k + 1]!];
    const single = here.rings.length === 1 && next.rings.length === 1;
    // Each touches the other.
    if (single && touch(here, next)) {
      caps[k]!.above = 0;
      caps[k + 1]!.below = 0;
    } else if (!single) {
      caps[k]!.above = capAreas(here, next);
      caps[k + 1]!.below = capAreas(next, here);
    }
  }
  return caps;
}

/**
 * Area of a slice's components that end here: those that nothing on the neighbouring slice touches.
 *
 * @returns mm²
 */
function capAreas(slice: SlicePart, neighbour: SlicePart): number {
  if (neighbour.section.bounds === null) return slice.section.areaMm2();
  const parts = slice.rings.length === 1 ? [slice] : slicePartsOf(slice.rings);
  let area = 0;
  for (const part of parts) if (!touch(part, neighbour)) area += part.section.areaMm2();
  return area;
}
