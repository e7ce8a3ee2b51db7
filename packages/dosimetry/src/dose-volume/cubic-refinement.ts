import type { SolidBounds } from "../geometry/solid-bounds.ts";
import { kernels, lay, reserve, scratch, shared } from "../kernels/kernel-memory.ts";
import { reach, type OrientedDose } from "./oriented-dose.ts";

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
 * dose on a 2.5 mm grid the prescription isodose volume is off by at most 1.3 %, against 1.6 % without
 * the root and 16 % by trilinear dose.
 *
 * @returns a grid that contains every original node near the box, or null where box and grid do not meet
 *
 * Source: Unser, IEEE Signal Process Mag 1999;16(6):22–38 (cubic spline interpolation of samples).
 */
export function refinedDose(dose: OrientedDose, bounds: SolidBounds): OrientedDose | null {
  const axes = [dose.x, dose.y, dose.z] as const;
  const [rx, ry, rz] = axes.map((nodes, d) => cellRange(nodes, bounds.low[d]!, bounds.high[d]!));
  if (!rx || !ry || !rz) return null;
  const factors = refinement([dose.x, dose.y, dose.z], [rx, ry, rz], aimsFor(bounds));

  const wide = [rx, ry, rz].map((r, d) => widen(r, axes[d]!.length));
  let values = cropped(dose, wide);
  inPlace(values, kernels.rootsOf);
  let sizes = wide.map((r) => r.to - r.from + 1) as [number, number, number];
  const nodes: Float64Array[] = [];
  for (let d = 0; d < 3; d++) {
    const coarse = axes[d]!.slice(wide[d]!.from, wide[d]!.to + 1);
    const kept = {
      from: [rx, ry, rz][d]!.from - wide[d]!.from,
      to: [rx, ry, rz][d]!.to - wide[d]!.from,
    };
    const fine = splineAlong(values, sizes, d, coarse, kept, factors[d]!);
    values = fine.values;
    sizes = fine.sizes;
    nodes.push(fine.nodes);
  }
  inPlace(values, kernels.squaresOf);
  return {
    values,
    offset: 0,
    strides: [1, sizes[0], sizes[0] * sizes[1]],
    x: nodes[0]!,
    y: nodes[1]!,
    z: nodes[2]!,
  };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** First and last node needed to interpolate between low and high. */
function cellRange(nodes: Float64Array, low: number, high: number): Range | null {
  const [start, end] = reach(nodes);
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

function cropped(dose: OrientedDose, ranges: readonly Range[]): Float32Array {
  const [rx, ry, rz] = ranges as readonly [Range, Range, Range];
  const nx = rx.to - rx.from + 1;
  const ny = ry.to - ry.from + 1;
  const nz = rz.to - rz.from + 1;
  const values = new Float32Array(nx * ny * nz);
  const [sx, sy, sz] = dose.strides;
  let at = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      let o = dose.offset + rx.from * sx + (ry.from + j) * sy + (rz.from + k) * sz;
      if (sx === 1) values.set(dose.values.subarray(o, o + nx), at);
      else
        for (let i = 0; i < nx; i++) {
          values[at + i] = dose.values[o]!;
          o += sx;
        }
      at += nx;
    }
  }
  return values;
}

/** Applies a kernel to all values, some at a time. */
function inPlace(values: Float32Array, kernel: (address: number, count: number) => void): void {
  const most = 65_536;
  for (let from = 0; from < values.length; from += most)
    scratch(() => {
      const some = values.subarray(from, from + most);
      const at = lay(some);
      kernel(at, some.length);
      some.set(shared.f32.subarray(at >> 2, (at >> 2) + some.length));
    });
}

