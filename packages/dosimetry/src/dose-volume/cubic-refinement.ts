import type { SolidBounds } from "../geometry/solid-bounds.ts";
import { kernels, lay, reserve, scratch, shared } from "../kernels/kernel-memory.ts";
import { bytesBehindDose, type LaidDose } from "./dose-window.ts";
import type { OrientedDose } from "./oriented-dose.ts";

/** Cells that a spline sees beyond the box: its memory falls by 0.27 a cell. */
const marginCells = 6;
/** Most nodes of a refined grid: 24 MB as Float32. */
const mostNodes = 6_000_000;

/**
 * The part of a grid around a box, refined by cubic spline interpolation along each axis in turn.
 *
 * The natural cubic spline through all nodes equals cubic B-spline interpolation away from the grid's
 * faces and takes unevenly spaced planes. It goes through the square roots of the doses and is squared
 * again: steep fall-off rings less, and no dose is below zero. Over 27 placements of a 10 mm radiosurgical
 * dose on a 2.5 mm grid the prescription isodose volume is off by at most 1.0 %. When it was 1.3 %, with coarser
 * lofts, it was 1.6 % without the root and 16 % by trilinear dose.
 *
 * @returns a grid that contains every original node near the box, or null where box and grid do not meet; it is free
 * again with the work in progress in the memory of the kernels
 *
 * Source: Unser, IEEE Signal Process Mag 1999;16(6):22–38 (cubic spline interpolation of samples).
 */
export function layRefinedDose(dose: OrientedDose, bounds: SolidBounds): LaidDose | null {
  const axes = [dose.x, dose.y, dose.z] as const;
  const [rx, ry, rz] = axes.map((nodes, d) =>
    cellRange(nodes, dose.reach[d]!, bounds.low[d]!, bounds.high[d]!),
  );
  if (!rx || !ry || !rz) return null;
  const factors = refinement(axes, [rx, ry, rz], aimsFor(bounds));
  const steps = [rx, ry, rz].map((kept, d) => refinedAxis(axes[d]!, kept, factors[d]!));
  const [x, y, z] = steps as [RefinedAxis, RefinedAxis, RefinedAxis];
  const count = x.nodes.length * y.nodes.length * z.nodes.length;
  const address = reserve(4 * count + bytesBehindDose);
  scratch(() => {
    const [nx, ny, nz] = [x.coarse.length, y.coarse.length, z.coarse.length];
    const box = layBox(dose, x.first, y.first, z.first, nx, ny, nz);
    kernels.rootsOf(box, nx * ny * nz);
    // Along x lines follow one another; along the other axes neighbouring lines are neighbours in memory.
    const alongX = reserve(4 * x.nodes.length * ny * nz);
    interpolate(x, box, alongX, 1, ny * nz, "in turn");
    const row = x.nodes.length;
    const alongY = reserve(4 * row * y.nodes.length * nz);
    for (let k = 0; k < nz; k++)
      interpolate(y, alongX + 4 * k * row * ny, alongY + 4 * k * row * y.nodes.length, row, row);
    const plane = row * y.nodes.length;
    interpolate(z, alongY, address, plane, plane);
  });
  kernels.squaresOf(address, count);
  return { address, x: x.nodes, y: y.nodes, z: z.nodes, reach: dose.reach };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** First and last node needed to interpolate between low and high. */
function cellRange(
  nodes: Float64Array,
  [start, end]: readonly [number, number],
  low: number,
  high: number,
): Range | null {
  if (high < start || low > end) return null;
  let from = 0;
  while (from + 1 < nodes.length && nodes[from + 1]! <= low) from += 1;
  let to = nodes.length - 1;
  while (to > from + 1 && nodes[to - 1]! >= high) to -= 1;
  return { from, to };
}

function widen(range: Range, count: number): Range {
  return {
    from: Math.max(0, range.from - marginCells),
    to: Math.min(count - 1, range.to + marginCells),
  };
}

/** The refined spacing to aim at on each axis: a fiftieth of the box, between 0.3 and 1 mm. */
function aimsFor(bounds: SolidBounds): readonly number[] {
  return bounds.low.map((low, d) => Math.min(1, Math.max(0.3, (bounds.high[d]! - low) / 50)));
}

/** Whole numbers by which cells are divided. */
function refinement(
  axes: readonly Float64Array[],
  ranges: readonly Range[],
  aimsMm: readonly number[],
): readonly [number, number, number] {
  for (let coarser = 1; ; coarser *= 1.25) {
    const factors = axes.map((nodes, d) => {
      const { from, to } = ranges[d]!;
      if (to === from) return 1;
      const cell = (nodes[to]! - nodes[from]!) / (to - from);
      return Math.max(1, Math.ceil(cell / (aimsMm[d]! * coarser) - 1e-6));
    });
    const count = factors.reduce((n, f, d) => n * ((ranges[d]!.to - ranges[d]!.from) * f + 1), 1);
    if (count <= mostNodes || factors.every((f) => f === 1)) {
      return [factors[0]!, factors[1]!, factors[2]!];
    }
  }
}

/** An axis before and after refinement. */
interface RefinedAxis {
  /** The node of the grid that is the first of `coarse`. */
  readonly first: number;
  readonly coarse: Float64Array;
  /** Nodes of `coarse` between which cells are divided. */
  readonly kept: Range;
  readonly factor: number;
  readonly nodes: Float64Array;
}

function refinedAxis(axis: Float64Array, range: Range, factor: number): RefinedAxis {
  const wide = widen(range, axis.length);
  const coarse = axis.slice(wide.from, wide.to + 1);
  const kept = { from: range.from - wide.from, to: range.to - wide.from };
  const cells = kept.to - kept.from;
  const nodes = new Float64Array(cells * factor + 1);
  for (let c = 0; c < cells; c++) {
    const a = coarse[kept.from + c]!;
    const b = coarse[kept.from + c + 1]!;
    for (let f = 0; f < factor; f++) nodes[c * factor + f] = a + ((b - a) * f) / factor;
  }
  nodes[cells * factor] = coarse[kept.to]!;
  return { first: wide.from, coarse, kept, factor, nodes };
}

/** Lays a box of nodes, x fastest. */
function layBox(
  { values, offset, strides: [sx, sy, sz] }: OrientedDose,
  i0: number,
  j0: number,
  k0: number,
  nx: number,
  ny: number,
  nz: number,
): number {
  const address = reserve(4 * nx * ny * nz + bytesBehindDose);
  const { f32 } = shared;
  let at = address >> 2;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      let from = offset + i0 * sx + (j0 + j) * sy + (k0 + k) * sz;
      if (sx === 1) f32.set(values.subarray(from, from + nx), at);
      else
        for (let i = 0; i < nx; i++) {
          f32[at + i] = values[from]!;
          from += sx;
        }
      at += nx;
    }
  }
  return address;
}

