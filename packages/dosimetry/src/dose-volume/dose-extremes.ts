import type { Section } from "../geometry/section.ts";
import type { Slab, Solid } from "../geometry/solid.ts";
import { cellOf, doseAt, reach, type OrientedDose } from "./oriented-dose.ts";

/** Lowest and highest trilinear dose in a solid, Gy. */
export interface DoseExtremes {
  readonly lowGy: number;
  readonly highGy: number;
}

/**
 * Extremes of a solid whose slabs are constant.
 *
 * Trilinear dose is linear along each axis, so within a slab its extremes lie at the slab's faces or at
 * dose planes, and there at the boundary or at grid nodes inside.
 *
 * @returns null where a slab changes with height or has no outline, or nothing lies within the grid
 */
export function doseExtremes(solid: Solid, dose: OrientedDose): DoseExtremes | null {
  const search = new ExtremeSearch(dose);
  for (const slab of solid.slabs) {
    if (slab.constant === null || !search.slab(slab, slab.constant)) return null;
  }
  return search.low <= search.high ? { lowGy: search.low, highGy: search.high } : null;
}

class ExtremeSearch {
  low = Infinity;
  high = -Infinity;
  readonly #dose: OrientedDose;

  constructor(dose: OrientedDose) {
    this.#dose = dose;
  }

  /** False where the section does not know its outline. */
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

    const levels = [from, to];
    for (let k = cellOf(dose.z, from); k < dose.z.length && dose.z[k]! < to; k++) {
      if (dose.z[k]! > from) levels.push(dose.z[k]!);
    }
    const rows = dose.y.subarray(
      Math.max(0, cellOf(dose.y, bounds.bottom)),
      Math.min(dose.y.length, cellOf(dose.y, bounds.top) + 2),
    );
    const { starts, x } = section.scan(rows);
    const [left, right] = reach(dose.x);
    const [bottom, top] = reach(dose.y);
    for (const level of levels) {
      for (let i = 0; i < outline.length; i += 2) {
        const px = outline[i]!;
        const py = outline[i + 1]!;
        if (px < left || px > right || py < bottom || py > top) continue;
        this.meet(doseAt(dose, px, py, level));
      }
      for (let line = 0; line < rows.length; line++) {
        for (let s = starts[line]!; s < starts[line + 1]!; s++) {
          this.span(Math.max(x[2 * s]!, left), Math.min(x[2 * s + 1]!, right), rows[line]!, level);
        }
      }
    }
    return true;
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
