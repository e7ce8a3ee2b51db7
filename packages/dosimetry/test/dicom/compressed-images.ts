import { readFileSync } from "node:fs";
import { dicomAttributes, readDicom } from "@fiducial/dosimetry";
import { dicomBytes } from "./dicom-bytes.ts";

/** A file of the folder `compressed`. */
export function read(name: string): Uint8Array {
  return readFileSync(new URL(`compressed/${name}`, import.meta.url));
}

export function fragmentsOf(name: string): readonly Uint8Array[] {
  const dataSet = readDicom(read(name));
  const { fragments = [] } = dataSet.element(dicomAttributes.pixelData)!;
  return fragments.map(({ position, length }) =>
    dataSet.file.bytes.slice(position, position + length),
  );
}

/** The image of a file with other fragments, size or transfer syntax. */
export function encapsulated(
  name: string,
  fragments: readonly Uint8Array[],
  offsets: readonly number[],
  { rows, uid }: { readonly rows?: number; readonly uid?: string } = {},
): Uint8Array {
  const dataSet = readDicom(read(name));
  const number = (attribute: Parameters<typeof dataSet.integer>[0]): number =>
    dataSet.integer(attribute) ?? 1;
  return dicomBytes(
    [
      ["00080060", "CS", "OT"],
      ["00280002", "US", 1],
      ["00280008", "IS", String(number(dicomAttributes.numberOfFrames))],
      ["00280010", "US", rows ?? number(dicomAttributes.rows)],
      ["00280011", "US", number(dicomAttributes.columns)],
      ["00280100", "US", number(dicomAttributes.bitsAllocated)],
      ["00280101", "US", number(dicomAttributes.bitsStored)],
      ["00280102", "US", number(dicomAttributes.highBit)],
      ["00280103", "US", number(dicomAttributes.pixelRepresentation)],
      ["7FE00010", "OB", { fragments, offsets }],
    ],
    { transferSyntaxUid: uid ?? dataSet.file.syntax.uid },
  );
}
