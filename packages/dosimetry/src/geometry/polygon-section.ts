import { gaussLegendre } from "./gauss-legendre.ts";
import { emptySection, scannedWidth, type Rectangle, type Section, type Spans } from "./section.ts";

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
  return {
    bounds,
    outline: () => outlinePoints(rings),
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

/**
 * Crossings of every line with every edge, sorted by line. An edge owns the lines from its lower end up to
 * but without its upper end, so that a vertex on a line is counted once.
 */
function scanRings(rings: readonly Float64Array[], y: Float64Array): Spans {
  const lines = y.length;
  const starts = new Int32Array(lines + 1);
  if (lines === 0) return { starts, x: new Float64Array(0) };
  let filled = 0;
  let capacity = 4 * lines;
  let atLine = new Int32Array(capacity);
  let atX = new Float64Array(capacity);
  for (const ring of rings) {
    let x0 = ring[ring.length - 2]!;
    let y0 = ring[ring.length - 1]!;
    // The first line at or above the point reached: edges follow one another, and so do their lines.
    let line = firstLineFrom(y, y0);
    for (let i = 0; i < ring.length; i += 2) {
      const x1 = ring[i]!;
      const y1 = ring[i + 1]!;
      const upwards = y1 > y0;
      const slope = (x1 - x0) / (y1 - y0);
      while (upwards ? line < lines && y[line]! < y1 : line > 0 && y[line - 1]! >= y1) {
        const crossed = upwards ? line : line - 1;
        if (filled === capacity) {
          capacity *= 2;
          atLine = grown(atLine, new Int32Array(capacity));
          atX = grown(atX, new Float64Array(capacity));
        }
        atLine[filled] = crossed;
        atX[filled] = x0 + (y[crossed]! - y0) * slope;
        starts[crossed + 1]! += 1;
        filled += 1;
        line += upwards ? 1 : -1;
      }
      x0 = x1;
      y0 = y1;
    }
  }
  return { starts, x: sortedByLine(starts, atLine, atX, filled) };
}

function firstLineFrom(y: Float64Array, height: number): number {
  let low = 0;
  let high = y.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (y[middle]! < height) low = middle + 1;
    else high = middle;
  }
  return low;
}

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Crossings in order of line and place; turns counts of crossings into starts of spans. */
function sortedByLine(
  starts: Int32Array,
  atLine: Int32Array,
  atX: Float64Array,
  count: number,
): Float64Array {
  const lines = starts.length - 1;
  for (let i = 0; i < lines; i++) starts[i + 1]! += starts[i]!;
  const x = new Float64Array(count);
  const next = starts.slice(0, lines);
  for (let c = 0; c < count; c++) {
    const line = atLine[c]!;
    const crossing = atX[c]!;
    const first = starts[line]!;
    let place = next[line]!;
    next[line] = place + 1;
    while (place > first && x[place - 1]! > crossing) {
      x[place] = x[place - 1]!;
      place -= 1;
    }
    x[place] = crossing;
  }
  for (let i = 0; i <= lines; i++) starts[i]! >>= 1;
  return x;
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

/** Lines by which a ring is held against its shoelace area, and how far the two may differ. */
const checkLines = 20;
const checkShare = 0.005;
/** Strips of a region whose rings may cross, at least. */
const crossingLines = 256;

/**
 * The even–odd area. A ring that does not cross itself has its shoelace area; whether it does shows by a
 * coarse scan (loops below half a percent pass). Otherwise strips between neighbouring vertex heights are
 * added: there the width is linear and its middle exact; where edges cross it bends, and strips of a 256th of the height
 * keep that small.
 */
function evenOddArea(rings: readonly Float64Array[]): number {
  const [only] = rings;
  const bounds = ringBounds(rings);
  if (rings.length === 1 && only !== undefined && bounds !== null) {
    const shoelace = Math.abs(signedArea(only));
    const height = bounds.top - bounds.bottom;
    const { places, shares } = gaussLegendre(checkLines);
    const lines = places.map((place) => bounds.bottom + place * height);
    const scanned = height * scannedWidth(scanRings(rings, lines), shares);
    if (Math.abs(scanned - shoelace) <= checkShare * shoelace) return shoelace;
  }
  const heights = Float64Array.from(
    rings.flatMap((ring) => Array.from({ length: ring.length / 2 }, (_, i) => ring[2 * i + 1]!)),
  ).sort();
  const lowest = heights[0] ?? 0;
  const finest = ((heights.at(-1) ?? 0) - lowest) / crossingLines;
  const middles: number[] = [];
  const steps: number[] = [];
  for (let i = 0; i + 1 < heights.length; i++) {
    const step = heights[i + 1]! - heights[i]!;
    if (step <= 0) continue;
    const parts = Math.ceil(step / finest);
    for (let part = 0; part < parts; part++) {
      middles.push(heights[i]! + ((part + 0.5) * step) / parts);
      steps.push(step / parts);
    }
  }
  return scannedWidth(scanRings(rings, Float64Array.from(middles)), Float64Array.from(steps));
}

/** The vertices, and points between those more than 1 mm apart. */
function outlinePoints(rings: readonly Float64Array[]): Float64Array {
  let points = new Float64Array(2 * rings.reduce((n, ring) => n + ring.length, 0));
  let filled = 0;
  for (const ring of rings) {
    let x0 = ring[ring.length - 2]!;
    let y0 = ring[ring.length - 1]!;
    for (let i = 0; i < ring.length; i += 2) {
      const x1 = ring[i]!;
      const y1 = ring[i + 1]!;
      const dx = x1 - x0;
      const dy = y1 - y0;
      const parts = Math.max(1, Math.min(10_000, Math.ceil(Math.sqrt(dx * dx + dy * dy))));
      if (filled + 2 * parts > points.length) {
        points = grown(points, new Float64Array(2 * points.length + 2 * parts));
      }
      for (let k = 1; k <= parts; k++) {
        points[filled] = k === parts ? x1 : x0 + (dx * k) / parts;
        points[filled + 1] = k === parts ? y1 : y0 + (dy * k) / parts;
        filled += 2;
      }
      x0 = x1;
      y0 = y1;
    }
  }
  return points.subarray(0, filled);
}
