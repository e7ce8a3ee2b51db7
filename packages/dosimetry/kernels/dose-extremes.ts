import { cellNear, cellOf, f32At, f64At, i32At, putF64, shareOf } from "./cells";
import {
  bottomOf,
  countOf,
  firstRowOf,
  highestOf,
  leftOf,
  lowestOf,
  nodesOf,
  planeBytesOf,
  planeOf,
  planesOf,
  rightOf,
  slotsOf,
  topOf,
} from "./dose-window";
import { partsOf } from "./rings";

/**
 * Lowest and highest dose of a slab whose section is the same at every height, but for its ends: on its outline, and where
 * its spans cross dose planes.
 *
 * @param grid window into the dose in which the planes around `from` and `to` and between them are
 * @param coordinates, ringEnds, rings, edges the outline, as of `wallExtremes`
 * @param row row of the grid that line 0 lies on; the others follow
 * @param starts, ends spans of `lines` lines
 * @param found lowest and highest dose: read and written
 */
export function slabExtremes(
  grid: usize,
  coordinates: usize,
  ringEnds: usize,
  rings: i32,
  edges: bool,
  row: i32,
  lines: i32,
  starts: usize,
  ends: usize,
  from: f64,
  to: f64,
  found: usize,
): void {
  wallExtremes(grid, coordinates, ringEnds, rings, edges, from, to, found);
  const z = nodesOf(grid, 2);
  const levels = countOf(grid, 2);
  for (let k = cellOf(z, levels, from); k < levels && f64At(z, k) <= to; k++) {
    if (f64At(z, k) >= from) spanExtremes(grid, k, k, 0, row, lines, starts, ends, found);
  }
}

/** Lowest and highest dose on spans at any height, where the dose reaches there. */
export function levelExtremes(
  grid: usize,
  row: i32,
  lines: i32,
  starts: usize,
  ends: usize,
  height: f64,
  found: usize,
): void {
  if (height < lowestOf(grid) || height > highestOf(grid)) return;
  const z = nodesOf(grid, 2);
  const levels = countOf(grid, 2);
  const k = cellOf(z, levels, height);
  const tz = shareOf(z, levels, k, height);
  spanExtremes(grid, k, min(k + 1, levels - 1), tz, row, lines, starts, ends, found);
}

/**
 * Lowest and highest dose along the normal at every point of an outline: at both ends and at the dose planes between.
 *
 * @param grid window into the dose in which the planes around `from` and `to` and between them are
 * @param coordinates x and y of points in turn; `ringEnds` up to which of them each ring goes
 * @param edges whether points between those of a ring count, where they are more than 1 mm apart
 * @param found lowest and highest dose: read and written
 */
