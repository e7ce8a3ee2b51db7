import { lay, reserve, shared } from "../kernels/kernel-memory.ts";
import { cellOf, type OrientedDose } from "./oriented-dose.ts";

/** Rows of a dose grid around a solid, a few planes at a time, laid into the memory of the kernels. */
export class DoseWindow {
  /** Planes that are held at a time; plane k is in slot k modulo this, as the kernels know. */
  static readonly planes = 8;
  /** Addresses of the nodes along both axes. */
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
  readonly #dose: OrientedDose;
  #firstRow = 0;
  #lastRow = -1;
  #address = 0;
  readonly #held = new Int32Array(DoseWindow.planes);

  /** @param lowMm, highMm heights across the lines between which the dose is asked for at first */
  constructor(dose: OrientedDose, lowMm: number, highMm: number) {
    this.#dose = dose;
    this.columns = dose.x.length;
    this.rows = dose.y.length;
    this.x = lay(dose.x);
    this.y = lay(dose.y);
    this.widen(lowMm, highMm);
  }

  /** The first row that is held. */
  get firstRow(): number {
    return this.#firstRow;
  }

  get rowsHeld(): number {
    return this.#lastRow - this.#firstRow + 1;
  }

  /** Address of slot 0. */
  get address(): number {
    return this.#address;
  }

  get planeBytes(): number {
    return 4 * this.columns * this.rowsHeld;
  }

  /** Holds the rows between two heights as well. */
  widen(lowMm: number, highMm: number): void {
    const { y } = this.#dose;
    const first = cellOf(y, lowMm);
    const last = Math.min(y.length - 1, cellOf(y, highMm) + 1);
    if (first >= this.#firstRow && last <= this.#lastRow) return;
    const empty = this.#lastRow < 0;
    this.#firstRow = empty ? first : Math.min(first, this.#firstRow);
    this.#lastRow = Math.max(last, this.#lastRow);
    // Kernels read two nodes at a time, at the end one too many.
    this.#address = reserve(DoseWindow.planes * this.planeBytes + 8);
    this.#held.fill(-1);
  }

  /** Holds the rows around points, x and y in turn, as well. */
  widenTo(points: Float64Array): void {
    let low = Infinity;
    let high = -Infinity;
    for (let i = 1; i < points.length; i += 2) {
      low = Math.min(low, points[i]!);
      high = Math.max(high, points[i]!);
    }
    if (low <= high) this.widen(low, high);
  }

  /** Address of a plane's first row that is held. */
  plane(k: number): number {
    const slot = k & (DoseWindow.planes - 1);
    const at = this.#address + slot * this.planeBytes;
    if (this.#held[slot] !== k) {
      this.#lay(k, at >> 2);
      this.#held[slot] = k;
    }
    return at;
  }

  #lay(k: number, at: number): void {
    const { values, offset, strides } = this.#dose;
    const [sx, sy, sz] = strides;
    const count = this.rowsHeld;
    const first = offset + this.#firstRow * sy + k * sz;
    const { f32 } = shared;
    if (sx === 1 && (sy === this.columns || count === 1)) {
      f32.set(values.subarray(first, first + this.columns * count), at);
      return;
    }
    let to = at;
    for (let row = 0; row < count; row++) {
      for (let i = 0, from = first + row * sy; i < this.columns; i++, from += sx)
        f32[to++] = values[from]!;
    }
  }
}
