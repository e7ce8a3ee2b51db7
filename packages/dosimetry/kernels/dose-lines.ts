import { cellOf, f64At, i32At, putF64, shareOf } from "./cells";

/**
 * Walks the lines of a section through the dose cells between two planes and deposits each piece in a histogram.
 *
 * Where a line crosses a cell the dose is linear: the piece is spread evenly over the doses between its ends, widened by
 * the change of dose across its strip and along its part. It so makes the cumulative curve a ramp, which is kept as its
 * slope at the bin where it begins and where it ends, each with the share of the bin before it.
 *
 * @param x nodes along the lines, `columns` of them; the dose reaches from `leftMm` to `rightMm`
 * @param y nodes across the lines, `rows` of them; the dose reaches from `bottomMm` to `topMm`
 * @param below, above rows `firstRow` and following of the planes on both sides, as f32
 * @param tz share of the way from the plane below to the plane above, which moves by `zSpread` over the part
 * @param lineY, stripMm, starts, ends the lines: their heights, the widths of their strips, their spans
 * @param part thickness of the part, mm; `scale` exact area over scanned area
 * @param begins, stops for each bin the slopes of the ramps, and these times how far into the bin
 * @param top the last edge at which a ramp may end, in bins
 * @param edgeShare how much of strip and part counts for the extremes
 * @param room for four f64 for each column and three more
 * @param totals outside, lowest, highest, dose times volume, volume: read and written
 */
export function depositLines(
  x: usize,
  columns: i32,
  leftMm: f64,
  rightMm: f64,
  y: usize,
  rows: i32,
  bottomMm: f64,
  topMm: f64,
  firstRow: i32,
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
  begins: usize,
  stops: usize,
  top: f64,
  perBin: f64,
  edgeShare: f64,
  room: usize,
  totals: usize,
): void {
  const cells = max(0, columns - 2);
  const first = f64At(x, 0);
  const uniform: f64 = columns > 1 ? <f64>(columns - 1) / (f64At(x, columns - 1) - first) : 0;
  const rowStep: usize = rows > 1 ? (<usize>columns) << 2 : 0;

  // Of each node on a span: where it is, its dose, and how that changes to the next row and the next plane.
  const bytes = (<usize>(columns + 3)) << 3;
  const place = room;
  const dose = place + bytes;
  const toRow = dose + bytes;
  const toPlane = toRow + bytes;

  const half = f64x2.splat(0.5);
  const nothing = f64x2.splat(0);
  const one = f64x2.splat(1);
  const bins = f64x2.splat(perBin);
  const lastStop = f64x2.splat(top);
  const lastBegin = f64x2.splat(top - 1);
  const share = f64x2.splat(edgeShare);
  const alongPlane = f64x2.splat(tz);
  const spreadZ = f64x2.splat(zSpread);

  let outside = f64At(totals, 0);
  let lowest = f64x2.splat(f64At(totals, 1));
  let highest = f64x2.splat(f64At(totals, 2));
  let doseVolume = nothing;
  let volume = nothing;
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
    const alongRow = f64x2.splat(shareOf(y, rows, j, yHere));
    let ySpread: f64 = 0;
    if (rows > 1) {
      const y0 = f64At(y, j);
      const y1 = f64At(y, j + 1);
      // Beyond the outermost nodes the dose does not change.
      if (yHere > y0 && yHere < y1) ySpread = strip / (y1 - y0);
    }
    const spreadY = f64x2.splat(ySpread);
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

      for (let n = 0; n <= pieces; n += 2) {
        const o = (<usize>(begin + n)) << 2;
        const at = (<usize>n) << 3;
        const a = f64x2.promote_low_f32x4(v128.load64_zero(a0 + o));
        const b = f64x2.promote_low_f32x4(v128.load64_zero(b0 + o));
        const ca = f64x2.sub(f64x2.promote_low_f32x4(v128.load64_zero(c0 + o)), a);
        const db = f64x2.sub(f64x2.promote_low_f32x4(v128.load64_zero(d0 + o)), b);
        const ac = f64x2.add(a, f64x2.mul(alongPlane, ca));
        const up = f64x2.sub(f64x2.add(b, f64x2.mul(alongPlane, db)), ac);
        v128.store(dose + at, f64x2.add(ac, f64x2.mul(alongRow, up)));
        v128.store(toRow + at, up);
        v128.store(toPlane + at, f64x2.add(ca, f64x2.mul(alongRow, f64x2.sub(db, ca))));
        v128.store(place + at, v128.load(x + ((<usize>(begin + n)) << 3)));
      }
      if (columns === 1) {
        // One node is its own neighbour.
        putF64(dose, 1, f64At(dose, 0));
        putF64(toRow, 1, f64At(toRow, 0));
        putF64(toPlane, 1, f64At(toPlane, 0));
      }
      const doseFrom = doseAt(x, columns, begin, from, f64At(dose, 0), f64At(dose, 1));
      const doseTo = doseAt(x, columns, end, to, f64At(dose, pieces - 1), f64At(dose, pieces));
      putF64(dose, 0, doseFrom);
      putF64(place, 0, from);
      putF64(dose, pieces, doseTo);
      putF64(place, pieces, to);
      // Of an odd number the last goes with one of no length.
      putF64(dose, pieces + 1, doseTo);
      putF64(place, pieces + 1, to);
      putF64(toRow, pieces + 1, -f64At(toRow, pieces));
      putF64(toPlane, pieces + 1, -f64At(toPlane, pieces));

      for (let n = 0; n < pieces; n += 2) {
        const at = (<usize>n) << 3;
        const e0 = v128.load(dose + at);
        const e1 = v128.load(dose + at, 8);
        const change = f64x2.sub(e1, e0);
        const middle = f64x2.mul(f64x2.add(e0, e1), half);
        const across = f64x2.mul(
          f64x2.mul(f64x2.add(v128.load(toRow + at), v128.load(toRow + at, 8)), half),
          spreadY,
        );
        const along = f64x2.mul(
          f64x2.mul(f64x2.add(v128.load(toPlane + at), v128.load(toPlane + at, 8)), half),
          spreadZ,
        );
        const mass = f64x2.mul(f64x2.sub(v128.load(place + at, 8), v128.load(place + at)), weights);
        volume = f64x2.add(volume, mass);
        doseVolume = f64x2.add(doseVolume, f64x2.mul(mass, middle));
        const edges = f64x2.mul(share, f64x2.add(f64x2.abs(across), f64x2.abs(along)));
        const reach = f64x2.mul(f64x2.add(f64x2.abs(change), edges), half);
        lowest = f64x2.pmin(lowest, f64x2.sub(middle, reach));
        highest = f64x2.pmax(highest, f64x2.add(middle, reach));

        // At least one bin wide, or the slope of the ramp loses its digits.
        const variance = f64x2.add(
          f64x2.mul(change, change),
          f64x2.add(f64x2.mul(across, across), f64x2.mul(along, along)),
        );
        const width = f64x2.pmax(one, f64x2.mul(f64x2.sqrt(variance), bins));
        let low = f64x2.sub(f64x2.mul(middle, bins), f64x2.mul(width, half));
        low = f64x2.pmax(nothing, low);
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
    }
  }
  putF64(totals, 0, outside);
  putF64(totals, 1, min(f64x2.extract_lane(lowest, 0), f64x2.extract_lane(lowest, 1)));
  putF64(totals, 2, max(f64x2.extract_lane(highest, 0), f64x2.extract_lane(highest, 1)));
  putF64(totals, 3, f64At(totals, 3) + both(doseVolume));
  putF64(totals, 4, f64At(totals, 4) + both(volume));
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
