/**
 * A region of one slice cut into spans: line i holds the spans from `starts[i]` up to `starts[i + 1]`,
 * and span s runs from `x[2 s]` to `x[2 s + 1]`, ascending and disjoint.
 */
export interface Spans {
  readonly starts: Int32Array;
  readonly x: Float64Array;
}

/** Smallest rectangle around a region, mm. */
export interface Rectangle {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** What a solid looks like in one plane across its normal. */
export interface Section {
  /** Null where the section is empty. */
  readonly bounds: Rectangle | null;
  /** The spans along x of each line; `y` ascends. */
  scan(y: Float64Array): Spans;
  /** Area, as exact as the section's description allows, mm². */
  areaMm2(): number;
  /** Points (x, y in turn) along the boundary, at most 1 mm apart, or null where only scanning finds it. */
  outline(): Float64Array | null;
}

export const emptySection: Section = {
  bounds: null,
  scan: (y) => ({ starts: new Int32Array(y.length + 1), x: new Float64Array(0) }),
  areaMm2: () => 0,
  outline: () => new Float64Array(0),
};

/** The middles of equally wide strips from bottom to top. */
export function stripMiddles(bottom: number, top: number, count: number): Float64Array {
  const step = (top - bottom) / count;
  return Float64Array.from({ length: count }, (_, i) => bottom + (i + 0.5) * step);
}

/** Widths of the spans of each line, times the line's share, added up. */
export function scannedWidth({ starts, x }: Spans, shares: Float64Array): number {
  let sum = 0;
  for (let line = 0; line + 1 < starts.length; line++) {
    let width = 0;
    for (let s = starts[line]!; s < starts[line + 1]!; s++) width += x[2 * s + 1]! - x[2 * s]!;
    sum += width * shares[line]!;
  }
  return sum;
}

/** Area between bottom and top by the midpoint rule on `count` strips, mm². */
export function scannedArea(section: Section, count: number): number {
  const { bounds } = section;
  if (bounds === null || bounds.top <= bounds.bottom) return 0;
  const { x } = section.scan(stripMiddles(bounds.bottom, bounds.top, count));
  let length = 0;
  for (let i = 0; i < x.length; i += 2) length += x[i + 1]! - x[i]!;
  return (length * (bounds.top - bounds.bottom)) / count;
}

export function joinRectangles(a: Rectangle | null, b: Rectangle | null): Rectangle | null {
  if (a === null) return b;
  if (b === null) return a;
  return {
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
    top: Math.max(a.top, b.top),
  };
}
