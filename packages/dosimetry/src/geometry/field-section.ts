import {
  kernels,
  lay,
  laySingles,
  mark,
  release,
  reserve,
  shared,
} from "../kernels/kernel-memory.ts";
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
  const before = mark();
  const bounds = reserve(32);
  const any = kernels.fieldBounds(laySingles(field), columns, rows, pitchMm, bounds);
  const at = bounds >> 3;
  const { f64 } = shared;
  release(before);
  if (any === 0) return null;
  return {
    left: left + f64[at]!,
    right: left + f64[at + 1]!,
    bottom: bottom + f64[at + 2]!,
    top: bottom + f64[at + 3]!,
  };
}

function scanField(
  grid: FieldGrid,
  field: Float32Array,
  bounds: Rectangle,
  y: Float64Array,
): Spans {
  const { left, bottom, pitchMm, columns, rows } = grid;
  // Columns outside the bounds are not below zero.
  const first = Math.max(0, Math.round((bounds.left - left) / pitchMm));
  const last = Math.min(columns - 1, Math.round((bounds.right - left) / pitchMm));
  const width = last - first + 1;
  const before = mark();
  const starts = reserve(4 * (y.length + 1));
  const x = reserve(16 * width * y.length);
  const ends = kernels.scanField(
    laySingles(field),
    columns,
    rows,
    left,
    bottom,
    pitchMm,
    first,
    last,
    lay(y),
    y.length,
    reserve(8 * width),
    starts,
    x,
  );
  release(before);
  return {
    starts: shared.i32.slice(starts >> 2, (starts >> 2) + y.length + 1),
    x: shared.f64.slice(x >> 3, (x >> 3) + ends),
  };
}
