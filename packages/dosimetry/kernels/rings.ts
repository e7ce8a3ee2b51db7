import { f64At, i32At, putF64, putI32 } from "./cells";
import { sharedWidth } from "./spans";

// Rings lie one after another, x and y of each point in turn; `ringEnds` has for each the points up to its end.

/** Twice the signed area of one ring of `points` points relative to its first, mm². */
function twiceSignedArea(ring: usize, points: i32): f64 {
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

/** Left, right, bottom and top of points into `bounds`; of none left is above right. */
export function pointBounds(coordinates: usize, points: i32, bounds: usize): void {
  let left = Infinity;
  let right = -Infinity;
  let bottom = Infinity;
  let top = -Infinity;
  for (let i = 0; i < points; i++) {
    const x = f64At(coordinates, 2 * i);
    const y = f64At(coordinates, 2 * i + 1);
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
 * The spans of the region that rings enclose on each of the lines at ascending heights `y`, by the even–odd rule: the
 * crossings of a line in ascending order, of which two bound a span. An edge owns the lines from its lower end up to but
 * without its upper end, so that a vertex on a line is counted once.
 *
 * @param starts an i32 for each line and one more
 * @param next room for an i32 for each line
 * @param x where the crossings go
 * @returns how many crossings there are; less than 0 where so many do not fit into the memory: then there are none
 */
export function spansOfRings(
  coordinates: usize,
  ringEnds: usize,
  rings: i32,
  y: usize,
  lines: i32,
  starts: usize,
  next: usize,
  x: usize,
): i32 {
  const crossings = countCrossings(coordinates, ringEnds, rings, y, lines, starts);
  if (x + ((<usize>crossings) << 3) > (<usize>memory.size()) << 16) return -crossings;
  placeCrossings(coordinates, ringEnds, rings, y, lines, starts, next, x);
  return crossings;
}

/**
 * Of each ring left, right, bottom and top, and its area by its vertices and by the lines on which it is scanned: of one
 * that does not cross itself both areas are the same.
 *
 * @param rings address and number of points of each, of which there are `count`
 * @param quadrature `lines` places between 0 and 1, and the shares that they stand for
 * @param y, widths room for an f64 for each line
 * @param ends room for an i32
 * @param starts, next room for an i32 for each line, and for `starts` one more
 * @param x room for a crossing of each edge of a ring with each line
 * @param figures six numbers a ring
 */
export function ringFigures(
  rings: usize,
  count: i32,
  quadrature: usize,
  lines: i32,
  y: usize,
  widths: usize,
  ends: usize,
  starts: usize,
  next: usize,
  x: usize,
  figures: usize,
): void {
  for (let r = 0; r < count; r++) {
    const coordinates = <usize>i32At(rings, 2 * r);
    const points = i32At(rings, 2 * r + 1);
    const figure = figures + <usize>(48 * r);
    pointBounds(coordinates, points, figure);
    const bottom = f64At(figure, 2);
    const height = f64At(figure, 3) - bottom;
    putF64(figure, 4, 0);
    putF64(figure, 5, 0);
    if (points === 0) continue;
    for (let line = 0; line < lines; line++) {
      putF64(y, line, bottom + f64At(quadrature, line) * height);
      putF64(widths, line, f64At(quadrature, lines + line) * height);
    }
    putI32(ends, 0, points);
    countCrossings(coordinates, ends, 1, y, lines, starts);
    placeCrossings(coordinates, ends, 1, y, lines, starts, next, x);
    putF64(figure, 4, abs(twiceSignedArea(coordinates, points)) / 2);
    putF64(figure, 5, sharedWidth(starts, x, lines, widths));
  }
}

/** Where the crossings with each line will begin; returns how many there are. */
function countCrossings(
  coordinates: usize,
  ringEnds: usize,
  rings: i32,
  y: usize,
  lines: i32,
  starts: usize,
): i32 {
  for (let line = 0; line <= lines; line++) putI32(starts, line, 0);
  const counts = starts + 4;
  let from = 0;
  for (let r = 0; r < rings; r++) {
    const to = i32At(ringEnds, r);
    if (to === from) continue;
    let y0 = f64At(coordinates, 2 * to - 1);
    // The first line at or above the point reached: edges follow one another, and so do their lines.
    let line = firstFrom(y, lines, y0);
    for (let i = from; i < to; i++) {
      const y1 = f64At(coordinates, 2 * i + 1);
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
    from = to;
  }
  for (let line = 0; line < lines; line++)
    putI32(starts, line + 1, i32At(starts, line + 1) + i32At(starts, line));
  return i32At(starts, lines);
}

/** The crossings that `countCrossings` counted; `starts` then tells where the spans of each line begin. */
function placeCrossings(
  coordinates: usize,
  ringEnds: usize,
  rings: i32,
  y: usize,
  lines: i32,
  starts: usize,
  next: usize,
  x: usize,
): void {
  for (let line = 0; line < lines; line++) putI32(next, line, i32At(starts, line));
  let from = 0;
  for (let r = 0; r < rings; r++) {
    const to = i32At(ringEnds, r);
    if (to === from) continue;
    let x0 = f64At(coordinates, 2 * to - 2);
    let y0 = f64At(coordinates, 2 * to - 1);
    let line = firstFrom(y, lines, y0);
    for (let i = from; i < to; i++) {
      const x1 = f64At(coordinates, 2 * i);
      const y1 = f64At(coordinates, 2 * i + 1);
      const upwards = y1 > y0;
      if (upwards ? line < lines && f64At(y, line) < y1 : line > 0 && f64At(y, line - 1) >= y1) {
        const slope = (x1 - x0) / (y1 - y0);
        do {
          const crossed = upwards ? line : line - 1;
          insert(x, starts, next, crossed, x0 + (f64At(y, crossed) - y0) * slope);
          line += upwards ? 1 : -1;
        } while (
          upwards ? line < lines && f64At(y, line) < y1 : line > 0 && f64At(y, line - 1) >= y1
        );
      }
      x0 = x1;
      y0 = y1;
    }
    from = to;
  }
  for (let line = 0; line <= lines; line++) putI32(starts, line, i32At(starts, line) >> 1);
}

/** Puts a crossing among those of its line that are there already. */
function insert(x: usize, starts: usize, next: usize, line: i32, crossing: f64): void {
  const first = i32At(starts, line);
  let place = i32At(next, line);
  putI32(next, line, place + 1);
  while (place > first && f64At(x, place - 1) > crossing) {
    putF64(x, place, f64At(x, place - 1));
    place -= 1;
  }
  putF64(x, place, crossing);
}

/** How many points `ringOutlines` gives. */
export function outlineLength(coordinates: usize, ringEnds: usize, rings: i32): i32 {
  let count = 0;
  let from = 0;
  for (let r = 0; r < rings; r++) {
    const to = i32At(ringEnds, r);
    for (let i = from; i < to; i++) {
      const before = i === from ? to - 1 : i - 1;
      count += partsOf(
        f64At(coordinates, 2 * i) - f64At(coordinates, 2 * before),
        f64At(coordinates, 2 * i + 1) - f64At(coordinates, 2 * before + 1),
      );
    }
    from = to;
  }
  return count;
}

/** Into how many parts of at most 1 mm an edge is cut. */
export function partsOf(dx: f64, dy: f64): i32 {
  const square = dx * dx + dy * dy;
  return square > 1 ? <i32>min(10_000.0, ceil(sqrt(square))) : 1;
}

/** The vertices of rings, and points between those more than 1 mm apart: x and y in turn. */
export function ringOutlines(
  coordinates: usize,
  ringEnds: usize,
  rings: i32,
  outline: usize,
): void {
  let at = outline;
  let from = 0;
  for (let r = 0; r < rings; r++) {
    const to = i32At(ringEnds, r);
    for (let i = from; i < to; i++) {
      const before = i === from ? to - 1 : i - 1;
      const x0 = f64At(coordinates, 2 * before);
      const y0 = f64At(coordinates, 2 * before + 1);
      const x1 = f64At(coordinates, 2 * i);
      const y1 = f64At(coordinates, 2 * i + 1);
      const dx = x1 - x0;
      const dy = y1 - y0;
      const parts = partsOf(dx, dy);
      for (let k = 1; k <= parts; k++) {
        store<f64>(at, k === parts ? x1 : x0 + (dx * <f64>k) / <f64>parts);
        store<f64>(at, k === parts ? y1 : y0 + (dy * <f64>k) / <f64>parts, 8);
        at += 16;
      }
    }
    from = to;
  }
}

/** Five numbers for each edge of rings: where it begins, its vector, and one over the square of its length. */
export function ringEdges(coordinates: usize, ringEnds: usize, rings: i32, edges: usize): void {
  let from = 0;
  for (let r = 0; r < rings; r++) {
    const to = i32At(ringEnds, r);
    for (let i = from; i < to; i++) {
      const before = i === from ? to - 1 : i - 1;
      const x0 = f64At(coordinates, 2 * before);
      const y0 = f64At(coordinates, 2 * before + 1);
      const dx = f64At(coordinates, 2 * i) - x0;
      const dy = f64At(coordinates, 2 * i + 1) - y0;
      const square = dx * dx + dy * dy;
      putF64(edges, 5 * i, x0);
      putF64(edges, 5 * i + 1, y0);
      putF64(edges, 5 * i + 2, dx);
      putF64(edges, 5 * i + 3, dy);
      putF64(edges, 5 * i + 4, square > 0 ? 1 / square : 0);
    }
    from = to;
  }
}

/** Whether a point lies in the region that rings enclose (even–odd). */
export function encloses(coordinates: usize, ringEnds: usize, rings: i32, x: f64, y: f64): bool {
  let inside = false;
  let from = 0;
  for (let r = 0; r < rings; r++) {
    const to = i32At(ringEnds, r);
    for (let i = from; i < to; i++) {
      const before = i === from ? to - 1 : i - 1;
      const y0 = f64At(coordinates, 2 * before + 1);
      const y1 = f64At(coordinates, 2 * i + 1);
      if (y0 > y === y1 > y) continue;
      const x0 = f64At(coordinates, 2 * before);
      const x1 = f64At(coordinates, 2 * i);
      if (x < x0 + ((y - y0) * (x1 - x0)) / (y1 - y0)) inside = !inside;
    }
    from = to;
  }
  return inside;
}

/** How long rings are in all, mm. */
export function ringLength(coordinates: usize, ringEnds: usize, rings: i32): f64 {
  let length: f64 = 0;
  let from = 0;
  for (let r = 0; r < rings; r++) {
    const to = i32At(ringEnds, r);
    for (let i = from; i < to; i++) {
      const before = i === from ? to - 1 : i - 1;
      const dx = f64At(coordinates, 2 * i) - f64At(coordinates, 2 * before);
      const dy = f64At(coordinates, 2 * i + 1) - f64At(coordinates, 2 * before + 1);
      length += sqrt(dx * dx + dy * dy);
    }
    from = to;
  }
  return length;
}
