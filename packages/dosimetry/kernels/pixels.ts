import { putF32 } from "./cells";

/**
 * Whole numbers of a frame times a factor, as f32.
 *
 * @param values `count` numbers of 8, 16 or 32 `bits`
 */
export function scaled(
  values: usize,
  count: i32,
  bits: i32,
  signed: bool,
  factor: f64,
  out: usize,
): void {
  if (bits === 8) {
    for (let i = 0; i < count; i++)
      putF32(out, i, factor * (signed ? <f64>load<i8>(values + i) : <f64>load<u8>(values + i)));
  } else if (bits === 16) {
    for (let i = 0; i < count; i++) {
      const at = values + ((<usize>i) << 1);
      putF32(out, i, factor * (signed ? <f64>load<i16>(at) : <f64>load<u16>(at)));
    }
  } else if (signed) {
    for (let i = 0; i < count; i++)
      putF32(out, i, factor * <f64>load<i32>(values + ((<usize>i) << 2)));
  } else {
    for (let i = 0; i < count; i++)
      putF32(out, i, factor * <f64>load<u32>(values + ((<usize>i) << 2)));
  }
}
