import { joinedBytes } from "../dicom/dicom-bytes.ts";

/** Lengths and counts that break readers: nothing, one, almost and entirely everything. */
const extremes = [0, 1, 7, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xfffffffe, 0xffffffff];

/** Text that numbers turn into. */
const texts = [
  "-1",
  "1e9",
  "1E308",
  "NaN",
  "0x1F",
  "",
  "\\\\",
  "9999999999",
  "-0",
  ".",
  "\u001b$B",
];

type Damage = (bytes: Uint8Array, random: () => number) => Uint8Array;

const damages: readonly Damage[] = [
  function flipBits(bytes, random) {
    const copy = bytes.slice();
    for (let left = 1 + Math.floor(random() * 8); left > 0; left--)
      copy[below(copy.length, random)]! ^= 1 << below(8, random);
    return copy;
  },
  function overwriteWithNoise(bytes, random) {
    const copy = bytes.slice();
    const start = below(copy.length, random);
    for (let at = start; at < Math.min(copy.length, start + below(32, random)); at++)
      copy[at] = below(256, random);
    return copy;
  },
  function cutShort(bytes, random) {
    return bytes.slice(0, below(bytes.length, random));
  },
  function takeOut(bytes, random) {
    const start = below(bytes.length, random);
    return joinedBytes([bytes.subarray(0, start), bytes.subarray(start + 1 + below(64, random))]);
  },
  function repeatPiece(bytes, random) {
    const start = below(bytes.length, random);
    const piece = bytes.subarray(start, start + 1 + below(200, random));
    const at = below(bytes.length, random);
    return joinedBytes([bytes.subarray(0, at), piece, bytes.subarray(at)]);
  },
  function writeExtremeNumber(bytes, random) {
    const copy = bytes.slice();
    const value = extremes[below(extremes.length, random)]!;
    const view = new DataView(copy.buffer);
    const at = below(copy.length, random);
    if (random() < 0.5 && at + 4 <= copy.length) view.setUint32(at, value, random() < 0.8);
    else if (at + 2 <= copy.length) view.setUint16(at, value & 0xffff, random() < 0.8);
    return copy;
  },
  function writeOddText(bytes, random) {
    const copy = bytes.slice();
    const text = texts[below(texts.length, random)]!;
    const at = below(copy.length, random);
    for (let index = 0; index < text.length && at + index < copy.length; index++)
      copy[at + index] = text.charCodeAt(index) & 0xff;
    return copy;
  },
];

function below(limit: number, random: () => number): number {
  return Math.floor(random() * Math.max(limit, 1));
}

/** The bytes with one to four damages. */
export function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  let result = bytes;
  for (let left = 1 + below(4, random); left > 0; left--)
    if (result.length > 0) result = damages[below(damages.length, random)]!(result, random);
  return result;
}
