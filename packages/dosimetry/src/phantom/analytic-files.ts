import { type AnalyticDose, gaussianDose, linearDose, radiosurgicalDose } from "./analytic-dose.ts";
import {
  type AnalyticShape,
  cone,
  contoursOf,
  cylinder,
  rotatedCone,
  rotatedCylinder,
  sphere,
} from "./analytic-shape.ts";
import { analyticTruth } from "./analytic-truth.ts";
import type { DicomIdentity } from "./dicom-identity.ts";
import { doseFile } from "./dose-file.ts";
import type { NamedFile } from "./patient-files.ts";
import { planFile } from "./plan-file.ts";
import { structureSetFile } from "./structure-set-file.ts";
import { eachNode, nodeCount, type Point, type VoxelGrid } from "./voxel-grid.ts";

export const analyticShapes = [
  "sphere",
  "cylinder",
  "cone",
  "rotated-cylinder",
  "rotated-cone",
] as const;

/** A linear dose rises towards the back (AP) or the head (SI); the others are round, for a sphere. */
export const analyticDoses = ["linear-ap", "linear-si", "gaussian", "radiosurgical"] as const;

/** A shape in a dose, both by formulas. */
export interface AnalyticRequest {
  readonly shape: (typeof analyticShapes)[number];
  readonly diameterMm: number;
  /** Of a cylinder, or the height of a cone. */
  readonly lengthMm: number;
  readonly dose: (typeof analyticDoses)[number];
  /** Between contours; they lie in the middle of slices that tile the shape. */
  readonly sliceMm: number;
  readonly doseGridMm: number;
}

/** Whether there is a formula: round doses have one in a sphere only. */
export function hasFormula({ shape, dose }: Pick<AnalyticRequest, "shape" | "dose">): boolean {
  return shape === "sphere" || dose === "linear-ap" || dose === "linear-si";
}

/** RTSTRUCT, RTPLAN and RTDOSE (32 bits) of a shape around the origin, and `truth.json`, what its formulas say. */
export function analyticFiles(
  identity: DicomIdentity,
  request: AnalyticRequest,
): readonly NamedFile[] {
  const shape = shapeOf(request);
  const grid = gridAround(request);
  const dose = doseOf(request, shape, grid);
  const doseGy = new Float64Array(nodeCount(grid));
  eachNode(grid, (node, x, y, z) => {
    doseGy[node] = Math.max(0, dose.at(x, y, z));
  });
  const structure = contoursOf(shape, request.sliceMm, request.sliceMm / 2);
  const plan = { label: `${shape.name}, ${dose.name}`.slice(0, 16), fractions: 1, beams: [] };
  const reference = { doseGy: dose.prescriptionGy, structureNumber: structure.number };
  const truth = {
    synthetic: true,
    shape: { name: request.shape, diameterMm: request.diameterMm, ...lengthOf(request) },
    dose: { name: dose.name, ...dose.parameters },
    sliceMm: request.sliceMm,
    doseGridMm: request.doseGridMm,
    prescriptionGy: dose.prescriptionGy,
    ...analyticTruth(shape, dose),
  };
  return [
    { name: "RS.dcm", bytes: structureSetFile(identity, [structure], null) },
    { name: "RP.dcm", bytes: planFile(identity, plan, [reference]) },
    { name: "RD.dcm", bytes: doseFile(identity, grid, doseGy, 32) },
    { name: "truth.json", bytes: new TextEncoder().encode(`${JSON.stringify(truth, null, 2)}\n`) },
  ];
}

function shapeOf({ shape, diameterMm, lengthMm }: AnalyticRequest): AnalyticShape {
  const r = diameterMm / 2;
  switch (shape) {
    case "sphere":
      return sphere(r);
    case "cylinder":
      return cylinder(r, lengthMm);
    case "cone":
      return cone(r, lengthMm);
    case "rotated-cylinder":
      return rotatedCylinder(r, lengthMm);
    case "rotated-cone":
      return rotatedCone(r, lengthMm);
  }
}

function lengthOf({ shape, lengthMm }: AnalyticRequest): { readonly lengthMm?: number } {
  return shape === "sphere" ? {} : { lengthMm };
}

function doseOf(request: AnalyticRequest, shape: AnalyticShape, grid: VoxelGrid): AnalyticDose {
  const radiusMm = request.diameterMm / 2;
  // High enough in the middle to be above 0 all over the grid.
  const centreGy = Math.max(16, 1 - grid.originMm[1], 1 - grid.originMm[2]);
  switch (request.dose) {
    case "linear-ap":
      return linearDose(shape, "AP", centreGy);
    case "linear-si":
      return linearDose(shape, "SI", centreGy);
    case "gaussian":
      return gaussianDose(radiusMm);
    case "radiosurgical":
      return radiosurgicalDose(radiusMm);
  }
}

/** So wide that half the prescription of the round doses lies within it, and two nodes more. */
function gridAround({ shape, diameterMm, lengthMm, doseGridMm, dose }: AnalyticRequest): VoxelGrid {
  const isRound = dose === "gaussian" || dose === "radiosurgical";
  const reachMm = (isRound ? 0.8 : 0.5) * diameterMm + (dose === "radiosurgical" ? 4 : 0);
  const alongMm = shape === "sphere" ? reachMm : lengthMm / 2;
  const isRotated = shape === "rotated-cylinder" || shape === "rotated-cone";
  const halfMm: Point = isRotated ? [alongMm, reachMm, reachMm] : [reachMm, reachMm, alongMm];
  const nodes = halfMm.map((mm) => Math.ceil(mm / doseGridMm) + 2);
  return {
    size: nodes.map((count) => 2 * count + 1) as unknown as VoxelGrid["size"],
    originMm: nodes.map((count) => -count * doseGridMm) as unknown as Point,
    spacingMm: [doseGridMm, doseGridMm, doseGridMm],
  };
}
