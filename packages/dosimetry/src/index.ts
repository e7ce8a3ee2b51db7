export {
  biologicallyEffectiveDose,
  equivalentDose2Gy,
} from "./radiobiology/biologically-effective-dose.ts";
export { axesAlong, transverseAxes, type Axes } from "./geometry/axes.ts";
export { differenceOf, intersectionOf, unionOf } from "./geometry/boolean.ts";
export { boxSolid } from "./geometry/box-solid.ts";
export type { GeometryFinding } from "./geometry/geometry-finding.ts";
export { slabSolid, type CapBand, type SlabSolid } from "./geometry/slab-solid.ts";
export { sliceSpacing } from "./geometry/slice-spacing.ts";
export { solidVolume, type Solid } from "./geometry/solid.ts";
export {
  doseAtVolume,
  doseToColdVolume,
  volumeAtDose,
  type DoseVolumeCurve,
} from "./dose-volume/dose-volume-curve.ts";
export {
  doseVolumeHistogram,
  type DoseInterpolation,
  type DoseVolumeHistogram,
  type NoDoseVolumeHistogram,
} from "./dose-volume/dose-volume-histogram.ts";
export type { DoseGrid } from "./objects/dose-grid.ts";
export type { Frame } from "./objects/frame.ts";
export type { Contour, Structure, StructureSet } from "./objects/structure-set.ts";
