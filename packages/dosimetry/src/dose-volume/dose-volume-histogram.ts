import type { Solid } from "../geometry/solid.ts";
import { solidBounds } from "../geometry/solid-bounds.ts";
import type { DoseGrid } from "../objects/dose-grid.ts";
import { refinedDose } from "./cubic-refinement.ts";
import { doseExtremes } from "./dose-extremes.ts";
import { doseIntegral, type Resolution } from "./dose-integral.ts";
import type { DoseVolumeCurve } from "./dose-volume-curve.ts";
import { orientDose, type OrientedDose } from "./oriented-dose.ts";

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
  const { interpolation = "trilinear" } = options;
  const bounds = solidBounds(solid);
  if (bounds === null) return { kind: "none", because: "empty-structure" };
  const oriented = orientDose(dose, solid.axes);
  if (oriented === null) return { kind: "none", because: "oblique-grid" };
  const used = interpolation === "cubic" ? refinedDose(oriented, bounds) : oriented;
  if (used === null) return { kind: "none", because: "outside-grid" };

  const highest = highestDose(used);
  const binWidthGy = options.binWidthGy ?? Math.min(0.01, Math.max(highest, 1e-6) / 2000);
  const resolution = resolutionFor(solid, bounds, used, interpolation === "cubic" ? 1 : 2);
  const integral = doseIntegral(solid, used, resolution, binWidthGy, highest);
  const { accumulator, outsideMm3, met } = integral;
  if (met === null) return { kind: "none", because: "outside-grid" };

  const outside = outsideMm3 / 1000;
  const totalCm3 = accumulator.volume / 1000 + outside;
  const leaves = outsideMm3 > 1e-6 * accumulator.volume;
  const found = doseExtremes(solid, used) ?? met;
  const minGy = leaves ? 0 : Math.max(0, Math.min(found.lowGy, met.lowGy));
  const maxGy = Math.max(found.highGy, met.highGy);
  const { doseGy, volumeCm3 } = curvePoints(
    accumulator.atLeast(),
    binWidthGy,
    leaves ? Math.max(0, Math.min(found.lowGy, met.lowGy)) : minGy,
    maxGy,
    accumulator.volume / 1000,
  );
  if (leaves) volumeCm3[0] = totalCm3;
  return {
    kind: "histogram",
    interpolation,
    doseGy,
    volumeCm3,
    totalCm3,
    minGy,
    maxGy,
    meanGy: totalCm3 > 0 ? accumulator.doseVolume / 1000 / totalCm3 : 0,
    outsideGridCm3: outside,
  };
}

/**
 * A structure is cut into about a hundred strips and parts, ninety where every part needs a section of its
 * own, and no coarser than the dose cells divided by `perCell`.
 */
function resolutionFor(
  solid: Solid,
  bounds: { readonly low: readonly number[]; readonly high: readonly number[] },
  dose: OrientedDose,
  perCell: number,
): Resolution {
  const pieces = solid.slabs.some((slab) => slab.constant === null) ? 90 : 100;
  const piece = (axis: number, nodes: Float64Array) => {
    const cell = nodes.length > 1 ? (nodes.at(-1)! - nodes[0]!) / (nodes.length - 1) : Infinity;
    const extent = bounds.high[axis]! - bounds.low[axis]!;
    return Math.max(0.02, Math.min(cell / perCell, extent / pieces));
  };
  return { stripMm: piece(1, dose.y), partMm: piece(2, dose.z) };
}

function highestDose(dose: OrientedDose): number {
  let highest = 0;
  const { values } = dose;
  for (let i = 0; i < values.length; i++) {
    if (values[i]! > highest) highest = values[i]!;
  }
  return highest;
}

/** The accumulated curve from 0 to the maximum, held to what the extremes say. */
function curvePoints(
  atLeastMm3: Float64Array,
  binWidthGy: number,
  minGy: number,
  maxGy: number,
  total: number,
): { doseGy: Float64Array; volumeCm3: Float64Array } {
  const points = Math.min(atLeastMm3.length, Math.ceil(maxGy / binWidthGy) + 1);
  const doseGy = new Float64Array(points);
  const volumeCm3 = new Float64Array(points);
  let previous = total;
  for (let i = 0; i < points; i++) {
    const dose = i * binWidthGy;
    const volume = dose <= minGy ? total : dose > maxGy ? 0 : atLeastMm3[i]! / 1000;
    previous = Math.min(previous, Math.max(0, volume));
    doseGy[i] = dose;
    volumeCm3[i] = previous;
  }
  return { doseGy, volumeCm3 };
}
