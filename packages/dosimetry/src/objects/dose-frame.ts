import { attributes } from "../dicom/attribute.ts";
import type { DataSet } from "../dicom/data-set.ts";
import type { PixelDescription } from "../dicom/pixel-description.ts";
import type { Frame } from "./frame.ts";
import { along, areOrthogonal, patientAxes, vector, type Vector } from "./patient-axes.ts";

/** A dose grid's place, and which frame of the file each plane is. */
export interface DoseFrame {
  readonly frame: Frame;
  /** For each plane, in ascending order, the index of its frame in the file. */
  readonly fileFrames: readonly number[];
}

/** Offsets are written with few decimals; planes of a dose grid are never closer than this. */
const roundingMm = 0.01;

/**
 * Where the voxels of an RTDOSE lie in the patient: orientation, pixel spacing and Grid Frame Offset Vector (PS3.3, C.8.8.3.2).
 *
 * Both readings of the offset vector are known: relative (it begins with 0; offsets run along the normal of the planes) and
 * absolute (it begins with the z of Image Position; each is a z of the patient). Planes are put in ascending order.
 *
 * @throws DicomError where the grid is oblique, or a position, spacing or offset is missing or contradictory
 */
export function doseFrame(
  dataSet: DataSet,
  { columns, rows, frames }: Pick<PixelDescription, "columns" | "rows" | "frames">,
): DoseFrame {
  const axes = patientAxes(dataSet);
  if (!areOrthogonal(axes))
    throw dataSet.trouble(
      attributes.imageOrientation,
      "a dose grid along the axes of the patient",
      `an oblique one (${[...dataSet.numbers(attributes.imageOrientation)].join("\\")})`,
      "Export the dose on a transverse grid: oblique grids are not resampled.",
    );
  const position = vector(dataSet.requiredNumbers(attributes.imagePosition, 3, "C.7.6.2"), 0);
  const offsets = planeOffsets(dataSet, frames, position, axes[2]);
  const fileFrames = [...offsets.keys()].toSorted((a, b) => offsets[a]! - offsets[b]!);
  const first = offsets[fileFrames[0]!]!;
  const planeOffsetsMm = Float64Array.from(fileFrames, (index) => offsets[index]! - first);
  requireDistinct(dataSet, planeOffsetsMm);
  return {
    frame: {
      size: [columns, rows, frames],
      originMm: along(position, axes[2], first),
      axes,
      spacingMm: pixelSpacing(dataSet),
      planeOffsetsMm,
      ...(frames === 1 ? { planeThicknessMm: planeThickness(dataSet) } : {}),
    },
    fileFrames,
  };
}

/** Distance of columns and rows; Pixel Spacing writes that of the rows first (PS3.3, 10.7.1.3). */
export function pixelSpacing(dataSet: DataSet): readonly [column: number, row: number] {
  const spacing = dataSet.requiredNumbers(attributes.pixelSpacing, 2, "C.7.6.2");
  if (!(spacing[0]! > 0 && spacing[1]! > 0))
    throw dataSet.trouble(
      attributes.pixelSpacing,
      "two distances above 0 mm",
      [...spacing].join("\\"),
      "Export the object again.",
    );
  return [spacing[1]!, spacing[0]!];
}

/** Offsets from Image Position along the normal of the planes, in the order of the file. */
function planeOffsets(
  dataSet: DataSet,
  frames: number,
  position: Vector,
  normal: Vector,
): Float64Array {
  const written = dataSet.numbers(attributes.gridFrameOffsets);
  if (frames === 1) return Float64Array.of(0);
  if (written.length !== frames)
    throw dataSet.trouble(
      attributes.gridFrameOffsets,
      `${frames} offsets, one a frame (PS3.3, C.8.8.3.2)`,
      written.length === 0 ? "none" : `${written.length}`,
      "Export the dose again; the distance of its planes is not guessed.",
    );
  const start = written[0]!;
  if (start === 0) return written;
  if (Math.abs(normal[2]) === 1 && Math.abs(start - position[2]) <= roundingMm)
    return written.map((z) => (z - start) * normal[2]);
  throw dataSet.trouble(
    attributes.gridFrameOffsets,
    `0 or, in transverse planes, the z of Image Position (${position[2]}) as first offset (PS3.3, C.8.8.3.2)`,
    String(start),
    "Export the dose again; where its planes lie is not guessed.",
  );
}

/** A single plane has no neighbour to tell how much of the patient it stands for. */
function planeThickness(dataSet: DataSet): number {
  const thickness = dataSet.number(attributes.sliceThickness);
  if (thickness === null || !(thickness > 0))
    throw dataSet.trouble(
      attributes.sliceThickness,
      "a thickness above 0 mm for the only plane of the dose",
      thickness === null ? "none" : String(thickness),
      "Export the dose of a volume; what a single plane stands for is not guessed.",
    );
  return thickness;
}

function requireDistinct(dataSet: DataSet, ascending: Float64Array): void {
  for (let plane = 1; plane < ascending.length; plane++)
    if (!(ascending[plane]! - ascending[plane - 1]! > roundingMm))
      throw dataSet.trouble(
        attributes.gridFrameOffsets,
        "planes at different offsets",
        `two at the same (${ascending[plane]} mm from the lowest plane)`,
        "Export the dose again.",
      );
}
