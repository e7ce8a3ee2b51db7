import { cellOf, f32At, f64At, i32At, putF64, shareOf } from "./cells";

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
 * @param edgeShare how much of strip and part counts for the extremes; below 0 where nobody asks for them
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
  totals: usize,
): void {
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
    const ty = shareOf(y, rows, j, yHere);
    const alongRow = f64x2.splat(ty);
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

      // The dose at both ends; beyond the outermost nodes it is theirs.
      const step = columns > 1 ? 1 : 0;
      const fromNode = nodeDose(a0, b0, c0, d0, begin, tz, ty);
      const afterFrom = nodeDose(a0, b0, c0, d0, begin + step, tz, ty);
      const doseFrom = doseAt(x, columns, begin, from, fromNode, afterFrom);
      const toNode = pieces === 1 ? fromNode : nodeDose(a0, b0, c0, d0, end, tz, ty);
      const afterTo = pieces === 1 ? afterFrom : nodeDose(a0, b0, c0, d0, end + step, tz, ty);
      const doseTo = doseAt(x, columns, end, to, toNode, afterTo);

      // Of two neighbouring nodes: their doses, how these change to the next row and the next plane, and where they are.
      let a = singles(a0, begin, columns);
      let b = singles(b0, begin, columns);
      let ca = f64x2.sub(singles(c0, begin, columns), a);
      let db = f64x2.sub(singles(d0, begin, columns), b);
      let ac = f64x2.add(a, f64x2.mul(alongPlane, ca));
      let row = f64x2.sub(f64x2.add(b, f64x2.mul(alongPlane, db)), ac);
      let dose = f64x2.replace_lane(f64x2.add(ac, f64x2.mul(alongRow, row)), 0, doseFrom);
      let plane = f64x2.add(ca, f64x2.mul(alongRow, f64x2.sub(db, ca)));
      let place = f64x2.replace_lane(v128.load(x + ((<usize>begin) << 3)), 0, from);
      for (let n = 0; n < pieces; n += 2) {
        // The same of the next two; a piece goes from each node to the one behind it.
        const i = begin + n + 2;
        a = singles(a0, i, columns);
        b = singles(b0, i, columns);
        ca = f64x2.sub(singles(c0, i, columns), a);
        db = f64x2.sub(singles(d0, i, columns), b);
        ac = f64x2.add(a, f64x2.mul(alongPlane, ca));
        const nextRow = f64x2.sub(f64x2.add(b, f64x2.mul(alongPlane, db)), ac);
        const nextDose = f64x2.add(ac, f64x2.mul(alongRow, nextRow));
        const nextPlane = f64x2.add(ca, f64x2.mul(alongRow, f64x2.sub(db, ca)));
        const nextPlace = v128.load(x + ((<usize>i) << 3));
        let e1 = v128.shuffle<f64>(dose, nextDose, 1, 2);
        let r1 = v128.shuffle<f64>(row, nextRow, 1, 2);
        let p1 = v128.shuffle<f64>(plane, nextPlane, 1, 2);
        let x1 = v128.shuffle<f64>(place, nextPlace, 1, 2);
        if (n + 1 === pieces) {
          // Of an odd number the last goes with one of no length.
          dose = f64x2.replace_lane(dose, 1, doseTo);
          place = f64x2.replace_lane(place, 1, to);
          row = f64x2.replace_lane(row, 1, 0);
          plane = f64x2.replace_lane(plane, 1, 0);
          e1 = f64x2.splat(doseTo);
          x1 = f64x2.splat(to);
          r1 = f64x2.replace_lane(r1, 1, 0);
          p1 = f64x2.replace_lane(p1, 1, 0);
        } else if (n + 2 === pieces) {
          e1 = f64x2.replace_lane(e1, 1, doseTo);
          x1 = f64x2.replace_lane(x1, 1, to);
        }
        const change = f64x2.sub(e1, dose);
        const middle = f64x2.mul(f64x2.add(dose, e1), half);
        const across = f64x2.mul(f64x2.mul(f64x2.add(row, r1), half), spreadY);
        const along = f64x2.mul(f64x2.mul(f64x2.add(plane, p1), half), spreadZ);
        const mass = f64x2.mul(f64x2.sub(x1, place), weights);
        dose = nextDose;
        row = nextRow;
        plane = nextPlane;
        place = nextPlace;
        volume = f64x2.add(volume, mass);
        doseVolume = f64x2.add(doseVolume, f64x2.mul(mass, middle));
        if (edgeShare >= 0) {
          const edges = f64x2.mul(share, f64x2.add(f64x2.abs(across), f64x2.abs(along)));
          const reach = f64x2.mul(f64x2.add(f64x2.abs(change), edges), half);
          lowest = f64x2.pmin(lowest, f64x2.sub(middle, reach));
          highest = f64x2.pmax(highest, f64x2.add(middle, reach));
        }

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