/** Natural cubic splines along one axis, evaluated on the kept cells divided by `factor`. */
function splineAlong(
  values: Float32Array,
  sizes: readonly [number, number, number],
  axis: number,
  coarse: Float64Array,
  kept: Range,
  factor: number,
): { values: Float32Array; sizes: [number, number, number]; nodes: Float64Array } {
  const cells = kept.to - kept.from;
  const count = cells * factor + 1;
  const nodes = new Float64Array(count);
  for (let c = 0; c < cells; c++) {
    const a = coarse[kept.from + c]!;
    const b = coarse[kept.from + c + 1]!;
    for (let f = 0; f < factor; f++) nodes[c * factor + f] = a + ((b - a) * f) / factor;
  }
  nodes[count - 1] = coarse[kept.to]!;

  const n = coarse.length;
  const fineSizes: [number, number, number] = [sizes[0], sizes[1], sizes[2]];
  fineSizes[axis] = count;
  const stride = axis === 0 ? 1 : axis === 1 ? sizes[0] : sizes[0] * sizes[1];
  const fine = new Float32Array(fineSizes[0] * fineSizes[1] * fineSizes[2]);
  const lines = values.length / n;
  scratch(() => {
    const splines = new Splines(coarse, kept, factor);
    for (let first = 0; first < lines;) {
      // Along x lines follow one another; along the other axes neighbouring lines are neighbours in memory.
      const rest = axis === 0 ? lines - first : stride - (first % stride);
      const width = Math.min(linesAtOnce, rest);
      if (axis === 0) splines.ofLines(values, first, width, fine);
      else splines.across(values, stride, first, width, fine);
      first += width;
    }
  });
  return { values: fine, sizes: fineSizes, nodes };
}

/** Lines that are interpolated together: each step of the spline serves them all. */
const linesAtOnce = 256;

/** Natural cubic splines over fixed nodes, evaluated on kept cells divided by `factor`. */
class Splines {
  readonly #n: number;
  readonly #count: number;
  readonly #kept: Range;
  readonly #factor: number;
  /** Addresses: distances of the nodes, and the matrix after elimination, the same for every line. */
  readonly #steps: number;
  readonly #upper: number;
  readonly #pivot: number;

  constructor(nodes: Float64Array, kept: Range, factor: number) {
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
    this.#n = n;
    this.#count = (kept.to - kept.from) * factor + 1;
    this.#kept = kept;
    this.#factor = factor;
    this.#steps = lay(steps);
    this.#upper = lay(upper);
    this.#pivot = lay(pivot);
  }

  /** Whole lines that lie one after another. */
  ofLines(values: Float32Array, first: number, lines: number, fine: Float32Array): void {
    const n = this.#n;
    const count = this.#count;
    scratch(() => {
      const from = lay(values.subarray(first * n, (first + lines) * n));
      const to = reserve(4 * lines * count);
      this.#interpolate(from, 1, n, lines, to, 1, count);
      fine.set(shared.f32.subarray(to >> 2, (to >> 2) + lines * count), first * count);
    });
  }

  /** Lines whose nodes are `stride` apart. */
  across(
    values: Float32Array,
    stride: number,
    first: number,
    lines: number,
    fine: Float32Array,
  ): void {
    const n = this.#n;
    const count = this.#count;
    const outer = Math.floor(first / stride);
    const inner = first % stride;
    scratch(() => {
      const from = reserve(4 * lines * n);
      const to = reserve(4 * lines * count);
      for (let i = 0; i < n; i++) {
        const at = inner + (outer * n + i) * stride;
        shared.f32.set(values.subarray(at, at + lines), (from >> 2) + i * lines);
      }
      this.#interpolate(from, lines, 1, lines, to, lines, 1);
      for (let i = 0; i < count; i++) {
        const at = (to >> 2) + i * lines;
        fine.set(shared.f32.subarray(at, at + lines), inner + (outer * count + i) * stride);
      }
    });
  }

  #interpolate(
    values: number,
    nodeStep: number,
    lineStep: number,
    lines: number,
    out: number,
    outNodeStep: number,
    outLineStep: number,
  ): void {
    const room = 8 * lines * this.#n;
    kernels.splines(
      values,
      nodeStep,
      lineStep,
      lines,
      this.#n,
      this.#steps,
      this.#upper,
      this.#pivot,
      reserve(room),
      reserve(room),
      this.#kept.from,
      this.#kept.to,
      this.#factor,
      out,
      outNodeStep,
      outLineStep,
    );
  }
}
