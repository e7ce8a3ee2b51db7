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

/** Squared distance from a point to edge e, mm². */
function squaredDistance(edges: Float64Array, e: number, x: number, y: number): number {
  const x0 = edges[4 * e]!;
  const y0 = edges[4 * e + 1]!;
  const dx = edges[4 * e + 2]! - x0;
  const dy = edges[4 * e + 3]! - y0;
  const px = x - x0;
  const py = y - y0;
  const length = dx * dx + dy * dy;
  let t = length > 0 ? (px * dx + py * dy) / length : 0;
  t = t < 0 ? 0 : t > 1 ? 1 : t;
  const ex = px - t * dx;
  const ey = py - t * dy;
  return ex * ex + ey * ey;
}

/**
 * Exact distances to the nearest edge that a sweep finds: edges are entered at the nodes next to them and
 * handed from neighbour to neighbour, each node keeping the nearest.
 *
 * @param inside whether a node lies in the region
 */
export function distanceField(
  grid: FieldGrid,
  edges: Float64Array,
  inside: Uint8Array,
): DistanceField {
  const { left, bottom, pitchMm, columns, rows } = grid;
  const nearest = new Int32Array(columns * rows).fill(-1);
  const squared = new Float64Array(columns * rows).fill(Infinity);
  const offer = (i: number, j: number, e: number): void => {
    if (i < 0 || j < 0 || i >= columns || j >= rows) return;
    const at = i + j * columns;
    if (nearest[at] === e) return;
    const d = squaredDistance(edges, e, left + i * pitchMm, bottom + j * pitchMm);
    if (d < squared[at]!) {
      squared[at] = d;
      nearest[at] = e;
    }
  };
  for (let e = 0; 4 * e < edges.length; e++) seedEdge(grid, edges, e, offer);
  const hand = (at: number, i: number, j: number): void => {
    const e = nearest[at]!;
    if (e !== -1) offer(i, j, e);
  };
  for (let pass = 0; pass < 2; pass++) {
    for (let j = 0; j < rows; j++) {
      for (let i = 0; i < columns; i++) {
        const at = i + j * columns;
        if (i > 0) hand(at - 1, i, j);
        if (j > 0) {
          hand(at - columns, i, j);
          if (i > 0) hand(at - columns - 1, i, j);
          if (i + 1 < columns) hand(at - columns + 1, i, j);
        }
      }
      for (let i = columns - 2; i >= 0; i--) hand(i + j * columns + 1, i, j);
    }
    for (let j = rows - 1; j >= 0; j--) {
      for (let i = columns - 1; i >= 0; i--) {
        const at = i + j * columns;
        if (i + 1 < columns) hand(at + 1, i, j);
        if (j + 1 < rows) {
          hand(at + columns, i, j);
          if (i > 0) hand(at + columns - 1, i, j);
          if (i + 1 < columns) hand(at + columns + 1, i, j);
        }
      }
      for (let i = 1; i < columns; i++) hand(i + j * columns - 1, i, j);
    }
  }

  const distance = new Float32Array(columns * rows);
  let deepest = -1;
  for (let at = 0; at < distance.length; at++) {
    const d = Math.sqrt(squared[at]!);
    distance[at] = inside[at] === 1 ? -d : d;
    if (inside[at] === 1 && (deepest === -1 || d > -distance[deepest]!)) deepest = at;
  }
  const inscribedMm =
    deepest === -1
      ? 0
      : inscribedRadius(
          edges,
          left + (deepest % columns) * pitchMm,
          bottom + Math.floor(deepest / columns) * pitchMm,
          pitchMm,
        );
  return { ...grid, distance, inscribedMm };
}

/** Offers an edge to the nodes of the cells along it. */
function seedEdge(
  { left, bottom, pitchMm }: FieldGrid,
  edges: Float64Array,
  e: number,
  offer: (i: number, j: number, e: number) => void,
): void {
  const x0 = edges[4 * e]!;
  const y0 = edges[4 * e + 1]!;
  const x1 = edges[4 * e + 2]!;
  const y1 = edges[4 * e + 3]!;
  const steps = Math.max(1, Math.ceil((2 * Math.hypot(x1 - x0, y1 - y0)) / pitchMm));
  for (let s = 0; s <= steps; s++) {
    const i = Math.floor((x0 + ((x1 - x0) * s) / steps - left) / pitchMm);
    const j = Math.floor((y0 + ((y1 - y0) * s) / steps - bottom) / pitchMm);
    offer(i, j, e);
    offer(i + 1, j, e);
    offer(i, j + 1, e);
    offer(i + 1, j + 1, e);
  }
}

/** Climbs from the deepest node to the centre of the inscribed circle by steps that halve. */
function inscribedRadius(edges: Float64Array, x0: number, y0: number, pitchMm: number): number {
  const depth = (x: number, y: number) => {
    let least = Infinity;
    for (let e = 0; 4 * e < edges.length; e++) {
      const d = squaredDistance(edges, e, x, y);
      if (d < least) least = d;
    }
    return Math.sqrt(least);
  };
  let x = x0;
  let y = y0;
  let best = depth(x, y);
  for (let step = pitchMm / 2; step > pitchMm / 100;) {
    let moved = false;
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
      [1, 1],
      [-1, -1],
      [1, -1],
      [-1, 1],
    ] as const) {
      const d = depth(x + dx * step, y + dy * step);
      if (d <= best) continue;
      best = d;
      x += dx * step;
      y += dy * step;
      moved = true;
      break;
    }
    if (!moved) step /= 2;
  }
  return best;
}
