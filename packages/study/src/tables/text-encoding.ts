import { InputError } from "../input-error.ts";

export type TextEncoding = "UTF-8" | "UTF-16" | "GB18030";

export interface EncodedText {
  readonly encoding: TextEncoding;
  /** The same text in UTF-8, without a byte order mark, every line ending in a line feed. */
  readonly utf8: Uint8Array;
}

/** Text is decoded piece by piece, so that no file is too long for one string. */
const pieceBytes = 1 << 20;

/**
 * Finds the encoding of a text and gives the text in UTF-8 with line feeds.
 *
 * A byte order mark decides (UTF-8, UTF-16). Without one the text is UTF-8 if every byte
 * of it is valid UTF-8, otherwise GB18030, in which Chinese Excel saves CSV (GBK and
 * GB2312 are part of it). A Western code page cannot be told from GB18030 with certainty;
 * the encoding is therefore stated wherever the table is named.
 *
 * @param file for messages
 * @throws {InputError} where the bytes are no text in any of these
 */
export function readEncodedText(file: string, bytes: Uint8Array): EncodedText {
  const decoded = decode(bytes);
  if (decoded === null)
    throw new InputError([
      {
        where: file,
        expected: "text in UTF-8 or GB18030",
        found: "bytes that are neither",
        remedy: "Save the table as “CSV UTF-8” or as .xlsx.",
      },
    ]);
  refuseNulBytes(file, decoded.utf8);
  return { encoding: decoded.encoding, utf8: withLineFeeds(decoded.utf8) };
}

function decode(bytes: Uint8Array): EncodedText | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    const text = bytes.subarray(3);
    return isDecodable(text, "utf-8") ? { encoding: "UTF-8", utf8: text } : null;
  }
  if (first === 0xff && second === 0xfe) return transcode(bytes.subarray(2), "utf-16le", "UTF-16");
  if (first === 0xfe && second === 0xff) return transcode(bytes.subarray(2), "utf-16be", "UTF-16");
  if (isDecodable(bytes, "utf-8")) return { encoding: "UTF-8", utf8: bytes };
  return transcode(bytes, "gb18030", "GB18030");
}

function isDecodable(bytes: Uint8Array, label: string): boolean {
  try {
    for (const _ of decodedPieces(bytes, label));
    return true;
  } catch {
    return false;
  }
}

function transcode(bytes: Uint8Array, label: string, encoding: TextEncoding): EncodedText | null {
  const encoder = new TextEncoder();
  try {
    return {
      encoding,
      utf8: joined([...decodedPieces(bytes, label)].map((piece) => encoder.encode(piece))),
    };
  } catch {
    return null;
  }
}

function* decodedPieces(bytes: Uint8Array, label: string): Generator<string> {
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  for (let start = 0; start < bytes.length; start += pieceBytes)
    yield decoder.decode(bytes.subarray(start, start + pieceBytes), { stream: true });
  yield decoder.decode();
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function refuseNulBytes(file: string, utf8: Uint8Array): void {
  const at = utf8.indexOf(0);
  if (at === -1) return;
  throw new InputError([
    {
      where: `${file}, row ${lineAt(utf8, at)}`,
      expected: "text",
      found: "a NUL byte, as in a binary or damaged file",
      remedy: "Save the table again as “CSV UTF-8” or as .xlsx.",
    },
  ]);
}

const lineFeed = 10;
const carriageReturn = 13;

function lineAt(bytes: Uint8Array, end: number): number {
  let line = 1;
  for (let i = 0; i < end; i++)
    if (bytes[i] === lineFeed || (bytes[i] === carriageReturn && bytes[i + 1] !== lineFeed)) line++;
  return line;
}

function withLineFeeds(bytes: Uint8Array): Uint8Array {
  if (bytes.indexOf(carriageReturn) === -1) return bytes;
  const text = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte !== carriageReturn) text[length++] = byte;
    else if (bytes[i + 1] !== lineFeed) text[length++] = lineFeed;
  }
  return text.subarray(0, length);
}
