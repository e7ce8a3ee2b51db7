import { emptySection, type Rectangle, type Section, type Spans } from "./section.ts";

/**
 * Rings of one plane as a region by the even–odd rule, which makes a hole of a ring in a ring, a hole of
 * a keyhole, and the exclusive or of CLOSEDPLANAR_XOR contours, whatever way the rings run.
 *
 * @param rings x, y of each vertex in turn, mm; the first vertex is not repeated
 */
export function polygonSection(rings: readonly Float64Array[]): Section {
  const bounds = ringBounds(rings);
  if (bounds === null) return emptySection;
  let area: number | null = null;
  let points: Float64Array | null = null;
  return {
    bounds,
    outline: () => (points ??= outlinePoints(rings)),
    scan: (y) => scanRings(rings, y),
    areaMm2: () => (area ??= evenOddArea(rings)),
  };
}

export function ringBounds(rings: readonly Float64Array[]): Rectangle | null {
  let left = Infinity;
  let right = -Infinity;
  let bottom = Infinity;
  let top = -Infinity;
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const x = ring[i]!;
      const y = ring[i + 1]!;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < bottom) bottom = y;
      if (y > top) top = y;
    }
  }
  return left <= right ? { left, right, bottom, top } : null;
}

/** Index of the first element of ascending `y` that is at least `value`. */
export function firstAtLeast(y: Float64Array, value: number): number {
  let low = 0;
  let high = y.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (y[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Crossings of every line with every edge, counted first so that they fill one array, then sorted by line. */
function scanRings(rings: readonly Float64Array[], y: Float64Array): Spans {
  const lines = y.length;
  const starts = new Int32Array(lines + 1);
  // An edge owns the lines in [lower end, upper end): a vertex on a line is counted once.
  walkCrossings(rings, y, (line) => {
    starts[line + 1]! += 1;
  });
  for (let i = 0; i < lines; i++) starts[i + 1]! += starts[i]!;
  const x = new Float64Array(starts[lines]!);
  const next = starts.slice(0, lines);
  walkCrossings(rings, y, (line, crossing) => {
    const first = starts[line]!;
    let place = next[line]!;
    next[line] = place + 1;
    while (place > first && x[place - 1]! > crossing) {
      x[place] = x[place - 1]!;
      place -= 1;
    }
    x[place] = crossing;
  });
  for (let i = 0; i <= lines; i++) starts[i]! >>= 1;
  return { starts, x };
}

function walkCrossings(
  rings: readonly Float64Array[],
  y: Float64Array,
  visit: (line: number, x: number) => void,
): void {
  const lines = y.length;
  if (lines === 0) return;
  const lowest = y[0]!;
  const highest = y[lines - 1]!;
  const perMm = lines > 1 ? (lines - 1) / (highest - lowest) : 0;
  for (const ring of rings) {
    let x0 = ring[ring.length - 2]!;
    let y0 = ring[ring.length - 1]!;
    for (let i = 0; i < ring.length; i += 2) {
      const x1 = ring[i]!;
      const y1 = ring[i + 1]!;
      const low = y0 < y1 ? y0 : y1;
      const high = y0 < y1 ? y1 : y0;
      if (high > lowest && low <= highest && low < high) {
        // Equally spaced lines are found at once; the loops mend a guess that is off.
        let line = Math.max(0, Math.min(lines - 1, Math.ceil((low - lowest) * perMm)));
        while (line > 0 && y[line - 1]! >= low) line -= 1;
        while (line < lines && y[line]! < low) line += 1;
        const slope = (x1 - x0) / (y1 - y0);
        while (line < lines && y[line]! < high) {
          visit(line, x0 + (y[line]! - y0) * slope);
          line += 1;
        }
      }
      x0 = x1;
      y0 = y1;
    }
  }
}

/** Area enclosed by one ring, positive counterclockwise, mm². */
export function signedArea(ring: Float64Array): number {
  let twice = 0;
  const xr = ring[0] ?? 0;
  const yr = ring[1] ?? 0;
  let x0 = (ring[ring.length - 2] ?? 0) - xr;
  let y0 = (ring[ring.length - 1] ?? 0) - yr;
  for (let i = 0; i < ring.length; i += 2) {
    const x1 = ring[i]! - xr;
    const y1 = ring[i + 1]! - yr;
    twice += x0 * y1 - x1 * y0;
    x0 = x1;
    y0 = y1;
  }
  return twice / 2;
}

/**
 * The even–odd area. Between two neighbouring vertex heights the width is linear, unless edges cross
 * there, so the width at the middle is exact. A single ring whose shoelace area agrees with a coarse
 * scan needs none of that.
 */
function evenOddArea(rings: readonly Float64Array[]): number {
  const heights = Float64Array.from(
    rings.flatMap((ring) => Array.from({ length: ring.length / 2 }, (_, i) => ring[2 * i + 1]!)),
  ).sort();
  const middles = new Float64Array(Math.max(0, heights.length - 1));
  const steps = new Float64Array(middles.length);
  let count = 0;
  for (let i = 0; i + 1 < heights.length; i++) {
    const step = heights[i + 1]! - heights[i]!;
    if (step <= 0) continue;
    middles[count] = heights[i]! + step / 2;
    steps[count] = step;
    count += 1;
  }
  const { starts, x } = scanRings(rings, middles.subarray(0, count));
  let area = 0;
  for (let line = 0; line < count; line++) {
    let width = 0;
    for (let s = starts[line]!; s < starts[line + 1]!; s++) width += x[2 * s + 1]! - x[2 * s]!;
    area += width * steps[line]!;
  }
  return area;
}

/** The vertices, and points between those more than 1 mm apart. */
function outlinePoints(rings: readonly Float64Array[]): Float64Array {
  const points: number[] = [];
  for (const ring of rings) {
    let x0 = ring[ring.length - 2]!;
    let y0 = ring[ring.length - 1]!;
    for (let i = 0; i < ring.length; i += 2) {
      const x1 = ring[i]!;
      const y1 = ring[i + 1]!;
      const parts = Math.min(10_000, Math.ceil(Math.hypot(x1 - x0, y1 - y0)));
      for (let k = 1; k < parts; k++) {
        points.push(x0 + ((x1 - x0) * k) / parts, y0 + ((y1 - y0) * k) / parts);
      }
      points.push(x1, y1);
      x0 = x1;
      y0 = y1;
    }
  }
  return Float64Array.from(points);
}
