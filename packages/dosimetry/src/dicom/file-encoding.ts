import { DicomError } from "./dicom-error.ts";
import {
  explicitBigEndian,
  explicitLittleEndian,
  implicitLittleEndian,
  transferSyntaxOf,
  type TransferSyntax,
} from "./transfer-syntax.ts";
import { isLongLength, representationOf } from "./value-representation.ts";

/** Where the data set of a file begins, and how it is written. */
export interface FileEncoding {
  readonly start: number;
  readonly syntax: TransferSyntax;
}

const preambleBytes = 128;

/**
 * The encoding of a file: preamble and file meta information (PS3.10, 7.1) where they are there, otherwise told from the first element.
 *
 * A file may lack the preamble, the prefix, the meta information or its transfer syntax; and one that is declared implicit
 * while its first element is written explicitly (or the other way round) is read as it is written.
 *
 * @throws DicomError where the bytes begin like no DICOM file
 */
export function fileEncoding(bytes: Uint8Array, name: string): FileEncoding {
  const metaStart = startOfElements(bytes);
  const { end, transferSyntaxUid } = metaInformation(bytes, metaStart);
  const declared = transferSyntaxUid === null ? null : transferSyntaxOf(transferSyntaxUid);
  if (declared?.deflated === true) return { start: end, syntax: declared };
  const written = writtenSyntax(bytes, end);
  if (written === null) throw notDicom(name, bytes);
  if (declared === null) return { start: end, syntax: written };
  const mistaken =
    declared.pixels === "native" &&
    (declared.explicit !== written.explicit || declared.littleEndian !== written.littleEndian);
  return { start: end, syntax: mistaken ? written : declared };
}

function startOfElements(bytes: Uint8Array): number {
  if (hasPrefix(bytes, preambleBytes)) return preambleBytes + 4;
  return hasPrefix(bytes, 0) ? 4 : 0;
}

/** Whether `DICM` stands there (PS3.10, 7.1). */
function hasPrefix(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === 0x44 && bytes[at + 1] === 0x49 && bytes[at + 2] === 0x43 && bytes[at + 3] === 0x4d
  );
}

/** The end of group 0002, always explicit little endian, and the transfer syntax it names. */
function metaInformation(
  bytes: Uint8Array,
  start: number,
): { readonly end: number; readonly transferSyntaxUid: string | null } {
  const view = viewOf(bytes);
  let transferSyntaxUid: string | null = null;
  let at = start;
  while (at + 8 <= bytes.length && view.getUint16(at, true) === 0x0002) {
    const long = isLongLength(representationOf(bytes[at + 4]!, bytes[at + 5]!) ?? "");
    if (long && at + 12 > bytes.length) break;
    const length = long ? view.getUint32(at + 8, true) : view.getUint16(at + 6, true);
    const valueStart = at + (long ? 12 : 8);
    if (valueStart + length > bytes.length) break;
    if (view.getUint16(at + 2, true) === 0x0010)
      transferSyntaxUid = asciiText(bytes, valueStart, length).replace(/[\s\0]+$/, "") || null;
    at = valueStart + length;
  }
  return { end: at, transferSyntaxUid };
}

/** How the first element is written; null where it is none. */
function writtenSyntax(bytes: Uint8Array, at: number): TransferSyntax | null {
  if (at + 8 > bytes.length) return null;
  const view = viewOf(bytes);
  const explicit = representationOf(bytes[at + 4]!, bytes[at + 5]!) !== undefined;
  if (isFirstGroup(view.getUint16(at, true)))
    return explicit ? explicitLittleEndian : implicitLittleEndian;
  return explicit && isFirstGroup(view.getUint16(at, false)) ? explicitBigEndian : null;
}

/** The groups that a data set can begin with: identifying, patient, acquisition, relationship. */
function isFirstGroup(group: number): boolean {
  return group >= 0x0008 && group <= 0x0028;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function asciiText(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + Math.min(length, 128)));
}

function notDicom(name: string, bytes: Uint8Array): DicomError {
  const first = [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0"));
  return new DicomError({
    where: name,
    expected:
      "a DICOM file: a preamble with DICM, file meta information or a data set (PS3.10, 7.1)",
    found:
      bytes.length === 0
        ? "an empty file"
        : `${bytes.length} bytes that begin with ${first.join(" ")}`,
    remedy: "Leave out files that are not DICOM, or export this one again.",
  });
}
