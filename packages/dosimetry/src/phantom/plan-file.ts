import { leafEdgesMm, type Aperture } from "./aperture.ts";
import { decimal, dicomBytes, type WrittenDataSet } from "./dicom-bytes.ts";
import { commonAttributes, type DicomIdentity, dicomUids, sopClass } from "./dicom-identity.ts";
import type { WeightedBeam } from "./treatment-plan.ts";

const energyMv = 6;

/** Monitor units for 1 Gy at the dose maximum of a 10 × 10 cm² field. */
const unitsPerGy = 100;

/** What a dose is prescribed to. */
export interface PrescribedDose {
  readonly doseGy: number;
  /** Of a target in the structure set; null for a site without one. */
  readonly structureNumber: number | null;
}

/** An RTPLAN of static beams or arcs with jaws and leaves, or of no beams. */
export function planFile(
  identity: DicomIdentity,
  plan: {
    readonly label: string;
    readonly fractions: number;
    readonly beams: readonly WeightedBeam[];
  },
  prescribed: readonly PrescribedDose[],
): Uint8Array {
  const uids = dicomUids(identity);
  const { label, fractions } = plan;
  const numbered = plan.beams.map((beam, i) => ({ beam, number: i + 1 }));
  return dicomBytes({
    ...commonAttributes(identity, "RTPLAN", uids.plan),
    OperatorsName: "",
    InstanceNumber: 1,
    RTPlanLabel: label,
    RTPlanName: "Synthetic plan",
    RTPlanDate: "",
    RTPlanTime: "",
    PlanIntent: "RESEARCH",
    RTPlanGeometry: "PATIENT",
    DoseReferenceSequence: prescribed.map(({ doseGy, structureNumber }, i) => ({
      DoseReferenceNumber: i + 1,
      DoseReferenceType: "TARGET",
      TargetPrescriptionDose: decimal(doseGy),
      ...(structureNumber === null
        ? { DoseReferenceStructureType: "SITE", DoseReferenceDescription: "Site" }
        : { DoseReferenceStructureType: "VOLUME", ReferencedROINumber: structureNumber }),
    })),
    FractionGroupSequence: [
      {
        FractionGroupNumber: 1,
        NumberOfFractionsPlanned: fractions,
        NumberOfBeams: numbered.length,
        NumberOfBrachyApplicationSetups: 0,
        ...(numbered.length === 0
          ? {}
          : {
              ReferencedBeamSequence: numbered.map(({ beam, number }) => ({
                BeamDose: decimal(beam.doseGy / fractions, 4),
                BeamMeterset: decimal(monitorUnits(beam, fractions), 3),
                ReferencedBeamNumber: number,
              })),
            }),
      },
    ],
    ...(numbered.length === 0
      ? {}
      : {
          BeamSequence: numbered.map(({ beam, number }) => beamAttributes(beam, number)),
          PatientSetupSequence: [{ PatientSetupNumber: 1, PatientPosition: "HFS" }],
        }),
    ReferencedStructureSetSequence: [
      { ReferencedSOPClassUID: sopClass.RTSTRUCT, ReferencedSOPInstanceUID: uids.structureSet },
    ],
    ApprovalStatus: "UNAPPROVED",
  });
}

function monitorUnits({ weightsGy }: WeightedBeam, fractions: number): number {
  return (unitsPerGy * weightsGy.reduce((sum, gy) => sum + gy, 0)) / fractions;
}

