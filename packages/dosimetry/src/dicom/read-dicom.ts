import dicomParser, { type DataSet as ParsedDataSet, type Element } from "dicom-parser";
import { attributes, valueRepresentationOf } from "./attribute.ts";
import { DataSet, type ParsedElements } from "./data-set.ts";
import { DicomError } from "./dicom-error.ts";
import { elementStream } from "./element-stream.ts";
import { fileEncoding } from "./file-encoding.ts";
import { inflatedDataSet } from "./inflated-data-set.ts";
import { limits } from "./limits.ts";
import { cut, irregular, regularElements } from "./regular-elements.ts";
import type { TransferSyntax } from "./transfer-syntax.ts";

export interface ReadDicomOptions {
  /** How messages name the file. */
  readonly name?: string;
  /** The character set of text beyond ASCII in files that declare none and have no UTF-8 of three bytes a character, as Specific Character Set writes it: `GB18030`. */
  readonly assumedCharacterSet?: string | undefined;
}

/**
 * Reads the bytes of a DICOM file into a data set.
 *
 * Leniently: preamble, prefix, file meta information and transfer syntax may be missing; lengths may be undefined; a declared
 * syntax that the bytes contradict is corrected from them. Attributes are decoded when they are asked for, pixel data by
 * `decodePixelData`. The data set keeps the bytes and copies none.
 *
 * @param bytes a whole file
 * @throws DicomError where the file is no DICOM, is cut short, or passes one of the `limits`
 *
 * @example
 * const file = readDicom(bytes, { name: "RS.dcm" });
 * file.text(dicomAttributes.modality); // "RTSTRUCT"
 */
export function readDicom(bytes: Uint8Array, options: ReadDicomOptions = {}): DataSet {
  const name = options.name ?? "DICOM file";
  // A Buffer's pieces are Buffers; a plain view keeps what is handed out plain.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { start, syntax } = fileEncoding(plain, name);
  const contents = syntax.deflated ? inflatedDataSet(plain.subarray(start), name) : plain;
  const elements = readElements(contents, syntax.deflated ? 0 : start, syntax, name);
  const { assumedCharacterSet } = options;
  return new DataSet({ name, bytes: contents, syntax, assumedCharacterSet }, elements);
}

/**
 * The attributes before the pixel data, from the first bytes of a file: headers of images without their pixels.
 *
 * @param fileBytes how long the whole file is
 * @returns null where the bytes do not reach the pixel data, or the file is too short for it: then the whole file tells more
 */
export function readDicomHead(
  bytes: Uint8Array,
  fileBytes: number,
  options: ReadDicomOptions = {},
): DataSet | null {
  const name = options.name ?? "DICOM file";
  try {
    const { start, syntax } = fileEncoding(bytes, name);
    if (syntax.deflated) return null;
    const until = attributes.pixelData.tag;
    const regular = littleEndianElements(bytes, start, syntax, until);
    if (regular === cut) return null;
    const elements =
      regular === irregular ? parsedWithinDepth(bytes, start, syntax, name, until) : regular;
    const pixels = elements[attributes.pixelData.tag];
    const known = pixels !== undefined && pixels.hadUndefinedLength !== true;
    if (!known || pixels.dataOffset + pixels.length > fileBytes) return null;
    const { assumedCharacterSet } = options;
    return new DataSet({ name, bytes, syntax, assumedCharacterSet }, elements);
  } catch (error) {
    if (error instanceof DicomError) return null;
    throw error;
  }
}

function readElements(
  bytes: Uint8Array,
  start: number,
  syntax: TransferSyntax,
  name: string,
): ParsedElements {
  if (start >= bytes.length) throw cutShort(name, start, "no data set");
  const regular = littleEndianElements(bytes, start, syntax);
  return typeof regular === "symbol" ? parsedWithinDepth(bytes, start, syntax, name) : regular;
}

/** @param untilTag the element before whose value reading stops */
function littleEndianElements(
  bytes: Uint8Array,
  start: number,
  { littleEndian, explicit }: TransferSyntax,
  untilTag?: string,
): ReturnType<typeof regularElements> {
  return littleEndian ? regularElements(bytes, start, explicit, untilTag) : irregular;
}

