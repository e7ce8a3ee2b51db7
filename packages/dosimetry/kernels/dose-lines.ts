import { cellOf, f64At, i32At, putF64, reachHigh, reachLow, shareOf } from "./cells";

/**
 * Walks the lines of a section through the dose cells between two planes and deposits each piece in a histogram.
 *
 * @param x nodes along the lines, `columns` of them; `perMm` one over the width of each cell
 * @param y nodes across the lines, `rows` of them
 * @param below, above rows `firstRow` and following of the planes on both sides, as f32
 * @param tz share of the way from the plane below to the plane above, which moves by `zSpread` over the part
 * @param lineY, stripMm, starts, ends the lines: their heights, the widths of their strips, their spans
 * @param part thickness of the part, mm; `scale` exact area over scanned area
 * @param second second differences of the histogram at its bin edges; `top` the last edge that may begin a bin
 * @param edgeShare how much of strip and part counts for the extremes
 * @param totals outside, lowest, highest, dose times volume, volume: read and written
 */
export function depositLines(
  x: usize,
  perMm: usize,
  columns: i32,
  y: usize,
  rows: i32,
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
  second: usize,
  top: f64,
  perBin: f64,
  edgeShare: f64,
  totals: usize,
): void {
  const leftMm = reachLow(x, columns);
  const rightMm = reachHigh(x, columns);
  const bottomMm = reachLow(y, rows);
  const topMm = reachHigh(y, rows);
  const cells = max(0, columns - 2);
  const first = f64At(x, 0);
  const uniform = columns > 1 ? <f64>(columns - 1) / (f64At(x, columns - 1) - first) : 0;
  const step: usize = columns > 1 ? 4 : 0;
  const rowStep: usize = rows > 1 ? (<usize>columns) << 2 : 0;

  let outside = f64At(totals, 0);
  let lowest = f64At(totals, 1);
  let highest = f64At(totals, 2);
  let doseVolume: f64 = 0;
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
    let ySpread: f64 = 0;
    if (rows > 1) {
      const y0 = f64At(y, j);
      const y1 = f64At(y, j + 1);
      // Beyond the outermost nodes the dose does not change.
      if (yHere > y0 && yHere < y1) ySpread = strip / (y1 - y0);
    }
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

      const guess = Math.floor((from - first) * uniform);
      let i = guess > 0 ? (guess > <f64>cells ? cells : <i32>guess) : 0;
      while (i < cells && f64At(x, i + 1) <= from) i += 1;
      while (i > 0 && f64At(x, i) > from) i -= 1;
      let o: usize = (<usize>i) << 2;

      // Dose and its change across strip and part at the node on the left.
      let a = <f64>load<f32>(a0 + o);
      let b = <f64>load<f32>(b0 + o);
      let c = <f64>load<f32>(c0 + o);
      let d = <f64>load<f32>(d0 + o);
      let ac = a + tz * (c - a);
      let bd = b + tz * (d - b);
      let left = ac + ty * (bd - ac);
      let leftY = bd - ac;
      let leftZ = c - a + ty * (d - b - c + a);
      let at = from;
      while (at < to) {
        o += step;
        a = <f64>load<f32>(a0 + o);
        b = <f64>load<f32>(b0 + o);
        c = <f64>load<f32>(c0 + o);
        d = <f64>load<f32>(d0 + o);
        ac = a + tz * (c - a);
        bd = b + tz * (d - b);
        const right = ac + ty * (bd - ac);
        const rightY = bd - ac;
        const rightZ = c - a + ty * (d - b - c + a);

        let next = i < cells ? f64At(x, i + 1) : to;
        if (next > to) next = to;
        const x0 = f64At(x, i);
        const inverse = f64At(perMm, i);
        let t0 = (at - x0) * inverse;
        let t1 = (next - x0) * inverse;
        // The rim: half a step beyond the outermost nodes with their dose.
        if (t0 < 0) t0 = 0;
        else if (t0 > 1) t0 = 1;
        if (t1 < 0) t1 = 0;
        else if (t1 > 1) t1 = 1;
        const e0 = left + t0 * (right - left);
        const e1 = left + t1 * (right - left);
        const across = (leftY + rightY) * 0.5 * ySpread;
        const along = (leftZ + rightZ) * 0.5 * zSpread;
        const middle = (e0 + e1) * 0.5;
        const change = e1 - e0;
        const extra = across * across + along * along;
        const mass = (next - at) * weight;
        volume += mass;
        doseVolume += mass * middle;
        const reach = (abs(change) + edgeShare * (abs(across) + abs(along))) * 0.5;
        if (middle - reach < lowest) lowest = middle - reach;
        if (middle + reach > highest) highest = middle + reach;

        // At least one bin wide, or the slope of the ramp loses its digits.
        let width = sqrt(change * change + extra) * perBin;
        if (width < 1) width = 1;
        let low = middle * perBin - width * 0.5;
        if (low < 0) low = 0;
        let high = low + width;
        if (high > top) {
          high = top;
          if (low > top - 1) low = top - 1;
        }
        const slope = mass / (high - low);
        const n0 = <i32>low;
        const f0 = slope * (low - <f64>n0);
        const p0 = second + ((<usize>n0) << 3);
        store<f64>(p0 + 8, load<f64>(p0 + 8) + (slope - f0));
        store<f64>(p0 + 16, load<f64>(p0 + 16) + f0);
        const n1 = <i32>high;
        const f1 = slope * (high - <f64>n1);
        const p1 = second + ((<usize>n1) << 3);
        store<f64>(p1 + 8, load<f64>(p1 + 8) - (slope - f1));
        store<f64>(p1 + 16, load<f64>(p1 + 16) - f1);

        left = right;
        leftY = rightY;
        leftZ = rightZ;
        at = next;
        i += 1;
      }
    }
  }
  putF64(totals, 0, outside);
  putF64(totals, 1, lowest);
  putF64(totals, 2, highest);
  putF64(totals, 3, f64At(totals, 3) + doseVolume);
  putF64(totals, 4, f64At(totals, 4) + volume);
}
