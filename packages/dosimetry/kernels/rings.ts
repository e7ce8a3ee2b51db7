import { f64At, i32At, putF64, putI32 } from "./cells";

/** Twice the signed area of one ring of `points` points (x and y in turn) relative to its first, mm². */
export function twiceSignedArea(ring: usize, points: i32): f64 {
  if (points === 0) return 0;
  const xr = f64At(ring, 0);
  const yr = f64At(ring, 1);
  let x0 = f64At(ring, 2 * points - 2) - xr;
  let y0 = f64At(ring, 2 * points - 1) - yr;
  let twice: f64 = 0;
  for (let i = 0; i < points; i++) {
    const x1 = f64At(ring, 2 * i) - xr;
    const y1 = f64At(ring, 2 * i + 1) - yr;
    twice += x0 * y1 - x1 * y0;
    x0 = x1;
    y0 = y1;
  }
  return twice;
}

/** Left, right, bottom and top of a ring, which widen what `bounds` holds. */
export function widenBounds(ring: usize, points: i32, bounds: usize): void {
  let left = f64At(bounds, 0);
  let right = f64At(bounds, 1);
  let bottom = f64At(bounds, 2);
  let top = f64At(bounds, 3);
  for (let i = 0; i < points; i++) {
    const x = f64At(ring, 2 * i);
    const y = f64At(ring, 2 * i + 1);
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < bottom) bottom = y;
    if (y > top) top = y;
  }
  putF64(bounds, 0, left);
  putF64(bounds, 1, right);
  putF64(bounds, 2, bottom);
  putF64(bounds, 3, top);
}

/** The first of ascending heights that is not below one. */
function firstFrom(y: usize, lines: i32, height: f64): i32 {
  let low = 0;
  let high = lines;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (f64At(y, middle) < height) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How often the edges of a ring cross each of the lines at heights `y`, added to `counts`. An edge owns the lines from
 * its lower end up to but without its upper end, so that a vertex on a line is counted once.
 */
export function countCrossings(
  ring: usize,
  points: i32,
  y: usize,
  lines: i32,
  counts: usize,
): void {
  // The first line at or above the point reached: edges follow one another, and so do their lines.
  let line = firstFrom(y, lines, f64At(ring, 2 * points - 1));
  let y0 = f64At(ring, 2 * points - 1);
  for (let i = 0; i < points; i++) {
    const y1 = f64At(ring, 2 * i + 1);
    if (y1 > y0) {
      while (line < lines && f64At(y, line) < y1) {
        putI32(counts, line, i32At(counts, line) + 1);
        line += 1;
      }
    } else {
      while (line > 0 && f64At(y, line - 1) >= y1) {
        line -= 1;
        putI32(counts, line, i32At(counts, line) + 1);
      }
    }
    y0 = y1;
  }
}

/**
 * The crossings that `countCrossings` counted, each put among those of its line in ascending order.
 *
 * @param starts where the crossings of each line begin in `x`
 * @param next where the next crossing of each line goes
 */
export function placeCrossings(
  ring: usize,
  points: i32,
  y: usize,
  lines: i32,
  starts: usize,
  next: usize,
  x: usize,
): void {
  let x0 = f64At(ring, 2 * points - 2);
  let y0 = f64At(ring, 2 * points - 1);
  let line = firstFrom(y, lines, y0);
  for (let i = 0; i < points; i++) {
    const x1 = f64At(ring, 2 * i);
    const y1 = f64At(ring, 2 * i + 1);
    const upwards = y1 > y0;
    const slope = (x1 - x0) / (y1 - y0);
    while (upwards ? line < lines && f64At(y, line) < y1 : line > 0 && f64At(y, line - 1) >= y1) {
      const crossed = upwards ? line : line - 1;
      const crossing = x0 + (f64At(y, crossed) - y0) * slope;
      const first = i32At(starts, crossed);
      let place = i32At(next, crossed);
      putI32(next, crossed, place + 1);
      while (place > first && f64At(x, place - 1) > crossing) {
        putF64(x, place, f64At(x, place - 1));
        place -= 1;
      }
      putF64(x, place, crossing);
      line += upwards ? 1 : -1;
    }
    x0 = x1;
    y0 = y1;
  }
}

/** How many points `ringOutline` gives. */
export function outlineLength(ring: usize, points: i32): i32 {
  let x0 = f64At(ring, 2 * points - 2);
  let y0 = f64At(ring, 2 * points - 1);
  let count = 0;
  for (let i = 0; i < points; i++) {
    const x1 = f64At(ring, 2 * i);
    const y1 = f64At(ring, 2 * i + 1);
    count += partsOf(x1 - x0, y1 - y0);
    x0 = x1;
    y0 = y1;
  }
  return count;
}

function partsOf(dx: f64, dy: f64): i32 {
  return <i32>max(1.0, min(10_000.0, ceil(sqrt(dx * dx + dy * dy))));
}

/** The vertices of a ring, and points between those more than 1 mm apart: x and y in turn. */
export function ringOutline(ring: usize, points: i32, outline: usize): void {
  let x0 = f64At(ring, 2 * points - 2);
  let y0 = f64At(ring, 2 * points - 1);
  let at = outline;
  for (let i = 0; i < points; i++) {
    const x1 = f64At(ring, 2 * i);
    const y1 = f64At(ring, 2 * i + 1);
    const dx = x1 - x0;
    const dy = y1 - y0;
    const parts = partsOf(dx, dy);
    for (let k = 1; k <= parts; k++) {
      store<f64>(at, k === parts ? x1 : x0 + (dx * <f64>k) / <f64>parts);
      store<f64>(at + 8, k === parts ? y1 : y0 + (dy * <f64>k) / <f64>parts);
      at += 16;
    }
    x0 = x1;
    y0 = y1;
  }
}
