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
