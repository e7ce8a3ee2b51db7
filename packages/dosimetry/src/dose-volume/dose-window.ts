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
  /** Address of what the kernels are told of it (kernels/dose-window.ts). */
  readonly address: number;
  /** Sees to it that the rows between two heights are there as well. */
  widen(lowMm: number, highMm: number): void;
  /**
   * Sees to it that the planes between and around two heights along the normal are there, from the lower on as many as
   * are held together.
   *
   * @returns the height up to which all are there: the upper one, or a lower one where they do not fit
   */
  load(fromMm: number, toMm: number): number;
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

/** Lays what the kernels are told of a window: where the dose reaches, its nodes, and where its planes are. */
function layWindow({ x, y, z, reach }: OrientedDose | LaidDose): number {
  const address = reserve(6 * 8 + 10 * 4);
  shared.f64.set(reach.flat(), address >> 3);
  const nodes = [x, y, z].flatMap((axis) => [lay(axis), axis.length]);
  shared.i32.set(nodes, (address + 48) >> 2);
  return address;
}

function tellPlanes(
  address: number,
  firstRow: number,
  planes: number,
  planeBytes: number,
  slots: number,
): void {
  shared.i32.set([firstRow, planes, planeBytes, slots], (address + 72) >> 2);
}

function wholeGrid(dose: LaidDose): DoseWindow {
  const address = layWindow(dose);
  tellPlanes(address, 0, dose.address, 4 * dose.x.length * dose.y.length, 0x7fff_ffff);
  return { address, widen: () => {}, load: (_, toMm) => toMm };
}

/** Planes that are held together whatever their size. */
const fewestPlanes = 8;
/** Up to so many bytes more are held. */
const mostBytes = 4_000_000;

/** Rows of a grid around a solid, copied plane by plane; all planes at a time, or as many as fit. */
class CopiedPlanes implements DoseWindow {
  readonly address: number;
  readonly #dose: OrientedDose;
  /** The rows that are there. */
  #firstRow = 0;
  #rows = 0;
  /** Address of the planes: plane k lies in slot `k % #held.length`. */
  #planes = 0;
  #planeBytes = 0;
  #held = new Int32Array(0);

  constructor(dose: OrientedDose, lowMm: number, highMm: number) {
    this.#dose = dose;
    this.address = layWindow(dose);
    this.widen(lowMm, highMm);
  }

  widen(lowMm: number, highMm: number): void {
    const { x, y, z } = this.#dose;
    const last = this.#firstRow + this.#rows - 1;
    const wantedFirst = cellOf(y, lowMm);
    const wantedLast = Math.min(y.length - 1, cellOf(y, highMm) + 1);
    const empty = this.#rows === 0;
    if (!empty && wantedFirst >= this.#firstRow && wantedLast <= last) return;
    this.#firstRow = empty ? wantedFirst : Math.min(wantedFirst, this.#firstRow);
    this.#rows = (empty ? wantedLast : Math.max(wantedLast, last)) - this.#firstRow + 1;
    this.#planeBytes = 4 * x.length * this.#rows;
    let count = fewestPlanes;
    while (count < z.length && 2 * count * this.#planeBytes <= mostBytes) count *= 2;
    this.#planes = reserve(count * this.#planeBytes + bytesBehindDose);
    this.#held = new Int32Array(count).fill(-1);
    tellPlanes(this.address, this.#firstRow, this.#planes, this.#planeBytes, count - 1);
  }

  load(fromMm: number, toMm: number): number {
    const { z } = this.#dose;
    const held = this.#held;
    const first = cellOf(z, fromMm);
    const wanted = Math.min(z.length - 1, cellOf(z, toMm) + 1);
    const to = Math.min(wanted, first + held.length - 1);
    for (let k = first; k <= to; k++) {
      const slot = k & (held.length - 1);
      if (held[slot] === k) continue;
      this.#copy(k, (this.#planes + slot * this.#planeBytes) >> 2);
      held[slot] = k;
    }
    return to === wanted ? toMm : z[to - 1]!;
  }

  #copy(k: number, at: number): void {
    const { values, offset, strides, x } = this.#dose;
    const [sx, sy, sz] = strides;
    const columns = x.length;
    const first = offset + this.#firstRow * sy + k * sz;
    const { f32 } = shared;
    if (sx === 1 && (sy === columns || this.#rows === 1)) {
      f32.set(values.subarray(first, first + columns * this.#rows), at);
      return;
    }
    let to = at;
    for (let row = 0; row < this.#rows; row++) {
      for (let i = 0, from = first + row * sy; i < columns; i++, from += sx)
        f32[to++] = values[from]!;
    }
  }
}
