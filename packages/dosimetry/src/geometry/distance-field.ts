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

/** Nearest edge of every node found so far, and its squared distance. */
interface NearestEdges {
  readonly grid: FieldGrid;
  readonly edges: Float64Array;
  readonly edge: Int32Array;
  readonly squared: Float64Array;
}

/** Gives node (i, j) an edge if it is nearer than the one it has. */
function offer({ grid, edges, edge, squared }: NearestEdges, i: number, j: number, e: number) {
  if (i < 0 || j < 0 || i >= grid.columns || j >= grid.rows) return;
  const at = i + j * grid.columns;
  const d = squaredDistance(edges, e, grid.left + i * grid.pitchMm, grid.bottom + j * grid.pitchMm);
  if (d < squared[at]!) {
    squared[at] = d;
    edge[at] = e;
  }
}

/** Hands the edges of three neighbours in the row `from` and of one in its own row to every node of a row. */
function sweepRow(nearest: NearestEdges, j: number, from: number, forward: boolean): void {
  const { grid, edge } = nearest;
  const { columns } = grid;
  const row = j * columns;
  const other = from * columns;
  for (let i = 1; i < columns - 1; i++) {
    const a = edge[other + i - 1]!;
    const b = edge[other + i]!;
    const c = edge[other + i + 1]!;
    if (a >= 0 && a !== edge[row + i]) offer(nearest, i, j, a);
    if (b >= 0 && b !== a && b !== edge[row + i]) offer(nearest, i, j, b);
    if (c >= 0 && c !== b && c !== edge[row + i]) offer(nearest, i, j, c);
  }
  const [first, last, step] = forward ? [1, columns - 1, 1] : [columns - 2, 0, -1];
  for (let i = first; i !== last; i += step) {
    const e = edge[row + i - step]!;
    if (e >= 0 && e !== edge[row + i]) offer(nearest, i, j, e);
  }
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
  const edge = new Int32Array(columns * rows).fill(-1);
  const squared = new Float64Array(columns * rows).fill(Infinity);
  const nearest = { grid, edges, edge, squared };
  for (let e = 0; 4 * e < edges.length; e++) seedEdge(nearest, e);
  for (let j = 1; j < rows; j++) {
    sweepRow(nearest, j, j - 1, true);
    sweepRow(nearest, j, j - 1, false);
  }
  for (let j = rows - 2; j >= 0; j--) {
    sweepRow(nearest, j, j + 1, false);
    sweepRow(nearest, j, j + 1, true);
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
function seedEdge(nearest: NearestEdges, e: number): void {
  const { edges, grid } = nearest;
  const { left, bottom, pitchMm } = grid;
  const x0 = edges[4 * e]!;
  const y0 = edges[4 * e + 1]!;
  const x1 = edges[4 * e + 2]!;
  const y1 = edges[4 * e + 3]!;
  const steps = Math.max(1, Math.ceil((2 * Math.hypot(x1 - x0, y1 - y0)) / pitchMm));
  for (let s = 0; s <= steps; s++) {
    const i = Math.floor((x0 + ((x1 - x0) * s) / steps - left) / pitchMm);
    const j = Math.floor((y0 + ((y1 - y0) * s) / steps - bottom) / pitchMm);
    offer(nearest, i, j, e);
    offer(nearest, i + 1, j, e);
    offer(nearest, i, j + 1, e);
    offer(nearest, i + 1, j + 1, e);
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
  // A step shorter than the distance to the edge cannot leave the region.
  let step = Math.min(pitchMm, best) / 2;
  const least = step / 50;
  for (let moves = 0; step > least && moves < 400; moves++) {
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
