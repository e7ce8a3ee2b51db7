import {
  doublesAt,
  hold,
  kernels,
  lay,
  reserve,
  scratch,
  shared,
} from "../kernels/kernel-memory.ts";
import { inGroups } from "../in-groups.ts";
import { gaussLegendre } from "./gauss-legendre.ts";
import { coordinatesTogether, layPlaces, layRings, laySpansOfRings } from "./laid-rings.ts";
import {
  emptySection,
  joinRectangles,
  type LaidOutline,
  type LaidSpans,
  type Rectangle,
  type Section,
  sharedWidth,
} from "./section.ts";

/**
 * Rings of one plane as a region by the even–odd rule, which makes a hole of a ring in a ring, a hole of
 * a keyhole, and the exclusive or of CLOSEDPLANAR_XOR contours, whatever way the rings run.
 *
 * @param rings x, y of each vertex in turn, mm; the first vertex is not repeated
 */
export function polygonSection(rings: readonly Float64Array[]): Section {
  return polygonSections([rings])[0]!;
}

/** The same of many planes at a time. */
export function polygonSections(planes: readonly (readonly Float64Array[])[]): readonly Section[] {
  const figures = ringFigures(planes.flat());
  let next = 0;
  return planes.map((rings) => {
    const own = figures.slice(next, (next += rings.length));
    const bounds = own.reduce<Rectangle | null>(
      (all, figure) => joinRectangles(all, figure.bounds),
      null,
    );
    const area = own.length === 1 ? own[0]!.areaMm2 : null;
    return bounds === null ? emptySection : new PolygonSection(rings, bounds, area);
  });
}

class PolygonSection implements Section {
  readonly bounds: Rectangle;
  readonly #rings: readonly Float64Array[];
  #area: number | null;

  constructor(rings: readonly Float64Array[], bounds: Rectangle, area: number | null) {
    this.#rings = rings;
    this.bounds = bounds;
    this.#area = area;
  }

  laySpans(y: number, lines: number): LaidSpans {
    return laySpansOfRings(layRings(this.#rings), y, lines);
  }

  areaMm2(): number {
    return (this.#area ??= evenOddArea(this.#rings, this.bounds));
  }

  layOutline(): LaidOutline {
    const { coordinates, ringEnds, rings, points } = layRings(this.#rings);
    return { coordinates, ringEnds, rings, points, edges: true };
  }

  hold(): void {
    for (const ring of this.#rings) hold(ring);
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

interface RingFigure {
  /** Null of a ring without points. */
  readonly bounds: Rectangle | null;
  /** Null where the ring crosses itself, as a coarse scan shows: loops below half a percent pass. */
  readonly areaMm2: number | null;
}

function ringFigures(rings: readonly Float64Array[]): readonly RingFigure[] {
  return inGroups(rings, ({ length }) => length, coordinatesTogether).flatMap((group) =>
    scratch(() => {
      const most = group.reduce((points, { length }) => Math.max(points, length >> 1), 0);
      const figures = reserve(48 * group.length);
      kernels.ringFigures(
        layPlaces(group, 2),
        group.length,
        lay(gaussLegendre(checkLines).table),
        checkLines,
        reserve(8 * checkLines),
        reserve(8 * checkLines),
        reserve(4),
        reserve(4 * (checkLines + 1)),
        reserve(4 * checkLines),
        reserve(8 * checkLines * most),
        figures,
      );
      const found = doublesAt(figures, 6 * group.length);
      return group.map((_, i) => figureOf(found, 6 * i));
    }),
  );
}

function figureOf(figures: Float64Array, at: number): RingFigure {
  const [left, right] = [figures[at]!, figures[at + 1]!];
  if (!(left <= right)) return { bounds: null, areaMm2: 0 };
  const [shoelace, scanned] = [figures[at + 4]!, figures[at + 5]!];
  const simple = Math.abs(scanned - shoelace) <= checkShare * shoelace;
  return {
    bounds: { left, right, bottom: figures[at + 2]!, top: figures[at + 3]! },
    areaMm2: simple ? shoelace : null,
  };
}

/** Strips of a region whose rings may cross, at least. */
const crossingLines = 256;

/**
 * The even–odd area of rings that may cross, of strips between neighbouring vertex heights: there the width is
 * linear and its middle exact; where edges cross it bends, and strips of a 256th of the height keep that small.
 */
function evenOddArea(rings: readonly Float64Array[], { bottom, top }: Rectangle): number {
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
    const spans = laySpansOfRings(layRings(rings), y, middles.length);
    return sharedWidth(spans, lay(Float64Array.from(steps)));
  });
}