/** Lines that are interpolated together: each step of the spline serves them all. */
const linesAtOnce = 64;

/**
 * Natural cubic splines through `lines` lines over the nodes of an axis, evaluated at its refined nodes.
 *
 * @param stride from one node of a line to the next
 * @param order whether the lines lie in turn, each as a whole, or side by side
 */
function interpolate(
  { coarse, kept, factor, nodes }: RefinedAxis,
  from: number,
  to: number,
  stride: number,
  lines: number,
  order: "in turn" | "side by side" = "side by side",
): void {
  const n = coarse.length;
  scratch(() => {
    const { steps, upper, pivot } = laySplineMatrix(coarse);
    // The kernel takes lines in pairs.
    const room = 8 * n * (Math.min(linesAtOnce, lines) + 1);
    const values = reserve(room);
    const bends = reserve(room);
    const inTurn = order === "in turn";
    const lineStep = inTurn ? n : 1;
    const outLineStep = inTurn ? nodes.length : 1;
    for (let line = 0; line < lines; line += linesAtOnce)
      kernels.splines(
        from + 4 * line * lineStep,
        stride,
        lineStep,
        Math.min(linesAtOnce, lines - line),
        n,
        steps,
        upper,
        pivot,
        values,
        bends,
        kept.from,
        kept.to,
        factor,
        to + 4 * line * outLineStep,
        stride,
        outLineStep,
      );
  });
}

/** Lays the distances of nodes and the tridiagonal matrix of their splines after elimination: the same for every line. */
function laySplineMatrix(nodes: Float64Array): { steps: number; upper: number; pivot: number } {
  const n = nodes.length;
  const steps = new Float64Array(n);
  for (let i = 0; i + 1 < n; i++) steps[i] = nodes[i + 1]! - nodes[i]!;
  const upper = new Float64Array(n);
  const pivot = new Float64Array(n);
  for (let i = 1; i + 1 < n; i++) {
    const h0 = steps[i - 1]!;
    const h1 = steps[i]!;
    pivot[i] = 2 * (h0 + h1) - h0 * upper[i - 1]!;
    upper[i] = h1 / pivot[i]!;
  }
  return { steps: lay(steps), upper: lay(upper), pivot: lay(pivot) };
}
