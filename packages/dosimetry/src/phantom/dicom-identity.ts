import type { WrittenDataSet } from "./dicom-bytes.ts";
import { uniqueIdentifier } from "./unique-identifier.ts";

/** Who the synthetic patient is said to be. */
export interface DicomIdentity {
  readonly patientId: string;
  readonly sex: "M" | "F" | "O";
  /** Of the planning CT, YYYYMMDD. */
  readonly studyDate: string;
  /** UIDs follow from it and the patient's id; what differs in content must differ in it. */
  readonly uidRoot: string;
  /** Shared by several plans of a patient; one of its own where left out. */
  readonly frameOfReferenceUid?: string;
}

/** The UIDs with which a patient's objects refer to each other. */
export interface DicomUids {
  readonly study: string;
  readonly frameOfReference: string;
  readonly series: (modality: string) => string;
  readonly slice: (index: number) => string;
  readonly structureSet: string;
  readonly plan: string;
  readonly dose: string;
}

export function dicomUids({ uidRoot, patientId, frameOfReferenceUid }: DicomIdentity): DicomUids {
  const uid = (name: string): string => uniqueIdentifier(`${uidRoot}/${patientId}/${name}`);
  return {
    study: uid("study"),
    frameOfReference: frameOfReferenceUid ?? uid("frame of reference"),
    series: (modality) => uid(`series ${modality}`),
    slice: (index) => uid(`slice ${index}`),
    structureSet: uid("structure set"),
    plan: uid("plan"),
    dose: uid("dose"),
  };
}

export const sopClass = {
  CT: "1.2.840.10008.5.1.4.1.1.2",
  RTDOSE: "1.2.840.10008.5.1.4.1.1.481.2",
  RTSTRUCT: "1.2.840.10008.5.1.4.1.1.481.3",
  RTPLAN: "1.2.840.10008.5.1.4.1.1.481.5",
} as const;

/** What every object of a patient begins with: patient, study, series, equipment. */
export function commonAttributes(
  identity: DicomIdentity,
  modality: keyof typeof sopClass,
  sopInstanceUid: string,
): WrittenDataSet {
  const uids = dicomUids(identity);
  return {
    SpecificCharacterSet: "ISO_IR 192",
    SOPClassUID: sopClass[modality],
    SOPInstanceUID: sopInstanceUid,
    StudyDate: identity.studyDate,
    StudyTime: "120000",
    AccessionNumber: "",
    Modality: modality,
    Manufacturer: "Fiducial",
    ReferringPhysicianName: "",
    StudyDescription: "Synthetic patient",
    SeriesDescription: "Synthetic",
    ManufacturerModelName: "Synthetic patient",
    PatientName: `Synthetic^${identity.patientId}`,
    PatientID: identity.patientId,
    PatientBirthDate: "",
    PatientSex: identity.sex,
    PatientComments: "Synthetic: no person, no treatment",
    StudyInstanceUID: uids.study,
    SeriesInstanceUID: uids.series(modality),
    StudyID: "1",
    SeriesNumber: 1,
    FrameOfReferenceUID: uids.frameOfReference,
    PositionReferenceIndicator: "",
  };
}
