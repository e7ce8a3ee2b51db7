import { doublesAt, kernels, lay, reserve, scratch } from "../kernels/kernel-memory.ts";
import type { FieldGrid } from "./distance-field.ts";
import {
  emptySection,
  scannedArea,
  type LaidSpans,
  type Rectangle,
  type Section,
} from "./section.ts";

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
    layOutline: () => null,
    hold: () => {},
    laySpans: (y, lines) => layFieldSpans(grid, field, bounds, y, lines),
    areaMm2: () => (area ??= scannedArea(section, areaLines)),
  };
  let area: number | null = null;
  return section;
}

function negativeBounds(grid: FieldGrid, field: Float32Array): Rectangle | null {
  const { left, bottom, pitchMm, columns, rows } = grid;
  return scratch(() => {
    const bounds = reserve(32);
    if (kernels.fieldBounds(lay(field), columns, rows, pitchMm, bounds) === 0) return null;
    const [west, east, south, north] = doublesAt(bounds, 4);
    return {
      left: left + west!,
      right: left + east!,
      bottom: bottom + south!,
      top: bottom + north!,
    };
  });
}

function layFieldSpans(
  grid: FieldGrid,
  field: Float32Array,
  bounds: Rectangle,
  y: number,
  lines: number,
): LaidSpans {
  const { left, bottom, pitchMm, columns, rows } = grid;
  // Columns outside the bounds are not below zero.
  const first = Math.max(0, Math.round((bounds.left - left) / pitchMm));
  const last = Math.min(columns - 1, Math.round((bounds.right - left) / pitchMm));
  const width = last - first + 1;
  const starts = reserve(4 * (lines + 1));
  const x = reserve(16 * width * lines);
  const ends = kernels.scanField(
    lay(field),
    columns,
    rows,
    left,
    bottom,
    pitchMm,
    first,
    last,
    y,
    lines,
    reserve(8 * width),
    starts,
    x,
  );
  return { lines, starts, x, ends };
}
