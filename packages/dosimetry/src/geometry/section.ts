import {
  doublesAt,
  integersAt,
  keepUpTo,
  kernels,
  lay,
  reserve,
  scratch,
  shared,
} from "../kernels/kernel-memory.ts";
import { layRings, type LaidRings } from "./laid-rings.ts";

/**
 * A region of one slice cut into spans: line i holds the spans from `starts[i]` up to `starts[i + 1]`,
 * and span s runs from `x[2 s]` to `x[2 s + 1]`, ascending and disjoint.
 */
export interface Spans {
  readonly starts: Int32Array;
  readonly x: Float64Array;
}

/** The same in the memory of the kernels: addresses of `starts` and `x`, and how many ends there are in `x`. */
export interface LaidSpans {
  readonly lines: number;
  readonly starts: number;
  readonly x: number;
  readonly ends: number;
}

/** Points along a boundary in the memory of the kernels; where they are far apart, the edges between them count. */
export interface LaidOutline extends LaidRings {
  readonly edges: boolean;
}

/** Points that lie close to one another, x and y in turn. */
export function layPoints(coordinates: Float64Array): LaidOutline {
  return { ...layRings([coordinates]), edges: false };
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
  /** Lays the spans along x of lines at heights that ascend, given by their address and number. */
  laySpans(y: number, lines: number): LaidSpans;
  /** Area, as exact as the section's description allows, mm². */
  areaMm2(): number;
  /** Lays the boundary; null where only scanning finds it. */
  layOutline(): LaidOutline | null;
  /** Keeps its description in the memory of the kernels until the work in progress there is done. */
  hold(): void;
}

export const emptySection: Section = {
  bounds: null,
  laySpans: (_, lines) => laidSpans({ starts: new Int32Array(lines + 1), x: new Float64Array(0) }),
  areaMm2: () => 0,
  layOutline: () => layPoints(new Float64Array(0)),
  hold: () => {},
};

export function laidSpans({ starts, x }: Spans): LaidSpans {
  return { lines: starts.length - 1, starts: lay(starts), x: lay(x), ends: x.length };
}

/** Moves spans to an address before them and frees all that was reserved behind it. */
export function keepSpans({ lines, starts, x, ends }: LaidSpans, to: number): LaidSpans {
  const placeOfEnds = (to + 4 * (lines + 1) + 7) & ~7;
  // The starts were laid before the ends.
  shared.u8.copyWithin(to, starts, starts + 4 * (lines + 1));
  shared.u8.copyWithin(placeOfEnds, x, x + 8 * ends);
  keepUpTo(placeOfEnds + 8 * ends);
  return { lines, starts: to, x: placeOfEnds, ends };
}

/** The spans along x of each line; `y` ascends. */
export function scan(section: Section, y: Float64Array): Spans {
  return scratch(() => {
    const { lines, starts, x, ends } = section.laySpans(lay(y), y.length);
    return { starts: integersAt(starts, lines + 1), x: doublesAt(x, ends) };
  });
}

/** Lays the middles of equally wide strips from bottom to top. */
export function layStripMiddles(bottom: number, top: number, count: number): number {
  const middles = reserve(8 * count);
  kernels.stripMiddles(middles, count, bottom, top);
  return middles;
}

/** Widths of the spans of each line, times the line's share, added up. */
export function sharedWidth({ lines, starts, x }: LaidSpans, shares: number): number {
  return kernels.sharedWidth(starts, x, lines, shares);
}

/** Area between bottom and top by the midpoint rule on `count` strips, mm². */
export function scannedArea(section: Pick<Section, "bounds" | "laySpans">, count: number): number {
  const { bounds } = section;
  if (bounds === null || bounds.top <= bounds.bottom) return 0;
  const { bottom, top } = bounds;
  return scratch(() => {
    const { x, ends } = section.laySpans(layStripMiddles(bottom, top, count), count);
    return (kernels.totalWidth(x, ends) * (top - bottom)) / count;
  });
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
