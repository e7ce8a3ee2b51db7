import { attributes } from "./attribute.ts";
import { jpeg2000Decoding, jpegLsDecoding, type FrameDecoding } from "./codecs.ts";
import type { DataSet } from "./data-set.ts";
import { encapsulatedFrames } from "./encapsulated-frames.ts";
import { FrameDamage } from "./frame-damage.ts";
import { jpegLosslessFrame } from "./jpeg-lossless-frame.ts";
import { pixelDescription, type PixelDescription } from "./pixel-description.ts";
import { runLengthFrame } from "./run-length-frame.ts";
import type { PixelCoding } from "./transfer-syntax.ts";
import { swapWords, wordSwap, type WordSwap } from "./word-swap.ts";

/** Stored values, before any scaling. */
export type PixelValues =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array;

export interface PixelData extends PixelDescription {
  /** Column by column, row by row, frame by frame. */
  readonly values: PixelValues;
}

/**
 * Decodes the pixel data of an object of one sample a pixel, frame by frame, so that a large object is never in memory twice.
 *
 * Native data of 8, 16 or 32 bits in either byte order, RLE, lossless JPEG (process 14), JPEG-LS and JPEG 2000; bits beyond
 * those stored are cleared and signs extended. The wait is for the codecs of JPEG-LS and JPEG 2000, which load on first use.
 *
 * @param mostVoxels columns × rows × frames beyond which the object is refused
 * @param receive is given the values of each frame, column by column and row by row, and the frame's index; it must not change or
 * keep them
 * @throws DicomError where pixel data are missing, cut short, damaged, or compressed in a way that cannot be read
 */
export async function decodeFrames(
  dataSet: DataSet,
  mostVoxels: number,
  receive: (values: PixelValues, frame: number) => void,
): Promise<PixelDescription> {
  const description = pixelDescription(dataSet, mostVoxels);
  const { pixels } = dataSet.file.syntax;
  const frames =
    pixels === "native" || isInOnePiece(dataSet)
      ? nativeFrames(dataSet, description)
      : compressedFrames(dataSet, description, await frameDecoding(dataSet, pixels, description));
  let index = 0;
  for (const values of frames) receive(withinStoredBits(values, description), index++);
  return description;
}

/**
 * Decodes all frames of an object into one array.
 *
 * @param mostVoxels columns × rows × frames beyond which the object is refused
 * @throws DicomError as `decodeFrames`
 *
 * @example
 * const { values, bitsStored } = await decodePixelData(image, dicomLimits.framePixels);
 * [...values]; // [1000, 1001, 1002, 1003]
 * bitsStored; // 12
 */
export async function decodePixelData(dataSet: DataSet, mostVoxels: number): Promise<PixelData> {
  let values: PixelValues | null = null;
  const description = await decodeFrames(dataSet, mostVoxels, (frame, index) => {
    values ??= emptyValues(pixelDescription(dataSet, mostVoxels));
    values.set(frame, index * frame.length);
  });
  return { ...description, values: values ?? emptyValues(description) };
}

/** A file whose meta information still names a compression that its pixel data have lost. */
function isInOnePiece(dataSet: DataSet): boolean {
  const element = dataSet.element(attributes.pixelData);
  return element !== null && element.fragments === undefined && element.length > 0;
}

function* nativeFrames(dataSet: DataSet, description: PixelDescription): Iterable<PixelValues> {
  const { columns, rows, frames, bitsAllocated } = description;
  const bytes = dataSet.bytes(attributes.pixelData);
  if (bytes === null) throw dataSet.missing(attributes.pixelData, "C.7.6.3");
  const frameBytes = columns * rows * (bitsAllocated / 8);
  if (bytes.length < frameBytes * frames)
    throw dataSet.trouble(
      attributes.pixelData,
      `${frameBytes * frames} bytes for ${columns} columns × ${rows} rows × ${frames} frames of ${bitsAllocated} bits`,
      String(bytes.length),
      "The file is damaged or cut short: export it again.",
    );
  const swap = wordSwap(dataSet, bytes.subarray(0, frameBytes * frames), description);
  // Words of two 8-bit pixels may lie across two frames: they are swapped before frames are cut.
  const ordered = bitsAllocated === 8 && swap !== "none" ? bytes.slice() : bytes;
  if (ordered !== bytes) swapWords(ordered, swap);
  const room = new Uint8Array(frameBytes);
  for (let start = 0; start < frameBytes * frames; start += frameBytes)
    yield typedValues(
      ordered.subarray(start, start + frameBytes),
      description,
      bitsAllocated === 8 ? "none" : swap,
      room,
    );
}

/**
 * A view of the bytes where they can stay as they are, otherwise of a copy.
 *
 * @param room for the copy, where there is some
 */