function beamAttributes(beam: WeightedBeam, number: number): WrittenDataSet {
  const controlPoints = controlPointsOf(beam);
  return {
    BeamNumber: number,
    BeamName: beam.name,
    BeamType: beam.turns === "none" && beam.segments.length === 1 ? "STATIC" : "DYNAMIC",
    RadiationType: "PHOTON",
    TreatmentMachineName: "Synthetic",
    Manufacturer: "Fiducial",
    ManufacturerModelName: "Synthetic",
    PrimaryDosimeterUnit: "MU",
    SourceAxisDistance: "1000",
    BeamLimitingDeviceSequence: [
      { RTBeamLimitingDeviceType: "ASYMX", NumberOfLeafJawPairs: 1 },
      { RTBeamLimitingDeviceType: "ASYMY", NumberOfLeafJawPairs: 1 },
      {
        RTBeamLimitingDeviceType: "MLCX",
        NumberOfLeafJawPairs: leafEdgesMm.length - 1,
        LeafPositionBoundaries: leafEdgesMm.map((mm) => decimal(mm)),
      },
    ],
    TreatmentDeliveryType: "TREATMENT",
    NumberOfWedges: 0,
    NumberOfCompensators: 0,
    NumberOfBoli: 0,
    NumberOfBlocks: 0,
    FinalCumulativeMetersetWeight: "1",
    NumberOfControlPoints: controlPoints.length,
    ControlPointSequence: controlPoints,
    ReferencedPatientSetupNumber: 1,
  };
}

/**
 * A static beam gives its openings step by step, two control points each. An arc gives a segment's share while it moves through
 * it: half on the way to it, half on the way from it.
 */
function controlPointsOf(beam: WeightedBeam): readonly WrittenDataSet[] {
  const { segments, weightsGy, isocentre, turns } = beam;
  const total = weightsGy.reduce((sum, gy) => sum + gy, 0);
  const first = segments[0]!;
  const start = {
    ControlPointIndex: 0,
    NominalBeamEnergy: String(energyMv),
    BeamLimitingDevicePositionSequence: devicePositions(first.aperture),
    GantryAngle: decimal(first.direction.gantryDeg),
    GantryRotationDirection: { none: "NONE", clockwise: "CW", "counter-clockwise": "CC" }[turns],
    BeamLimitingDeviceAngle: decimal(first.direction.collimatorDeg),
    BeamLimitingDeviceRotationDirection: "NONE",
    PatientSupportAngle: decimal(first.direction.couchDeg),
    PatientSupportRotationDirection: "NONE",
    TableTopEccentricAngle: "0",
    TableTopEccentricRotationDirection: "NONE",
    TableTopVerticalPosition: "",
    TableTopLongitudinalPosition: "",
    TableTopLateralPosition: "",
    IsocenterPosition: isocentre.map((mm) => decimal(mm)),
    CumulativeMetersetWeight: "0",
  };
  let given = 0;
  if (turns === "none")
    return segments.flatMap(({ aperture }, i) => {
      const before = given;
      given += weightsGy[i]!;
      const positions = { BeamLimitingDevicePositionSequence: devicePositions(aperture) };
      const from = { ControlPointIndex: 2 * i, ...positions };
      const to = { ControlPointIndex: 2 * i + 1 };
      return [
        i === 0 ? start : { ...from, CumulativeMetersetWeight: decimal(before / total) },
        {
          ...to,
          ...(segments.length === 1 ? {} : positions),
          CumulativeMetersetWeight: i === segments.length - 1 ? "1" : decimal(given / total),
        },
      ];
    });
  return segments.map(({ direction, aperture }, i) => {
    if (i === 0) return start;
    // The ends of an arc give the whole of their share on their only side.
    const before = i === 1 ? weightsGy[0]! : weightsGy[i - 1]! / 2;
    const after = i === segments.length - 1 ? weightsGy[i]! : weightsGy[i]! / 2;
    given += before + after;
    const last = i === segments.length - 1;
    return {
      ControlPointIndex: i,
      BeamLimitingDevicePositionSequence: devicePositions(aperture),
      GantryAngle: decimal(direction.gantryDeg),
      GantryRotationDirection: last ? "NONE" : start.GantryRotationDirection,
      CumulativeMetersetWeight: last ? "1" : decimal(given / total),
    };
  });
}

function devicePositions({ jawX, jawY, leaves }: Aperture): readonly WrittenDataSet[] {
  const position = (type: string, mm: readonly number[]): WrittenDataSet => ({
    RTBeamLimitingDeviceType: type,
    LeafJawPositions: mm.map((each) => decimal(each)),
  });
  return [
    position("ASYMX", jawX),
    position("ASYMY", jawY),
    position("MLCX", [...leaves.map(([left]) => left), ...leaves.map(([, right]) => right)]),
  ];
}
