import { f32At, f64At, i32At, putF32, putF64, putI32 } from "./cells";

// The grid and the edges of the field in work.
let left: f64 = 0;
let bottom: f64 = 0;
let pitch: f64 = 0;
let columns: i32 = 0;
let rows: i32 = 0;
let edges: usize = 0;
let nearest: usize = 0;
let squared: usize = 0;

/** Squared distance from a point to edge e, mm². */
function squaredDistance(e: i32, x: f64, y: f64): f64 {
  const edge = edges + <usize>(40 * e);
  const dx = load<f64>(edge, 16);
  const dy = load<f64>(edge, 24);
  const px = x - load<f64>(edge);
  const py = y - load<f64>(edge, 8);
  let t = (px * dx + py * dy) * load<f64>(edge, 32);
  t = t < 0 ? 0 : t > 1 ? 1 : t;
  const ex = px - t * dx;
  const ey = py - t * dy;
  return ex * ex + ey * ey;
}

/** Gives node (i, j) an edge if it is nearer than the one it has. */
function offer(i: i32, j: i32, e: i32): void {
  if (i < 0 || j < 0 || i >= columns || j >= rows) return;
  const d = squaredDistance(e, left + <f64>i * pitch, bottom + <f64>j * pitch);
  const at = i + j * columns;
  if (d >= f64At(squared, at)) return;
  putF64(squared, at, d);
  putI32(nearest, at, e);
}

/** Offers an edge to the nodes of the cells along it. */
function seedEdge(e: i32): void {
  const x0 = f64At(edges, 5 * e);
  const y0 = f64At(edges, 5 * e + 1);
  const dx = f64At(edges, 5 * e + 2);
  const dy = f64At(edges, 5 * e + 3);
  const steps = <i32>max(1.0, ceil((2 * sqrt(dx * dx + dy * dy)) / pitch));
  for (let s = 0; s <= steps; s++) {
    const i = <i32>floor((x0 + (dx * <f64>s) / <f64>steps - left) / pitch);
    const j = <i32>floor((y0 + (dy * <f64>s) / <f64>steps - bottom) / pitch);
    offer(i, j, e);
    offer(i + 1, j, e);
    offer(i, j + 1, e);
    offer(i + 1, j + 1, e);
  }
}

/** Hands the edges of three neighbours in the row `from` to every node of a row, and then from node to node both ways. */
function sweepRow(j: i32, from: i32, forwardFirst: bool): void {
  const y = bottom + <f64>j * pitch;
  const row = nearest + ((<usize>(j * columns)) << 2);
  const other = nearest + ((<usize>(from * columns)) << 2);
  const distances = squared + ((<usize>(j * columns)) << 3);
  let a = i32At(other, 0);
  let b = i32At(other, 1);
  for (let i = 1; i < columns - 1; i++) {
    const c = i32At(other, i + 1);
    const x = left + <f64>i * pitch;
    let edge = i32At(row, i);
    let least = f64At(distances, i);
    if (a >= 0 && a !== edge) {
      const d = squaredDistance(a, x, y);
      if (d < least) {
        least = d;
        edge = a;
      }
    }
    if (b >= 0 && b !== a && b !== edge) {
      const d = squaredDistance(b, x, y);
      if (d < least) {
        least = d;
        edge = b;
      }
    }
    if (c >= 0 && c !== b && c !== edge) {
      const d = squaredDistance(c, x, y);
      if (d < least) {
        least = d;
        edge = c;
      }
    }
    putF64(distances, i, least);
    putI32(row, i, edge);
    a = b;
    b = c;
  }
  sweepAlong(row, distances, y, forwardFirst);
  sweepAlong(row, distances, y, !forwardFirst);
}

/** Hands the edge of each node of a row to the next. */
function sweepAlong(row: usize, distances: usize, y: f64, forward: bool): void {
  const step = forward ? 1 : -1;
  const last = forward ? columns - 1 : 0;
  const first = forward ? 1 : columns - 2;
  let edge = i32At(row, first - step);
  for (let i = first; i !== last; i += step) {
    const own = i32At(row, i);
    if (edge >= 0 && edge !== own) {
      const d = squaredDistance(edge, left + <f64>i * pitch, y);
      if (d < f64At(distances, i)) {
        putF64(distances, i, d);
        putI32(row, i, edge);
        continue;
      }
    }
    edge = own;
  }
}

