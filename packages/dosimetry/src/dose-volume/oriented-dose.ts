import { dot, parallel, type Axes } from "../geometry/axes.ts";
import type { DoseGrid } from "../objects/dose-grid.ts";

/**
 * A dose grid as seen along a solid's axes: node (i, j, k) is at (x[i], y[j], z[k]) mm, all ascending,
 * and its dose in Gy is `values[offset + i·strides[0] + j·strides[1] + k·strides[2]]`.
 */
export interface OrientedDose {
  readonly values: Float32Array;
  readonly offset: number;
  readonly strides: readonly [number, number, number];
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly reach: GridReach;
}

/** Where a grid begins and ends along x, y and z, mm: half a step beyond its outermost nodes, where the dose is theirs. */
export type GridReach = readonly [Interval, Interval, Interval];

type Interval = readonly [low: number, high: number];

/**
 * The grid along other axes, without copying a voxel.
 *
 * @returns null where a grid axis is not parallel to one of `axes` (within half a degree)
 */
export function orientDose(dose: DoseGrid, axes: Axes): OrientedDose | null {
  const last = lastOriented.get(dose);
  if (last !== undefined && last.axes.every((axis, d) => axis.every((c, i) => c === axes[d]![i])))
    return last.oriented;
  const oriented = orientedAlong(dose, axes);
  lastOriented.set(dose, { axes, oriented });
  return oriented;
}

/** The structures of a plan ask for the same grid along the same axes. */
const lastOriented = new WeakMap<
  DoseGrid,
  { readonly axes: Axes; readonly oriented: OrientedDose | null }
>();

function orientedAlong(dose: DoseGrid, axes: Axes): OrientedDose | null {
  const { frame } = dose;
  const [columns, rows, planes] = frame.size;
  const gridOffsets = [
    Float64Array.from({ length: columns }, (_, i) => i * frame.spacingMm[0]),
    Float64Array.from({ length: rows }, (_, i) => i * frame.spacingMm[1]),
    frame.planeOffsetsMm,
  ] as const;
  const gridStrides = [1, columns, columns * rows] as const;
  const counts = [columns, rows, planes] as const;

  let offset = 0;
  const strides: number[] = [];
  const coordinates: Float64Array[] = [];
  for (const axis of axes) {
    const d = frame.axes.findIndex((gridAxis) => parallel(gridAxis, axis));
    if (d === -1) return null;
    const start = dot(frame.originMm, axis);
    const forward = dot(frame.axes[d]!, axis) > 0;
    const last = counts[d]! - 1;
    if (forward) {
      coordinates.push(gridOffsets[d]!.map((o) => start + o));
      strides.push(gridStrides[d]!);
    } else {
      coordinates.push(gridOffsets[d]!.map((o) => start - o).reverse());
      strides.push(-gridStrides[d]!);
      offset += last * gridStrides[d]!;
    }
  }
  return {
    values: dose.doseGy,
    offset,
    strides: [strides[0]!, strides[1]!, strides[2]!],
    x: coordinates[0]!,
    y: coordinates[1]!,
    z: coordinates[2]!,
    reach: [reach(coordinates[0]!), reach(coordinates[1]!), reach(coordinates[2]!)],
  };
}

function reach(nodes: Float64Array): Interval {
  const n = nodes.length;
  if (n === 1) return [nodes[0]! - 0.5, nodes[0]! + 0.5];
  return [
    nodes[0]! - (nodes[1]! - nodes[0]!) / 2,
    nodes[n - 1]! + (nodes[n - 1]! - nodes[n - 2]!) / 2,
  ];
}

/** Index i with nodes[i] <= value < nodes[i + 1], kept within the cells of the grid. */
export function cellOf(nodes: Float64Array, value: number): number {
  const last = nodes.length - 2;
  if (last <= 0) return 0;
  const guess = ((value - nodes[0]!) / (nodes[last + 1]! - nodes[0]!)) * (last + 1);
  let i = guess <= 0 ? 0 : guess >= last ? last : Math.floor(guess);
  while (i < last && nodes[i + 1]! <= value) i += 1;
  while (i > 0 && nodes[i]! > value) i -= 1;
  return i;
}

/** Share of the way from node i to the next, 0 to 1; outside the grid the nearest node counts. */
export function shareOf(nodes: Float64Array, i: number, value: number): number {
  if (nodes.length === 1) return 0;
  const share = (value - nodes[i]!) / (nodes[i + 1]! - nodes[i]!);
  return share < 0 ? 0 : share > 1 ? 1 : share;
}

/** Trilinear dose at a point, Gy; beyond the outermost nodes the dose stays as it is there. */
export function doseAt(dose: OrientedDose, x: number, y: number, z: number): number {
  const { values } = dose;
  const i = cellOf(dose.x, x);
  const j = cellOf(dose.y, y);
  const k = cellOf(dose.z, z);
  const tx = shareOf(dose.x, i, x);
  const ty = shareOf(dose.y, j, y);
  const tz = shareOf(dose.z, k, z);
  const sx = dose.x.length > 1 ? dose.strides[0] : 0;
  const sy = dose.y.length > 1 ? dose.strides[1] : 0;
  const sz = dose.z.length > 1 ? dose.strides[2] : 0;
  const o = dose.offset + i * dose.strides[0] + j * dose.strides[1] + k * dose.strides[2];
  const a = values[o]! + tx * (values[o + sx]! - values[o]!);
  const b = values[o + sy]! + tx * (values[o + sx + sy]! - values[o + sy]!);
  const c = values[o + sz]! + tx * (values[o + sx + sz]! - values[o + sz]!);
  const d = values[o + sy + sz]! + tx * (values[o + sx + sy + sz]! - values[o + sy + sz]!);
  const low = a + ty * (b - a);
  return low + tz * (c + ty * (d - c) - low);
}
