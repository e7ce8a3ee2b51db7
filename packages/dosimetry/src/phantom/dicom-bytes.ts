import dcmjs from "dcmjs";
import { uniqueIdentifier } from "./unique-identifier.ts";

/** Attributes by their keywords; a list of data sets makes a sequence. Numbers become text where DICOM wants text. */
export interface WrittenDataSet {
  readonly [keyword: string]:
    | string
    | number
    | readonly (string | number)[]
    | WrittenDataSet
    | readonly WrittenDataSet[]
    | ArrayBuffer;
}

const explicitLittleEndian = "1.2.840.10008.1.2.1";

/**
 * The bytes of a DICOM file (PS3.10), explicit little endian. The same data set gives the same bytes.
 *
 * Keywords and representations come from the dictionary of dcmjs.
 */
export function dicomBytes(dataSet: WrittenDataSet): Uint8Array {
  const meta = dataSetBytes({
    FileMetaInformationVersion: Uint8Array.of(0, 1).buffer,
    MediaStorageSOPClassUID: dataSet["SOPClassUID"]!,
    MediaStorageSOPInstanceUID: dataSet["SOPInstanceUID"]!,
    TransferSyntaxUID: explicitLittleEndian,
    ImplementationClassUID: implementation,
    ImplementationVersionName: "FIDUCIAL",
  });
  const length = dataSetBytes({ FileMetaInformationGroupLength: meta.bytes });
  const body = dataSetBytes(dataSet);
  const preamble = 128;
  const bytes = new Uint8Array(preamble + 4 + length.bytes + meta.bytes + body.bytes);
  bytes.set(utf8.encode("DICM"), preamble);
  let at = preamble + 4;
  for (const part of [...length.parts, ...meta.parts, ...body.parts]) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const implementation = uniqueIdentifier("Fiducial synthetic patients");

const utf8 = new TextEncoder();

/** Pieces that follow each other, and their length together. */
interface Pieces {
  readonly parts: readonly Uint8Array[];
  readonly bytes: number;
}

function joined(pieces: readonly Pieces[]): Pieces {
  return {
    parts: pieces.flatMap(({ parts }) => parts),
    bytes: pieces.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

function whole(bytes: Uint8Array): Pieces {
  return { parts: [bytes], bytes: bytes.length };
}

function dataSetBytes(dataSet: WrittenDataSet): Pieces {
  const elements = Object.entries(dataSet).map(([keyword, value]) => ({
    ...definition(keyword),
    value,
  }));
  return joined(
    elements
      .toSorted((a, b) => a.tag - b.tag)
      .map(({ tag, vr, value }) => {
        const body = valueBytes(vr, value);
        return joined([whole(elementHeader(tag, vr, body.bytes)), body]);
      }),
  );
}

interface Definition {
  readonly tag: number;
  readonly vr: string;
}

const known = new Map<string, Definition>();

/** @throws where the dictionary has no such keyword */
function definition(keyword: string): Definition {
  let found = known.get(keyword);
  if (found === undefined) {
    const entry = dcmjs.data.DicomMetaDictionary.nameMap[keyword];
    if (entry === undefined) throw new Error(`DICOM has no attribute ${keyword}.`);
    const tag = Number.parseInt(entry.tag.replaceAll(/[(),]/g, ""), 16);
    // Pixels are of either; the files have 16 bits or more.
    found = { tag, vr: entry.vr === "ox" ? "OW" : entry.vr };
    known.set(keyword, found);
  }
  return found;
}

/** Representations whose length has four bytes (PS3.5, 7.1.2). */
const long = new Set(["OB", "OD", "OF", "OL", "OW", "SQ", "UC", "UN", "UR", "UT"]);

const longestShort = 0xfffe;

function elementHeader(tag: number, vr: string, length: number): Uint8Array {
  const bytes = new Uint8Array(long.has(vr) ? 12 : 8);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, tag >>> 16, true);
  view.setUint16(2, tag & 0xffff, true);
  bytes.set(utf8.encode(vr), 4);
  if (long.has(vr)) view.setUint32(8, length, true);
  else if (length <= longestShort) view.setUint16(6, length, true);
  else throw new Error(`A value of ${length} bytes is too long for ${vr}.`);
  return bytes;
}

type Value = WrittenDataSet[string];

function valueBytes(vr: string, value: Value): Pieces {
  if (value instanceof ArrayBuffer) return whole(padded(new Uint8Array(value), 0));
  const values = (Array.isArray(value) ? value : [value]) as readonly (
    | string
    | number
    | WrittenDataSet
  )[];
  if (vr === "SQ") return joined((values as readonly WrittenDataSet[]).map(itemBytes));
  const write = numeric[vr];
  if (write === undefined)
    return whole(padded(utf8.encode(values.map(String).join("\\")), vr === "UI" ? 0 : 0x20));
  const bytes = new Uint8Array(values.length * write.size);
  const view = new DataView(bytes.buffer);
  for (const [i, each] of values.entries()) write.at(view, i * write.size, Number(each));
  return whole(bytes);
}

const numeric: Readonly<
  Record<string, { readonly size: number; at(view: DataView, at: number, value: number): void }>
> = {
  US: { size: 2, at: (view, at, value) => view.setUint16(at, value, true) },
  UL: { size: 4, at: (view, at, value) => view.setUint32(at, value, true) },
  AT: {
    size: 4,
    at: (view, at, value) => {
      view.setUint16(at, value >>> 16, true);
      view.setUint16(at + 2, value & 0xffff, true);
    },
  },
};

function itemBytes(item: WrittenDataSet): Pieces {
  const body = dataSetBytes(item);
  const header = new Uint8Array(8);
  const view = new DataView(header.buffer);
  view.setUint16(0, 0xfffe, true);
  view.setUint16(2, 0xe000, true);
  view.setUint32(4, body.bytes, true);
  return joined([whole(header), body]);
}

/** To an even length. */
function padded(bytes: Uint8Array, filling: number): Uint8Array {
  if (bytes.length % 2 === 0) return bytes;
  const longer = new Uint8Array(bytes.length + 1).fill(filling);
  longer.set(bytes);
  return longer;
}

/** A decimal string of at most 16 characters (PS3.5, 6.2). */
export function decimal(value: number, digits = 6): string {
  const text = String(Number(value.toFixed(digits)) + 0);
  return text.length <= 16 ? text : value.toPrecision(9);
}
