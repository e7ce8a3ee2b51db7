import type { Spans } from "../geometry/section.ts";
import { solidBounds } from "../geometry/solid-bounds.ts";
import type { Slab, Solid } from "../geometry/solid.ts";
import { combineSpans } from "../geometry/span-algebra.ts";
import { cellOf, reach, shareOf, type OrientedDose } from "./oriented-dose.ts";

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
export function doseExtremes(solid: Solid, dose: OrientedDose): DoseExtremes | null {
  const bounds = solidBounds(solid);
  if (bounds === null) return null;
  const search = new ExtremeSearch(dose, rowsAcross(dose.y, bounds.low[1], bounds.high[1]));
  let below: { readonly slab: Slab; readonly spans: Spans } | null = null;
  for (const slab of solid.slabs) {
    const outline = slab.constant?.outline() ?? null;
    if (slab.constant === null || outline === null) return null;
    search.walls(outline, slab.fromMm, slab.toMm);
    if (slab.rim !== undefined)
      search.walls(slab.rim.outline, slab.rim.heightMm, slab.rim.heightMm);
    const spans = slab.constant.scan(search.rows);
    search.planes(spans, slab.fromMm, slab.toMm);
    const touches = below !== null && slab.fromMm - below.slab.toMm < 1e-6;
    if (below !== null && touches) {
      search.level(combineSpans("difference", below.spans, spans), slab.fromMm);
      search.level(combineSpans("difference", spans, below.spans), slab.fromMm);
    } else {
      if (below !== null) search.level(below.spans, below.slab.toMm);
      search.level(spans, slab.fromMm);
    }
    below = { slab, spans };
  }
  if (below !== null) search.level(below.spans, below.slab.toMm);
  return search.low <= search.high ? { lowGy: search.low, highGy: search.high } : null;
}

/** Rows of nodes that may cross what lies between two heights. */
function rowsAcross(y: Float64Array, low: number, high: number): Float64Array {
  return y.subarray(cellOf(y, low), Math.min(y.length, cellOf(y, high) + 2));
}

class ExtremeSearch {
  low = Infinity;
  high = -Infinity;
  readonly rows: Float64Array;
  readonly #dose: OrientedDose;
  readonly #firstRow: number;

  constructor(dose: OrientedDose, rows: Float64Array) {
    this.#dose = dose;
    this.rows = rows;
    this.#firstRow = rows.length === 0 ? 0 : cellOf(dose.y, rows[0]!);
  }

