import { type Box, boxAbout, type Field, steepestField, wider } from "./field.ts";
import { eachNode, nodeCount, type Point, valueAt, type VoxelGrid } from "./voxel-grid.ts";

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

  /**
   * Blocks whose middle is farther than the reach from the surface take its value at all of their nodes: nothing reads a solid to
   * fractions of a millimetre there.
   */
  static of({ at, bounds }: Field, lattice: VoxelGrid): SampledField {
    const field = new SampledField(lattice, bounds);
    const { size, originMm, spacingMm } = field.grid;
    const { values } = field;
    const block = (first: readonly [number, number, number], nodes: number): void => {
      const end = first.map((node, d) => Math.min(size[d]!, node + nodes));
      if (nodes > 1) {
        const middle = originMm.map(
          (mm, d) => mm + (first[d]! + end[d]! - 1) * 0.5 * spacingMm[d]!,
        ) as unknown as Point;
        const value = at(...middle);
        const halfDiagonalMm = 0.5 * (nodes - 1) * Math.hypot(...spacingMm);
        if (Math.abs(value) > steepestField * halfDiagonalMm + reachMm) {
          for (let k = first[2]; k < end[2]!; k++)
            for (let j = first[1]; j < end[1]!; j++) {
              const row = (k * size[1] + j) * size[0];
              values.fill(value, row + first[0], row + end[0]!);
            }
          return;
        }
      }
      if (nodes > 4) {
        const half = nodes / 2;
        for (let k = first[2]; k < end[2]!; k += half)
          for (let j = first[1]; j < end[1]!; j += half)
            for (let i = first[0]; i < end[0]!; i += half) block([i, j, k], half);
        return;
      }
      for (let k = first[2]; k < end[2]!; k++) {
        const z = originMm[2] + k * spacingMm[2];
        for (let j = first[1]; j < end[1]!; j++) {
          const y = originMm[1] + j * spacingMm[1];
          const row = (k * size[1] + j) * size[0];
          for (let i = first[0]; i < end[0]!; i++)
            values[row + i] = at(originMm[0] + i * spacingMm[0], y, z);
        }
      }
    };
    const nodes = 8;
    for (let k = 0; k < size[2]; k += nodes)
      for (let j = 0; j < size[1]; j += nodes)
        for (let i = 0; i < size[0]; i += nodes) block([i, j, k], nodes);
    return field;
  }

  /** Of a solid so large and round that every fourth node carries the others, at its surface and in its depth. */
  static smooth({ at, bounds }: Field, lattice: VoxelGrid): SampledField {
    const field = new SampledField(lattice, bounds);
    const { size, originMm, spacingMm } = field.grid;
    const every = 4;
    const coarse: VoxelGrid = {
      size: size.map((nodes) => Math.ceil((nodes - 1) / every) + 1) as unknown as VoxelGrid["size"],
      originMm,
      spacingMm: spacingMm.map((mm) => every * mm) as unknown as Point,
    };
    const carriers = new Float32Array(nodeCount(coarse));
    eachNode(coarse, (node, x, y, z) => {
      carriers[node] = at(x, y, z);
    });
    eachNode(field.grid, (node, x, y, z) => {
      field.values[node] = valueAt(coarse, carriers, x, y, z);
    });
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
    const result = new SampledField(this.lattice, this.bounds, this.values.slice());
    const own = result.values;
    for (const cut of cuts)
      result.#eachRow(cut, (node, its, count) => {
        const { values } = cut;
        for (let i = 0; i < count; i++) {
          const outside = clearanceMm - values[its + i]!;
          if (outside > own[node + i]!) own[node + i] = outside;
        }
      });
    return result;
  }

  within(other: SampledField): SampledField {
    const result = new SampledField(this.lattice, this.bounds);
    const all = result.values;
    all.fill(reachMm);
    result.#eachRow(other, (node, its, count) => {
      all.set(other.values.subarray(its, its + count), node);
    });
    for (let node = 0; node < all.length; node++)
      if (this.values[node]! > all[node]!) all[node] = this.values[node]!;
    return result;
  }

  and(other: SampledField): SampledField {
    const result = new SampledField(this.lattice, boxAbout(this.bounds, other.bounds));
    const all = result.values;
    all.fill(reachMm);
    for (const part of [this, other])
      result.#eachRow(part, (node, its, count) => {
        const { values } = part;
        for (let i = 0; i < count; i++)
          if (values[its + i]! < all[node + i]!) all[node + i] = values[its + i]!;
      });
    return result;
  }

  shrunk(byMm: number): SampledField {
    const values = new Float32Array(this.values.length);
    for (let node = 0; node < values.length; node++) values[node] = this.values[node]! + byMm;
    return new SampledField(this.lattice, this.bounds, values);
  }

  /** Rows of nodes that both hold: the first node of each in the one and in the other. */
  #eachRow(other: SampledField, row: (own: number, its: number, count: number) => void): void {
    const [columns, rows] = this.grid.size;
    const [otherColumns, otherRows] = other.grid.size;
    const from = [0, 1, 2].map((d) => Math.max(this.first[d]!, other.first[d]!));
    const to = [0, 1, 2].map((d) =>
      Math.min(this.first[d]! + this.grid.size[d]!, other.first[d]! + other.grid.size[d]!),
    );
    const count = to[0]! - from[0]!;
    if (count <= 0) return;
    for (let k = from[2]!; k < to[2]!; k++)
      for (let j = from[1]!; j < to[1]!; j++)
        row(
          ((k - this.first[2]) * rows + (j - this.first[1])) * columns + from[0]! - this.first[0],
          ((k - other.first[2]) * otherRows + (j - other.first[1])) * otherColumns +
            from[0]! -
            other.first[0],
          count,
        );
  }
}