function typedValues(
  bytes: Uint8Array,
  { bitsAllocated, bitsStored, signed }: PixelDescription,
  swap: WordSwap = "none",
  room: Uint8Array = new Uint8Array(0),
): PixelValues {
  const size = bitsAllocated / 8;
  const stay = swap === "none" && bitsStored === bitsAllocated && bytes.byteOffset % size === 0;
  const used = stay ? bytes : copied(bytes, room);
  swapWords(used, swap);
  const { buffer, byteOffset } = used;
  const length = used.length / size;
  if (size === 1)
    return signed
      ? new Int8Array(buffer, byteOffset, length)
      : new Uint8Array(buffer, byteOffset, length);
  if (size === 2)
    return signed
      ? new Int16Array(buffer, byteOffset, length)
      : new Uint16Array(buffer, byteOffset, length);
  return signed
    ? new Int32Array(buffer, byteOffset, length)
    : new Uint32Array(buffer, byteOffset, length);
}

function copied(bytes: Uint8Array, room: Uint8Array): Uint8Array {
  if (room.length !== bytes.length) return bytes.slice();
  room.set(bytes);
  return room;
}

/** All frames are cut out before the first is decoded, so that a file cannot ask for more frames than it has. */
function* compressedFrames(
  dataSet: DataSet,
  { columns, rows, frames }: PixelDescription,
  decode: FrameDecodingToValues,
): Iterable<PixelValues> {
  const compressed = encapsulatedFrames(dataSet, frames);
  for (const [frame, bytes] of compressed.entries())
    yield decodeFrame(dataSet, frame, () => decode(bytes, columns, rows));
}

type FrameDecodingToValues = (bytes: Uint8Array, columns: number, rows: number) => PixelValues;

/** For all frames of an object. */
function emptyValues(description: PixelDescription): PixelValues {
  return valuesOf(description, description.columns * description.rows * description.frames);
}

function valuesOf({ bitsAllocated, signed }: PixelDescription, length: number): PixelValues {
  if (bitsAllocated === 8) return signed ? new Int8Array(length) : new Uint8Array(length);
  if (bitsAllocated === 16) return signed ? new Int16Array(length) : new Uint16Array(length);
  return signed ? new Int32Array(length) : new Uint32Array(length);
}

function decodeFrame(dataSet: DataSet, frame: number, decode: () => PixelValues): PixelValues {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof FrameDamage)) throw error;
    throw dataSet.trouble(
      attributes.pixelData,
      `${error.expected} in frame ${frame + 1} (${dataSet.file.syntax.name})`,
      error.found,
      "The file is damaged or cut short: export it again, without compression if that fails.",
    );
  }
}

async function frameDecoding(
  dataSet: DataSet,
  coding: PixelCoding | null,
  description: PixelDescription,
): Promise<FrameDecodingToValues> {
  const { bitsAllocated } = description;
  if (coding === "run-length")
    return (bytes, columns, rows) =>
      typedValues(runLengthFrame(bytes, columns * rows, bitsAllocated / 8), description);
  if (coding === "encapsulated-uncompressed")
    return (bytes, columns, rows) => uncompressedFrame(bytes, columns * rows, description);
  const decode = bitsAllocated <= 16 ? await imageDecoding(coding) : null;
  if (decode === null)
    throw dataSet.trouble(
      attributes.pixelData,
      "native, RLE, lossless JPEG, JPEG-LS or JPEG 2000 pixels, the latter three of 8 or 16 bits",
      `${dataSet.file.syntax.name} of ${bitsAllocated} bits`,
      "Export the object without compression.",
    );
  return (bytes, columns, rows) => asAllocated(decode(bytes, columns, rows), description);
}

async function imageDecoding(coding: PixelCoding | null): Promise<FrameDecoding | null> {
  if (coding === "jpeg-lossless") return jpegLosslessFrame;
  if (coding === "jpeg-ls") return jpegLsDecoding();
  return coding === "jpeg-2000" ? jpeg2000Decoding() : null;
}

function uncompressedFrame(
  bytes: Uint8Array,
  pixels: number,
  description: PixelDescription,
): PixelValues {
  const needed = (pixels * description.bitsAllocated) / 8;
  if (bytes.length < needed) throw new FrameDamage(`${needed} bytes`, String(bytes.length));
  return typedValues(bytes.subarray(0, needed), description);
}

/** A codec's samples in the type that the object declares; a conversion keeps the low bits, which is what two's complement asks for. */
function asAllocated(samples: PixelValues, description: PixelDescription): PixelValues {
  const values = valuesOf(description, samples.length);
  values.set(samples);
  return values;
}

/** Clears what lies above the high bit (once the place of overlays) and extends the sign. */
function withinStoredBits(values: PixelValues, description: PixelDescription): PixelValues {
  const { bitsAllocated, bitsStored, highBit, signed } = description;
  if (bitsStored === bitsAllocated) return values;
  const left = 31 - highBit;
  const right = 32 - bitsStored;
  if (signed)
    for (let at = 0; at < values.length; at++) values[at] = (values[at]! << left) >> right;
  else for (let at = 0; at < values.length; at++) values[at] = (values[at]! << left) >>> right;
  return values;
}
