import { slicePartsOf, touch, type SlicePart } from "./slice-parts.ts";

/**
 * Area of a slice's components that end here: those that nothing on the neighbouring slice touches.
 *
 * @param neighbour the next slice on one side, or null where there is none
 * @returns mm²
 */
export function capAreas(slice: SlicePart, neighbour: SlicePart | null): number {
  if (neighbour === null || neighbour.section.bounds === null) return slice.section.areaMm2();
  const parts = slice.rings.length === 1 ? [slice] : slicePartsOf(slice.rings);
  let area = 0;
  for (const part of parts) if (!touch(part, neighbour)) area += part.section.areaMm2();
  return area;
}
