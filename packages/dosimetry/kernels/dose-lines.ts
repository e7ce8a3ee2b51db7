import { cellOf, f32At, f64At, i32At, putF64, shareOf } from "./cells";
import {
  bottomOf,
  countOf,
  firstRowOf,
  highestOf,
  leftOf,
  lowestOf,
  nodesOf,
  planeOf,
  rightOf,
  topOf,
} from "./dose-window";

/**
 * Walks the lines of a section through the dose cells between two planes and deposits each piece in a histogram.
 *
 * Where a line crosses a cell the dose is linear: the piece is spread evenly over the doses between its ends, widened by
 * the change of dose across its strip and along its part. It so makes the cumulative curve a ramp, which is kept as its
 * slope at the bin where it begins and where it ends, each with the share of the bin before it.
 *
 * @param grid window into the dose in which the planes around the parts are
 * @param histogram totals (outside, lowest, highest, dose times volume, volume), bins a Gy and the last edge at which a
 * ramp may end, in bins, as seven f64; then as i32 the addresses of where ramps begin and where they stop, for each bin
 * their slopes and these times how far into the bin, and of room for four f64 a node of a row and twelve more
 * @param lines the lines: their heights `lineY`, the widths of their strips, their spans
 * @param scale exact area over scanned area; `area` the exact one
 * @param parts middle and thickness of each of `count` parts, mm
 * @param edgeShare how much of strip and part counts for the extremes; below 0 where nobody asks for them
 */
export function depositLines(
  grid: usize,
  histogram: usize,
  lines: i32,
  lineY: usize,
  stripMm: usize,
  starts: usize,
  ends: usize,
  scale: f64,
  area: f64,
  parts: usize,
  count: i32,
  edgeShare: f64,
): void {
  const z = nodesOf(grid, 2);
  const levels = countOf(grid, 2);
  for (let p = 0; p < count; p++) {
    const middle = f64At(parts, 2 * p);
    const part = f64At(parts, 2 * p + 1);
    if (middle < lowestOf(grid) || middle > highestOf(grid)) {
      putF64(histogram, 0, f64At(histogram, 0) + area * part);
      continue;
    }
    const k = cellOf(z, levels, middle);
    const below = planeOf(grid, k);
    let above = below;
    let zSpread: f64 = 0;
    if (levels > 1) {
      const z0 = f64At(z, k);
      const z1 = f64At(z, k + 1);
      above = planeOf(grid, k + 1);
      // Beyond the outermost nodes the dose does not change.
      if (middle > z0 && middle < z1) zSpread = part / (z1 - z0);
    }
    const tz = shareOf(z, levels, k, middle);
    depositPart(
      grid,
      histogram,
      below,
      above,
      tz,
      zSpread,
      lines,
      lineY,
      stripMm,
      starts,
      ends,
      part,
      scale,
      edgeShare,
    );
  }
}

/**
 * @param below, above rows of the planes on both sides; `tz` share of the way from one to the other, which moves by
 * `zSpread` over the part
 */
