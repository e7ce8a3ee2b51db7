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
  } else {
    const factors = f64x2.splat(factor);
    let i = 0;
    for (; i + 4 <= count; i += 4) {
      const at = (<usize>i) << 2;
      const four = v128.load(values + at);
      const last = v128.shuffle<i32>(four, four, 2, 3, 2, 3);
      const a = signed ? f64x2.convert_low_i32x4_s(four) : f64x2.convert_low_i32x4_u(four);
      const b = signed ? f64x2.convert_low_i32x4_s(last) : f64x2.convert_low_i32x4_u(last);
      const first = f32x4.demote_f64x2_zero(f64x2.mul(factors, a));
      const second = f32x4.demote_f64x2_zero(f64x2.mul(factors, b));
      v128.store(out + at, v128.shuffle<f64>(first, second, 0, 2));
    }
    for (; i < count; i++) {
      const at = values + ((<usize>i) << 2);
      putF32(out, i, factor * (signed ? <f64>load<i32>(at) : <f64>load<u32>(at)));
    }
  }
}
