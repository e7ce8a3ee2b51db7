import { kernels, lay, reserve, scratch, singlesAt } from "../kernels/kernel-memory.ts";
import { layRings, laySpansOfRings } from "./laid-rings.ts";
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

/**
 * Distances to the nearest edge that sweeps find: edges are entered at the nodes next to them and handed
 * from neighbour to neighbour, each node keeping the nearest. Nodes on the rim of the grid may stay
 * without one, at an infinite distance.
 *
 * @param rings the boundary of a region by the even–odd rule
 */
export function distanceField(grid: FieldGrid, rings: readonly Float64Array[]): DistanceField {
  const { left, bottom, pitchMm, columns, rows } = grid;
  const nodes = columns * rows;
  return scratch(() => {
    const inside = reserve(nodes);
    const distance = reserve(4 * nodes);
    const edgeOfNode = reserve(4 * nodes);
    const squaredOfNode = reserve(8 * nodes);
    const laid = layRings(rings);
    const { coordinates, ringEnds, points } = laid;
    const y = lay(Float64Array.from({ length: rows }, (_, j) => bottom + j * pitchMm));
    const { starts, x } = laySpansOfRings(laid, y, rows);
    kernels.nodesOnSpans(starts, x, left, pitchMm, columns, rows, inside);
    const edges = reserve(40 * points);
    kernels.ringEdges(coordinates, ringEnds, laid.rings, edges);
    const inscribedMm = kernels.distanceField(
      left,
      bottom,
      pitchMm,
      columns,
      rows,
      edges,
      points,
      inside,
      edgeOfNode,
      squaredOfNode,
      distance,
    );
    return { ...grid, distance: singlesAt(distance, nodes), inscribedMm };
  });
}