function depositPart(
  grid: usize,
  histogram: usize,
  below: usize,
  above: usize,
  tz: f64,
  zSpread: f64,
  lines: i32,
  lineY: usize,
  stripMm: usize,
  starts: usize,
  ends: usize,
  part: f64,
  scale: f64,
  edgeShare: f64,
): void {
  const x = nodesOf(grid, 0);
  const columns = countOf(grid, 0);
  const leftMm = leftOf(grid);
  const rightMm = rightOf(grid);
  const y = nodesOf(grid, 1);
  const rows = countOf(grid, 1);
  const bottomMm = bottomOf(grid);
  const topMm = topOf(grid);
  const firstRow = firstRowOf(grid);
  const perBin = f64At(histogram, 5);
  const top = f64At(histogram, 6);
  const begins = <usize>i32At(histogram, 14);
  const stops = <usize>i32At(histogram, 15);
  const work = <usize>i32At(histogram, 16);
  const rowsBehind = (<usize>(columns + 3)) << 3;
  const planesBehind = rowsBehind + rowsBehind;
  const placesBehind = planesBehind + rowsBehind;
  const cells = max(0, columns - 2);
  const first = f64At(x, 0);
  const uniform: f64 = columns > 1 ? <f64>(columns - 1) / (f64At(x, columns - 1) - first) : 0;
  const rowStep: usize = rows > 1 ? (<usize>columns) << 2 : 0;

  const half = f64x2.splat(0.5);
  const nothing = f64x2.splat(0);
  const one = f64x2.splat(1);
  const bins = f64x2.splat(perBin);
  const lastStop = f64x2.splat(top);
  const lastBegin = f64x2.splat(top - 1);
  const alongPlane = f64x2.splat(tz);
  const halfSpreadZ = f64x2.splat(0.5 * perBin * zSpread);

  let outside = f64At(histogram, 0);
  let lowest = f64At(histogram, 1) * perBin;
  let highest = f64At(histogram, 2) * perBin;
  let doseVolume = nothing;
  let volume: f64 = 0;
  for (let line = 0; line < lines; line++) {
    const s0 = i32At(starts, line);
    const s1 = i32At(starts, line + 1);
    if (s0 === s1) continue;
    const yHere = f64At(lineY, line);
    const strip = f64At(stripMm, line);
    const weight = strip * part * scale;
    if (yHere < bottomMm || yHere > topMm) {
      for (let s = s0; s < s1; s++)
        outside += (f64At(ends, 2 * s + 1) - f64At(ends, 2 * s)) * weight;
      continue;
    }
    const j = cellOf(y, rows, yHere);
    const ty = shareOf(y, rows, j, yHere);
    const alongRow = f64x2.splat(ty);
    let ySpread: f64 = 0;
    if (rows > 1) {
      const y0 = f64At(y, j);
      const y1 = f64At(y, j + 1);
      // Beyond the outermost nodes the dose does not change.
      if (yHere > y0 && yHere < y1) ySpread = strip / (y1 - y0);
    }
    const halfSpreadY = f64x2.splat(0.5 * perBin * ySpread);
    const weights = f64x2.splat(weight);
    const rowAt = (<usize>(j - firstRow) * <usize>columns) << 2;
    const a0 = below + rowAt;
    const b0 = a0 + rowStep;
    const c0 = above + rowAt;
    const d0 = c0 + rowStep;

    for (let s = s0; s < s1; s++) {
      let from = f64At(ends, 2 * s);
      let to = f64At(ends, 2 * s + 1);
      if (from < leftMm) {
        outside += (min(to, leftMm) - from) * weight;
        from = leftMm;
      }
      if (to > rightMm) {
        outside += (to - max(from, rightMm)) * weight;
        to = rightMm;
      }
      if (to <= from) continue;

      // The cells that the span begins and ends in.
      let begin = near((from - first) * uniform, cells);
      while (begin < cells && f64At(x, begin + 1) <= from) begin += 1;
      while (begin > 0 && f64At(x, begin) > from) begin -= 1;
      let end = max(begin, near((to - first) * uniform, cells));
      while (end < cells && f64At(x, end + 1) < to) end += 1;
      while (end > begin && f64At(x, end) >= to) end -= 1;
      const pieces = end - begin + 1;

      // The dose at both ends; beyond the outermost nodes it is theirs.
      const step = columns > 1 ? 1 : 0;
      const fromNode = nodeDose(a0, b0, c0, d0, begin, tz, ty);
      const afterFrom = nodeDose(a0, b0, c0, d0, begin + step, tz, ty);
      const doseFrom = doseAt(x, columns, begin, from, fromNode, afterFrom);
      const toNode = pieces === 1 ? fromNode : nodeDose(a0, b0, c0, d0, end, tz, ty);
      const afterTo = pieces === 1 ? afterFrom : nodeDose(a0, b0, c0, d0, end + step, tz, ty);
      const doseTo = doseAt(x, columns, end, to, toNode, afterTo);

      // Of the nodes from the one before the span to the one behind it: dose, in bins, how it changes over half a strip and
      // over half a part, and place.
      for (let i = begin, at = work; i <= end + step; i += 2, at += 16) {
        const a = singles(a0, i, columns);
        const b = singles(b0, i, columns);
        const ca = f64x2.sub(singles(c0, i, columns), a);
        const db = f64x2.sub(singles(d0, i, columns), b);
        const ac = f64x2.add(a, f64x2.mul(alongPlane, ca));
        const row = f64x2.sub(f64x2.add(b, f64x2.mul(alongPlane, db)), ac);
        const plane = f64x2.add(ca, f64x2.mul(alongRow, f64x2.sub(db, ca)));
        v128.store(at, f64x2.mul(bins, f64x2.add(ac, f64x2.mul(alongRow, row))));
        v128.store(at + rowsBehind, f64x2.mul(row, halfSpreadY));
        v128.store(at + planesBehind, f64x2.mul(plane, halfSpreadZ));
        v128.store(at + placesBehind, v128.load(x + ((<usize>i) << 3)));
      }
      // The span begins and stops between nodes; an odd number of pieces goes with one of no length.
      const last = work + ((<usize>pieces) << 3);
      store<f64>(work, doseFrom * perBin);
      store<f64>(work + placesBehind, from);
      for (let at = last; at <= last + 8; at += 8) {
        store<f64>(at, doseTo * perBin);
        store<f64>(at + placesBehind, to);
      }
      store<f64>(last + rowsBehind, 0, 8);
      store<f64>(last + planesBehind, 0, 8);

      volume += (to - from) * weight;
      for (let at = work; at < last; at += 16) {
        const here = v128.load(at);
        const next = v128.load(at, 8);
        const change = f64x2.sub(next, here);
        const middle = f64x2.mul(f64x2.add(here, next), half);
        const across = f64x2.add(v128.load(at + rowsBehind), v128.load(at + rowsBehind, 8));
        const along = f64x2.add(v128.load(at + planesBehind), v128.load(at + planesBehind, 8));
        const length = f64x2.sub(v128.load(at + placesBehind, 8), v128.load(at + placesBehind));
        const mass = f64x2.mul(length, weights);
        doseVolume = f64x2.add(doseVolume, f64x2.mul(mass, middle));

        // At least one bin wide, or the slope of the ramp loses its digits.
        const variance = f64x2.add(
          f64x2.mul(change, change),
          f64x2.add(f64x2.mul(across, across), f64x2.mul(along, along)),
        );
        const width = f64x2.pmax(one, f64x2.sqrt(variance));
        let low = f64x2.pmax(nothing, f64x2.sub(middle, f64x2.mul(width, half)));
        const high = f64x2.pmin(lastStop, f64x2.add(low, width));
        low = f64x2.pmin(lastBegin, low);
        const slope = f64x2.div(mass, f64x2.sub(high, low));
        const lowBin = i32x4.trunc_sat_f64x2_s_zero(low);
        const highBin = i32x4.trunc_sat_f64x2_s_zero(high);
        const lowRest = f64x2.mul(slope, f64x2.sub(low, f64x2.convert_low_i32x4_s(lowBin)));
        const highRest = f64x2.mul(slope, f64x2.sub(high, f64x2.convert_low_i32x4_s(highBin)));
        add(begins, i32x4.extract_lane(lowBin, 0), v128.shuffle<f64>(slope, lowRest, 0, 2));
        add(stops, i32x4.extract_lane(highBin, 0), v128.shuffle<f64>(slope, highRest, 0, 2));
        add(begins, i32x4.extract_lane(lowBin, 1), v128.shuffle<f64>(slope, lowRest, 1, 3));
        add(stops, i32x4.extract_lane(highBin, 1), v128.shuffle<f64>(slope, highRest, 1, 3));
      }
      if (edgeShare >= 0) {
        for (let at = work; at < last; at += 8) {
          const here = load<f64>(at);
          const next = load<f64>(at, 8);
          const across = load<f64>(at + rowsBehind) + load<f64>(at + rowsBehind, 8);
          const along = load<f64>(at + planesBehind) + load<f64>(at + planesBehind, 8);
          const reach = (abs(next - here) + edgeShare * (abs(across) + abs(along))) / 2;
          lowest = min(lowest, (here + next) / 2 - reach);
          highest = max(highest, (here + next) / 2 + reach);
        }
      }
    }
  }
  putF64(histogram, 0, outside);
  putF64(histogram, 1, lowest / perBin);
  putF64(histogram, 2, highest / perBin);
  putF64(histogram, 3, f64At(histogram, 3) + both(doseVolume) / perBin);
  putF64(histogram, 4, f64At(histogram, 4) + volume);
}

