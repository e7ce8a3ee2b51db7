import { type Box, boxAbout, type Field, wider } from "./field.ts";
import { type Point, valueAt, type VoxelGrid } from "./voxel-grid.ts";

/** A solid is known up to this distance outside its bounds; farther away it is only known to be away, mm. */
const reachMm = 8;

/**
 * A solid computed once at the nodes of a lattice, and read linearly in between. Solids of one lattice are cut, joined
 * and shrunk node by node.
 */
export class SampledField implements Field {
  readonly lattice: VoxelGrid;
  readonly bounds: Box;
  /** The part of the lattice that is held. */
  readonly first: readonly [i: number, j: number, k: number];
  readonly grid: VoxelGrid;
  readonly values: Float32Array;

  /** @param values of the nodes within reach of the bounds; 0 everywhere where they are not given */
  constructor(lattice: VoxelGrid, bounds: Box, values?: Float32Array) {
    const { low, high } = wider(bounds, reachMm);
    const { originMm, spacingMm, size } = lattice;
    const node = (d: 0 | 1 | 2, mm: number, round: (x: number) => number): number =>
      Math.min(size[d], Math.max(-1, round((mm - originMm[d]) / spacingMm[d])));
    const axes = [0, 1, 2] as const;
    const first = axes.map((d) => Math.max(0, node(d, low[d], Math.floor)));
    const last = axes.map((d) => Math.min(size[d] - 1, node(d, high[d], Math.ceil)));
    this.lattice = lattice;
    this.bounds = bounds;
    this.first = first as unknown as SampledField["first"];
    this.grid = {
      size: axes.map((d) => Math.max(0, last[d]! - first[d]! + 1)) as unknown as VoxelGrid["size"],
      originMm: axes.map((d) => originMm[d] + first[d]! * spacingMm[d]) as unknown as Point,
      spacingMm,
    };
    const [columns, rows, planes] = this.grid.size;
    this.values = values ?? new Float32Array(columns * rows * planes);
  }

  static of({ at, bounds }: Field, lattice: VoxelGrid): SampledField {
    const field = new SampledField(lattice, bounds);
    const { size, originMm, spacingMm } = field.grid;
    const { values } = field;
    for (let k = 0, node = 0; k < size[2]; k++) {
      const z = originMm[2] + k * spacingMm[2];
      for (let j = 0; j < size[1]; j++) {
        const y = originMm[1] + j * spacingMm[1];
        for (let i = 0; i < size[0]; i++, node++)
          values[node] = at(originMm[0] + i * spacingMm[0], y, z);
      }
    }
    return field;
  }

  // A property, so that it can be handed on by itself.
  readonly at = (x: number, y: number, z: number): number => {
    const { size, originMm, spacingMm } = this.grid;
    const isHeld =
      x >= originMm[0] &&
      y >= originMm[1] &&
      z >= originMm[2] &&
      x <= originMm[0] + (size[0] - 1) * spacingMm[0] &&
      y <= originMm[1] + (size[1] - 1) * spacingMm[1] &&
      z <= originMm[2] + (size[2] - 1) * spacingMm[2];
    return isHeld ? valueAt(this.grid, this.values, x, y, z) : reachMm;
  };

  /** @param clearanceMm is left between the solid and what is cut out of it */
  without(cuts: readonly SampledField[], clearanceMm = 0): SampledField {
    const result = this.#copy();
    for (const cut of cuts)
      result.#combine(cut, (own, other) => Math.max(own, clearanceMm - other));
    return result;
  }

  within(other: SampledField): SampledField {
    const outer = new SampledField(this.lattice, this.bounds);
    outer.values.fill(reachMm);
    outer.#combine(other, (_, value) => value);
    for (let node = 0; node < outer.values.length; node++)
      if (this.values[node]! > outer.values[node]!) outer.values[node] = this.values[node]!;
    return outer;
  }

  and(other: SampledField): SampledField {
    const result = new SampledField(this.lattice, boxAbout(this.bounds, other.bounds));
    result.values.fill(reachMm);
    for (const part of [this, other]) result.#combine(part, Math.min);
    return result;
  }

  shrunk(byMm: number): SampledField {
    const values = this.values.map((value) => value + byMm);
    return new SampledField(this.lattice, this.bounds, values);
  }

  #copy(): SampledField {
    return new SampledField(this.lattice, this.bounds, this.values.slice());
  }

  /** At each node that both hold. */
  #combine(other: SampledField, of: (own: number, other: number) => number): void {
    const [columns, rows] = this.grid.size;
    const [otherColumns, otherRows] = other.grid.size;
    const from = [0, 1, 2].map((d) => Math.max(this.first[d]!, other.first[d]!));
    const to = [0, 1, 2].map((d) =>
      Math.min(this.first[d]! + this.grid.size[d]!, other.first[d]! + other.grid.size[d]!),
    );
    for (let k = from[2]!; k < to[2]!; k++)
      for (let j = from[1]!; j < to[1]!; j++) {
        let own =
          ((k - this.first[2]) * rows + (j - this.first[1])) * columns + from[0]! - this.first[0];
        let its =
          ((k - other.first[2]) * otherRows + (j - other.first[1])) * otherColumns +
          from[0]! -
          other.first[0];
        for (let i = from[0]!; i < to[0]!; i++, own++, its++)
          this.values[own] = of(this.values[own]!, other.values[its]!);
      }
  }
}