  /** Dose along the normal at every point of an outline: at both ends and at the dose planes between. */
  walls(outline: Float64Array, fromMm: number, toMm: number): void {
    const dose = this.#dose;
    const { values, x, y, z } = dose;
    const [left, right] = reach(x);
    const [bottom, top] = reach(y);
    const [lowest, highest] = reach(z);
    const from = Math.max(fromMm, lowest);
    const to = Math.min(toMm, highest);
    if (from > to) return;
    const [strideX, strideY, sz] = dose.strides;
    const sx = x.length > 1 ? strideX : 0;
    const sy = y.length > 1 ? strideY : 0;
    const k0 = cellOf(z, from);
    const k1 = Math.min(z.length - 1, cellOf(z, to) + 1);
    const t0 = shareOf(z, k0, from);
    const t1 = k1 > 0 ? shareOf(z, k1 - 1, to) : 0;
    const plane = dose.offset + k0 * sz;
    const lastX = Math.max(0, x.length - 2);
    const lastY = Math.max(0, y.length - 2);
    let { low, high } = this;
    // Points follow one another: the cell of the last one is near, and a column of cells whose nodes hold
    // nothing beyond what is known is passed over as a whole.
    let i = 0;
    let j = 0;
    let column = -1;
    let beyond = false;
    for (let p = 0; p < outline.length; p += 2) {
      const px = outline[p]!;
      const py = outline[p + 1]!;
      if (px < left || px > right || py < bottom || py > top) continue;
      while (i < lastX && x[i + 1]! <= px) i += 1;
      while (i > 0 && x[i]! > px) i -= 1;
      while (j < lastY && y[j + 1]! <= py) j += 1;
      while (j > 0 && y[j]! > py) j -= 1;
      let o = plane + i * strideX + j * strideY;
      if (o !== column) {
        column = o;
        beyond = false;
        for (let k = k0, at = o; k <= k1 && !beyond; k++, at += sz) {
          const a = values[at]!;
          const b = values[at + sx]!;
          const c = values[at + sy]!;
          const d = values[at + sx + sy]!;
          beyond = a < low || b < low || c < low || d < low;
          beyond ||= a > high || b > high || c > high || d > high;
        }
      }
      if (!beyond) continue;
      const tx = shareOf(x, i, px);
      const ty = shareOf(y, j, py);
      let before = 0;
      for (let k = k0; k <= k1; k++) {
        const a = values[o]!;
        const b = values[o + sy]!;
        const ax = a + tx * (values[o + sx]! - a);
        let gy = ax + ty * (b + tx * (values[o + sx + sy]! - b) - ax);
        const here = gy;
        // The first plane lies below `from`, the last above `to`: there the dose at the ends counts.
        if (k === k1 && k > k0) gy = before + t1 * (here - before);
        if (k === k0 + 1 && t0 > 0) {
          const end = before + t0 * (here - before);
          if (end < low) low = end;
          if (end > high) high = end;
        }
        if (k > k0 || t0 === 0 || k1 === k0) {
          if (gy < low) low = gy;
          if (gy > high) high = gy;
        }
        before = here;
        o += sz;
      }
    }
    this.low = low;
    this.high = high;
  }

  /** The spans at every dose plane between two heights. */
  planes(spans: Spans, fromMm: number, toMm: number): void {
    const { z } = this.#dose;
    for (let k = cellOf(z, fromMm); k < z.length && z[k]! <= toMm; k++) {
      if (z[k]! >= fromMm) this.#spans(spans, k, k, 0);
    }
  }

  /** The spans at any height. */
  level(spans: Spans, heightMm: number): void {
    const { z } = this.#dose;
    const [low, high] = reach(z);
    if (heightMm < low || heightMm > high) return;
    const k = cellOf(z, heightMm);
    this.#spans(spans, k, Math.min(k + 1, z.length - 1), shareOf(z, k, heightMm));
  }

  /** The nodes on spans and their ends; along a row of nodes the dose is linear between them. */
  #spans({ starts, x: ends }: Spans, k0: number, k1: number, tz: number): void {
    const { values, x: nodes, strides, offset } = this.#dose;
    const [left, right] = reach(nodes);
    const [sx, sy, sz] = strides;
    const lines = this.rows.length;
    const up = (k1 - k0) * sz;
    const step = nodes.length > 1 ? sx : 0;
    let { low, high } = this;
    for (let line = 0; line < lines; line++) {
      const row = offset + (this.#firstRow + line) * sy + k0 * sz;
      for (let s = starts[line]!; s < starts[line + 1]!; s++) {
        const from = Math.max(ends[2 * s]!, left);
        const to = Math.min(ends[2 * s + 1]!, right);
        if (from > to) continue;
        const first = cellOf(nodes, from);
        const last = cellOf(nodes, to);
        for (let end = 0; end < 2; end++) {
          const c = end === 0 ? first : last;
          const o = row + c * sx;
          const here = values[o]! + tz * (values[o + up]! - values[o]!);
          const next = values[o + step]! + tz * (values[o + step + up]! - values[o + step]!);
          const gy = here + shareOf(nodes, c, end === 0 ? from : to) * (next - here);
          if (gy < low) low = gy;
          if (gy > high) high = gy;
        }
        let o = row + (first + 1) * sx;
        for (let i = first + 1; i <= last; i++) {
          const gy = tz === 0 ? values[o]! : values[o]! + tz * (values[o + up]! - values[o]!);
          if (gy < low) low = gy;
          if (gy > high) high = gy;
          o += sx;
        }
      }
    }
    this.low = low;
    this.high = high;
  }
}
