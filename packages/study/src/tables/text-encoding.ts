import { InputError } from "../input-error.ts";

export type TextEncoding = "UTF-8" | "UTF-16" | "GB18030";

export interface EncodedText {
  readonly encoding: TextEncoding;
  /** The text in pieces, since a file may be longer than the longest string. */
  readonly pieces: () => Iterable<string>;
}

const pieceBytes = 1 << 20;

/**
 * Finds the encoding of a text.
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
  for (const { encoding, label, text } of candidates(bytes))
    if (isDecodable(text, label)) return { encoding, pieces: () => decodedPieces(text, label) };
  throw new InputError([
    {
      where: file,
      expected: "text in UTF-8 or GB18030",
      found: "bytes that are neither",
      remedy: "Save the table as “CSV UTF-8” or as .xlsx.",
    },
  ]);
}

interface Candidate {
  readonly encoding: TextEncoding;
  readonly label: string;
  /** The bytes without their byte order mark. */
  readonly text: Uint8Array;
}

function candidates(bytes: Uint8Array): readonly Candidate[] {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return [{ encoding: "UTF-8", label: "utf-8", text: bytes.subarray(3) }];
  if (first === 0xff && second === 0xfe)
    return [{ encoding: "UTF-16", label: "utf-16le", text: bytes.subarray(2) }];
  if (first === 0xfe && second === 0xff)
    return [{ encoding: "UTF-16", label: "utf-16be", text: bytes.subarray(2) }];
  return [
    { encoding: "UTF-8", label: "utf-8", text: bytes },
    { encoding: "GB18030", label: "gb18030", text: bytes },
  ];
}

function isDecodable(bytes: Uint8Array, label: string): boolean {
  try {
    for (const _ of decodedPieces(bytes, label));
    return true;
  } catch {
    return false;
  }
}

function* decodedPieces(bytes: Uint8Array, label: string): Generator<string> {
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  for (let start = 0; start < bytes.length; start += pieceBytes)
    yield decoder.decode(bytes.subarray(start, start + pieceBytes), { stream: true });
  yield decoder.decode();
}
