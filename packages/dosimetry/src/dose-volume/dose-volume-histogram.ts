import type { Solid } from "../geometry/solid.ts";
import { solidBounds, type SolidBounds } from "../geometry/solid-bounds.ts";
import { kernels, scratch } from "../kernels/kernel-memory.ts";
import type { DoseGrid } from "../objects/dose-grid.ts";
import { layRefinedDose } from "./cubic-refinement.ts";
import { doseExtremes } from "./dose-extremes.ts";
import { doseIntegral, type Resolution } from "./dose-integral.ts";
import type { DoseVolumeCurve } from "./dose-volume-curve.ts";
import { type DoseWindow, doseWindow, type LaidDose } from "./dose-window.ts";
import { cellOf, orientDose, type OrientedDose } from "./oriented-dose.ts";

/** How dose is read between the nodes of its grid. */
export type DoseInterpolation = "trilinear" | "cubic";

export interface DoseVolumeHistogramOptions {
  readonly interpolation?: DoseInterpolation;
  /** Distance of the curve's points, Gy; where not given 0.01 Gy, less where the highest dose is below 20 Gy. */
  readonly binWidthGy?: number;
}

/** The dose–volume curve of a solid in one dose grid. */
export interface DoseVolumeHistogram extends DoseVolumeCurve {
  readonly kind: "histogram";
  readonly interpolation: DoseInterpolation;
  /**
   * Volume beyond the dose grid. The curve counts it as receiving nothing; mean and minimum then are
   * lower bounds.
   */
  readonly outsideGridCm3: number;
}

/** Why there is no histogram. */
export interface NoDoseVolumeHistogram {
  readonly kind: "none";
  readonly because: "empty-structure" | "outside-grid" | "oblique-grid";
}

/**
 * Cumulative dose–volume histogram.
 *
 * Assumes that solid and dose share a frame of reference and that the grid's axes are parallel to the
 * solid's, in any order and direction. Within the grid's outermost half voxel the dose is that of the
 * outermost node.
 *
 * Trilinear dose is integrated exactly along x. Cubic dose goes through the same integral after the part
 * of the grid around the solid has been refined by cubic splines, which follow a narrow peak that
 * trilinear dose cuts off.
 *
 * @param solid from `slabSolid`, `loftSolid` or a combination of solids
 * @param dose Gy on a regular grid
 * @returns the curve (Gy, cm³) with minimum, maximum and mean, or the reason why there is none
 *
 * @example
 * const dvh = doseVolumeHistogram(solid, dose);
 * if (dvh.kind === "histogram") volumeAtDose(dvh, 20);
 */
export function doseVolumeHistogram(
  solid: Solid,
  dose: DoseGrid,
  options: DoseVolumeHistogramOptions = {},
): DoseVolumeHistogram | NoDoseVolumeHistogram {
  const bounds = solidBounds(solid);
  if (bounds === null) return { kind: "none", because: "empty-structure" };
  const oriented = orientDose(dose, solid.axes);
  if (oriented === null) return { kind: "none", because: "oblique-grid" };
  return scratch(() => histogramOf(solid, bounds, oriented, options));
}

function histogramOf(
  solid: Solid,
  bounds: SolidBounds,
  oriented: OrientedDose,
  { interpolation = "trilinear", binWidthGy: askedWidthGy }: DoseVolumeHistogramOptions,
): DoseVolumeHistogram | NoDoseVolumeHistogram {
  const used = interpolation === "cubic" ? layRefinedDose(oriented, bounds) : oriented;
  if (used === null) return { kind: "none", because: "outside-grid" };
  for (const { constant } of solid.slabs) constant?.hold();
  const window = doseWindow(used, bounds.low[1], bounds.high[1]);
  const extremes = doseExtremes(solid, bounds, used, window);
  const highest = extremes?.highGy ?? highestDose(used, bounds, window);
  const binWidthGy = askedWidthGy ?? Math.min(0.01, Math.max(highest, 1e-6) / 2000);
  const resolution = resolutionFor(solid, bounds, oriented, interpolation);
  const known = extremes !== null;
  const histogram = doseIntegral(solid, used, window, resolution, binWidthGy, highest, known);
  const { volumeMm3, doseVolume, outsideMm3, met } = histogram.totals();
  const found = extremes ?? met;
  if (found === null || volumeMm3 <= 0) return { kind: "none", because: "outside-grid" };

  const outside = outsideMm3 / 1000;
  const totalCm3 = volumeMm3 / 1000 + outside;
  const leaves = outsideMm3 > 1e-6 * volumeMm3;
  const lowest = Math.max(0, found.lowGy);
  const maxGy = Math.max(lowest, found.highGy);
  const { doseGy, volumeCm3 } = histogram.curve(lowest, maxGy);
  if (leaves) volumeCm3[0] = totalCm3;
  return {
    kind: "histogram",
    interpolation,
    doseGy,
    volumeCm3,
    totalCm3,
    minGy: leaves ? 0 : lowest,
    maxGy,
    meanGy: totalCm3 > 0 ? doseVolume / 1000 / totalCm3 : 0,
    outsideGridCm3: outside,
  };
}

/**
 * Forty strips across, and along the normal forty parts of slabs in trilinear dose; a loft, whose sections change, has
 * sixty, and slabs in refined dose, which bends between the nodes, seventy-two. No piece is more than two dose cells wide.
 */
function resolutionFor(
  solid: Solid,
  bounds: SolidBounds,
  dose: OrientedDose,
  interpolation: DoseInterpolation,
): Resolution {
  const constant = solid.slabs.every((slab) => slab.constant !== null);
  const piece = (axis: number, nodes: Float64Array, pieces: number) => {
    const cell = nodes.length > 1 ? (nodes.at(-1)! - nodes[0]!) / (nodes.length - 1) : Infinity;
    const extent = bounds.high[axis]! - bounds.low[axis]!;
    return Math.max(0.02, Math.min(2 * cell, extent / pieces));
  };
  const parts = !constant ? 60 : interpolation === "trilinear" ? 40 : 72;
  return { stripMm: piece(1, dose.y, 40), partMm: piece(2, dose.z, parts) };
}

/** Highest dose of the nodes in and around a box, Gy. */
function highestDose(
  dose: OrientedDose | LaidDose,
  { low, high }: SolidBounds,
  window: DoseWindow,
): number {
  const [i0, j0, k0] = [dose.x, dose.y, dose.z].map((nodes, d) => cellOf(nodes, low[d]!));
  const [i1, j1, k1] = [dose.x, dose.y, dose.z].map((nodes, d) =>
    Math.min(nodes.length - 1, cellOf(nodes, high[d]!) + 1),
  );
  let highest = 0;
  for (let k = k0!; ;) {
    const loaded = window.load(dose.z[k]!, dose.z[k1!]!);
    let to = k;
    while (to < k1! && dose.z[to + 1]! <= loaded) to += 1;
    highest = kernels.highestDose(window.address, i0!, i1!, j0!, j1!, k, to, highest);
    if (to >= k1!) return highest;
    k = to + 1;
  }
}