/**
 * Signed distance of the nodes of a grid to the nearest edge that sweeps find, negative where `inside` is 1: edges are
 * entered at the nodes next to them and handed from neighbour to neighbour, each node keeping the nearest. Nodes on the
 * rim of the grid may stay without one, at an infinite distance.
 *
 * @param edgesAt `edgeCount` edges as `ringEdges` gives them
 * @param inside a byte for each node
 * @param edgeOfNode, squaredOfNode room for an i32 and an f64 for each node
 * @param distance an f32 for each node
 * @returns radius of the largest inscribed circle, mm; 0 for an empty region
 */
export function distanceField(
  leftMm: f64,
  bottomMm: f64,
  pitchMm: f64,
  columnCount: i32,
  rowCount: i32,
  edgesAt: usize,
  edgeCount: i32,
  inside: usize,
  edgeOfNode: usize,
  squaredOfNode: usize,
  distance: usize,
): f64 {
  left = leftMm;
  bottom = bottomMm;
  pitch = pitchMm;
  columns = columnCount;
  rows = rowCount;
  edges = edgesAt;
  nearest = edgeOfNode;
  squared = squaredOfNode;
  const nodes = columns * rows;
  for (let at = 0; at < nodes; at++) {
    putI32(nearest, at, -1);
    putF64(squared, at, Infinity);
  }
  for (let e = 0; e < edgeCount; e++) seedEdge(e);
  for (let j = 1; j < rows; j++) sweepRow(j, j - 1, true);
  for (let j = rows - 2; j >= 0; j--) sweepRow(j, j + 1, false);

  let deepest = -1;
  for (let at = 0; at < nodes; at++) {
    const d = sqrt(f64At(squared, at));
    const isInside = load<u8>(inside + <usize>at) === 1;
    putF32(distance, at, isInside ? -d : d);
    if (isInside && (deepest === -1 || d > -f32At(distance, deepest))) deepest = at;
  }
  if (deepest === -1) return 0;
  return inscribedRadius(
    edgeCount,
    left + <f64>(deepest % columns) * pitch,
    bottom + <f64>(deepest / columns) * pitch,
  );
}

/** The edge that was nearest to the last point whose depth was found. */
let limiting: i32 = 0;

/** Squared distance of a point to the nearest edge, or some that is not above `least`. */
function squaredDepth(edgeCount: i32, x: f64, y: f64, least: f64): f64 {
  // Nearby it is the same edge as before, as a rule.
  let depth = squaredDistance(limiting, x, y);
  if (depth <= least) return depth;
  for (let e = 0; e < edgeCount; e++) {
    const d = squaredDistance(e, x, y);
    if (d >= depth) continue;
    depth = d;
    limiting = e;
    if (d <= least) return d;
  }
  return depth;
}

/** Climbs from the deepest node to the centre of the inscribed circle by steps that halve. */
function inscribedRadius(edgeCount: i32, x0: f64, y0: f64): f64 {
  let x = x0;
  let y = y0;
  limiting = 0;
  let best = squaredDepth(edgeCount, x, y, -1);
  // A step shorter than the distance to the edge cannot leave the region.
  let step = min(pitch, sqrt(best)) / 2;
  const least = step / 50;
  for (let moves = 0; step > least && moves < 400; moves++) {
    let moved = false;
    for (let way = 0; way < 8 && !moved; way++) {
      // Along the axes first, then across.
      const across = way >= 4;
      const sign: f64 = (way & 1) === 0 ? 1 : -1;
      const dx: f64 = across ? sign : way < 2 ? sign : 0;
      const dy: f64 = across ? (way < 6 ? sign : -sign) : way < 2 ? 0 : sign;
      const d = squaredDepth(edgeCount, x + dx * step, y + dy * step, best);
      if (d <= best) continue;
      best = d;
      x += dx * step;
      y += dy * step;
      moved = true;
    }
    if (!moved) step /= 2;
  }
  return sqrt(best);
}
