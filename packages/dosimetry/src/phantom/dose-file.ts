import { decimal, dicomBytes } from "./dicom-bytes.ts";
import { commonAttributes, type DicomIdentity, dicomUids, sopClass } from "./dicom-identity.ts";
import type { VoxelGrid } from "./voxel-grid.ts";

/**
 * An RTDOSE of a plan in Gy.
 *
 * @param doseGy of each node, none below 0
 * @param bits 16 resolve the highest dose into 65,535 steps, 32 into 4 × 10⁹
 */
export function doseFile(
  identity: DicomIdentity,
  grid: VoxelGrid,
  doseGy: ArrayLike<number>,
  bits: 16 | 32 = 16,
): Uint8Array {
  const [columns, rows, planes] = grid.size;
  const uids = dicomUids(identity);
  const steps = bits === 16 ? 65_535 : 4_294_967_295;
  let highest = 0;
  for (let i = 0; i < doseGy.length; i++) if (doseGy[i]! > highest) highest = doseGy[i]!;
  // Rounded up, so that the highest dose has room.
  const scaling = highest === 0 ? "0.001" : scalingAbove(highest / steps);
  const values = bits === 16 ? new Uint16Array(doseGy.length) : new Uint32Array(doseGy.length);
  const stepGy = Number(scaling);
  for (let i = 0; i < doseGy.length; i++) values[i] = Math.round(doseGy[i]! / stepGy);
  return dicomBytes({
    ...commonAttributes(identity, "RTDOSE", uids.dose),
    OperatorsName: "",
    InstanceNumber: 1,
    SliceThickness: decimal(grid.spacingMm[2]),
    ImagePositionPatient: grid.originMm.map((mm) => decimal(mm)),
    ImageOrientationPatient: ["1", "0", "0", "0", "1", "0"],
    SamplesPerPixel: 1,
    PhotometricInterpretation: "MONOCHROME2",
    NumberOfFrames: planes,
    FrameIncrementPointer: 0x3004000c,
    Rows: rows,
    Columns: columns,
    PixelSpacing: [decimal(grid.spacingMm[1]), decimal(grid.spacingMm[0])],
    BitsAllocated: bits,
    BitsStored: bits,
    HighBit: bits - 1,
    PixelRepresentation: 0,
    DoseUnits: "GY",
    DoseType: "PHYSICAL",
    DoseSummationType: "PLAN",
    GridFrameOffsetVector: Array.from({ length: planes }, (_, k) => decimal(k * grid.spacingMm[2])),
    DoseGridScaling: scaling,
    TissueHeterogeneityCorrection: "IMAGE",
    ReferencedRTPlanSequence: [
      { ReferencedSOPClassUID: sopClass.RTPLAN, ReferencedSOPInstanceUID: uids.plan },
    ],
    PixelData: values.buffer,
  });
}

/** A decimal of few digits that is at least the number. */
function scalingAbove(number: number): string {
  const exponent = Math.floor(Math.log10(number)) - 6;
  const mantissa = Math.ceil(number / 10 ** exponent);
  return `${mantissa}e${exponent}`;
}