function parsedWithinDepth(
  bytes: Uint8Array,
  start: number,
  syntax: TransferSyntax,
  name: string,
  untilTag?: string,
): ParsedElements {
  const elements = parsedElements(bytes, start, syntax, name, untilTag);
  refuseDeepNesting(elements, name);
  return elements;
}

/** As dicom-parser understands them. */
export function parsedElements(
  bytes: Uint8Array,
  start: number,
  syntax: TransferSyntax,
  name: string,
  untilTag?: string,
): ParsedElements {
  const stream = elementStream(bytes, start, syntax.littleEndian, name);
  const dataSet = {
    byteArray: bytes,
    elements: {},
    warnings: [] as string[],
  } as unknown as ParsedDataSet;
  try {
    if (syntax.explicit)
      dicomParser.parseDicomDataSetExplicit(dataSet, stream, bytes.length, { untilTag } as never);
    else
      dicomParser.parseDicomDataSetImplicit(dataSet, stream, bytes.length, {
        vrCallback: valueRepresentationOf,
        untilTag,
      } as never);
  } catch (error) {
    if (error instanceof DicomError) throw error;
    if (error instanceof RangeError) throw tooDeep(name);
    throw cutShort(name, stream.position, damageIn(error));
  }
  // dicom-parser steps past the end of implicit files, and only warns where a delimiter never comes.
  const unfinished = [...dataSet.warnings, ...stream.warnings].find(
    (text) => text.startsWith("eof") && !text.endsWith(peekedAtEnd),
  );
  if (unfinished !== undefined) throw cutShort(name, stream.position, damageIn(unfinished));
  if (stream.position > bytes.length)
    throw cutShort(
      name,
      bytes.length,
      `an element that ends ${stream.position - bytes.length} bytes behind the end`,
    );
  return dataSet.elements;
}

/**
 * What dicom-parser says of a last element of unknown representation that has fewer than four bytes: too few
 * for a sequence. Whether they are all there shows by the position.
 */
const peekedAtEnd = "in peeking to determine VR";

/** What dicom-parser throws or warns of, a text or an error of its own making, in our words. */
function damageIn(error: unknown): string {
  const text = String(error);
  const [, damage] = damages.find(([pattern]) => pattern.test(text)) ?? [];
  return damage ?? "bytes that are no elements";
}

const damages: readonly (readonly [RegExp, string])[] = [
  [/overrun|overread|past end|invalid value/, "an element that reaches beyond the end"],
  [/^eof.*sequence item|item delimiter tag/, "an item without its end (FFFE,E00D)"],
  [/^eof/, "a sequence without its end (FFFE,E0DD)"],
  [/item tag/, "a sequence that does not go on with an item (FFFE,E000)"],
  [/offset table/, "encapsulated pixel data that do not begin with an offset table (FFFE,E000)"],
];

function cutShort(name: string, position: number, reason: string): DicomError {
  return new DicomError({
    where: `${name}, near byte ${position}`,
    expected: "elements whose lengths fit into the file (PS3.5, 7.1)",
    found: reason,
    remedy: "The file is damaged or cut short: export it again.",
  });
}

function refuseDeepNesting(elements: ParsedElements, name: string): void {
  let sequences = sequencesAmong([elements]);
  for (let depth = 1; sequences.length > 0; depth++) {
    if (depth > limits.sequenceDepth) throw tooDeep(name);
    sequences = sequencesAmong(
      sequences.flatMap(({ items = [] }) => items.map(({ dataSet }) => dataSet?.elements ?? {})),
    );
  }
}

function sequencesAmong(dataSets: readonly ParsedElements[]): readonly Element[] {
  return dataSets.flatMap((elements) =>
    Object.values(elements).filter(({ items }) => items !== undefined),
  );
}

function tooDeep(name: string): DicomError {
  return new DicomError({
    where: name,
    expected: `sequences nested at most ${limits.sequenceDepth} deep`,
    found: "deeper ones",
    remedy: "No RT object needs them: check where the file comes from.",
  });
}
