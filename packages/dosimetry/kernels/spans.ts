import { f64At, i32At, putF64, putI32 } from "./cells";

/**
 * A quadrature on 0 to 1, its `count` places, shares and middles one after another, as heights from `bottom` on, widths
 * and heights of strips; in place.
 */
export function stretchQuadrature(table: usize, count: i32, bottom: f64, height: f64): void {
  for (let i = 0; i < count; i++) putF64(table, i, bottom + f64At(table, i) * height);
  for (let i = count; i < 2 * count; i++) putF64(table, i, f64At(table, i) * height);
  for (let i = 2 * count; i < 3 * count; i++) putF64(table, i, bottom + f64At(table, i) * height);
}

/** Middles of `count` equally wide strips from bottom to top. */
export function stripMiddles(middles: usize, count: i32, bottom: f64, top: f64): void {
  const step = (top - bottom) / <f64>count;
  for (let i = 0; i < count; i++) putF64(middles, i, bottom + (<f64>i + 0.5) * step);
}

/** Widths of the spans of each line, times the line's share, added up. */
export function sharedWidth(starts: usize, ends: usize, lines: i32, shares: usize): f64 {
  let sum: f64 = 0;
  for (let line = 0; line < lines; line++) {
    let width: f64 = 0;
    for (let s = i32At(starts, line); s < i32At(starts, line + 1); s++)
      width += f64At(ends, 2 * s + 1) - f64At(ends, 2 * s);
    sum += width * f64At(shares, line);
  }
  return sum;
}

/** Widths of all spans, given by `count` ends. */
export function totalWidth(ends: usize, count: i32): f64 {
  let width: f64 = 0;
  for (let i = 0; i < count; i += 2) width += f64At(ends, i + 1) - f64At(ends, i);
  return width;
}

/** What `combineSpans` does with two regions. */
const union = 0;
const intersection = 1;
const difference = 2;

/**
 * Set operation on two regions cut by the same lines: 0 is their union, 1 what both share, 2 what only the first has,
 * 3 what only one of them has.
 *
 * @param starts an i32 for each line and one more
 * @param x room for as many ends as both have
 * @returns how many ends there are: of disjoint ascending spans; empty ones are left out
 */
export function combineSpans(
  operation: i32,
  aStarts: usize,
  aEnds: usize,
  bStarts: usize,
  bEnds: usize,
  lines: i32,
  starts: usize,
  x: usize,
): i32 {
  let filled = 0;
  putI32(starts, 0, 0);
  for (let line = 0; line < lines; line++) {
    let i = 2 * i32At(aStarts, line);
    let j = 2 * i32At(bStarts, line);
    const iEnd = 2 * i32At(aStarts, line + 1);
    const jEnd = 2 * i32At(bStarts, line + 1);
    const first = filled;
    let within = false;
    while (i < iEnd || j < jEnd) {
      const xa = i < iEnd ? f64At(aEnds, i) : Infinity;
      const xb = j < jEnd ? f64At(bEnds, j) : Infinity;
      const here = xa <= xb ? xa : xb;
      if (xa === here) i += 1;
      if (xb === here) j += 1;
      // Spans start at even positions, so an odd position means: inside.
      const inA = (i & 1) === 1;
      const inB = (j & 1) === 1;
      const now =
        operation === union
          ? inA || inB
          : operation === intersection
            ? inA && inB
            : operation === difference
              ? inA && !inB
              : inA !== inB;
      if (now === within) continue;
      within = now;
      if (!now && here <= f64At(x, filled - 1)) {
        filled -= 1;
      } else if (now && filled > first && here === f64At(x, filled - 1)) {
        filled -= 1;
      } else {
        putF64(x, filled, here);
        filled += 1;
      }
    }
    putI32(starts, line + 1, filled >> 1);
  }
  return filled;
}

/** 1 for each node of a grid, a byte each, that lies on a span of its row; 0 for the others. */
export function nodesOnSpans(
  starts: usize,
  ends: usize,
  left: f64,
  pitch: f64,
  columns: i32,
  rows: i32,
  inside: usize,
): void {
  memory.fill(inside, 0, <usize>(columns * rows));
  for (let j = 0; j < rows; j++) {
    for (let s = i32At(starts, j); s < i32At(starts, j + 1); s++) {
      const from = <i32>max(0.0, ceil((f64At(ends, 2 * s) - left) / pitch));
      const to = <i32>min(<f64>(columns - 1), floor((f64At(ends, 2 * s + 1) - left) / pitch));
      if (to >= from) memory.fill(inside + <usize>(j * columns + from), 1, <usize>(to - from + 1));
    }
  }
}
