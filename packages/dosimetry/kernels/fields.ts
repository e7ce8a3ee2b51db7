import { f32At, f64At, putF32, putF64, putI32 } from "./cells";

/**
 * F between two slices: the straight line and a distance from it, a weighted sum of four slices that is held to `most`.
 *
 * @param before, here, next, after slices of `nodes` nodes, as f32
 */
export function fieldBetween(
  nodes: i32,
  before: usize,
  here: usize,
  next: usize,
  after: usize,
  w0: f64,
  w1: f64,
  w2: f64,
  w3: f64,
  t: f64,
  most: f64,
  field: usize,
): void {
  for (let i = 0; i < nodes; i++) {
    const f1 = f32At(here, i);
    const f2 = f32At(next, i);
    const off = w0 * f32At(before, i) + w1 * f1 + w2 * f2 + w3 * f32At(after, i);
    putF32(field, i, f1 + t * (f2 - f1) + (off > most ? most : off < -most ? -most : off));
  }
}

/** F at a distance beyond an end, by slope and bend of each node; a solid does not widen there. */
export function fieldBeyond(
  nodes: i32,
  end: usize,
  slope: usize,
  bend: usize,
  distance: f64,
  close: f64,
  field: usize,
): void {
  for (let i = 0; i < nodes; i++) {
    const rise = f32At(slope, i) * distance + f32At(bend, i) * distance * distance;
    putF32(field, i, f32At(end, i) + (rise > 0 ? rise : 0) + close);
  }
}

/**
 * Left, right, bottom and top of the part of a field that is below zero, from the grid's corner, mm.
 *
 * @returns whether there is any
 */
export function fieldBounds(
  field: usize,
  columns: i32,
  rows: i32,
  pitch: f64,
  bounds: usize,
): bool {
  let i0 = columns;
  let i1 = -1;
  let j0 = rows;
  let j1 = -1;
  for (let j = 0; j < rows; j++) {
    const row = j * columns;
    let i = 0;
    while (i < columns && f32At(field, row + i) >= 0) i += 1;
    if (i === columns) continue;
    if (i < i0) i0 = i;
    if (j < j0) j0 = j;
    j1 = j;
    i = columns - 1;
    while (f32At(field, row + i) >= 0) i -= 1;
    if (i > i1) i1 = i;
  }
  if (i1 === -1) return false;
  putF64(bounds, 0, <f64>(i0 - 1) * pitch);
  putF64(bounds, 1, <f64>(i1 + 1) * pitch);
  putF64(bounds, 2, (<f64>j0 - furthest(field, columns, rows, pitch, j0, j0 - 1, i0, i1)) * pitch);
  putF64(bounds, 3, (<f64>j1 + furthest(field, columns, rows, pitch, j1, j1 + 1, i0, i1)) * pitch);
  return true;
}

/** How far the region reaches from its outermost row towards the next one outside, in rows, at the nodes. */
function furthest(
  field: usize,
  columns: i32,
  rows: i32,
  pitch: f64,
  inner: i32,
  outer: i32,
  i0: i32,
  i1: i32,
): f64 {
  if (outer < 0 || outer >= rows) return 0;
  const square = pitch * pitch;
  let reached: f64 = 0;
  for (let i = i0; i <= i1; i++) {
    const f0 = f32At(field, inner * columns + i);
    if (f0 >= 0) continue;
    const b = f32At(field, outer * columns + i) - f0 - square;
    const t = stable(square, b, f0, sqrt(max(0.0, b * b - 4 * square * f0)), true);
    if (t > reached) reached = t;
  }
  return reached;
}

/**
 * The spans on which a field is below zero, line by line. Between nodes the field is that of squared distance: straight
 * but for x² + y², whose curvature is known, so that circles are exact on any grid.
 *
 * @param leftMm, bottomMm the grid's corner
 * @param first, last columns between which the field is below zero anywhere
 * @param row room for an f64 for each of these columns
 * @param starts an i32 for each line and one more
 * @param x room for two f64 for each line and column
 * @returns how many ends of spans there are
 */
export function scanField(
  field: usize,
  columns: i32,
  rows: i32,
  leftMm: f64,
  bottomMm: f64,
  pitch: f64,
  first: i32,
  last: i32,
  y: usize,
  lines: i32,
  row: usize,
  starts: usize,
  x: usize,
): i32 {
  const square = pitch * pitch;
  const width = last - first + 1;
  let filled = 0;
  putI32(starts, 0, 0);
  for (let line = 0; line < lines; line++) {
    const place = (f64At(y, line) - bottomMm) / pitch;
    const floor = Math.floor(place);
    if (floor >= 0 && floor + 1 < <f64>rows) {
      const s = place - floor;
      const sag = square * s * (1 - s);
      const low = <i32>floor * columns + first;
      for (let i = 0; i < width; i++) {
        const f = f32At(field, low + i);
        putF64(row, i, f + s * (f32At(field, low + columns + i) - f) - sag);
      }
      filled = rowCrossings(row, width, leftMm + <f64>first * pitch, pitch, x, filled);
    }
    putI32(starts, line + 1, filled >> 1);
  }
  return filled;
}

/** Ends of the negative parts of a row whose cells are parabolas with second derivative 2. */
function rowCrossings(row: usize, width: i32, left: f64, pitch: f64, x: usize, from: i32): i32 {
  const square = pitch * pitch;
  let filled = from;
  let open = false;
  for (let i = 0; i + 1 < width; i++) {
    const f0 = f64At(row, i);
    const f1 = f64At(row, i + 1);
    const inside0 = f0 < 0;
    const inside1 = f1 < 0;
    if (inside0 && !open) {
      // Only at the very first node.
      putF64(x, filled, left + <f64>i * pitch);
      filled += 1;
      open = true;
    }
    if (inside0 && inside1) continue;
    if (f0 > square && f1 > square) continue;
    // square·t² + b·t + f0 = 0
    const b = f1 - f0 - square;
    const discriminant = b * b - 4 * square * f0;
    if (inside0 !== inside1) {
      // The stable form of the root in [0, 1].
      const t = stable(square, b, f0, sqrt(max(0.0, discriminant)), inside0);
      putF64(x, filled, left + (<f64>i + t) * pitch);
      filled += 1;
      open = inside1;
    } else if (discriminant > 0 && b < 0 && -b < 2 * square) {
      const root = sqrt(discriminant);
      putF64(x, filled, left + (<f64>i + (-b - root) / (2 * square)) * pitch);
      putF64(x, filled + 1, left + (<f64>i + (-b + root) / (2 * square)) * pitch);
      filled += 2;
    }
  }
  if (open) {
    putF64(x, filled, left + <f64>(width - 1) * pitch);
    filled += 1;
  }
  return filled;
}

/** The larger or smaller root of a·t² + b·t + c, a > 0, kept within 0 to 1. */
function stable(a: f64, b: f64, c: f64, root: f64, larger: bool): f64 {
  const same = b < 0;
  const q = (-b + (same ? root : -root)) / 2;
  const other: f64 = q === 0 ? 0 : c / q;
  // q/a and c/q are the two roots; q/a is the larger where b < 0.
  const t = larger === same ? q / a : other;
  return t < 0 ? 0 : t > 1 ? 1 : t;
}

/** F = φ(φ + 2ρ) of `nodes` distances φ, as f32, in place; no higher than `highest`. */
export function quadricOf(distance: usize, nodes: i32, inscribed: f64, highest: f64): void {
  for (let i = 0; i < nodes; i++) {
    const phi = f32At(distance, i);
    const f = phi * (phi + 2 * inscribed);
    putF32(distance, i, f > highest ? highest : f);
  }
}
