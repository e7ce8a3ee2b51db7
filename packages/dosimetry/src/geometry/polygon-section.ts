import {
  kernels,
  lay,
  mayHold,
  reserve,
  scratch,
  shared,
  whenReleased,
} from "../kernels/kernel-memory.ts";
import { layQuadrature } from "./gauss-legendre.ts";
import { bytesOf, type LaidRings, layRings, laySpansOfRings } from "./laid-rings.ts";
import {
  emptySection,
  sharedWidth,
  type LaidOutline,
  type LaidSpans,
  type Rectangle,
  type Section,
} from "./section.ts";

/**
 * Rings of one plane as a region by the even–odd rule, which makes a hole of a ring in a ring, a hole of
 * a keyhole, and the exclusive or of CLOSEDPLANAR_XOR contours, whatever way the rings run.
 *
 * @param rings x, y of each vertex in turn, mm; the first vertex is not repeated
 */
export function polygonSection(rings: readonly Float64Array[]): Section {
  const bounds = ringBounds(rings);
  return bounds === null ? emptySection : new PolygonSection(rings, bounds);
}

class PolygonSection implements Section {
  readonly bounds: Rectangle;
  readonly #rings: readonly Float64Array[];
  #area: number | null = null;
  #held: LaidRings | null = null;

  constructor(rings: readonly Float64Array[], bounds: Rectangle) {
    this.#rings = rings;
    this.bounds = bounds;
  }

  laySpans(y: number, lines: number): LaidSpans {
    return laySpansOfRings(this.#lay(), y, lines);
  }

  areaMm2(): number {
    return (this.#area ??= evenOddArea(this.#rings, () => this.#lay(), this.bounds));
  }

  layOutline(): LaidOutline {
    return { ...this.#lay(), edges: true };
  }

  hold(): void {
    if (this.#held !== null || !mayHold(bytesOf(this.#rings))) return;
    this.#held = layRings(this.#rings);
    whenReleased(() => (this.#held = null));
  }

  #lay(): LaidRings {
    return this.#held ?? layRings(this.#rings);
  }
}

export function ringBounds(rings: readonly Float64Array[]): Rectangle | null {
  return scratch(() => {
    const { coordinates, points } = layRings(rings);
    const bounds = reserve(32);
    kernels.pointBounds(coordinates, points, bounds);
    const { f64 } = shared;
    const at = bounds >> 3;
    const [left, right] = [f64[at]!, f64[at + 1]!];
    return left <= right ? { left, right, bottom: f64[at + 2]!, top: f64[at + 3]! } : null;
  });
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
function evenOddArea(
  rings: readonly Float64Array[],
  layThem: () => LaidRings,
  { bottom, top }: Rectangle,
): number {
  if (rings.length === 1) {
    const [shoelace, scanned] = scratch(() => {
      const { coordinates, ringEnds, points } = layThem();
      const { places, widths } = layQuadrature(checkLines, bottom, top - bottom);
      const starts = reserve(4 * (checkLines + 1));
      const next = reserve(4 * checkLines);
      const areas = reserve(16);
      const x = reserve(8 * checkLines * points);
      kernels.ringAreas(coordinates, ringEnds, places, widths, checkLines, starts, next, x, areas);
      const { f64 } = shared;
      return [f64[areas >> 3]!, f64[(areas >> 3) + 1]!] as const;
    });
    if (Math.abs(scanned - shoelace) <= checkShare * shoelace) return shoelace;
  }
  const heights = Float64Array.from(
    rings.flatMap((ring) => Array.from({ length: ring.length / 2 }, (_, i) => ring[2 * i + 1]!)),
  ).sort();
  const finest = (top - bottom) / crossingLines;
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
  return scratch(() => {
    const y = lay(Float64Array.from(middles));
    const spans = laySpansOfRings(layThem(), y, middles.length);
    return sharedWidth(spans, lay(Float64Array.from(steps)));
  });
}
