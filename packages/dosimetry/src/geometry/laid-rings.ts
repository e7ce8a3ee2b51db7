import { kernels, lay, reserve, shared } from "../kernels/kernel-memory.ts";
import type { LaidSpans } from "./section.ts";

/** Rings in the memory of the kernels, one after another. */
export interface LaidRings {
  readonly coordinates: number;
  /** Address of the number of points up to the end of each ring. */
  readonly ringEnds: number;
  readonly rings: number;
  /** Points of all rings. */
  readonly points: number;
}

/** Bytes that rings take there. */
export function bytesOf(rings: readonly Float64Array[]): number {
  return rings.reduce((sum, ring) => sum + ring.byteLength, 0);
}

export function layRings(rings: readonly Float64Array[]): LaidRings {
  const ringEnds = reserve(4 * rings.length);
  let points = 0;
  let coordinates = 0;
  for (const [i, ring] of rings.entries()) {
    const at = lay(ring);
    if (i === 0) coordinates = at;
    points += ring.length >> 1;
    shared.i32[(ringEnds >> 2) + i] = points;
  }
  return { coordinates, ringEnds, rings: rings.length, points };
}

/** Lays the spans of the region that rings enclose by the even–odd rule. */
export function laySpansOfRings(
  { coordinates, ringEnds, rings }: LaidRings,
  y: number,
  lines: number,
): LaidSpans {
  const starts = reserve(4 * (lines + 1));
  const next = reserve(4 * lines);
  // Nobody knows how many there will be: they go behind all that is reserved.
  const x = reserve(0);
  const scan = () => kernels.spansOfRings(coordinates, ringEnds, rings, y, lines, starts, next, x);
  const crossings = scan();
  reserve(8 * Math.abs(crossings));
  return { lines, starts, x, ends: crossings < 0 ? scan() : crossings };
}

/** Whether a point lies in the region that rings enclose by the even–odd rule. */
export function encloses(
  { coordinates, ringEnds, rings }: LaidRings,
  x: number,
  y: number,
): boolean {
  return kernels.encloses(coordinates, ringEnds, rings, x, y) !== 0;
}
