import type { Element } from "dicom-parser";
import { attributes } from "./attribute.ts";
import type { DataSet } from "./data-set.ts";

interface Fragment {
  /** From the first fragment's item on, as the basic offset table counts. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/**
 * The compressed frames of encapsulated pixel data (PS3.5, A.4), each in one piece.
 *
 * Fragments are dealt to frames by the basic offset table; without one, a fragment is a frame where the numbers agree,
 * and otherwise a frame begins where a fragment begins with a start-of-image marker.
 *
 * @throws DicomError where fragments are missing, cut short, or do not make up the number of frames
 */
export function encapsulatedFrames(dataSet: DataSet, frames: number): readonly Uint8Array[] {
  const element = dataSet.element(attributes.pixelData);
  if (element?.fragments === undefined)
    throw dataSet.trouble(
      attributes.pixelData,
      `fragments, as ${dataSet.file.syntax.name} has (PS3.5, A.4)`,
      element === null ? "no pixel data" : "pixel data in one piece",
      "Export the file again.",
    );
  const fragments = wholeFragments(dataSet, element);
  const starts = frameStarts(fragments, element.basicOffsetTable ?? [], frames);
  if (starts.length !== frames || starts[0] !== 0)
    throw dataSet.trouble(
      attributes.pixelData,
      `${frames} frames`,
      `${fragments.length} fragments that make up ${starts.length}`,
      "The file is damaged or cut short: export it again.",
    );
  return starts.map((start, frame) =>
    joined(fragments.slice(start, starts[frame + 1] ?? fragments.length)),
  );
}

function wholeFragments(dataSet: DataSet, element: Element): readonly Fragment[] {
  const { bytes } = dataSet.file;
  return (element.fragments ?? []).map(({ position, length, offset }) => {
    if (position + length > bytes.length)
      throw dataSet.trouble(
        attributes.pixelData,
        `a fragment of ${length} bytes at byte ${position}`,
        `${bytes.length - position} before the end of the file`,
        "The file is cut short: export it again.",
      );
    return { offset, bytes: bytes.subarray(position, position + length) };
  });
}

/** The index of the first fragment of each frame. */
function frameStarts(
  fragments: readonly Fragment[],
  offsets: readonly number[],
  frames: number,
): readonly number[] {
  const indices = fragments.map((_, index) => index);
  if (frames === 1) return indices.slice(0, 1);
  if (fragments.length === frames) return indices;
  if (offsets.length === frames) {
    const wanted = new Set(offsets);
    return indices.filter((index) => wanted.has(fragments[index]!.offset));
  }
  return indices.filter((index) => beginsImage(fragments[index]!.bytes));
}

/** SOI of the JPEG family or SOC of JPEG 2000. */
function beginsImage(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && (bytes[1] === 0xd8 || bytes[1] === 0x4f);
}

function joined(fragments: readonly Fragment[]): Uint8Array {
  if (fragments.length === 1) return fragments[0]!.bytes;
  const whole = new Uint8Array(fragments.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  for (const { bytes } of fragments) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}
