import dicomParser, { type DataSet as ParsedDataSet, type Element } from "dicom-parser";
import { attributes, describeAttribute, type Attribute } from "./attribute.ts";
import { textDecoding, type TextDecoding } from "./character-set.ts";
import {
  countDecimalStrings,
  decimalStrings,
  eachDecimalStrings,
  type MalformedDecimal,
} from "./decimal-strings.ts";
import { DicomError } from "./dicom-error.ts";
import { elementStream } from "./element-stream.ts";
import type { TransferSyntax } from "./transfer-syntax.ts";

/** What all data sets of one file share. */
export interface FileContents {
  readonly name: string;
  /** The bytes of the data set; of a deflated file, inflated. */
  readonly bytes: Uint8Array;
  readonly syntax: TransferSyntax;
  readonly assumedCharacterSet: string | undefined;
}

/** Where the item of a sequence lies. */
interface ItemOf {
  readonly dataSet: DataSet;
  readonly attribute: Attribute;
  readonly index: number;
}

const binaryRepresentations = new Set(["US", "SS", "UL", "SL", "FL", "FD"]);

/**
 * The attributes of a file or of one item of a sequence, decoded when they are asked for.
 *
 * An absent attribute and an empty one are both null: the standard lets type 2 attributes be empty.
 */
export class DataSet {
  readonly file: FileContents;
  readonly #elements: Readonly<Record<string, Element>>;
  readonly #item: ItemOf | null;
  readonly #inheritedDecoding: TextDecoding | null;
  #decoding: TextDecoding | null = null;

  constructor(
    file: FileContents,
    elements: Readonly<Record<string, Element>>,
    item: ItemOf | null = null,
    inheritedDecoding: TextDecoding | null = null,
  ) {
    this.file = file;
    this.#elements = elements;
    this.#item = item;
    this.#inheritedDecoding = inheritedDecoding;
  }

  /** File and item, as messages name them. */
  get place(): string {
    if (this.#item === null) return this.file.name;
    const { dataSet, attribute, index } = this.#item;
    return `${dataSet.place}, ${describeAttribute(attribute)} item ${index + 1}`;
  }

  has(attribute: Attribute): boolean {
    return this.#elements[attribute.tag] !== undefined;
  }

  /** The element as it was parsed, with the fragments of encapsulated pixel data. */
  element(attribute: Attribute): Element | null {
    return this.#elements[attribute.tag] ?? null;
  }

  /** The value's bytes, a view into the file; null where it is absent or empty. */
  bytes(attribute: Attribute): Uint8Array | null {
    const element = this.#elements[attribute.tag];
    if (element === undefined || element.length === 0) return null;
    const { bytes } = this.file;
    const end = element.dataOffset + element.length;
    if (end > bytes.length)
      throw this.trouble(
        attribute,
        `${element.length} bytes`,
        `${bytes.length - element.dataOffset} before the end of the file`,
        "The file is cut short: export it again.",
      );
    return bytes.subarray(element.dataOffset, end);
  }

  /** All values of a text attribute, decoded and trimmed. */
  texts(attribute: Attribute): readonly string[] {
    const bytes = this.bytes(attribute);
    if (bytes === null) return [];
    const ascii = attribute.vr === "UI" || attribute.vr === "CS" || attribute.vr === "IS";
    const text = ascii ? asciiText(bytes) : this.#decodingHere()(bytes);
    return text.split("\\").map(trimmed);
  }

  /** The first value of a text attribute; null where it is absent or blank. */
  text(attribute: Attribute): string | null {
    return this.texts(attribute)[0] || null;
  }

  /** @throws DicomError where the attribute is absent or blank */
  requiredText(attribute: Attribute, section: string): string {
    const text = this.text(attribute);
    if (text === null) throw this.missing(attribute, section);
    return text;
  }

  /** All values of a numeric attribute, text or binary; empty where it is absent. @throws DicomError where a value is no number */
  numbers(attribute: Attribute): Float64Array {
    const bytes = this.bytes(attribute);
    if (bytes === null) return new Float64Array(0);
    const vr = this.#binaryRepresentation(attribute);
    return vr !== null
      ? this.#binaryNumbers(bytes, vr)
      : this.#wellFormed(attribute, decimalStrings(bytes));
  }

  /** The same attribute of several items: quicker than one at a time, and the numbers share a buffer. */
  static numbersOfEach(items: readonly DataSet[], attribute: Attribute): readonly Float64Array[] {
    if (items.length === 1 || items.some((item) => item.#binaryRepresentation(attribute) !== null))
      return items.map((item) => item.numbers(attribute));
    const texts = items.map((item) => item.bytes(attribute) ?? new Uint8Array(0));
    return eachDecimalStrings(texts).map((numbers, i) => items[i]!.#wellFormed(attribute, numbers));
  }

  /** Of numbers that are not written as text. */
  #binaryRepresentation(attribute: Attribute): string | null {
    const written = this.#elements[attribute.tag]?.vr;
    const vr = written !== undefined && binaryRepresentations.has(written) ? written : attribute.vr;
    return binaryRepresentations.has(vr) ? vr : null;
  }

  #wellFormed(attribute: Attribute, numbers: Float64Array | MalformedDecimal): Float64Array {
    if (numbers instanceof Float64Array) return numbers;
    throw this.trouble(
      attribute,
      `decimal numbers (PS3.5, 6.2: ${attribute.vr})`,
      `"${printable(numbers.text)}" as value ${numbers.index + 1}`,
      "The file is damaged or was written by faulty software: export it again.",
    );
  }

  /** How many values a decimal string has, without reading them. */
  countNumbers(attribute: Attribute): number {
    const bytes = this.bytes(attribute);
    return bytes === null ? 0 : countDecimalStrings(bytes);
  }

  /** The only value of a numeric attribute; null where it is absent. */
  number(attribute: Attribute): number | null {
    return this.numbers(attribute)[0] ?? null;
  }

  /** A whole number; null where it is absent. @throws DicomError where it is not whole */
  integer(attribute: Attribute): number | null {
    const value = this.number(attribute);
    if (value !== null && !Number.isSafeInteger(value))
      throw this.trouble(attribute, "a whole number", String(value), "Export the file again.");
    return value;
  }

  /** @throws DicomError where the attribute is absent or no whole number */
  requiredInteger(attribute: Attribute, section: string): number {
    const value = this.integer(attribute);
    if (value === null) throw this.missing(attribute, section);
    return value;
  }

  /** @throws DicomError unless the attribute has exactly so many numbers */
  requiredNumbers(attribute: Attribute, count: number, section: string): Float64Array {
    const numbers = this.numbers(attribute);
    if (numbers.length === 0) throw this.missing(attribute, section);
    if (numbers.length !== count)
      throw this.trouble(
        attribute,
        `${count} numbers (PS3.3, ${section})`,
        `${numbers.length}`,
        "Export the file again.",
      );
    return numbers;
  }

  /** The items of a sequence; empty where it is absent. */
  items(attribute: Attribute): readonly DataSet[] {
    const element = this.#elements[attribute.tag];
    if (element === undefined) return [];
    const items = element.items ?? this.#itemsOfUnknown(element);
    const decoding = this.#decodingHere();
    return items.map(
      (item, index) =>
        new DataSet(
          this.file,
          item.dataSet?.elements ?? {},
          { dataSet: this, attribute, index },
          decoding,
        ),
    );
  }

  trouble(attribute: Attribute, expected: string, found: string, remedy: string): DicomError {
    return new DicomError({
      where: `${this.place}, ${describeAttribute(attribute)}`,
      expected,
      found,
      remedy,
    });
  }

  missing(attribute: Attribute, section: string): DicomError {
    return this.trouble(
      attribute,
      `a value (PS3.3, ${section})`,
      this.has(attribute) ? "an empty one" : "none",
      "Export the object again from the planning system; no value is assumed.",
    );
  }

  #decodingHere(): TextDecoding {
    this.#decoding ??=
      this.#ownDecoding() ??
      this.#inheritedDecoding ??
      textDecoding([], this.file.assumedCharacterSet)!;
    return this.#decoding;
  }

  /** An item without Specific Character Set has that of the data set around it (PS3.5, 7.5.3). */
  #ownDecoding(): TextDecoding | null {
    const bytes = this.bytes(attributes.specificCharacterSet);
    if (bytes === null) return null;
    const terms = asciiText(bytes).split("\\").map(trimmed);
    const decoding = textDecoding(terms, this.file.assumedCharacterSet);
    if (decoding === null)
      throw this.trouble(
        attributes.specificCharacterSet,
        "a character set of PS3.3, C.12.1.1.2",
        `"${printable(terms.join("\\"))}"`,
        "Correct the attribute, or export the file again.",
      );
    return decoding;
  }

