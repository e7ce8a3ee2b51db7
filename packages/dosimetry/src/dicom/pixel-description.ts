import { attributes } from "./attribute.ts";
import type { DataSet } from "./data-set.ts";
import { limits } from "./limits.ts";

/** How the pixels of an object are stored: the Image Pixel module (PS3.3, C.7.6.3). */
export interface PixelDescription {
  readonly columns: number;
  readonly rows: number;
  readonly frames: number;
  readonly bitsAllocated: 8 | 16 | 32;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly signed: boolean;
}

/**
 * Reads and checks the Image Pixel module.
 *
 * @param mostVoxels columns × rows × frames beyond which the object is refused
 * @throws DicomError where an attribute is missing, makes no sense or passes a limit
 */
export function pixelDescription(dataSet: DataSet, mostVoxels: number): PixelDescription {
  const section = "C.7.6.3";
  const columns = positive(
    dataSet,
    "columns",
    dataSet.requiredInteger(attributes.columns, section),
  );
  const rows = positive(dataSet, "rows", dataSet.requiredInteger(attributes.rows, section));
  const frames = positive(
    dataSet,
    "numberOfFrames",
    dataSet.integer(attributes.numberOfFrames) ?? 1,
  );
  if (columns * rows > limits.framePixels || columns * rows * frames > mostVoxels)
    throw dataSet.trouble(
      attributes.rows,
      `at most ${limits.framePixels} pixels a frame and ${mostVoxels} voxels`,
      `${columns} columns × ${rows} rows × ${frames} frames`,
      "Export a coarser grid, or check where the file comes from.",
    );
  if (frames > limits.frames)
    throw dataSet.trouble(
      attributes.numberOfFrames,
      `at most ${limits.frames}`,
      String(frames),
      "Check where the file comes from.",
    );
  const samples = dataSet.integer(attributes.samplesPerPixel) ?? 1;
  if (samples !== 1)
    throw dataSet.trouble(
      attributes.samplesPerPixel,
      "1, as dose and CT have (PS3.3, C.8.8.3)",
      String(samples),
      "Colour images hold no values: leave the file out.",
    );
  return { columns, rows, frames, ...bits(dataSet) };
}

function bits(
  dataSet: DataSet,
): Pick<PixelDescription, "bitsAllocated" | "bitsStored" | "highBit" | "signed"> {
  const bitsAllocated = dataSet.requiredInteger(attributes.bitsAllocated, "C.7.6.3");
  if (bitsAllocated !== 8 && bitsAllocated !== 16 && bitsAllocated !== 32)
    throw dataSet.trouble(
      attributes.bitsAllocated,
      "8, 16 or 32",
      String(bitsAllocated),
      "Export the object with 16 or 32 bits.",
    );
  const bitsStored = dataSet.integer(attributes.bitsStored) ?? bitsAllocated;
  const highBit = dataSet.integer(attributes.highBit) ?? bitsStored - 1;
  if (bitsStored < 1 || bitsStored > highBit + 1 || highBit >= bitsAllocated)
    throw dataSet.trouble(
      attributes.bitsStored,
      `bits that fit into ${bitsAllocated} (PS3.5, 8.1.1)`,
      `${bitsStored} stored, the highest being bit ${highBit}`,
      "Export the file again.",
    );
  const representation = dataSet.integer(attributes.pixelRepresentation) ?? 0;
  if (representation !== 0 && representation !== 1)
    throw dataSet.trouble(
      attributes.pixelRepresentation,
      "0 (unsigned) or 1 (signed)",
      String(representation),
      "Export the file again.",
    );
  return { bitsAllocated, bitsStored, highBit, signed: representation === 1 };
}

function positive(
  dataSet: DataSet,
  which: "columns" | "rows" | "numberOfFrames",
  value: number,
): number {
  if (value < 1)
    throw dataSet.trouble(
      attributes[which],
      "1 or more (PS3.3, C.7.6.3)",
      String(value),
      "Export the file again.",
    );
  return value;
}
