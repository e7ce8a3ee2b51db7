import { attributes } from "../dicom/attribute.ts";
import type { DataSet } from "../dicom/data-set.ts";
import { requireModality } from "./modality.ts";
import type { DoseReference, FractionGroup, FractionGroupBeam, Plan } from "./plan.ts";
import { readBeam } from "./read-beam.ts";

/**
 * The plan of an RTPLAN or RT Ion Plan (PS3.3, C.8.8.9 to C.8.8.15 and C.8.8.24 to C.8.8.26).
 *
 * @param dataSet a whole plan
 * @returns the plan; what the file does not say is null and never assumed
 * @throws DicomError where a number that is there is none, or an item that must be numbered is not
 *
 * @example
 * const { fractionGroups, doseReferences } = readPlan(plan);
 * fractionGroups[0].fractionsPlanned; // 5
 * doseReferences[0].prescriptionGy; // 50
 */
export function readPlan(dataSet: DataSet): Plan {
  requireModality(dataSet, "RTPLAN", "C.8.8.9");
  const fractionGroups = dataSet.items(attributes.fractionGroups).map(fractionGroup);
  const metersets = new Map(
    fractionGroups
      .flatMap(({ beams }) => beams)
      .toReversed()
      .map(({ beamNumber, meterset }) => [beamNumber, meterset]),
  );
  const beams = [...dataSet.items(attributes.beams), ...dataSet.items(attributes.ionBeams)].map(
    (item) => readBeam(item, metersets),
  );
  return {
    label: dataSet.text(attributes.planLabel) ?? "",
    name: dataSet.text(attributes.planName),
    sopInstanceUid: dataSet.text(attributes.sopInstanceUid) ?? "",
    patientId: dataSet.text(attributes.patientId) ?? "",
    frameOfReferenceUid: dataSet.text(attributes.frameOfReferenceUid),
    referencedStructureSetUid:
      dataSet
        .items(attributes.referencedStructureSets)[0]
        ?.text(attributes.referencedSopInstanceUid) ?? null,
    referencedDoseUids: dataSet
      .items(attributes.referencedDoses)
      .map((item) => item.text(attributes.referencedSopInstanceUid))
      .filter((uid) => uid !== null),
    intent: dataSet.text(attributes.planIntent),
    approvalStatus: dataSet.text(attributes.approvalStatus),
    patientPosition:
      dataSet.items(attributes.patientSetups)[0]?.text(attributes.patientPosition) ?? null,
    treatment: treatment(dataSet),
    doseReferences: dataSet.items(attributes.doseReferences).map(doseReference),
    fractionGroups,
    beams,
  };
}

function treatment(dataSet: DataSet): Plan["treatment"] {
  if (dataSet.items(attributes.ionBeams).length > 0) return "ion";
  if (dataSet.items(attributes.beams).length > 0) return "external-beam";
  return dataSet.has(attributes.applicationSetups) ||
    dataSet.has(attributes.brachyTreatmentTechnique)
    ? "brachytherapy"
    : "none";
}

function doseReference(item: DataSet): DoseReference {
  return {
    number: item.requiredInteger(attributes.doseReferenceNumber, "C.8.8.10"),
    structureType: item.text(attributes.doseReferenceStructureType),
    type: item.text(attributes.doseReferenceType),
    description: item.text(attributes.doseReferenceDescription),
    referencedRoiNumber: item.integer(attributes.referencedRoiNumber),
    prescriptionGy: item.number(attributes.targetPrescriptionDose),
    minimumGy: item.number(attributes.targetMinimumDose),
    maximumGy:
      item.number(attributes.targetMaximumDose) ?? item.number(attributes.organAtRiskMaximumDose),
  };
}

function fractionGroup(item: DataSet): FractionGroup {
  return {
    number: item.requiredInteger(attributes.fractionGroupNumber, "C.8.8.13"),
    fractionsPlanned: item.integer(attributes.fractionsPlanned),
    beams: item.items(attributes.referencedBeams).map(fractionGroupBeam),
    brachyApplications: item.items(attributes.referencedBrachySetups).length,
  };
}

function fractionGroupBeam(item: DataSet): FractionGroupBeam {
  return {
    beamNumber: item.requiredInteger(attributes.referencedBeamNumber, "C.8.8.13"),
    meterset: item.number(attributes.beamMeterset),
    doseGy: item.number(attributes.beamDose),
  };
}
