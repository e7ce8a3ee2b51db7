export {
  biologicallyEffectiveDose,
  equivalentDose2Gy,
} from "./radiobiology/biologically-effective-dose.ts";
export {
  doseProtractionFactor,
  protractedEffectiveDose,
  type RepairComponent,
} from "./radiobiology/dose-protraction.ts";
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
export { DosimetryError, type DosimetryTrouble } from "./dosimetry-error.ts";
export { DicomError } from "./dicom/dicom-error.ts";
export { limits as dicomLimits } from "./dicom/limits.ts";
export {
  attributes as dicomAttributes,
  type Attribute as DicomAttribute,
} from "./dicom/attribute.ts";
export { assumableCharacterSets } from "./dicom/character-set.ts";
export { readDicom, readDicomHead, type ReadDicomOptions } from "./dicom/read-dicom.ts";
export type { DataSet } from "./dicom/data-set.ts";
export { decodePixelData, type PixelData, type PixelValues } from "./dicom/pixel-data.ts";
export { locateCodecs, type LocateCodec } from "./dicom/codecs.ts";
export { objectKind, type ObjectKind } from "./objects/modality.ts";
export { readDoseFrame, readDoseGrid } from "./objects/read-dose-grid.ts";
export { readStructureSet } from "./objects/read-structure-set.ts";
export { undeclaredName, type UndeclaredName } from "./objects/undeclared-name.ts";
export { readPlan } from "./objects/read-plan.ts";
export type {
  Beam,
  ControlPoint,
  DoseReference,
  FractionGroup,
  FractionGroupBeam,
  Plan,
} from "./objects/plan.ts";
export { readImageSeries } from "./objects/read-image-series.ts";
export type { ImageGap, ImageSeries, ImageSlice } from "./objects/image-series.ts";
export { objectHeader, type ObjectHeader } from "./objects/object-header.ts";
export {
  matchedObjects,
  type MatchedObjects,
  type PlanObjects,
} from "./objects/matched-objects.ts";
export type { PlannedDose } from "./objects/matched-dose.ts";
export { describeMismatch, type Mismatch } from "./objects/mismatch.ts";
export { readPlannedDose } from "./objects/read-planned-dose.ts";
export type { ExportedDvh } from "./exported-dvh/exported-dvh.ts";
export { absoluteDvh, type AbsoluteDvh } from "./exported-dvh/absolute-dvh.ts";
export { readStoredDvhs } from "./exported-dvh/read-stored-dvhs.ts";
export {
  evaluateConstraint,
  judgeMetric,
  keepsLimit,
  readConstraint,
  readLimit,
  type Constraint,
  type ConstraintVerdict,
  type Limit,
  type ProtocolLevel,
} from "./constraint.ts";
export { writeCurveRows } from "./dose-volume/curve-rows.ts";
export { metricName, type DoseUnit, type Metric, type VolumeUnit } from "./dose-volume/metric.ts";
export { metricValue, type MetricValue } from "./dose-volume/metric-value.ts";
export { readMetric } from "./dose-volume/read-metric.ts";
export {
  icru83HomogeneityIndex,
  icru91HomogeneityIndex,
  rtogHomogeneityIndex,
} from "./plan-quality/homogeneity.ts";
export { nearMaximumDose, nearMinimumDose } from "./plan-quality/near-extremes.ts";
export { generalizedEquivalentUniformDose } from "./radiobiology/generalized-equivalent-uniform-dose.ts";
export {
  structureName,
  type StructureNameOptions,
  type StructureNaming,
} from "./structure-name.ts";
export { structureDictionary, type StructureDictionaryEntry } from "./structure-name-dictionary.ts";
export { isExportedDvhText, readExportedDvhs } from "./exported-dvh/read-exported-dvhs.ts";
export type { DvhTextOptions } from "./exported-dvh/dvh-text.ts";
export { doseSum } from "./dose-volume/dose-sum.ts";
export { loftSolid } from "./geometry/loft-solid.ts";
export { ringAround, withMargin, type MarginOption } from "./geometry/margin.ts";
export { paddickConformityIndex, rtogConformityIndex } from "./plan-quality/conformity.ts";
export { gradientIndex, intermediateDoseSpillage } from "./plan-quality/gradient.ts";
export {
  failureField,
  pointFailureField,
  recurrenceInDose,
  usualFieldCut,
  type FailureField,
  type FieldCut,
  type RecurrenceInDose,
} from "./recurrence/failure-field.ts";
export { isodoseVolumes, type IsodoseVolumes } from "./plan-quality/isodose-volume.ts";
export { planQuality, type PlanQuality } from "./plan-quality/plan-quality.ts";
export {
  prescriptionIsodoses,
  type PrescriptionIsodoses,
} from "./plan-quality/prescription-isodoses.ts";
export {
  biologicallyEffectiveDoseGrid,
  equivalentDose2GyGrid,
} from "./radiobiology/effective-dose.ts";
export {
  liverParameters,
  normalTissueComplication,
  type ComplicationProbability,
  type LymanParameters,
} from "./radiobiology/normal-tissue-complication.ts";
export {
  logisticTumourControl,
  poissonTumourControl,
  type PoissonParameters,
} from "./radiobiology/tumour-control.ts";
export type { DosimetryFinding } from "./dose-volume/dosimetry-finding.ts";
export type {
  GeometryMode,
  ModeResult,
  StructureDosimetry,
} from "./dose-volume/structure-dosimetry.ts";
export type { StructureExpression } from "./geometry/structure-expression.ts";
export {
  planDosimetry,
  type PlanDosimetry,
  type PlanDosimetryRequest,
  type PlanMetric,
  type PlanVerdict,
} from "./plan-dosimetry.ts";
export { drawnMargin } from "./plan-quality/drawn-margin.ts";
export {
  planSlice,
  widestSliceMm,
  type PlanSlice,
  type SliceContour,
  type SliceDose,
} from "./plan-slice/plan-slice.ts";
export type { GreyImage } from "./plan-slice/grey-image.ts";
export { curveOfExport, type CurveOfExport } from "./exported-dvh/curve-of-export.ts";
export {
  comparedDvh,
  curveTolerancePercent,
  type ComparedDvh,
} from "./exported-dvh/compared-dvh.ts";
