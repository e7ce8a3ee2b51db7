import type { Contour, Structure } from "../objects/structure-set.ts";
import { dicomBytes, type WrittenDataSet } from "./dicom-bytes.ts";
import { commonAttributes, type DicomIdentity, dicomUids, sopClass } from "./dicom-identity.ts";
import type { VoxelGrid } from "./voxel-grid.ts";

/**
 * An RTSTRUCT of structures in the patient's frame of reference.
 *
 * @param image on whose slices they are drawn; null for structures without an image
 */
export function structureSetFile(
  identity: DicomIdentity,
  structures: readonly Structure[],
  image: VoxelGrid | null,
): Uint8Array {
  const uids = dicomUids(identity);
  const sliceOf = (contour: Contour): WrittenDataSet => {
    if (image === null) return {};
    const k = Math.round((contour.pointsMm[2]! - image.originMm[2]) / image.spacingMm[2]);
    return {
      ContourImageSequence: [
        { ReferencedSOPClassUID: sopClass.CT, ReferencedSOPInstanceUID: uids.slice(k) },
      ],
    };
  };
  return dicomBytes({
    ...commonAttributes(identity, "RTSTRUCT", uids.structureSet),
    OperatorsName: "",
    InstanceNumber: 1,
    StructureSetLabel: "Synthetic",
    StructureSetDate: "",
    StructureSetTime: "",
    ReferencedFrameOfReferenceSequence: [
      { FrameOfReferenceUID: uids.frameOfReference, ...referencedImages(identity, image) },
    ],
    StructureSetROISequence: structures.map(({ number, name }) => ({
      ROINumber: number,
      ReferencedFrameOfReferenceUID: uids.frameOfReference,
      ROIName: name,
      ROIGenerationAlgorithm: "AUTOMATIC",
    })),
    ROIContourSequence: structures.map(({ number, colour, contours }) => ({
      ...(colour === null ? {} : { ROIDisplayColor: colour }),
      ...(contours.length === 0
        ? {}
        : {
            ContourSequence: contours.map((contour) => ({
              ...sliceOf(contour),
              ContourGeometricType: contour.geometricType,
              NumberOfContourPoints: contour.pointsMm.length / 3,
              ContourData: Array.from(contour.pointsMm, coordinate),
            })),
          }),
      ReferencedROINumber: number,
    })),
    RTROIObservationsSequence: structures.map(({ number, interpretedType }) => ({
      ObservationNumber: number,
      ReferencedROINumber: number,
      RTROIInterpretedType: interpretedType ?? "",
      ROIInterpreter: "",
    })),
    ApprovalStatus: "UNAPPROVED",
  });
}

function referencedImages(identity: DicomIdentity, image: VoxelGrid | null): WrittenDataSet {
  if (image === null) return {};
  const uids = dicomUids(identity);
  return {
    RTReferencedStudySequence: [
      {
        ReferencedSOPClassUID: "1.2.840.10008.3.1.2.3.1",
        ReferencedSOPInstanceUID: uids.study,
        RTReferencedSeriesSequence: [
          {
            SeriesInstanceUID: uids.series("CT"),
            ContourImageSequence: Array.from({ length: image.size[2] }, (_, k) => ({
              ReferencedSOPClassUID: sopClass.CT,
              ReferencedSOPInstanceUID: uids.slice(k),
            })),
          },
        ],
      },
    ],
  };
}

/** Thousandths of a millimetre. */
function coordinate(mm: number): string {
  return String(Math.round(1000 * mm) / 1000 + 0);
}
