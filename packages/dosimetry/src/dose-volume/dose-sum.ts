import { DosimetryError } from "../dosimetry-error.ts";
import { dot } from "../geometry/axes.ts";
import type { DoseGrid } from "../objects/dose-grid.ts";
import type { Frame } from "../objects/frame.ts";
import { doseAt, orientDose, reach, type OrientedDose } from "./oriented-dose.ts";

/**
 * The sum of plans on different grids of one frame of reference.
 *
 * Every grid is read by trilinear interpolation at the nodes of one frame; beyond its reach it adds
 * nothing. Doses that differ in type (PHYSICAL, EFFECTIVE) are not added: bring both to EQD2 first.
 *
 * @param doses at least one
 * @param frame where the sum is wanted; the frame of the finest grid where not given
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
  const target = frame ?? finest(doses).frame;
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

function addTo(sum: Float32Array, frame: Frame, dose: OrientedDose): void {
  const [columns, rows, planes] = frame.size;
  const origin = frame.axes.map((axis) => dot(frame.originMm, axis));
  const [left, right] = reach(dose.x);
  const [bottom, top] = reach(dose.y);
  const [low, high] = reach(dose.z);
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
