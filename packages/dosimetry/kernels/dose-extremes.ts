import { cellOf, f32At, f64At, i32At, putF64, shareOf } from "./cells";
import { partsOf } from "./rings";

/**
 * Lowest and highest dose along the normal at every point of an outline: at both ends and at the dose planes between.
 *
 * @param x, y, z nodes of the grid along each axis, `columns`, `rows` and `levels` of them
 * @param left, right, bottom, top how far the dose reaches along x and y
 * @param planes rows `firstRow` and following of planes, as f32; plane k lies `k & slots` times `planeBytes` behind
 * @param coordinates x and y of points in turn; `ringEnds` up to which of them each ring goes
 * @param edges whether points between those of a ring count, where they are more than 1 mm apart
 * @param from, to heights within the grid's reach whose planes are there
 * @param found lowest and highest dose: read and written
 */
export function wallExtremes(
  x: usize,
  columns: i32,
  left: f64,
  right: f64,
  y: usize,
  rows: i32,
  bottom: f64,
  top: f64,
  z: usize,
  levels: i32,
  firstRow: i32,
  planes: usize,
  planeBytes: usize,
  slots: i32,
  coordinates: usize,
  ringEnds: usize,
  rings: i32,
  edges: bool,
  from: f64,
  to: f64,
  found: usize,
): void {
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
          const lowest = f32x4.splat(<f32>low);
          const highest = f32x4.splat(<f32>high);
          for (let k = k0; k <= k1 && !beyond; k++) {
            const at = planes + <usize>(k & slots) * planeBytes + o;
            const nodes = v128.load64_lane(at + stepY, v128.load64_zero(at), 1);
            const out = v128.or(f32x4.le(nodes, lowest), f32x4.ge(nodes, highest));
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
 * @param left, right how far the dose reaches along x
 * @param below, above rows `firstRow` and following of the planes on both sides of the height, as f32
 * @param tz share of the way from the plane below to the plane above
 * @param row row of the grid that line 0 lies on; the others follow
 * @param found lowest and highest dose: read and written
 */
export function spanExtremes(
  x: usize,
  columns: i32,
  left: f64,
  right: f64,
  firstRow: i32,
  below: usize,
  above: usize,
  tz: f64,
  row: i32,
  lines: i32,
  starts: usize,
  ends: usize,
  found: usize,
): void {
  const step = columns > 1 ? 1 : 0;
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
      const first = cellOf(x, columns, from);
      const last = cellOf(x, columns, to);
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
        let least = <f32>Infinity;
        let most = -(<f32>Infinity);
        for (let i = first + 1; i <= last; i++) {
          const gy = load<f32>(a + ((<usize>i) << 2));
          if (gy < least) least = gy;
          if (gy > most) most = gy;
        }
        if (<f64>least < low) low = <f64>least;
        if (<f64>most > high) high = <f64>most;
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

/** The highest of columns `first` to `last` in `rows` rows of `columns` f32, and of `highest`. */
export function highestDose(
  plane: usize,
  columns: i32,
  rows: i32,
  first: i32,
  last: i32,
  highest: f64,
): f64 {
  let most = <f32>0;
  for (let j = 0; j < rows; j++) {
    const row = plane + ((<usize>(j * columns)) << 2);
    for (let i = first; i <= last; i++) {
      const gy = load<f32>(row + ((<usize>i) << 2));
      if (gy > most) most = gy;
    }
  }
  return max(highest, <f64>most);
}
