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
import { cellOf, shareOf, type OrientedDose } from "./oriented-dose.ts";

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
    search.walls(outline, slab.fromMm, slab.toMm);
    if (slab.rim !== undefined)
      search.walls(layPoints(slab.rim.outline), slab.rim.heightMm, slab.rim.heightMm);
    const spans = search.spansOf(slab.constant);
    search.planes(spans, slab.fromMm, slab.toMm);
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
  readonly #dose: OrientedDose | LaidDose;
  readonly #window: DoseWindow;
  readonly #z: number;
  /** Lowest and highest dose. */
  readonly #found: number;

  constructor(dose: OrientedDose | LaidDose, { low, high }: SolidBounds, window: DoseWindow) {
    const { y, z } = dose;
    this.#dose = dose;
    this.#window = window;
    this.#firstRow = cellOf(y, low[1]);
    this.#rows = Math.min(y.length, cellOf(y, high[1]) + 2) - this.#firstRow;
    this.#y = this.#window.y + 8 * this.#firstRow;
    this.#z = lay(z);
    this.#found = lay(Float64Array.of(Infinity, -Infinity));
  }

  found(): DoseExtremes | null {
    const lowGy = shared.f64[this.#found >> 3]!;
    const highGy = shared.f64[(this.#found >> 3) + 1]!;
    return lowGy <= highGy ? { lowGy, highGy } : null;
  }

  /** Dose along the normal at every point of an outline: at both ends and at the dose planes between. */
  walls(outline: LaidOutline, fromMm: number, toMm: number): void {
    const { z, reach } = this.#dose;
    const window = this.#window;
    const [[left, right], [bottom, top], [lowest, highest]] = reach;
    const to = Math.min(toMm, highest);
    let from = Math.max(fromMm, lowest);
    if (from > to || outline.points === 0) return;
    // As many planes at a time as the window holds: the dose is straight from plane to plane.
    for (let more = true; more;) {
      const k0 = cellOf(z, from);
      const k1 = Math.min(z.length - 1, cellOf(z, to) + 1, k0 + window.planes - 1);
      const until = Math.min(to, k1 === z.length - 1 ? to : z[k1]!);
      for (let k = k0; k <= k1; k++) window.plane(k);
      kernels.wallExtremes(
        window.x,
        window.columns,
        left,
        right,
        window.y,
        window.rows,
        bottom,
        top,
        this.#z,
        z.length,
        window.firstRow,
        window.address,
        window.planeBytes,
        window.slots,
        outline.coordinates,
        outline.ringEnds,
        outline.rings,
        outline.edges,
        from,
        until,
        this.#found,
      );
      more = until < to;
      from = until;
    }
  }

  /** The spans of a section on the rows of nodes. */
  spansOf(section: Section): LaidSpans {
    return section.laySpans(this.#y, this.#rows);
  }

  /** The spans at every dose plane between two heights. */
  planes(spans: LaidSpans, fromMm: number, toMm: number): void {
    const { z } = this.#dose;
    for (let k = cellOf(z, fromMm); k < z.length && z[k]! <= toMm; k++) {
      if (z[k]! >= fromMm) this.#spans(spans, k, k, 0);
    }
  }

  /** The spans at any height. */
  level(spans: LaidSpans, heightMm: number): void {
    const { z, reach } = this.#dose;
    const [low, high] = reach[2];
    if (heightMm < low || heightMm > high) return;
    const k = cellOf(z, heightMm);
    this.#spans(spans, k, Math.min(k + 1, z.length - 1), shareOf(z, k, heightMm));
  }

  /** The nodes on spans and their ends. */
  #spans({ starts, x, ends }: LaidSpans, k0: number, k1: number, tz: number): void {
    if (ends === 0) return;
    const window = this.#window;
    const [left, right] = this.#dose.reach[0];
    kernels.spanExtremes(
      window.x,
      window.columns,
      left,
      right,
      window.firstRow,
      window.plane(k0),
      window.plane(k1),
      tz,
      this.#firstRow,
      this.#rows,
      starts,
      x,
      this.#found,
    );
  }
}