  #binaryNumbers(bytes: Uint8Array, vr: string): Float64Array {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { littleEndian } = this.file.syntax;
    const size = vr === "FD" ? 8 : vr === "US" || vr === "SS" ? 2 : 4;
    return Float64Array.from({ length: Math.floor(bytes.length / size) }, (_, index) =>
      binaryNumber(view, index * size, vr, littleEndian),
    );
  }

  /** An archive that does not know an attribute stores its sequence as UN, written implicitly (PS3.5, 6.2.2). */
  #itemsOfUnknown(element: Element): readonly Element[] {
    if (element.length === 0 || element.vr !== "UN") return [];
    const end = element.dataOffset + element.length;
    const sequence: Element = {
      tag: element.tag,
      length: element.length,
      dataOffset: element.dataOffset,
    };
    const stream = elementStream(
      this.file.bytes.subarray(0, end),
      element.dataOffset,
      true,
      this.place,
    );
    try {
      dicomParser.readSequenceItemsImplicit(stream, sequence);
    } catch (error) {
      if (error instanceof DicomError) throw error;
      return [];
    }
    return sequence.items ?? [];
  }
}

/** The elements that dicom-parser found, as it types them. */
export type ParsedElements = ParsedDataSet["elements"];

function binaryNumber(view: DataView, at: number, vr: string, littleEndian: boolean): number {
  if (vr === "US") return view.getUint16(at, littleEndian);
  if (vr === "SS") return view.getInt16(at, littleEndian);
  if (vr === "UL") return view.getUint32(at, littleEndian);
  if (vr === "SL") return view.getInt32(at, littleEndian);
  return vr === "FL" ? view.getFloat32(at, littleEndian) : view.getFloat64(at, littleEndian);
}

/** Of one call. */
const mostArguments = 8192;

function asciiText(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += mostArguments)
    text += Reflect.apply(String.fromCharCode, null, bytes.subarray(at, at + mostArguments));
  return text;
}

function trimmed(text: string): string {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  // Nearly all: neither begins nor ends with what could be trimmed.
  if (first > 0x20 && first < 0x7f && last > 0x20 && last < 0x7f) return text;
  return text.replace(/^[\s\0]+|[\s\0]+$/g, "");
}

/** A piece of a damaged file that can stand in a message. */
export function printable(text: string): string {
  const shown = text.replace(/[^\x20-\x7e]/g, "·");
  return shown.length > 40 ? `${shown.slice(0, 40)}…` : shown;
}