export function wallExtremes(
  grid: usize,
  coordinates: usize,
  ringEnds: usize,
  rings: i32,
  edges: bool,
  fromMm: f64,
  toMm: f64,
  found: usize,
): void {
  const from = max(fromMm, lowestOf(grid));
  const to = min(toMm, highestOf(grid));
  if (from > to) return;
  const x = nodesOf(grid, 0);
  const y = nodesOf(grid, 1);
  const z = nodesOf(grid, 2);
  const columns = countOf(grid, 0);
  const rows = countOf(grid, 1);
  const levels = countOf(grid, 2);
  const left = leftOf(grid);
  const right = rightOf(grid);
  const bottom = bottomOf(grid);
  const top = topOf(grid);
  const firstRow = firstRowOf(grid);
  const planes = planesOf(grid);
  const planeBytes = planeBytesOf(grid);
  const slots = slotsOf(grid);
  const stepX: usize = columns > 1 ? 4 : 0;
  const stepY: usize = rows > 1 ? (<usize>columns) << 2 : 0;
  const k0 = cellOf(z, levels, from);
  const k1 = min(levels - 1, cellOf(z, levels, to) + 1);
  const t0 = shareOf(z, levels, k0, from);
  const t1: f64 = k1 > 0 ? shareOf(z, levels, k1 - 1, to) : 0;
  const lastX = max(0, columns - 2);
  const lastY = max(0, rows - 2);
  let low = f64At(found, 0);
  let high = f64At(found, 1);
  // Points follow one another: the cell of the last one is near, and a column of cells whose nodes hold
  // nothing beyond what is known is passed over as a whole.
  let i = 0;
  let j = firstRow;
  let column: usize = -1;
  let beyond = false;
  let ringFrom = 0;
  for (let r = 0; r < rings; r++) {
    const ringTo = i32At(ringEnds, r);
    for (let v = ringFrom; v < ringTo; v++) {
      const before = v === ringFrom ? ringTo - 1 : v - 1;
      const x1 = f64At(coordinates, 2 * v);
      const y1 = f64At(coordinates, 2 * v + 1);
      const dx = x1 - f64At(coordinates, 2 * before);
      const dy = y1 - f64At(coordinates, 2 * before + 1);
      const parts = edges ? partsOf(dx, dy) : 1;
      for (let part = parts - 1; part >= 0; part--) {
        const px = part === 0 ? x1 : x1 - (dx * <f64>part) / <f64>parts;
        const py = part === 0 ? y1 : y1 - (dy * <f64>part) / <f64>parts;
        if (px < left || px > right || py < bottom || py > top) continue;
        while (i < lastX && f64At(x, i + 1) <= px) i += 1;
        while (i > 0 && f64At(x, i) > px) i -= 1;
        while (j < lastY && f64At(y, j + 1) <= py) j += 1;
        while (j > 0 && f64At(y, j) > py) j -= 1;
        const o = (<usize>(j - firstRow) * <usize>columns + <usize>i) << 2;
        if (o !== column) {
          column = o;
          beyond = false;
          const lowest = f32x4.splat(-notAbove(-low));
          const highest = f32x4.splat(notAbove(high));
          for (let k = k0; k <= k1 && !beyond; k++) {
            const at = planes + <usize>(k & slots) * planeBytes + o;
            const nodes = v128.load64_lane(at + stepY, v128.load64_zero(at), 1);
            const out = v128.or(f32x4.lt(nodes, lowest), f32x4.gt(nodes, highest));
            beyond = columns === 1 || v128.any_true(out);
          }
        }
        if (!beyond) continue;
        const tx = shareOf(x, columns, i, px);
        const ty = shareOf(y, rows, j, py);
        let below: f64 = 0;
        for (let k = k0; k <= k1; k++) {
          const at = planes + <usize>(k & slots) * planeBytes + o;
          const a = <f64>load<f32>(at);
          const b = <f64>load<f32>(at + stepY);
          const ax = a + tx * (<f64>load<f32>(at + stepX) - a);
          const here = ax + ty * (b + tx * (<f64>load<f32>(at + stepX + stepY) - b) - ax);
          let gy = here;
          // The first plane lies below `from`, the last above `to`: there the dose at the ends counts.
          if (k === k1 && k > k0) gy = below + t1 * (here - below);
          if (k === k0 + 1 && t0 > 0) {
            const end = below + t0 * (here - below);
            if (end < low) low = end;
            if (end > high) high = end;
          }
          if (k > k0 || t0 === 0 || k1 === k0) {
            if (gy < low) low = gy;
            if (gy > high) high = gy;
          }
          below = here;
        }
      }
    }
    ringFrom = ringTo;
  }
  putF64(found, 0, low);
  putF64(found, 1, high);
}

/**
 * Lowest and highest dose at the nodes on spans of rows and at their ends; along a row of nodes the dose is linear
 * between them.
 *
 * @param k0, k1 planes below and above; `tz` share of the way from one to the other
 */
