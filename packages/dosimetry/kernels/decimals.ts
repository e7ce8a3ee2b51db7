import { i32At, putF64, putI32 } from "./cells";

/** Powers of ten from 10⁰ to 10¹⁵, which a double holds exactly. */
const powers = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]);

/**
 * Plain decimal numbers (a minus, digits, one point) between backslashes: each a whole number of at most 15 digits over
 * a power of ten, so that one division rounds it correctly.
 *
 * @param text `length` bytes without padding at their end
 * @param numbers room for an f64 for every two bytes and one more
 * @param progress how many of the numbers are there and at which byte the next begins: read and written
 * @returns whether all were read; otherwise the next text is no such number
 */
export function plainDecimals(text: usize, length: i32, numbers: usize, progress: usize): bool {
  const end = text + <usize>length;
  let index = i32At(progress, 0);
  let start = text + <usize>i32At(progress, 1);
  let plain = true;
  while (start <= end) {
    let at = start;
    let mantissa: i64 = 0;
    let pointAt: usize = 0;
    const negative = at < end && load<u8>(at) === 0x2d;
    if (negative) at += 1;
    const first = at;
    for (; at < end; at++) {
      const byte = load<u8>(at);
      const digit = <u32>byte - 0x30;
      if (digit < 10) mantissa = mantissa * 10 + <i64>digit;
      else if (byte === 0x2e && pointAt === 0) pointAt = at;
      else break;
      if (at - first > 16) break;
    }
    const digits = <i32>(at - first) - (pointAt === 0 ? 0 : 1);
    if ((at < end && load<u8>(at) !== 0x5c) || digits <= 0 || digits > 15) {
      plain = false;
      break;
    }
    let magnitude = <f64>mantissa;
    if (pointAt !== 0) {
      const decimals = <i32>(at - pointAt) - 1;
      if (decimals > 0) magnitude /= load<f64>(powers + ((<usize>decimals) << 3));
    }
    putF64(numbers, index, negative ? -magnitude : magnitude);
    index += 1;
    start = at + 1;
  }
  putI32(progress, 0, index);
  putI32(progress, 1, <i32>(start - text));
  return plain;
}