/** Dose at node i of four rows, by its shares between planes and rows. */
function nodeDose(a0: usize, b0: usize, c0: usize, d0: usize, i: i32, tz: f64, ty: f64): f64 {
  const a = f32At(a0, i);
  const b = f32At(b0, i);
  const ac = a + tz * (f32At(c0, i) - a);
  return ac + ty * (b + tz * (f32At(d0, i) - b) - ac);
}

/** Nodes i and i + 1 of a row; one that is alone is its own neighbour. */
function singles(row: usize, i: i32, columns: i32): v128 {
  const at = row + ((<usize>i) << 2);
  return f64x2.promote_low_f32x4(columns > 1 ? v128.load64_zero(at) : v128.load32_splat(row));
}

function both(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

/** The cell that a place in cells points to. */
function near(place: f64, last: i32): i32 {
  return place > 0 ? (place > <f64>last ? last : <i32>place) : 0;
}

/** Dose between nodes i and i + 1, given at both; beyond the outermost it is theirs. */
function doseAt(x: usize, columns: i32, i: i32, at: f64, a: f64, b: f64): f64 {
  return a + shareOf(x, columns, i, at) * (b - a);
}

function add(bins: usize, n: i32, pair: v128): void {
  const at = bins + ((<usize>n) << 4);
  v128.store(at, f64x2.add(v128.load(at), pair));
}

/**
 * The cumulative curve of what was deposited: volume of at least i bins of dose, held to lowest and highest dose.
 *
 * @param total volume within the grid, mm³
 * @param minGy, maxGy below the one and above the other the curve knows its value
 * @param doses, volumes room for `points` f64 each: Gy, cm³
 */
export function cumulativeCurve(
  begins: usize,
  stops: usize,
  total: f64,
  binGy: f64,
  minGy: f64,
  maxGy: f64,
  points: i32,
  doses: usize,
  volumes: usize,
): void {
  let slope: f64 = 0;
  let below: f64 = 0;
  let restBefore: f64 = 0;
  let previous = total / 1000;
  for (let i = 0; i < points; i++) {
    // A ramp that begins within bin i − 1 changes the slope there by its share and from bin i on wholly.
    if (i > 0) {
      const at = (<usize>(i - 1)) << 4;
      const steepness = load<f64>(begins + at) - load<f64>(stops + at);
      const rest = load<f64>(begins + at, 8) - load<f64>(stops + at, 8);
      slope += steepness - rest + restBefore;
      restBefore = rest;
    }
    below += slope;
    const gy = <f64>i * binGy;
    const volume = gy <= minGy ? total / 1000 : gy > maxGy ? 0 : max(0.0, total - below) / 1000;
    if (volume < previous) previous = volume;
    putF64(doses, i, gy);
    putF64(volumes, i, previous);
  }
}
