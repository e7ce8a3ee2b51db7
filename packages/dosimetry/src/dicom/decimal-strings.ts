import {
  doublesAt,
  integersAt,
  keepUpTo,
  kernels,
  reserve,
  scratch,
  shared,
} from "../kernels/kernel-memory.ts";

const backslash = 0x5c;
const minus = 0x2d;
const point = 0x2e;
/** Decimal strings have at most 16 characters; some software writes all that a double prints. */
const longestText = 64;

/** A text that is no decimal number, and which of the values it is. */
export interface MalformedDecimal {
  readonly index: number;
  readonly text: string;
}

/**
 * The numbers of a decimal or integer string (DS, IS: PS3.5, 6.2), straight from its bytes.
 *
 * Leading and trailing spaces, exponents, a missing digit before or after the point and more than 16 characters are
 * accepted; anything else is not a number. Each value equals what `Number` makes of its text: a whole number of 15 digits
 * and a power of ten up to 10²² are exact, and so one division is correctly rounded; longer texts are given to `Number`.
 *
 * @param bytes the value of the attribute; empty gives no numbers
 * @returns the numbers, or the first text that is none
 */
export function decimalStrings(bytes: Uint8Array): Float64Array | MalformedDecimal {
  const end = endOfText(bytes);
  if (end === 0) return new Float64Array(0);
  const whole = shortWholeNumber(bytes, end);
  if (whole !== null) return Float64Array.of(whole);
  if (end <= pieceBytes) return numbersOf(bytes.subarray(0, end));
  const numbers = new Float64Array(countValues(bytes, end));
  let filled = 0;
  for (let from = 0; from <= end;) {
    let to = Math.min(end, from + pieceBytes);
    while (to < end && bytes[to] !== backslash) to++;
    const piece = numbersOf(bytes.subarray(from, to));
    if (!(piece instanceof Float64Array)) return { ...piece, index: filled + piece.index };
    numbers.set(piece, filled);
    filled += piece.length;
    from = to + 1;
  }
  return numbers;
}

/**
 * The same of many values, which share a buffer; those of one that is malformed are none.
 *
 * All of them lie in the memory of the kernels at a time: they should not be many megabytes together.
 */
export function eachDecimalStrings(
  values: readonly Uint8Array[],
): readonly (Float64Array | MalformedDecimal)[] {
  return scratch(() => {
    const at = reserve(0);
    const counts = values.map((bytes) => {
      const end = endOfText(bytes);
      return end === 0 ? 0 : layNumbers(bytes.subarray(0, end));
    });
    const numbers = doublesAt(at, (reserve(0) - at) / 8);
    let from = 0;
    return counts.map((count) =>
      typeof count === "number" ? numbers.subarray(from, (from += count)) : count,
    );
  });
}

/** A number of up to nine digits alone, as most integer strings are; null where it is something else. */
function shortWholeNumber(bytes: Uint8Array, end: number): number | null {
  if (end > 9) return null;
  let value = 0;
  for (let at = 0; at < end; at++) {
    const digit = bytes[at]! - 0x30;
    if (digit < 0 || digit > 9) return null;
    value = 10 * value + digit;
  }
  return value;
}

/** Texts longer than this are read in pieces, so that the longest does not set the memory of the kernels. */
const pieceBytes = 65_536;

function numbersOf(bytes: Uint8Array): Float64Array | MalformedDecimal {
  return scratch(() => {
    const at = reserve(0);
    const count = layNumbers(bytes);
    return typeof count === "number" ? doublesAt(at, count) : count;
  });
}

/** Lays the numbers of a text without padding at its end behind all that is reserved; returns how many there are. */
function layNumbers(bytes: Uint8Array): number | MalformedDecimal {
  const end = bytes.length;
  // Each number takes a digit and, but for the last, a backslash.
  const numbers = reserve(8 * ((end >> 1) + 1));
  const text = reserve(end + 1);
  shared.u8.set(bytes, text);
  shared.u8[text + end] = backslash;
  // How many there are, and where the next begins.
  const progress = reserve(24);
  shared.f64[progress >> 3] = 0;
  while (kernels.plainDecimals(text, end, numbers, progress) === 0) {
    const [index, start] = integersAt(progress, 2) as unknown as readonly [number, number];
    let stop = start;
    while (stop < end && bytes[stop] !== backslash) stop++;
    const value = oddDecimal(bytes, start, stop);
    if (Number.isNaN(value)) {
      keepUpTo(numbers);
      return { index, text: asciiText(bytes, start, stop) };
    }
    shared.f64[(numbers >> 3) + index] = value;
    shared.i32[progress >> 2] = index + 1;
    shared.i32[(progress >> 2) + 1] = stop + 1;
  }
  const count = shared.i32[progress >> 2]!;
  keepUpTo(numbers + 8 * count);
  return count;
}

/** How many values a decimal string has, without reading them. */
export function countDecimalStrings(bytes: Uint8Array): number {
  const end = endOfText(bytes);
  return end === 0 ? 0 : countValues(bytes, end);
}

function countValues(bytes: Uint8Array, end: number): number {
  let count = 1;
  for (let at = 0; at < end; at++) if (bytes[at] === backslash) count++;
  return count;
}

function endOfText(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && isPadding(bytes[end - 1]!)) end--;
  return end;
}

function isPadding(byte: number): boolean {
  return byte === 0x20 || byte === 0;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** A number with spaces, a plus sign, an exponent or very many digits; NaN where the text is none. */
function oddDecimal(bytes: Uint8Array, start: number, stop: number): number {
  let first = start;
  let end = stop;
  while (first < end && isPadding(bytes[first]!)) first++;
  while (end > first && isPadding(bytes[end - 1]!)) end--;
  let at = first;
  if (bytes[at] === minus || bytes[at] === 0x2b) at++;
  const digitsStart = at;
  let points = 0;
  for (; at < end && (isDigit(bytes[at]) || bytes[at] === point); at++)
    if (bytes[at] === point) points++;
  if (points > 1 || at - digitsStart - points === 0 || end - first > longestText) return Number.NaN;
  if (at < end && !isExponent(bytes, at, end)) return Number.NaN;
  const value = Number(asciiText(bytes, first, end));
  return Number.isFinite(value) ? value : Number.NaN;
}

function isExponent(bytes: Uint8Array, start: number, end: number): boolean {
  if ((bytes[start]! | 0x20) !== 0x65) return false;
  let at = start + 1;
  if (bytes[at] === 0x2b || bytes[at] === 0x2d) at++;
  if (at >= end) return false;
  for (; at < end; at++) if (!isDigit(bytes[at])) return false;
  return true;
}

function asciiText(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + longestText)));
}
