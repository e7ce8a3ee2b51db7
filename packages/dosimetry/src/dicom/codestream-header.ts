import { FrameDamage } from "./frame-damage.ts";

/** What a compressed frame says of itself before it is decoded. */
export interface CodestreamHeader {
  readonly columns: number;
  readonly rows: number;
  readonly components: number;
}

/**
 * The size in a JPEG-LS frame header (ISO 14495-1, C.2.2), and that the stream reaches its end marker.
 *
 * @throws FrameDamage where there is no such header, or the end is missing
 */
export function jpegLsHeader(bytes: Uint8Array): CodestreamHeader {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 10 <= bytes.length && bytes[at] === 0xff) {
    if (bytes[at + 1] === 0xf7) {
      requireEndMarker(bytes);
      return {
        rows: view.getUint16(at + 5),
        columns: view.getUint16(at + 7),
        components: view.getUint8(at + 9),
      };
    }
    at += 2 + view.getUint16(at + 2);
  }
  throw new FrameDamage("a JPEG-LS frame header (SOF55)", "none");
}

const siz = 0xff51;
const startOfTilePart = 0xff90;
const startOfData = 0xff93;

/**
 * The size in a JPEG 2000 codestream (ISO 15444-1, A.5.1), and that all tile parts are there: OpenJPEG decodes what it has
 * of a truncated stream and says nothing.
 *
 * @throws FrameDamage where there is no codestream, a tile part is cut short, or the end is missing
 */
export function jpeg2000Header(bytes: Uint8Array): CodestreamHeader {
  const view = viewOf(bytes);
  if (bytes.length < 50 || view.getUint16(0) !== 0xff4f || view.getUint16(2) !== siz)
    throw new FrameDamage("a JPEG 2000 codestream (SOC, SIZ)", "none");
  requireWholeTileParts(view);
  requireEndMarker(bytes);
  return {
    columns: view.getUint32(8) - view.getUint32(16),
    rows: view.getUint32(12) - view.getUint32(20),
    components: view.getUint16(40),
  };
}

function requireWholeTileParts(view: DataView): void {
  let at = 2;
  while (at + 4 <= view.byteLength && view.getUint16(at) !== startOfTilePart)
    at += 2 + view.getUint16(at + 2);
  while (at + 12 <= view.byteLength && view.getUint16(at) === startOfTilePart) {
    const length = view.getUint32(at + 6);
    // Zero: the last tile part, up to the end marker.
    if (length === 0) return;
    if (length < 14 || at + length + 2 > view.byteLength)
      throw new FrameDamage(`a tile part of ${length} bytes`, `${view.byteLength - at}`);
    requireDataMarker(view, at, length);
    at += length;
  }
  if (at + 2 > view.byteLength || view.getUint16(at) !== 0xffd9)
    throw new FrameDamage("the end of the codestream", `none at byte ${at}`);
}

function requireDataMarker(view: DataView, start: number, length: number): void {
  let at = start + 12;
  while (at + 4 <= start + length && view.getUint16(at) !== startOfData)
    at += 2 + view.getUint16(at + 2);
  if (at + 2 > start + length || view.getUint16(at) !== startOfData)
    throw new FrameDamage("the data of a tile part (SOD)", "none");
}

/** An odd stream is padded with one byte (PS3.5, A.4), which should be 0 and is not with every writer; some pad with more zeros. */
function requireEndMarker(bytes: Uint8Array): void {
  let end = bytes.length;
  while (end > 2 && bytes[end - 1] === 0) end--;
  const endsAt = (at: number): boolean => bytes[at - 2] === 0xff && bytes[at - 1] === 0xd9;
  if (!endsAt(end) && !endsAt(end - 1))
    throw new FrameDamage("a stream up to its end marker", "one that is cut short");
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
