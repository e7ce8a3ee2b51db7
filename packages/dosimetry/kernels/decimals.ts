import { i32At, putF64, putI32 } from "./cells";

/** Powers of ten from 10⁰ to 10¹⁵, which a double holds exactly. */
const powers = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]);

/**
 * Plain decimal numbers (a minus, digits, one point) between backslashes: each a whole number of at most 15 digits over
 * a power of ten, so that one division rounds it correctly.
 *
 * Sixteen bytes are looked at together: where the text ends, where its point is, and its digits moved to the right.
 *
 * @param text `length` bytes without padding at their end, and a backslash; 16 bytes behind it can be read
 * @param numbers room for an f64 for every two bytes and one more
 * @param progress how many of the numbers are there and at which byte the next begins: read and written
 * @returns whether all were read; otherwise the next text is no such number, or longer than 15 characters
 */
export function plainDecimals(text: usize, length: i32, numbers: usize, progress: usize): bool {
  const end = text + <usize>length;
  let index = i32At(progress, 0);
  let start = text + <usize>i32At(progress, 1);
  let plain = true;
  const lanes = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  while (start <= end) {
    const bytes = v128.load(start);
    const ends = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0x5c)));
    const size = ctz(ends);
    const points = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0x2e))) & ((ends & -ends) - 1);
    const isNegative = load<u8>(start) === 0x2d;
    const sign = isNegative ? 1 : 0;
    const point = points === 0 ? 0 : 1;
    const decimals = size - ctz(points | ends) - point;
    const digits = size - sign - point;
    if (digits <= 0 || size > 15) {
      plain = false;
      break;
    }
    // Lane 15 takes the last character, each before it the one before; those before the point skip it.
    const skipped = v128.and(
      i8x16.le_s(lanes, i8x16.splat(<i8>(15 - decimals))),
      i8x16.splat(<i8>point),
    );
    const from = i8x16.sub(i8x16.add(lanes, i8x16.splat(<i8>(size - 16))), skipped);
    const isDigit = i8x16.ge_s(from, i8x16.splat(<i8>sign));
    const values = v128.and(i8x16.swizzle(i8x16.sub(bytes, i8x16.splat(0x30)), from), isDigit);
    if (v128.any_true(i8x16.gt_u(values, i8x16.splat(9)))) {
      plain = false;
      break;
    }
    const pairs = i16x8.add(
      i16x8.mul(v128.and(values, i16x8.splat(0xff)), i16x8.splat(10)),
      i16x8.shr_u(values, 8),
    );
    const fours = i32x4.dot_i16x8_s(pairs, i16x8(100, 1, 100, 1, 100, 1, 100, 1));
    const eights = i32x4.dot_i16x8_s(
      i16x8.narrow_i32x4_s(fours, fours),
      i16x8(10_000, 1, 10_000, 1, 10_000, 1, 10_000, 1),
    );
    const whole =
      <i64>i32x4.extract_lane(eights, 0) * 100_000_000 + <i64>i32x4.extract_lane(eights, 1);
    const magnitude = <f64>whole / load<f64>(powers + ((<usize>decimals) << 3));
    putF64(numbers, index, isNegative ? -magnitude : magnitude);
    index += 1;
    start += <usize>size + 1;
  }
  putI32(progress, 0, index);
  putI32(progress, 1, <i32>(start - text));
  return plain;
}
