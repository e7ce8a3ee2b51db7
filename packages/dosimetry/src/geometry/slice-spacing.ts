import type { Structure } from "../objects/structure-set.ts";
import { planarContours, type PlanarContours } from "./planar-contours.ts";

/**
 * Distance of the slices on which a structure set was drawn.
 *
 * The commonest distance of neighbouring planes over all structures, to 0.01 mm, so that a structure on
 * one slice, or with a slice left out, still gets the slice thickness of its set.
 *
 * @param structures all structures of one set
 * @returns mm, or null where no structure has two planes
 */
export function sliceSpacing(structures: readonly Structure[]): number | null {
  return commonestSpacing(structures.map((structure) => planarContours(structure)));
}

/** Planes of a structure from which its own spacing counts: a few parts of a target may lie evenly by chance. */
const leastPlanes = 5;
/** No planning images lie further apart, mm. */
const widestSpacingMm = 5;

/**
 * The spacing of one structure: that of its set, or its own where it is drawn throughout on slices further
 * apart, as an organ on planning CT beside targets on finer images.
 */
export function ownSpacing(contours: PlanarContours, spacingMm: number): number {
  if (contours.planes.length < leastPlanes) return spacingMm;
  const own = commonestSpacing([contours])!;
  if (own <= 1.5 * spacingMm || own > widestSpacingMm) return spacingMm;
  const { planes } = contours;
  const asOwn = planes.filter(
    ({ heightMm }, k) => k > 0 && Math.abs(heightMm - planes[k - 1]!.heightMm - own) < 0.02,
  ).length;
  return asOwn >= 0.75 * (planes.length - 1) ? own : spacingMm;
}

/** The same of contours that are grouped already. */
export function commonestSpacing(structures: readonly PlanarContours[]): number | null {
  const counts = new Map<number, number>();
  for (const { planes } of structures) {
    for (let i = 1; i < planes.length; i++) {
      const hundredths = Math.round((planes[i]!.heightMm - planes[i - 1]!.heightMm) * 100);
      counts.set(hundredths, (counts.get(hundredths) ?? 0) + 1);
    }
  }
  let best: number | null = null;
  for (const [hundredths, count] of counts) {
    const held = best === null ? 0 : counts.get(best)!;
    if (count > held || (count === held && best !== null && hundredths < best)) best = hundredths;
  }
  return best === null ? null : best / 100;
}
