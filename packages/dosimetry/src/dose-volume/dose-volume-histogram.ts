import type { Solid } from "../geometry/solid.ts";
import { solidBounds, type SolidBounds } from "../geometry/solid-bounds.ts";
import type { DoseGrid } from "../objects/dose-grid.ts";
import { refinedDose } from "./cubic-refinement.ts";
import { doseExtremes } from "./dose-extremes.ts";
import { doseIntegral, type Resolution } from "./dose-integral.ts";
import type { DoseVolumeCurve } from "./dose-volume-curve.ts";
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
  const { interpolation = "trilinear" } = options;
  const bounds = solidBounds(solid);
  if (bounds === null) return { kind: "none", because: "empty-structure" };
  const oriented = orientDose(dose, solid.axes);
  if (oriented === null) return { kind: "none", because: "oblique-grid" };
  const used = interpolation === "cubic" ? refinedDose(oriented, bounds) : oriented;
  if (used === null) return { kind: "none", because: "outside-grid" };

  const extremes = doseExtremes(solid, bounds, used);
  const highest = extremes?.highGy ?? highestDose(used, bounds);
  const binWidthGy = options.binWidthGy ?? Math.min(0.01, Math.max(highest, 1e-6) / 2000);
  const resolution = resolutionFor(solid, bounds, oriented, interpolation);
  const integral = doseIntegral(solid, bounds, used, resolution, binWidthGy, highest);
  const { accumulator, outsideMm3, met } = integral;
  if (met === null) return { kind: "none", because: "outside-grid" };

  const outside = outsideMm3 / 1000;
  const totalCm3 = accumulator.volume / 1000 + outside;
  const leaves = outsideMm3 > 1e-6 * accumulator.volume;
  const found = extremes ?? met;
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
 * Slabs in trilinear dose are cut into forty strips and parts; a loft, whose sections change, and refined dose, which
 * bends between the nodes, into seventy-two. No piece is more than two dose cells wide.
 */
function resolutionFor(
  solid: Solid,
  bounds: SolidBounds,
  dose: OrientedDose,
  interpolation: DoseInterpolation,
): Resolution {
  const constant = solid.slabs.every((slab) => slab.constant !== null);
  const pieces = constant && interpolation === "trilinear" ? 40 : 72;
  const piece = (axis: number, nodes: Float64Array) => {
    const cell = nodes.length > 1 ? (nodes.at(-1)! - nodes[0]!) / (nodes.length - 1) : Infinity;
    const extent = bounds.high[axis]! - bounds.low[axis]!;
    return Math.max(0.02, Math.min(2 * cell, extent / pieces));
  };
  return { stripMm: piece(1, dose.y), partMm: piece(2, dose.z) };
}

/** Highest dose of the nodes in and around a box, Gy. */
function highestDose(dose: OrientedDose, { low, high }: SolidBounds): number {
  const { values, offset, strides } = dose;
  const first = [dose.x, dose.y, dose.z].map((nodes, d) => cellOf(nodes, low[d]!));
  const last = [dose.x, dose.y, dose.z].map((nodes, d) =>
    Math.min(nodes.length - 1, cellOf(nodes, high[d]!) + 1),
  );
  let highest = 0;
  for (let k = first[2]!; k <= last[2]!; k++) {
    for (let j = first[1]!; j <= last[1]!; j++) {
      const row = offset + j * strides[1] + k * strides[2];
      for (let i = first[0]!; i <= last[0]!; i++) {
        const gy = values[row + i * strides[0]]!;
        if (gy > highest) highest = gy;
      }
    }
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