function spanExtremes(
  grid: usize,
  k0: i32,
  k1: i32,
  tz: f64,
  row: i32,
  lines: i32,
  starts: usize,
  ends: usize,
  found: usize,
): void {
  const x = nodesOf(grid, 0);
  const columns = countOf(grid, 0);
  const left = leftOf(grid);
  const right = rightOf(grid);
  const firstRow = firstRowOf(grid);
  const below = planeOf(grid, k0);
  const above = planeOf(grid, k1);
  const step = columns > 1 ? 1 : 0;
  const origin = f64At(x, 0);
  const perMm: f64 = columns > 1 ? <f64>(columns - 1) / (f64At(x, columns - 1) - origin) : 0;
  let low = f64At(found, 0);
  let high = f64At(found, 1);
  for (let line = 0; line < lines; line++) {
    const rowAt = (<usize>(row + line - firstRow) * <usize>columns) << 2;
    const a = below + rowAt;
    const b = above + rowAt;
    for (let s = i32At(starts, line); s < i32At(starts, line + 1); s++) {
      const from = max(f64At(ends, 2 * s), left);
      const to = min(f64At(ends, 2 * s + 1), right);
      if (from > to) continue;
      const first = cellNear(x, columns, from, (from - origin) * perMm);
      const last = cellNear(x, columns, to, (to - origin) * perMm);
      for (let end = 0; end < 2; end++) {
        const c = end === 0 ? first : last;
        const a0 = f32At(a, c);
        const a1 = f32At(a, c + step);
        const here = a0 + tz * (f32At(b, c) - a0);
        const next = a1 + tz * (f32At(b, c + step) - a1);
        const gy = here + shareOf(x, columns, c, end === 0 ? from : to) * (next - here);
        if (gy < low) low = gy;
        if (gy > high) high = gy;
      }
      if (tz === 0) {
        const end = a + ((<usize>last) << 2);
        let at = a + ((<usize>first) << 2) + 4;
        let least = f32x4.splat(<f32>Infinity);
        let most = f32x4.splat(-(<f32>Infinity));
        for (; at + 12 <= end; at += 16) {
          const nodes = v128.load(at);
          least = f32x4.pmin(least, nodes);
          most = f32x4.pmax(most, nodes);
        }
        for (; at <= end; at += 4) {
          const node = v128.load32_splat(at);
          least = f32x4.pmin(least, node);
          most = f32x4.pmax(most, node);
        }
        // Nearly always nothing is beyond what is known.
        const beyond = v128.or(
          f32x4.le(least, f32x4.splat(<f32>low)),
          f32x4.ge(most, f32x4.splat(<f32>high)),
        );
        if (v128.any_true(beyond)) {
          low = min(low, <f64>leastOf(least));
          high = max(high, -(<f64>leastOf(f32x4.neg(most))));
        }
      } else {
        for (let i = first + 1; i <= last; i++) {
          const a0 = f32At(a, i);
          const gy = a0 + tz * (f32At(b, i) - a0);
          if (gy < low) low = gy;
          if (gy > high) high = gy;
        }
      }
    }
  }
  putF64(found, 0, low);
  putF64(found, 1, high);
}

/** The largest f32 that is not above a value: what is above the one is above the other. */
function notAbove(value: f64): f32 {
  const near = <f32>value;
  if (<f64>near <= value) return near;
  const bits = reinterpret<i32>(near);
  return reinterpret<f32>(near > 0 ? bits - 1 : bits + 1);
}

function leastOf(four: v128): f32 {
  return min(
    min(f32x4.extract_lane(four, 0), f32x4.extract_lane(four, 1)),
    min(f32x4.extract_lane(four, 2), f32x4.extract_lane(four, 3)),
  );
}

/** The highest of `highest` and the nodes of a box: its first and last column, row and plane. */
export function highestDose(
  grid: usize,
  i0: i32,
  i1: i32,
  j0: i32,
  j1: i32,
  k0: i32,
  k1: i32,
  highest: f64,
): f64 {
  const columns = countOf(grid, 0);
  let most = <f32>0;
  for (let k = k0; k <= k1; k++) {
    for (let j = j0; j <= j1; j++) {
      const row = planeOf(grid, k) + ((<usize>((j - firstRowOf(grid)) * columns)) << 2);
      for (let i = i0; i <= i1; i++) {
        const gy = load<f32>(row + ((<usize>i) << 2));
        if (gy > most) most = gy;
      }
    }
  }
  return max(highest, <f64>most);
}
