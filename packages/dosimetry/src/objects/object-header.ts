import { attributes } from "../dicom/attribute.ts";
import type { DataSet } from "../dicom/data-set.ts";
import { objectKind, type ObjectKind } from "./modality.ts";

/** What an object says of itself and of others, without its bytes: the headers of a folder are small. */
export interface ObjectHeader {
  readonly kind: ObjectKind;
  /** The name that the data set was read under; with it the object is opened again. */
  readonly file: string;
  readonly sopInstanceUid: string | null;
  readonly seriesInstanceUid: string | null;
  readonly patientId: string | null;
  /** More than one where the structures of a set lie in several. */
  readonly frameOfReferenceUids: readonly string[];
  readonly referencedPlanUids: readonly string[];
  readonly referencedStructureSetUid: string | null;
  readonly referencedSeriesUids: readonly string[];
  /** As a plan calls itself; null of others. */
  readonly planLabel: string | null;
  /** Of a dose: PLAN, BEAM …; null of others. */
  readonly summationType: string | null;
  /** Of a dose, the beams it is of; of a plan, those that treat. */
  readonly beamNumbers: readonly number[];
  /** Whether the object has pixel data: an RTDOSE may hold only DVHs. */
  readonly hasPixels: boolean;
  /** Of a dose: whether it holds DVHs. */
  readonly hasDvhs: boolean;
}

/**
 * What an object says of itself and of others; cheap, for contours and voxels are not read.
 *
 * @throws DicomError where a reference is damaged
 *
 * @example
 * objectHeader(dose).referencedPlanUids; // ["1.2.3.4.2"]
 */
export function objectHeader(dataSet: DataSet): ObjectHeader {
  const kind = objectKind(dataSet);
  const own = {
    kind,
    file: dataSet.file.name,
    sopInstanceUid: dataSet.text(attributes.sopInstanceUid),
    seriesInstanceUid: dataSet.text(attributes.seriesInstanceUid),
    patientId: dataSet.text(attributes.patientId),
    frameOfReferenceUids: framesOfReference(dataSet, kind),
    hasPixels: (dataSet.element(attributes.pixelData)?.length ?? 0) > 0,
  };
  // A series has hundreds, and what they refer to plays no part.
  if (kind === "image") return { ...own, ...noReferences };
  const plans = dataSet.items(attributes.referencedPlans);
  return {
    ...own,
    referencedPlanUids: present(
      plans.map((item) => item.text(attributes.referencedSopInstanceUid)),
    ),
    referencedStructureSetUid:
      dataSet
        .items(attributes.referencedStructureSets)[0]
        ?.text(attributes.referencedSopInstanceUid) ?? null,
    referencedSeriesUids: referencedSeries(dataSet),
    planLabel: kind === "plan" ? dataSet.text(attributes.planLabel) : null,
    summationType: kind === "dose" ? dataSet.text(attributes.doseSummationType) : null,
    beamNumbers: kind === "plan" ? treatmentBeams(dataSet) : dosedBeams(plans),
    hasDvhs: kind === "dose" && dataSet.has(attributes.dvhs),
  };
}

const noReferences = {
  referencedPlanUids: [],
  referencedStructureSetUid: null,
  referencedSeriesUids: [],
  planLabel: null,
  summationType: null,
  beamNumbers: [],
  hasDvhs: false,
} as const;

function framesOfReference(dataSet: DataSet, kind: ObjectKind): readonly string[] {
  const own = dataSet.text(attributes.frameOfReferenceUid);
  if (kind !== "structure-set") return present([own]);
  const ofRois = dataSet
    .items(attributes.rois)
    .map((item) => item.text(attributes.roiFrameOfReferenceUid));
  const ofSet = dataSet
    .items(attributes.referencedFramesOfReference)
    .map((item) => item.text(attributes.frameOfReferenceUid));
  const named = present(ofRois);
  return named.length > 0 ? named : present([...ofSet, own]);
}

function referencedSeries(dataSet: DataSet): readonly string[] {
  const series = dataSet
    .items(attributes.referencedFramesOfReference)
    .flatMap((frame) => frame.items(attributes.referencedStudies))
    .flatMap((study) => study.items(attributes.referencedSeries));
  return present(series.map((item) => item.text(attributes.seriesInstanceUid)));
}

function treatmentBeams(plan: DataSet): readonly number[] {
  return [...plan.items(attributes.beams), ...plan.items(attributes.ionBeams)]
    .filter((beam) => (beam.text(attributes.treatmentDeliveryType) ?? "TREATMENT") === "TREATMENT")
    .map((beam) => beam.integer(attributes.beamNumber))
    .filter((number) => number !== null);
}

function dosedBeams(plans: readonly DataSet[]): readonly number[] {
  return plans
    .flatMap((plan) => plan.items(attributes.referencedFractionGroups))
    .flatMap((group) => group.items(attributes.referencedBeams))
    .map((beam) => beam.integer(attributes.referencedBeamNumber))
    .filter((number) => number !== null);
}

/** Each text once, without those that are missing. */
function present(texts: readonly (string | null)[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== null))];
}
