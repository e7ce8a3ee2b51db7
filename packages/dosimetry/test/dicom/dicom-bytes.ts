/** One element to write: tag in hexadecimal, representation, value. Texts are bytes where a character set matters. */
export type WrittenElement = readonly [tag: string, vr: string, value: WrittenValue];

export type WrittenItem = readonly WrittenElement[];

export type WrittenValue =
  | string
  | number
  | readonly number[]
  | Uint8Array
  | { readonly items: readonly WrittenItem[] }
  | { readonly fragments: readonly Uint8Array[]; readonly offsets?: readonly number[] };

export interface Writing {
  readonly explicit?: boolean;
  readonly littleEndian?: boolean;
  /** Sequences and items without lengths, closed by delimiters. */
  readonly undefinedLengths?: boolean;
  /** 128 bytes and DICM. */
  readonly preamble?: boolean;
  /** File meta information; null: none. By default the syntax that is written. */
  readonly transferSyntaxUid?: string | null;
}

const longLength = new Set([
  "OB",
  "OD",
  "OF",
  "OL",
  "OV",
  "OW",
  "SQ",
  "SV",
  "UC",
  "UN",
  "UR",
  "UT",
  "UV",
]);
const undefinedLength = 0xffffffff;

/** The bytes of a DICOM file with exactly these elements, in this order. */
export function dicomBytes(elements: WrittenItem, writing: Writing = {}): Uint8Array {
  const { explicit = true, littleEndian = true, preamble = true } = writing;
  const written = explicit
    ? littleEndian
      ? "1.2.840.10008.1.2.1"
      : "1.2.840.10008.1.2.2"
    : "1.2.840.10008.1.2";
  const uid = writing.transferSyntaxUid === undefined ? written : writing.transferSyntaxUid;
  const prefix = preamble ? [new Uint8Array(128), ascii("DICM")] : [];
  const meta =
    uid === null
      ? []
      : [writeItem([["00020010", "UI", uid]], { explicit: true, littleEndian: true })];
  return joinedBytes([
    ...prefix,
    ...meta,
    writeItem(elements, { ...writing, explicit, littleEndian }),
  ]);
}

export function joinedBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function writeItem(elements: WrittenItem, writing: Writing): Uint8Array {
  return joinedBytes(elements.map((element) => writeElement(element, writing)));
}

function writeElement([tag, vr, value]: WrittenElement, writing: Writing): Uint8Array {
  const content = contentOf(vr, value, writing);
  const open =
    typeof value === "object" &&
    ("fragments" in value || ("items" in value && writing.undefinedLengths === true));
  const length = open ? undefinedLength : content.length;
  if (writing.explicit === false)
    return joinedBytes([tagBytes(tag, writing), uint32(length, writing), content]);
  const head = longLength.has(vr)
    ? [ascii(vr), new Uint8Array(2), uint32(length, writing)]
    : [ascii(vr), uint16(length, writing)];
  return joinedBytes([tagBytes(tag, writing), ...head, content]);
}

function contentOf(vr: string, value: WrittenValue, writing: Writing): Uint8Array {
  if (typeof value === "string") return padded(ascii(value), vr === "UI" ? 0 : 0x20);
  if (value instanceof Uint8Array) return padded(value, vr.startsWith("O") ? 0 : 0x20);
  if (typeof value === "number" || Array.isArray(value))
    return numbers(vr, [value].flat() as number[], writing);
  if ("items" in value) return sequence(value.items, writing);
  const { fragments, offsets = [] } = value as Extract<WrittenValue, { fragments: unknown }>;
  return joinedBytes([
    item(joinedBytes(offsets.map((offset) => uint32(offset, writing))), writing),
    ...fragments.map((fragment) => item(padded(fragment, 0), writing)),
    tagBytes("FFFEE0DD", writing),
    uint32(0, writing),
  ]);
}

function item(content: Uint8Array, writing: Writing): Uint8Array {
  return joinedBytes([tagBytes("FFFEE000", writing), uint32(content.length, writing), content]);
}

function sequence(items: readonly WrittenItem[], writing: Writing): Uint8Array {
  const contents = items.map((elements) => writeItem(elements, writing));
  if (writing.undefinedLengths !== true)
    return joinedBytes(contents.map((content) => item(content, writing)));
  return joinedBytes([
    ...contents.flatMap((content) => [
      tagBytes("FFFEE000", writing),
      uint32(undefinedLength, writing),
      content,
      tagBytes("FFFEE00D", writing),
      uint32(0, writing),
    ]),
    tagBytes("FFFEE0DD", writing),
    uint32(0, writing),
  ]);
}

function numbers(vr: string, values: readonly number[], writing: Writing): Uint8Array {
  const little = writing.littleEndian !== false;
  const size = vr === "FD" ? 8 : vr === "US" || vr === "SS" ? 2 : 4;
  const view = new DataView(new ArrayBuffer(size * values.length));
  for (const [index, value] of values.entries()) {
    if (vr === "US") view.setUint16(2 * index, value, little);
    else if (vr === "SS") view.setInt16(2 * index, value, little);
    else if (vr === "FL") view.setFloat32(4 * index, value, little);
    else if (vr === "FD") view.setFloat64(8 * index, value, little);
    else view.setUint32(4 * index, value, little);
  }
  return new Uint8Array(view.buffer);
}

function padded(bytes: Uint8Array, padding: number): Uint8Array {
  return bytes.length % 2 === 0 ? bytes : joinedBytes([bytes, Uint8Array.of(padding)]);
}

function tagBytes(tag: string, writing: Writing): Uint8Array {
  return joinedBytes([
    uint16(Number.parseInt(tag.slice(0, 4), 16), writing),
    uint16(Number.parseInt(tag.slice(4), 16), writing),
  ]);
}

function uint16(value: number, writing: Writing): Uint8Array {
  return numbers("US", [value], writing);
}

function uint32(value: number, writing: Writing): Uint8Array {
  return numbers("UL", [value], writing);
}
