import dicomParser from "dicom-parser";
import { DicomError } from "./dicom-error.ts";
import { limits } from "./limits.ts";
import { isUnknownToParser } from "./value-representation.ts";

/** dicom-parser's stream of bytes with a limit to how many elements and items may be read from it. */
export class ElementStream extends dicomParser.ByteStream {
  readonly #name: string;
  #elements = 0;

  constructor(bytes: Uint8Array, position: number, littleEndian: boolean, name: string) {
    super(
      littleEndian ? dicomParser.littleEndianByteArrayParser : dicomParser.bigEndianByteArrayParser,
      bytes,
      position,
    );
    this.#name = name;
    this.#boundReads();
  }

  /** dicom-parser reads the value representation of an explicit element as a text of two letters, and each 32-bit length as a number; both are counted. */
  #boundReads(): void {
    const prototype = dicomParser.ByteStream.prototype;
    this.readFixedString = (length: number): string => {
      this.#count();
      const text = prototype.readFixedString.call(this, length);
      return isUnknownToParser(text) ? "UN" : text;
    };
    this.readUint32 = (): number => {
      this.#count();
      return prototype.readUint32.call(this);
    };
  }

  #count(): void {
    this.#elements++;
    if (this.#elements > limits.elements)
      throw new DicomError({
        where: `${this.#name}, byte ${this.position}`,
        expected: `at most ${limits.elements} elements and sequence items`,
        found: "more",
        remedy: "No RT object needs as many: check where the file comes from.",
      });
  }
}
