import { limits } from "../dicom/limits.ts";
import { DosimetryError } from "../dosimetry-error.ts";
import { dot } from "../geometry/axes.ts";
import type { DoseGrid } from "../objects/dose-grid.ts";
import type { Frame } from "../objects/frame.ts";
import { doseAt, orientDose, type OrientedDose } from "./oriented-dose.ts";

/**
 * The sum of plans on different grids of one frame of reference.
 *
 * Every grid is read by trilinear interpolation at the nodes of one frame that holds them all; beyond its
 * reach it adds nothing. Doses that differ in type (PHYSICAL, EFFECTIVE) are not added: bring both to EQD2 first.
 *
 * @param doses at least one
 * @param frame where the sum is wanted; where not given that of the finest grid, continued around the others
 * @returns a grid in Gy with summation type MULTI_PLAN
 * @throws DosimetryError where frames of reference or dose types differ, or axes are not parallel
 */
export function doseSum(doses: readonly DoseGrid[], frame?: Frame): DoseGrid {
  const [first] = doses;
  if (first === undefined) throw different("at least one dose grid", "none");
  for (const dose of doses) {
    if (dose.frameOfReferenceUid !== first.frameOfReferenceUid) {
      throw different("one frame of reference", "several");
    }
    if (dose.doseType !== first.doseType) {
      throw different(`doses of type ${first.doseType}`, dose.doseType);
    }
  }
  const target = frame ?? frameAround(finest(doses).frame, doses);
  const sum = new Float32Array(target.size[0] * target.size[1] * target.size[2]);
  for (const dose of doses) {
    const oriented = orientDose(dose, target.axes);
    if (oriented === null) throw different("grids with parallel axes", "an oblique one");
    if (dose.frame === target) {
      for (let i = 0; i < sum.length; i++) sum[i]! += dose.doseGy[i]!;
    } else addTo(sum, target, oriented);
  }
  return { ...first, doseGy: sum, frame: target, summationType: "MULTI_PLAN" };
}

function finest(doses: readonly DoseGrid[]): DoseGrid {
  const voxel = ({ frame }: DoseGrid) => {
    const planes = frame.planeOffsetsMm;
    const apart = planes.length > 1 ? planes.at(-1)! / (planes.length - 1) : 1;
    return frame.spacingMm[0] * frame.spacingMm[1] * apart;
  };
  return doses.reduce((best, dose) => (voxel(dose) < voxel(best) ? dose : best));
}

/** A frame continued by whole steps until it holds every node of the others; the same frame where it does. */
function frameAround(frame: Frame, doses: readonly DoseGrid[]): Frame {
  const { size, axes, originMm, spacingMm, planeOffsetsMm: planes } = frame;
  const count = planes.length;
  // The first and the last step of each axis go on beyond its ends.
  const firstStep = [spacingMm[0], spacingMm[1], count > 1 ? planes[1]! - planes[0]! : Infinity];
  const lastStep = [
    spacingMm[0],
    spacingMm[1],
    count > 1 ? planes[count - 1]! - planes[count - 2]! : Infinity,
  ];
  const before = [0, 0, 0];
  const behind = [0, 0, 0];
  for (const dose of doses) {
    const oriented = dose.frame === frame ? null : orientDose(dose, axes);
    for (const [d, nodes] of oriented === null
      ? []
      : [oriented.x, oriented.y, oriented.z].entries()) {
      const first = dot(originMm, axes[d]!);
      const last = first + (d < 2 ? (size[d]! - 1) * spacingMm[d]! : planes[count - 1]!);
      const steps = (mm: number, stepMm: number) => Math.max(0, Math.ceil(mm / stepMm - 1e-6));
      before[d] = Math.max(before[d]!, steps(first - nodes[0]!, firstStep[d]!));
      behind[d] = Math.max(behind[d]!, steps(nodes.at(-1)! - last, lastStep[d]!));
    }
  }
  if ([...before, ...behind].every((steps) => steps === 0)) return frame;
  const around = size.map((n, d) => n + before[d]! + behind[d]!);
  const voxels = around.reduce((product, n) => product * n, 1);
  if (voxels > limits.doseVoxels)
    throw different(
      `a grid around all doses of at most ${limits.doseVoxels} voxels`,
      `${voxels}, at the spacing of the finest`,
    );
  const startMm = before.map((steps, d) => (steps === 0 ? 0 : steps * firstStep[d]!));
  return {
    ...frame,
    size: [around[0]!, around[1]!, around[2]!],
    originMm: [0, 1, 2].map(
      (of) => originMm[of]! - axes.reduce((sum, axis, d) => sum + startMm[d]! * axis[of]!, 0),
    ) as [number, number, number],
    planeOffsetsMm: Float64Array.from({ length: around[2]! }, (_, k) => {
      const own = k - before[2]!;
      if (own < 0) return k * firstStep[2]!;
      if (own < count) return startMm[2]! + planes[own]!;
      return startMm[2]! + planes[count - 1]! + (own - count + 1) * lastStep[2]!;
    }),
  };
}

function addTo(sum: Float32Array, frame: Frame, dose: OrientedDose): void {
  const [columns, rows, planes] = frame.size;
  const origin = frame.axes.map((axis) => dot(frame.originMm, axis));
  const [[left, right], [bottom, top], [low, high]] = dose.reach;
  let at = 0;
  for (let k = 0; k < planes; k++) {
    const z = origin[2]! + frame.planeOffsetsMm[k]!;
    for (let j = 0; j < rows; j++) {
      const y = origin[1]! + j * frame.spacingMm[1];
      if (z < low || z > high || y < bottom || y > top) {
        at += columns;
        continue;
      }
      for (let i = 0; i < columns; i++) {
        const x = origin[0]! + i * frame.spacingMm[0];
        if (x >= left && x <= right) sum[at]! += doseAt(dose, x, y, z);
        at += 1;
      }
    }
  }
}

function different(expected: string, found: string): DosimetryError {
  return new DosimetryError({
    where: "sum of dose grids",
    expected,
    found,
    remedy: "Register the plans to one another, and bring them to one kind of dose, before adding.",
  });
}
