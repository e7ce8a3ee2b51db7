export { gaussianDose, linearDose, radiosurgicalDose } from "./analytic-dose.ts";
export {
  analyticDoses,
  analyticFiles,
  type AnalyticRequest,
  analyticShapes,
  hasFormula,
} from "./analytic-files.ts";
export {
  type AnalyticShape,
  cone,
  contoursOf,
  cylinder,
  rotatedCone,
  rotatedCylinder,
  sphere,
} from "./analytic-shape.ts";
export { type AnalyticTruth, analyticTruth, doseOfVolume } from "./analytic-truth.ts";
export type { Technique } from "./arrangement.ts";
export type { Breathing } from "./breathing.ts";
export type { DicomIdentity } from "./dicom-identity.ts";
export { doseFile } from "./dose-file.ts";
export { imageFiles } from "./image-files.ts";
export type { LesionRequest } from "./lesion.ts";
export { type NamedFile, patientFiles } from "./patient-files.ts";
export { planFile, type PrescribedDose } from "./plan-file.ts";
export type { RandomNumbers } from "./random-numbers.ts";
export { structureSetFile } from "./structure-set-file.ts";
export {
  type SyntheticPatient,
  syntheticPatient,
  syntheticPatientEdition,
  type SyntheticPatientRequest,
} from "./synthetic-patient.ts";
export { uniqueIdentifier } from "./unique-identifier.ts";
export type { VoxelGrid } from "./voxel-grid.ts";
