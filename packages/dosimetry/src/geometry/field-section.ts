import type { FieldGrid } from "./distance-field.ts";
import { emptySection, scannedArea, type Rectangle, type Section, type Spans } from "./section.ts";

/** Lines by which the area of a section is taken. */
const areaLines = 160;

/**
 * The region where a field is below zero.
 *
 * Between nodes the field is that of squared distance: straight but for x² + y², whose curvature is
 * known, so that circles are exact on any grid.
 */
export function fieldSection(grid: FieldGrid, field: Float32Array): Section {
  const bounds = negativeBounds(grid, field);
  if (bounds === null) return emptySection;
  const section: Section = {
    bounds,
    outline: () => null,
    scan: (y) => scanField(grid, field, bounds, y),
    areaMm2: () => (area ??= scannedArea(section, areaLines)),
  };
  let area: number | null = null;
  return section;
}

function negativeBounds(grid: FieldGrid, field: Float32Array): Rectangle | null {
  const { left, bottom, pitchMm, columns, rows } = grid;
  let [i0, i1, j0, j1] = [columns, -1, rows, -1];
  for (let j = 0; j < rows; j++) {
    const row = j * columns;
    let i = 0;
    while (i < columns && field[row + i]! >= 0) i += 1;
    if (i === columns) continue;
    if (i < i0) i0 = i;
    if (j < j0) j0 = j;
    j1 = j;
    i = columns - 1;
    while (field[row + i]! >= 0) i -= 1;
    if (i > i1) i1 = i;
  }
  if (i1 === -1) return null;
  return {
    left: left + (i0 - 1) * pitchMm,
    right: left + (i1 + 1) * pitchMm,
    bottom: bottom + (j0 - furthest(grid, field, j0, j0 - 1, i0, i1)) * pitchMm,
    top: bottom + (j1 + furthest(grid, field, j1, j1 + 1, i0, i1)) * pitchMm,
  };
}

/** How far the region reaches from its outermost row towards the next one outside, in rows, at the nodes. */
function furthest(
  { pitchMm, columns, rows }: FieldGrid,
  field: Float32Array,
  inner: number,
  outer: number,
  i0: number,
  i1: number,
): number {
  if (outer < 0 || outer >= rows) return 0;
  const square = pitchMm * pitchMm;
  let reached = 0;
  for (let i = i0; i <= i1; i++) {
    const f0 = field[inner * columns + i]!;
    if (f0 >= 0) continue;
    const b = field[outer * columns + i]! - f0 - square;
    const root = Math.sqrt(Math.max(0, b * b - 4 * square * f0));
    const t = stable(square, b, f0, root, 1);
    if (t > reached) reached = t;
  }
  return reached;
}

function scanField(
  grid: FieldGrid,
  field: Float32Array,
  bounds: Rectangle,
  y: Float64Array,
): Spans {
  const { left, bottom, pitchMm, columns, rows } = grid;
  const starts = new Int32Array(y.length + 1);
  const x: number[] = [];
  // Columns outside the bounds are not below zero.
  const first = Math.max(0, Math.round((bounds.left - left) / pitchMm));
  const last = Math.min(columns - 1, Math.round((bounds.right - left) / pitchMm));
  const row = new Float64Array(last - first + 1);
  const square = pitchMm * pitchMm;
  for (let line = 0; line < y.length; line++) {
    const place = (y[line]! - bottom) / pitchMm;
    const j = Math.floor(place);
    if (j >= 0 && j + 1 < rows) {
      const s = place - j;
      const sag = square * s * (1 - s);
      const low = j * columns + first;
      for (let i = 0; i < row.length; i++) {
        const f = field[low + i]!;
        row[i] = f + s * (field[low + columns + i]! - f) - sag;
      }
      rowCrossings(row, left + first * pitchMm, pitchMm, x);
    }
    starts[line + 1] = x.length >> 1;
  }
  return { starts, x: Float64Array.from(x) };
}

/** Ends of the negative parts of a row whose cells are parabolas with second derivative 2. */
function rowCrossings(row: Float64Array, left: number, pitchMm: number, x: number[]): void {
  const square = pitchMm * pitchMm;
  let open = false;
  for (let i = 0; i + 1 < row.length; i++) {
    const f0 = row[i]!;
    const f1 = row[i + 1]!;
    const inside0 = f0 < 0;
    const inside1 = f1 < 0;
    if (inside0 && !open) {
      // Only at the very first node.
      x.push(left + i * pitchMm);
      open = true;
    }
    if (inside0 && inside1) continue;
    if (f0 > square && f1 > square) continue;
    // square·t² + b·t + f0 = 0
    const b = f1 - f0 - square;
    const discriminant = b * b - 4 * square * f0;
    if (inside0 !== inside1) {
      const root = Math.sqrt(Math.max(0, discriminant));
      // The stable form of the root in [0, 1].
      const t = inside0 ? stable(square, b, f0, root, 1) : stable(square, b, f0, root, -1);
      x.push(left + (i + t) * pitchMm);
      open = inside1;
    } else if (discriminant > 0 && b < 0 && -b < 2 * square) {
      const root = Math.sqrt(discriminant);
      x.push(left + (i + (-b - root) / (2 * square)) * pitchMm);
      x.push(left + (i + (-b + root) / (2 * square)) * pitchMm);
    }
  }
  if (open) x.push(left + (row.length - 1) * pitchMm);
}

/** The larger (sign 1) or smaller (sign −1) root of a·t² + b·t + c, a > 0, kept within 0 to 1. */
function stable(a: number, b: number, c: number, root: number, sign: 1 | -1): number {
  const same = b >= 0 ? -1 : 1;
  const q = (-b + same * root) / 2;
  // q/a and c/q are the two roots; q/a is the larger where b < 0.
  const larger = same === 1 ? q / a : q === 0 ? 0 : c / q;
  const smaller = same === 1 ? (q === 0 ? 0 : c / q) : q / a;
  const t = sign === 1 ? larger : smaller;
  return t < 0 ? 0 : t > 1 ? 1 : t;
}
