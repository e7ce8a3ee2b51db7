import { decimal, dicomBytes } from "./dicom-bytes.ts";
import { commonAttributes, type DicomIdentity, dicomUids } from "./dicom-identity.ts";
import type { VoxelGrid } from "./voxel-grid.ts";

/** The slices of a CT from inferior to superior, head first and supine. */
export function imageFiles(
  identity: DicomIdentity,
  grid: VoxelGrid,
  hounsfield: Int16Array,
): readonly Uint8Array[] {
  const [columns, rows, planes] = grid.size;
  const uids = dicomUids(identity);
  return Array.from({ length: planes }, (_, k) => {
    const pixels = hounsfield.slice(k * rows * columns, (k + 1) * rows * columns);
    const height = grid.originMm[2] + k * grid.spacingMm[2];
    return dicomBytes({
      ...commonAttributes(identity, "CT", uids.slice(k)),
      BodyPartExamined: "ABDOMEN",
      ImageType: ["ORIGINAL", "PRIMARY", "AXIAL"],
      AcquisitionNumber: 1,
      InstanceNumber: k + 1,
      KVP: "120",
      SliceThickness: decimal(grid.spacingMm[2]),
      PatientPosition: "HFS",
      ImagePositionPatient: [grid.originMm[0], grid.originMm[1], height].map((mm) => decimal(mm)),
      ImageOrientationPatient: ["1", "0", "0", "0", "1", "0"],
      SliceLocation: decimal(height),
      SamplesPerPixel: 1,
      PhotometricInterpretation: "MONOCHROME2",
      Rows: rows,
      Columns: columns,
      PixelSpacing: [decimal(grid.spacingMm[1]), decimal(grid.spacingMm[0])],
      BitsAllocated: 16,
      BitsStored: 16,
      HighBit: 15,
      PixelRepresentation: 1,
      WindowCenter: "40",
      WindowWidth: "400",
      RescaleIntercept: "0",
      RescaleSlope: "1",
      RescaleType: "HU",
      PixelData: pixels.buffer,
    });
  });
}
