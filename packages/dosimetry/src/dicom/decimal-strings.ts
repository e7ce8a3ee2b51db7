/** Powers of ten that a double holds exactly. */
const exactPowersOfTen = Float64Array.from({ length: 23 }, (_, exponent) =>
  Number(`1e${exponent}`),
);
const backslash = 0x5c;
const largestExactInteger = Number.MAX_SAFE_INTEGER;

/** A text that is no decimal number, and which of the values it is. */
export interface MalformedDecimal {
  readonly index: number;
  readonly text: string;
}

/**
 * The numbers of a decimal or integer string (DS, IS: PS3.5, 6.2), straight from its bytes.
 *
 * Leading and trailing spaces, exponents, a missing digit before or after the point and more than 16 characters are
 * accepted; anything else is not a number. Each value equals what `Number` makes of its text: up to 2⁵³ and 22 decimals
 * a single division is correctly rounded (Clinger 1990, algorithm AlgorithmM's fast path), beyond that `Number` itself is asked.
 *
 * @param bytes the value of the attribute; empty gives no numbers
 * @returns the numbers, or the first text that is none
 */
export function decimalStrings(bytes: Uint8Array): Float64Array | MalformedDecimal {
  const end = endOfText(bytes);
  if (end === 0) return new Float64Array(0);
  const numbers = new Float64Array(countValues(bytes, end));
  let start = 0;
  for (let index = 0; index < numbers.length; index++) {
    const stop = endOfValue(bytes, start, end);
    const value = decimal(bytes, start, stop);
    if (Number.isNaN(value)) return { index, text: asciiText(bytes, start, stop) };
    numbers[index] = value;
    start = stop + 1;
  }
  return numbers;
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

function endOfValue(bytes: Uint8Array, start: number, end: number): number {
  let stop = start;
  while (stop < end && bytes[stop] !== backslash) stop++;
  return stop;
}

function isPadding(byte: number): boolean {
  return byte === 0x20 || byte === 0;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** The number between two positions; NaN where the text is none. */
function decimal(bytes: Uint8Array, start: number, stop: number): number {
  let at = start;
  let end = stop;
  while (at < end && isPadding(bytes[at]!)) at++;
  while (end > at && isPadding(bytes[end - 1]!)) end--;
  const first = at;
  const negative = bytes[at] === 0x2d;
  if (at < end && (negative || bytes[at] === 0x2b)) at++;
  let mantissa = 0;
  let digits = 0;
  let decimals = 0;
  for (; at < end && isDigit(bytes[at]); at++, digits++)
    mantissa = mantissa * 10 + bytes[at]! - 0x30;
  if (at < end && bytes[at] === 0x2e)
    for (at++; at < end && isDigit(bytes[at]); at++, digits++, decimals++)
      mantissa = mantissa * 10 + bytes[at]! - 0x30;
  if (digits === 0) return Number.NaN;
  if (at === end && mantissa <= largestExactInteger && decimals <= 22) {
    const magnitude = mantissa / exactPowersOfTen[decimals]!;
    return negative ? -magnitude : magnitude;
  }
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
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 400)));
}
