import {
  kernels,
  lay,
  layIntegers,
  mark,
  release,
  reserve,
  shared,
} from "../kernels/kernel-memory.ts";
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
  const before = mark();
  const at = lay(Float64Array.of(Infinity, -Infinity, Infinity, -Infinity));
  for (const { address, points } of rings.map(laidRing)) kernels.widenBounds(address, points, at);
  const [left, right, bottom, top] = shared.f64.subarray(at >> 3, (at >> 3) + 4);
  release(before);
  return left! <= right! ? { left: left!, right: right!, bottom: bottom!, top: top! } : null;
}

interface LaidRing {
  readonly address: number;
  readonly points: number;
}

function laidRing(ring: Float64Array): LaidRing {
  return { address: lay(ring), points: ring.length >> 1 };
}

/** Crossings of every line with every edge, sorted by line and place. */
function scanRings(rings: readonly Float64Array[], y: Float64Array): Spans {
  const lines = y.length;
  if (lines === 0) return { starts: new Int32Array(1), x: new Float64Array(0) };
  const before = mark();
  const laid = rings.map(laidRing);
  const heights = lay(y);
  // Counts of crossings behind a 0 add up to where those of each line begin.
  const starts = layIntegers(new Int32Array(lines + 1));
  for (const { address, points } of laid)
    kernels.countCrossings(address, points, heights, lines, starts + 4);
  const { i32 } = shared;
  const first = starts >> 2;
  for (let i = first; i < first + lines; i++) i32[i + 1]! += i32[i]!;
  const crossings = i32[first + lines]!;
  const next = layIntegers(i32.slice(first, first + lines));
  const x = reserve(8 * crossings);
  for (const { address, points } of laid)
    kernels.placeCrossings(address, points, heights, lines, starts, next, x);
  const spans = {
    starts: shared.i32.slice(first, first + lines + 1),
    x: shared.f64.slice(x >> 3, (x >> 3) + crossings),
  };
  release(before);
  // Two crossings bound a span.
  for (let i = 0; i <= lines; i++) spans.starts[i]! >>= 1;
  return spans;
}

/** Area enclosed by one ring, positive counterclockwise, mm². */
export function signedArea(ring: Float64Array): number {
  const before = mark();
  const twice = kernels.twiceSignedArea(lay(ring), ring.length >> 1);
  release(before);
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
  const before = mark();
  const laid = rings.map(laidRing);
  const lengths = laid.map(({ address, points }) => kernels.outlineLength(address, points));
  const count = lengths.reduce((sum, n) => sum + n, 0);
  const outline = reserve(16 * count);
  let at = outline;
  for (const [i, { address, points }] of laid.entries()) {
    kernels.ringOutline(address, points, at);
    at += 16 * lengths[i]!;
  }
  const found = shared.f64.slice(outline >> 3, (outline >> 3) + 2 * count);
  release(before);
  return found;
}
