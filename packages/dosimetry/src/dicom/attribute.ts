/** An attribute as the standard's dictionary (PS3.6) names it. */
export interface Attribute {
  /** As dicom-parser writes it: x, group and element in lower-case hexadecimal. */
  readonly tag: string;
  readonly name: string;
  /** The value representation, which implicit files do not carry. */
  readonly vr: string;
}

function attribute(tag: string, name: string, vr: string): Attribute {
  return { tag: `x${tag.toLowerCase()}`, name, vr };
}

/** The attributes that this package reads. */
export const attributes = {
  specificCharacterSet: attribute("00080005", "Specific Character Set", "CS"),
  sopClassUid: attribute("00080016", "SOP Class UID", "UI"),
  sopInstanceUid: attribute("00080018", "SOP Instance UID", "UI"),
  modality: attribute("00080060", "Modality", "CS"),
  seriesDescription: attribute("0008103E", "Series Description", "LO"),
  referencedSopInstanceUid: attribute("00081155", "Referenced SOP Instance UID", "UI"),
  patientId: attribute("00100020", "Patient ID", "LO"),
  sliceThickness: attribute("00180050", "Slice Thickness", "DS"),
  patientPosition: attribute("00185100", "Patient Position", "CS"),
  seriesInstanceUid: attribute("0020000E", "Series Instance UID", "UI"),
  imagePosition: attribute("00200032", "Image Position (Patient)", "DS"),
  imageOrientation: attribute("00200037", "Image Orientation (Patient)", "DS"),
  frameOfReferenceUid: attribute("00200052", "Frame of Reference UID", "UI"),
  samplesPerPixel: attribute("00280002", "Samples per Pixel", "US"),
  numberOfFrames: attribute("00280008", "Number of Frames", "IS"),
  rows: attribute("00280010", "Rows", "US"),
  columns: attribute("00280011", "Columns", "US"),
  pixelSpacing: attribute("00280030", "Pixel Spacing", "DS"),
  bitsAllocated: attribute("00280100", "Bits Allocated", "US"),
  bitsStored: attribute("00280101", "Bits Stored", "US"),
  highBit: attribute("00280102", "High Bit", "US"),
  pixelRepresentation: attribute("00280103", "Pixel Representation", "US"),
  rescaleIntercept: attribute("00281052", "Rescale Intercept", "DS"),
  rescaleSlope: attribute("00281053", "Rescale Slope", "DS"),
  rescaleType: attribute("00281054", "Rescale Type", "LO"),
  primaryFluenceModes: attribute("30020050", "Primary Fluence Mode Sequence", "SQ"),
  fluenceMode: attribute("30020051", "Fluence Mode", "CS"),
  fluenceModeId: attribute("30020052", "Fluence Mode ID", "SH"),
  dvhType: attribute("30040001", "DVH Type", "CS"),
  doseUnits: attribute("30040002", "Dose Units", "CS"),
  doseType: attribute("30040004", "Dose Type", "CS"),
  doseSummationType: attribute("3004000A", "Dose Summation Type", "CS"),
  gridFrameOffsets: attribute("3004000C", "Grid Frame Offset Vector", "DS"),
  doseGridScaling: attribute("3004000E", "Dose Grid Scaling", "DS"),
  dvhNormalizationDose: attribute("30040042", "DVH Normalization Dose Value", "DS"),
  dvhs: attribute("30040050", "DVH Sequence", "SQ"),
  dvhDoseScaling: attribute("30040052", "DVH Dose Scaling", "DS"),
  dvhVolumeUnits: attribute("30040054", "DVH Volume Units", "CS"),
  dvhNumberOfBins: attribute("30040056", "DVH Number of Bins", "IS"),
  dvhData: attribute("30040058", "DVH Data", "DS"),
  dvhReferencedRois: attribute("30040060", "DVH Referenced ROI Sequence", "SQ"),
  dvhRoiContributionType: attribute("30040062", "DVH ROI Contribution Type", "CS"),
  dvhMinimumDose: attribute("30040070", "DVH Minimum Dose", "DS"),
  dvhMaximumDose: attribute("30040072", "DVH Maximum Dose", "DS"),
  dvhMeanDose: attribute("30040074", "DVH Mean Dose", "DS"),
  structureSetLabel: attribute("30060002", "Structure Set Label", "SH"),
  referencedFramesOfReference: attribute(
    "30060010",
    "Referenced Frame of Reference Sequence",
    "SQ",
  ),
  referencedStudies: attribute("30060012", "RT Referenced Study Sequence", "SQ"),
  referencedSeries: attribute("30060014", "RT Referenced Series Sequence", "SQ"),
  contourImages: attribute("30060016", "Contour Image Sequence", "SQ"),
  rois: attribute("30060020", "Structure Set ROI Sequence", "SQ"),
  roiNumber: attribute("30060022", "ROI Number", "IS"),
  roiFrameOfReferenceUid: attribute("30060024", "Referenced Frame of Reference UID", "UI"),
  roiName: attribute("30060026", "ROI Name", "LO"),
  roiDisplayColour: attribute("3006002A", "ROI Display Color", "IS"),
  roiContours: attribute("30060039", "ROI Contour Sequence", "SQ"),
  contours: attribute("30060040", "Contour Sequence", "SQ"),
  contourGeometricType: attribute("30060042", "Contour Geometric Type", "CS"),
  numberOfContourPoints: attribute("30060046", "Number of Contour Points", "IS"),
  contourData: attribute("30060050", "Contour Data", "DS"),
  roiObservations: attribute("30060080", "RT ROI Observations Sequence", "SQ"),
  referencedRoiNumber: attribute("30060084", "Referenced ROI Number", "IS"),
  roiInterpretedType: attribute("300600A4", "RT ROI Interpreted Type", "CS"),
  planLabel: attribute("300A0002", "RT Plan Label", "SH"),
  planName: attribute("300A0003", "RT Plan Name", "LO"),
  planIntent: attribute("300A000A", "Plan Intent", "CS"),
  doseReferences: attribute("300A0010", "Dose Reference Sequence", "SQ"),
  doseReferenceNumber: attribute("300A0012", "Dose Reference Number", "IS"),
  doseReferenceStructureType: attribute("300A0014", "Dose Reference Structure Type", "CS"),
  doseReferenceDescription: attribute("300A0016", "Dose Reference Description", "LO"),
  doseReferenceType: attribute("300A0020", "Dose Reference Type", "CS"),
  organAtRiskMaximumDose: attribute("300A002C", "Organ at Risk Maximum Dose", "DS"),
  targetMinimumDose: attribute("300A0025", "Target Minimum Dose", "DS"),
  targetPrescriptionDose: attribute("300A0026", "Target Prescription Dose", "DS"),
  targetMaximumDose: attribute("300A0027", "Target Maximum Dose", "DS"),
  fractionGroups: attribute("300A0070", "Fraction Group Sequence", "SQ"),
  fractionGroupNumber: attribute("300A0071", "Fraction Group Number", "IS"),
  fractionsPlanned: attribute("300A0078", "Number of Fractions Planned", "IS"),
  beamDose: attribute("300A0084", "Beam Dose", "DS"),
  beamMeterset: attribute("300A0086", "Beam Meterset", "DS"),
  beams: attribute("300A00B0", "Beam Sequence", "SQ"),
  treatmentMachineName: attribute("300A00B2", "Treatment Machine Name", "SH"),
  primaryDosimeterUnit: attribute("300A00B3", "Primary Dosimeter Unit", "CS"),
  sourceAxisDistance: attribute("300A00B4", "Source-Axis Distance", "DS"),
  beamNumber: attribute("300A00C0", "Beam Number", "IS"),
  beamName: attribute("300A00C2", "Beam Name", "LO"),
  beamType: attribute("300A00C4", "Beam Type", "CS"),
  radiationType: attribute("300A00C6", "Radiation Type", "CS"),
  treatmentDeliveryType: attribute("300A00CE", "Treatment Delivery Type", "CS"),
  finalCumulativeMetersetWeight: attribute("300A010E", "Final Cumulative Meterset Weight", "DS"),
  controlPoints: attribute("300A0111", "Control Point Sequence", "SQ"),
  nominalBeamEnergy: attribute("300A0114", "Nominal Beam Energy", "DS"),
  gantryAngle: attribute("300A011E", "Gantry Angle", "DS"),
  gantryRotationDirection: attribute("300A011F", "Gantry Rotation Direction", "CS"),
  collimatorAngle: attribute("300A0120", "Beam Limiting Device Angle", "DS"),
  couchAngle: attribute("300A0122", "Patient Support Angle", "DS"),
  isocentre: attribute("300A012C", "Isocenter Position", "DS"),
  cumulativeMetersetWeight: attribute("300A0134", "Cumulative Meterset Weight", "DS"),
  patientSetups: attribute("300A0180", "Patient Setup Sequence", "SQ"),
  brachyTreatmentTechnique: attribute("300A0200", "Brachy Treatment Technique", "CS"),
  applicationSetups: attribute("300A0230", "Application Setup Sequence", "SQ"),
  ionBeams: attribute("300A03A2", "Ion Beam Sequence", "SQ"),
  ionControlPoints: attribute("300A03A8", "Ion Control Point Sequence", "SQ"),
  referencedPlans: attribute("300C0002", "Referenced RT Plan Sequence", "SQ"),
  referencedBeams: attribute("300C0004", "Referenced Beam Sequence", "SQ"),
  referencedBeamNumber: attribute("300C0006", "Referenced Beam Number", "IS"),
  referencedBrachySetups: attribute(
    "300C000A",
    "Referenced Brachy Application Setup Sequence",
    "SQ",
  ),
  referencedFractionGroups: attribute("300C0020", "Referenced Fraction Group Sequence", "SQ"),
  referencedStructureSets: attribute("300C0060", "Referenced Structure Set Sequence", "SQ"),
  referencedDoses: attribute("300C0080", "Referenced Dose Sequence", "SQ"),
  approvalStatus: attribute("300E0002", "Approval Status", "CS"),
  pixelData: attribute("7FE00010", "Pixel Data", "OW"),
} as const satisfies Readonly<Record<string, Attribute>>;

const valueRepresentations: ReadonlyMap<string, string> = new Map(
  Object.values(attributes).map(({ tag, vr }) => [tag, vr]),
);

/** The value representation of an attribute that this package reads; undefined for any other. */
export function valueRepresentationOf(tag: string): string | undefined {
  return valueRepresentations.get(tag);
}

/** `Dose Grid Scaling (3004,000E)`. */
export function describeAttribute({ tag, name }: Attribute): string {
  return `${name} (${tag.slice(1, 5).toUpperCase()},${tag.slice(5).toUpperCase()})`;
}
