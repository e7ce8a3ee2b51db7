import { attributes } from "../dicom/attribute.ts";
import type { DataSet } from "../dicom/data-set.ts";
import { limits } from "../dicom/limits.ts";
import { pixelDescription } from "../dicom/pixel-description.ts";
import { decodeFrames, type PixelValues } from "../dicom/pixel-data.ts";
import { kernels, lay, reserve, scratch, shared } from "../kernels/kernel-memory.ts";
import { doseFrame } from "./dose-frame.ts";
import type { DoseGrid } from "./dose-grid.ts";
import type { Frame } from "./frame.ts";
import { requireModality } from "./modality.ts";

/**
 * The dose distribution of an RTDOSE in Gy.
 *
 * @param dataSet a whole RTDOSE
 * @returns the grid with ascending planes; UIDs that the file lacks are empty, references that it lacks are null
 * @throws DicomError where the dose is RELATIVE or of no stated unit, has no scaling, lies oblique, or has no pixels: nothing is guessed
 *
 * @example
 * const { doseGy, frame } = await readDoseGrid(dose);
 * frame.size; // [3, 2, 3]
 * doseGy[17].toFixed(2); // "0.17"
 */
export async function readDoseGrid(dataSet: DataSet): Promise<DoseGrid> {
  return doseGrid(dataSet, false);
}

/**
 * The same, in the memory of the file where its pixels can become the dose in their place. The data set must be the only
 * user of its bytes, and cannot be used afterwards.
 */
export async function takeDoseGrid(dataSet: DataSet): Promise<DoseGrid> {
  return doseGrid(dataSet, true);
}

async function doseGrid(dataSet: DataSet, take: boolean): Promise<DoseGrid> {
  requireModality(dataSet, "RTDOSE", "C.8.8.3");
  requireGray(dataSet);
  const scaling = doseGridScaling(dataSet);
  const { frame, fileFrames } = doseFrame(dataSet, pixelDescription(dataSet, limits.doseVoxels));
  const [plan] = dataSet.items(attributes.referencedPlans);
  const header = {
    frame,
    summationType: dataSet.text(attributes.doseSummationType) ?? "",
    doseType: dataSet.text(attributes.doseType) ?? "",
    sopInstanceUid: dataSet.text(attributes.sopInstanceUid) ?? "",
    frameOfReferenceUid: dataSet.text(attributes.frameOfReferenceUid) ?? "",
    referencedPlanUid: plan?.text(attributes.referencedSopInstanceUid) ?? null,
    referencedStructureSetUid:
      dataSet
        .items(attributes.referencedStructureSets)[0]
        ?.text(attributes.referencedSopInstanceUid) ?? null,
    referencedBeamNumbers: referencedBeamNumbers(plan),
    patientId: dataSet.text(attributes.patientId) ?? "",
  };
  const place = take ? placeOfPixels(dataSet, frame, fileFrames) : null;
  const doseGy = await scaledDose(dataSet, scaling, frame, fileFrames, place);
  if (place === null) return { doseGy, ...header };
  // What is left of the data set has no bytes, so that nobody takes doses for pixels.
  const { byteOffset, length } = doseGy;
  const own = (doseGy.buffer as ArrayBuffer).transfer();
  return { doseGy: new Float32Array(own, byteOffset, length), ...header };
}

/**
 * Room for the dose where the pixels are: native ones of 32 bits in the order of the planes, which are read before or as
 * they are overwritten; null for others.
 */
function placeOfPixels(
  dataSet: DataSet,
  { size: [columns, rows, planes] }: Frame,
  fileFrames: readonly number[],
): Float32Array | null {
  const { bytes } = dataSet.file;
  const pixels = dataSet.bytes(attributes.pixelData);
  const inOrder = fileFrames.every((fileFrame, plane) => fileFrame === plane);
  const { bitsAllocated } = pixelDescription(dataSet, limits.doseVoxels);
  const native = dataSet.element(attributes.pixelData)?.fragments === undefined;
  const count = columns * rows * planes;
  if (pixels === null || !inOrder || !native || bitsAllocated !== 32) return null;
  if (!(pixels.buffer instanceof ArrayBuffer) || pixels.buffer !== bytes.buffer) return null;
  if (pixels.byteLength < 4 * count || bytes.byteLength !== bytes.buffer.byteLength) return null;
  return new Float32Array(pixels.buffer, pixels.byteOffset & ~3, count);
}

/** The place of a dose grid, which needs no pixels. @throws DicomError as `readDoseGrid` */
export function readDoseFrame(dataSet: DataSet): Frame {
  requireModality(dataSet, "RTDOSE", "C.8.8.3");
  return doseFrame(dataSet, pixelDescription(dataSet, limits.doseVoxels)).frame;
}

function requireGray(dataSet: DataSet): void {
  const units = dataSet.requiredText(attributes.doseUnits, "C.8.8.3");
  if (units.toUpperCase() !== "GY")
    throw dataSet.trouble(
      attributes.doseUnits,
      "GY",
      `"${units}"`,
      "Export the dose in Gy: a relative dose has no known reference.",
    );
}

function doseGridScaling(dataSet: DataSet): number {
  const scaling = dataSet.number(attributes.doseGridScaling);
  if (scaling === null) throw dataSet.missing(attributes.doseGridScaling, "C.8.8.3");
  if (!(scaling > 0))
    throw dataSet.trouble(
      attributes.doseGridScaling,
      "a factor above 0 (PS3.3, C.8.8.3)",
      String(scaling),
      "Export the dose again.",
    );
  return scaling;
}

async function scaledDose(
  dataSet: DataSet,
  scaling: number,
  { size: [columns, rows, planes] }: Frame,
  fileFrames: readonly number[],
  place: Float32Array | null,
): Promise<Float32Array> {
  const pixels = columns * rows;
  const planeOf = new Map(fileFrames.map((fileFrame, plane) => [fileFrame, plane]));
  let doseGy = place;
  await decodeFrames(dataSet, limits.doseVoxels, (values, fileFrame) => {
    doseGy ??= new Float32Array(pixels * planes);
    const start = planeOf.get(fileFrame)! * pixels;
    scaleInto(doseGy.subarray(start, start + pixels), values, scaling);
  });
  return doseGy!;
}

function scaleInto(doseGy: Float32Array, values: PixelValues, scaling: number): void {
  const bits = 8 * values.BYTES_PER_ELEMENT;
  const signed =
    values instanceof Int8Array || values instanceof Int16Array || values instanceof Int32Array;
  const most = 65_536;
  for (let from = 0; from < doseGy.length; from += most) {
    const some = doseGy.subarray(from, from + most);
    scratch(() => {
      const { buffer, byteOffset } = values.subarray(from, from + some.length);
      const pixels = lay(new Uint8Array(buffer, byteOffset, (some.length * bits) / 8));
      const scaled = reserve(4 * some.length);
      kernels.scaled(pixels, some.length, bits, signed, scaling, scaled);
      some.set(shared.f32.subarray(scaled >> 2, (scaled >> 2) + some.length));
    });
  }
}

/** The beams that the dose is of; empty for the dose of a whole plan. */
function referencedBeamNumbers(plan: DataSet | undefined): readonly number[] {
  const numbers = (plan?.items(attributes.referencedFractionGroups) ?? [])
    .flatMap((group) => group.items(attributes.referencedBeams))
    .map((beam) => beam.integer(attributes.referencedBeamNumber));
  return numbers.filter((number) => number !== null);
}
