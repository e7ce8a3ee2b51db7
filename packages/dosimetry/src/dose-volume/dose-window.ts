import { lay, reserve, shared } from "../kernels/kernel-memory.ts";
import { cellOf, type GridReach, type OrientedDose } from "./oriented-dose.ts";

/** A dose grid that lies in the memory of the kernels as a whole, x fastest, with its nodes as an `OrientedDose` has them. */
export interface LaidDose {
  readonly address: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** Of the grid that it was refined from. */
  readonly reach: GridReach;
}

/** Planes of a dose grid as the kernels find them. */
export interface DoseWindow {
  /** Addresses of the nodes along both axes of a plane, and how many there are. */
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
  /** The rows that are there. */
  readonly firstRow: number;
  readonly rowsHeld: number;
  /** Plane k lies `k & slots` times `planeBytes` behind the address. */
  readonly address: number;
  readonly planeBytes: number;
  readonly slots: number;
  /** How many neighbouring planes are there together. */
  readonly planes: number;
  /** Sees to it that the rows between two heights are there as well. */
  widen(lowMm: number, highMm: number): void;
  /** Address of plane k, which is there from now on. */
  plane(k: number): number;
}

/**
 * The planes of a dose around a solid.
 *
 * @param lowMm, highMm heights across the lines between which the dose is asked for at first
 */
export function doseWindow(
  dose: OrientedDose | LaidDose,
  lowMm: number,
  highMm: number,
): DoseWindow {
  return "address" in dose ? wholeGrid(dose) : new CopiedPlanes(dose, lowMm, highMm);
}

/** Kernels take two or four nodes at a time, at the end some too many. */
export const bytesBehindDose = 16;

function wholeGrid({ address, x, y, z }: LaidDose): DoseWindow {
  const planeBytes = 4 * x.length * y.length;
  return {
    x: lay(x),
    y: lay(y),
    columns: x.length,
    rows: y.length,
    firstRow: 0,
    rowsHeld: y.length,
    address,
    planeBytes,
    slots: 0x7fff_ffff,
    planes: z.length,
    widen: () => {},
    plane: (k) => address + k * planeBytes,
  };
}

/** Planes that are held together whatever their size. */
const fewestPlanes = 8;
/** Up to so many bytes more are held. */
const mostBytes = 4_000_000;

/** Rows of a grid around a solid, copied plane by plane; all planes at a time, or as many as fit. */
class CopiedPlanes implements DoseWindow {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
  readonly #dose: OrientedDose;
  firstRow = 0;
  rowsHeld = 0;
  address = 0;
  planeBytes = 0;
  planes = 0;
  #held = new Int32Array(0);

  constructor(dose: OrientedDose, lowMm: number, highMm: number) {
    this.#dose = dose;
    this.columns = dose.x.length;
    this.rows = dose.y.length;
    this.x = lay(dose.x);
    this.y = lay(dose.y);
    this.widen(lowMm, highMm);
  }

  get slots(): number {
    return this.planes - 1;
  }

  widen(lowMm: number, highMm: number): void {
    const { y, z } = this.#dose;
    const last = this.firstRow + this.rowsHeld - 1;
    const wantedFirst = cellOf(y, lowMm);
    const wantedLast = Math.min(y.length - 1, cellOf(y, highMm) + 1);
    const empty = this.rowsHeld === 0;
    if (!empty && wantedFirst >= this.firstRow && wantedLast <= last) return;
    this.firstRow = empty ? wantedFirst : Math.min(wantedFirst, this.firstRow);
    this.rowsHeld = (empty ? wantedLast : Math.max(wantedLast, last)) - this.firstRow + 1;
    this.planeBytes = 4 * this.columns * this.rowsHeld;
    this.planes = fewestPlanes;
    while (this.planes < z.length && 2 * this.planes * this.planeBytes <= mostBytes)
      this.planes *= 2;
    this.address = reserve(this.planes * this.planeBytes + bytesBehindDose);
    this.#held = new Int32Array(this.planes).fill(-1);
  }

  plane(k: number): number {
    const slot = k & this.slots;
    const at = this.address + slot * this.planeBytes;
    if (this.#held[slot] !== k) {
      this.#copy(k, at >> 2);
      this.#held[slot] = k;
    }
    return at;
  }

  #copy(k: number, at: number): void {
    const { values, offset, strides } = this.#dose;
    const [sx, sy, sz] = strides;
    const first = offset + this.firstRow * sy + k * sz;
    const { f32 } = shared;
    if (sx === 1 && (sy === this.columns || this.rowsHeld === 1)) {
      f32.set(values.subarray(first, first + this.columns * this.rowsHeld), at);
      return;
    }
    let to = at;
    for (let row = 0; row < this.rowsHeld; row++) {
      for (let i = 0, from = first + row * sy; i < this.columns; i++, from += sx)
        f32[to++] = values[from]!;
    }
  }
}
