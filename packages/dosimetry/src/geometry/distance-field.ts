import {
  kernels,
  lay,
  layBytes,
  mark,
  release,
  reserve,
  shared,
} from "../kernels/kernel-memory.ts";
import type { Rectangle } from "./section.ts";

/** Signed distance to a region's boundary at the nodes of a square grid, mm; negative inside. */
export interface DistanceField {
  readonly left: number;
  readonly bottom: number;
  readonly pitchMm: number;
  readonly columns: number;
  readonly rows: number;
  readonly distance: Float32Array;
  /** Radius of the largest inscribed circle (ρ), mm; 0 for an empty region. */
  readonly inscribedMm: number;
}

/** The nodes on which all slices of one solid are described. */
export interface FieldGrid {
  readonly left: number;
  readonly bottom: number;
  readonly pitchMm: number;
  readonly columns: number;
  readonly rows: number;
}

/** A grid around a rectangle with a margin on every side. */
export function fieldGrid(bounds: Rectangle, marginMm: number, pitchMm: number): FieldGrid {
  return {
    left: bounds.left - marginMm,
    bottom: bounds.bottom - marginMm,
    pitchMm,
    columns: Math.ceil((bounds.right - bounds.left + 2 * marginMm) / pitchMm) + 2,
    rows: Math.ceil((bounds.top - bounds.bottom + 2 * marginMm) / pitchMm) + 2,
  };
}

/** The edges of a region's rings: x0, y0, x1, y1 in turn. */
export function ringEdges(rings: readonly Float64Array[]): Float64Array {
  const count = rings.reduce((n, ring) => n + ring.length / 2, 0);
  const edges = new Float64Array(4 * count);
  let at = 0;
  for (const ring of rings) {
    let x0 = ring[ring.length - 2]!;
    let y0 = ring[ring.length - 1]!;
    for (let i = 0; i < ring.length; i += 2) {
      const x1 = ring[i]!;
      const y1 = ring[i + 1]!;
      edges[at] = x0;
      edges[at + 1] = y0;
      edges[at + 2] = x1;
      edges[at + 3] = y1;
      at += 4;
      x0 = x1;
      y0 = y1;
    }
  }
  return edges;
}

/**
 * Distances to the nearest edge that sweeps find: edges are entered at the nodes next to them and handed
 * from neighbour to neighbour, each node keeping the nearest. Nodes on the rim of the grid may stay
 * without one, at an infinite distance.
 *
 * @param inside 1 where a node lies in the region
 */
export function distanceField(
  grid: FieldGrid,
  edges: Float64Array,
  inside: Uint8Array,
): DistanceField {
  const { left, bottom, pitchMm, columns, rows } = grid;
  const nodes = columns * rows;
  const before = mark();
  const distance = reserve(4 * nodes);
  const inscribedMm = kernels.distanceField(
    left,
    bottom,
    pitchMm,
    columns,
    rows,
    lay(edges),
    edges.length / 4,
    layBytes(inside),
    reserve(4 * nodes),
    reserve(8 * nodes),
    distance,
  );
  release(before);
  return {
    ...grid,
    distance: shared.f32.slice(distance >> 2, (distance >> 2) + nodes),
    inscribedMm,
  };
}
