import { heldAt, kernels, laid, lay, reserve, shared } from "../kernels/kernel-memory.ts";
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

export function layRings(rings: readonly Float64Array[]): LaidRings {
  const ringEnds = reserve(4 * rings.length);
  let coordinates = heldInTurn(rings);
  let points = 0;
  for (let i = 0; i < rings.length; i++) {
    const ring = rings[i]!;
    points += ring.length >> 1;
    shared.i32[(ringEnds >> 2) + i] = points;
  }
  if (coordinates === null) {
    coordinates = reserve(0);
    for (const ring of rings) lay(ring);
  }
  return { coordinates, ringEnds, rings: rings.length, points };
}

/** Address of rings that are held one after another; null of others. */
function heldInTurn(rings: readonly Float64Array[]): number | null {
  let first: number | null = null;
  let next: number | null = null;
  for (let i = 0; i < rings.length; i++) {
    const at = heldAt(rings[i]!);
    if (at === null || (next !== null && at !== next)) return null;
    first ??= at;
    next = at + rings[i]!.byteLength;
  }
  return first;
}

/** So many coordinates are laid together: many at a time are quick, all of the largest would need much memory. */
export const coordinatesTogether = 100_000;

/** Lays the address of each of some arrays and how many points of so many coordinates it has. */
export function layPlaces(arrays: readonly Float64Array[], coordinates: number): number {
  const places = reserve(8 * arrays.length);
  for (let i = 0; i < arrays.length; i++) {
    const at = laid(arrays[i]!);
    const { i32 } = shared;
    i32[(places >> 2) + 2 * i] = at;
    i32[(places >> 2) + 2 * i + 1] = Math.floor(arrays[i]!.length / coordinates);
  }
  return places;
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
