import {
  emptySection,
  joinRectangles,
  type Rectangle,
  type Section,
  type Spans,
} from "../geometry/section.ts";
import type { Slab, Solid } from "../geometry/solid.ts";
import { combineSpans } from "../geometry/span-algebra.ts";
import { cellOf, doseAt, reach, shareOf, type OrientedDose } from "./oriented-dose.ts";

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
 * nodes of faces that the neighbouring slab leaves bare.
 *
 * @returns null where a slab changes with height or has no outline, or nothing lies within the grid
 */
export function doseExtremes(solid: Solid, dose: OrientedDose): DoseExtremes | null {
  const search = new ExtremeSearch(dose);
  let below: Slab | null = null;
  for (const slab of solid.slabs) {
    if (slab.constant === null || !search.slab(slab, slab.constant)) return null;
    const touches = below !== null && slab.fromMm - below.toMm < 1e-6;
    if (below !== null && !touches) search.face(below.toMm, below.constant!, emptySection);
    search.face(slab.fromMm, slab.constant, touches ? below!.constant! : emptySection);
    below = slab;
  }
  if (below !== null) search.face(below.toMm, below.constant!, emptySection);
  return search.low <= search.high ? { lowGy: search.low, highGy: search.high } : null;
}

class ExtremeSearch {
  low = Infinity;
  high = -Infinity;
  readonly #dose: OrientedDose;

  constructor(dose: OrientedDose) {
    this.#dose = dose;
  }

  /** The outline, and the nodes of the dose planes within a slab. False where there is no outline. */
  slab(slab: Slab, section: Section): boolean {
    const dose = this.#dose;
    const { bounds } = section;
    if (bounds === null) return true;
    const outline = section.outline();
    if (outline === null) return false;
    const [low, high] = reach(dose.z);
    const from = Math.max(slab.fromMm, low);
    const to = Math.min(slab.toMm, high);
    if (from > to) return true;

    this.walls(outline, from, to);
    const planes: number[] = [];
    for (let k = cellOf(dose.z, from); k < dose.z.length && dose.z[k]! <= to; k++) {
      if (dose.z[k]! >= from) planes.push(dose.z[k]!);
    }
    const rows = this.rows(bounds);
    const spans = section.scan(rows);
    for (const level of planes) this.spans(spans, rows, level);
    return true;
  }

  /** Dose along the normal at every point of an outline: at both ends and at the dose planes between. */
  walls(outline: Float64Array, from: number, to: number): void {
    const dose = this.#dose;
    const { values, x, y, z } = dose;
    const [left, right] = reach(x);
    const [bottom, top] = reach(y);
    const sx = x.length > 1 ? dose.strides[0] : 0;
    const sy = y.length > 1 ? dose.strides[1] : 0;
    const sz = dose.strides[2];
    const k0 = cellOf(z, from);
    const k1 = Math.min(z.length - 1, cellOf(z, to) + 1);
    const t0 = shareOf(z, k0, from);
    const t1 = k1 > 0 ? shareOf(z, k1 - 1, to) : 0;
    let { low, high } = this;
    for (let p = 0; p < outline.length; p += 2) {
      const px = outline[p]!;
      const py = outline[p + 1]!;
      if (px < left || px > right || py < bottom || py > top) continue;
      const i = cellOf(x, px);
      const j = cellOf(y, py);
      const tx = shareOf(x, i, px);
      const ty = shareOf(y, j, py);
      let o = dose.offset + i * dose.strides[0] + j * dose.strides[1] + k0 * sz;
      let before = 0;
      for (let k = k0; k <= k1; k++) {
        const a = values[o]! + tx * (values[o + sx]! - values[o]!);
        const b = values[o + sy]! + tx * (values[o + sx + sy]! - values[o + sy]!);
        let gy = a + ty * (b - a);
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

  /** The nodes of a face that one of the slabs at it leaves bare. */
  face(height: number, a: Section, b: Section): void {
    const [low, high] = reach(this.#dose.z);
    if (height < low || height > high) return;
    const bounds = joinRectangles(a.bounds, b.bounds);
    if (bounds === null) return;
    const rows = this.rows(bounds);
    const ofA = a.scan(rows);
    const ofB = b.scan(rows);
    this.spans(combineSpans("difference", ofA, ofB), rows, height);
    this.spans(combineSpans("difference", ofB, ofA), rows, height);
  }

  /** Rows of nodes that may cross a rectangle. */
  rows(bounds: Rectangle): Float64Array {
    const { y } = this.#dose;
    return y.subarray(
      Math.max(0, cellOf(y, bounds.bottom)),
      Math.min(y.length, cellOf(y, bounds.top) + 2),
    );
  }

  spans({ starts, x }: Spans, rows: Float64Array, level: number): void {
    const [left, right] = reach(this.#dose.x);
    for (let line = 0; line < rows.length; line++) {
      for (let s = starts[line]!; s < starts[line + 1]!; s++) {
        this.span(Math.max(x[2 * s]!, left), Math.min(x[2 * s + 1]!, right), rows[line]!, level);
      }
    }
  }

  /** The ends of a span and the nodes on it; along a row of nodes the dose is linear between them. */
  span(from: number, to: number, y: number, level: number): void {
    const dose = this.#dose;
    if (from > to) return;
    this.meet(doseAt(dose, from, y, level));
    this.meet(doseAt(dose, to, y, level));
    const { values, x: nodes } = dose;
    const j = cellOf(dose.y, y);
    const row = dose.y[j] === y ? j : j + 1;
    const k = cellOf(dose.z, level);
    const k1 = Math.min(k + 1, dose.z.length - 1);
    const step = dose.z[k1]! - dose.z[k]!;
    const tz = step > 0 ? Math.min(1, Math.max(0, (level - dose.z[k]!) / step)) : 0;
    const base = dose.offset + row * dose.strides[1];
    const below = base + k * dose.strides[2];
    const above = base + k1 * dose.strides[2];
    const stride = dose.strides[0];
    let { low, high } = this;
    for (let i = cellOf(nodes, from); i < nodes.length && nodes[i]! <= to; i++) {
      if (nodes[i]! < from) continue;
      const a = values[below + i * stride]!;
      const d = a + tz * (values[above + i * stride]! - a);
      if (d < low) low = d;
      if (d > high) high = d;
    }
    this.low = low;
    this.high = high;
  }

  meet(gy: number): void {
    if (gy < this.low) this.low = gy;
    if (gy > this.high) this.high = gy;
  }
}
