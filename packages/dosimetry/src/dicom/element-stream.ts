import dicomParser, { type ByteStream } from "dicom-parser";
import { DicomError } from "./dicom-error.ts";
import { limits } from "./limits.ts";
import { isUnknownToParser } from "./value-representation.ts";

/**
 * dicom-parser's stream of bytes with a limit to how many elements and items may be read from it.
 *
 * dicom-parser reads the value representation of an explicit element as a text of two letters, and each 32-bit length as a
 * number; both are counted.
 */
export function elementStream(
  bytes: Uint8Array,
  position: number,
  littleEndian: boolean,
  name: string,
): ByteStream {
  const { ByteStream, littleEndianByteArrayParser, bigEndianByteArrayParser } = dicomParser;
  const parser = littleEndian ? littleEndianByteArrayParser : bigEndianByteArrayParser;
  const stream = new ByteStream(parser, bytes, position);
  const { readFixedString, readUint32 } = ByteStream.prototype;
  let elements = 0;
  const count = (): void => {
    elements++;
    if (elements > limits.elements)
      throw new DicomError({
        where: `${name}, byte ${stream.position}`,
        expected: `at most ${limits.elements} elements and sequence items`,
        found: "more",
        remedy: "No RT object needs as many: check where the file comes from.",
      });
  };
  return Object.assign(stream, {
    readFixedString(length: number): string {
      count();
      const text = readFixedString.call(stream, length);
      return isUnknownToParser(text) ? "UN" : text;
    },
    readUint32(): number {
      count();
      return readUint32.call(stream);
    },
  });
}
