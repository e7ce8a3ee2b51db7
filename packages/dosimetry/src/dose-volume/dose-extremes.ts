import {
  keepSpans,
  type LaidOutline,
  type LaidSpans,
  layPoints,
  type Section,
} from "../geometry/section.ts";
import type { SolidBounds } from "../geometry/solid-bounds.ts";
import type { Slab, Solid } from "../geometry/solid.ts";
import { combineSpans } from "../geometry/span-algebra.ts";
import { kernels, lay, reserve, scratch, shared } from "../kernels/kernel-memory.ts";
import type { DoseWindow, LaidDose } from "./dose-window.ts";
import { cellOf, type OrientedDose } from "./oriented-dose.ts";

/** Lowest and highest trilinear dose in a solid, Gy. */
export interface DoseExtremes {
  readonly lowGy: number;
  readonly highGy: number;
}

/**
 * Extremes of a solid whose slabs are constant.
 *
 * Trilinear dose is linear along each axis, so that its extremes lie on the boundary or at grid nodes
 * inside: at the outline of every slab, on its faces and at dose planes; at nodes of dose planes; and at
 * nodes of faces that the neighbouring slab leaves bare. The rim of an end that widens counts as well.
 *
 * @returns null where a slab changes with height or has no outline, or nothing lies within the grid
 */
export function doseExtremes(
  solid: Solid,
  bounds: SolidBounds,
  dose: OrientedDose | LaidDose,
  window: DoseWindow,
): DoseExtremes | null {
  // The rim of an end may reach beyond the slabs.
  for (const { rim } of solid.slabs) if (rim !== undefined) widenTo(window, rim.outline);
  return scratch(() => extremesOf(solid, new ExtremeSearch(dose, bounds, window)));
}

function widenTo(window: DoseWindow, points: Float64Array): void {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 1; i < points.length; i += 2) {
    low = Math.min(low, points[i]!);
    high = Math.max(high, points[i]!);
  }
  if (low <= high) window.widen(low, high);
}

function extremesOf(solid: Solid, search: ExtremeSearch): DoseExtremes | null {
  const base = reserve(0);
  let below: { readonly slab: Slab; readonly spans: LaidSpans } | null = null;
  for (const slab of solid.slabs) {
    const outline = slab.constant?.layOutline() ?? null;
    if (slab.constant === null || outline === null) return null;
    const spans = search.spansOf(slab.constant);
    search.slab(outline, spans, slab.fromMm, slab.toMm);
    if (slab.rim !== undefined) search.rim(slab.rim);
    const touches = below !== null && slab.fromMm - below.slab.toMm < 1e-6;
    if (below !== null && touches) {
      search.level(combineSpans("either", below.spans, spans), slab.fromMm);
    } else {
      if (below !== null) search.level(below.spans, below.slab.toMm);
      search.level(spans, slab.fromMm);
    }
    below = { slab, spans: keepSpans(spans, base) };
  }
  if (below !== null) search.level(below.spans, below.slab.toMm);
  return search.found();
}

class ExtremeSearch {
  /** Rows of nodes that may cross the solid: the first, how many, and the address of their heights. */
  readonly #firstRow: number;
  readonly #rows: number;
  readonly #y: number;
  readonly #window: DoseWindow;
  /** Lowest and highest dose. */
  readonly #found: number;

  constructor({ y }: OrientedDose | LaidDose, { low, high }: SolidBounds, window: DoseWindow) {
    this.#window = window;
    this.#firstRow = cellOf(y, low[1]);
    this.#rows = Math.min(y.length, cellOf(y, high[1]) + 2) - this.#firstRow;
    this.#y = lay(y.subarray(this.#firstRow, this.#firstRow + this.#rows));
    this.#found = lay(Float64Array.of(Infinity, -Infinity));
  }

  found(): DoseExtremes | null {
    const lowGy = shared.f64[this.#found >> 3]!;
    const highGy = shared.f64[(this.#found >> 3) + 1]!;
    return lowGy <= highGy ? { lowGy, highGy } : null;
  }

  /** The spans of a section on the rows of nodes. */
  spansOf(section: Section): LaidSpans {
    return section.laySpans(this.#y, this.#rows);
  }

  /** Dose on the outline of a slab, along the normal, and on its spans at every dose plane. */
  slab(outline: LaidOutline, { starts, x }: LaidSpans, fromMm: number, toMm: number): void {
    const window = this.#window;
    // As many planes at a time as there can be: the dose is straight from plane to plane.
    for (let from = fromMm; ;) {
      const to = window.load(from, toMm);
      kernels.slabExtremes(
        window.address,
        outline.coordinates,
        outline.ringEnds,
        outline.rings,
        outline.edges,
        this.#firstRow,
        this.#rows,
        starts,
        x,
        from,
        to,
        this.#found,
      );
      if (to >= toMm) return;
      from = to;
    }
  }

  rim({ outline, heightMm }: Rim): void {
    const { coordinates, ringEnds, rings, edges } = layPoints(outline);
    const window = this.#window;
    window.load(heightMm, heightMm);
    kernels.wallExtremes(
      window.address,
      coordinates,
      ringEnds,
      rings,
      edges,
      heightMm,
      heightMm,
      this.#found,
    );
  }

  /** The spans at any height. */
  level({ starts, x, ends }: LaidSpans, heightMm: number): void {
    if (ends === 0) return;
    const { address } = this.#window;
    this.#window.load(heightMm, heightMm);
    kernels.levelExtremes(address, this.#firstRow, this.#rows, starts, x, heightMm, this.#found);
  }
}

type Rim = NonNullable<Slab["rim"]>;
