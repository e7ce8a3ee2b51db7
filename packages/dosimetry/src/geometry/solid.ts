import type { Axes } from "./axes.ts";
import type { Rectangle, Section } from "./section.ts";

/** The part of a solid between two heights along the slice normal. */
export interface Slab {
  readonly fromMm: number;
  readonly toMm: number;
  /** The same section at every height, or null where it changes within the slab. */
  readonly constant: Section | null;
  /** Around all its sections where that is known without looking at them. */
  readonly bounds?: Rectangle | null;
  /** Of an end that widens: points that its surface reaches beyond the section, at their height. */
  readonly rim?: { readonly outline: Float64Array; readonly heightMm: number };
  /** The section at a height between `fromMm` and `toMm`. */
  sectionAt(heightMm: number): Section;
}

/** A region of the patient, cut into slabs along its slice normal; heights ascend and slabs do not overlap. */
export interface Solid {
  readonly axes: Axes;
  readonly slabs: readonly Slab[];
}

/** The section of a solid at a height; undefined outside its slabs. */
export function sectionOf(solid: Solid, heightMm: number): Section | undefined {
  const { slabs } = solid;
  let low = 0;
  let high = slabs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (slabs[middle]!.toMm <= heightMm) low = middle + 1;
    else high = middle;
  }
  const slab = slabs[low];
  return slab !== undefined && slab.fromMm <= heightMm ? slab.sectionAt(heightMm) : undefined;
}

/** Levels at which a slab that changes with height is cut: middles of parts of equal height. */
export function levelsOf(slab: Slab, partMm: number): readonly number[] {
  const height = slab.toMm - slab.fromMm;
  const parts = slab.constant === null ? Math.max(4, Math.ceil(height / partMm - 1e-9)) : 1;
  return Array.from({ length: parts }, (_, i) => slab.fromMm + ((i + 0.5) * height) / parts);
}

/**
 * Volume of a solid.
 *
 * Exact for slabs of polygons; where sections change within a slab, by the midpoint rule on parts of
 * at most 0.2 mm.
 *
 * @returns cm³, 0 for an empty solid
 */
export function solidVolume(solid: Solid): number {
  let volume = 0;
  for (const slab of solid.slabs) {
    const levels = levelsOf(slab, 0.2);
    const part = (slab.toMm - slab.fromMm) / levels.length;
    for (const level of levels) volume += slab.sectionAt(level).areaMm2() * part;
  }
  return volume / 1000;
}
