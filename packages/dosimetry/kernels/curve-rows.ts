import { f64At } from "./cells";

const zero: u8 = 48;

/**
 * Rows of text, one a point of a curve: what comes before, the dose, the volume and its share in percent, with commas
 * between them and CR LF behind; numbers below 4·10⁹ with up to six decimals.
 *
 * @param before `beforeLength` bytes that each row begins with
 * @param doses, volumes of which the points `from` up to `to` are written
 * @param out room for the rows: 80 bytes each beside what comes before
 * @returns where the next row goes
 */
export function curveRows(
  before: usize,
  beforeLength: i32,
  doses: usize,
  volumes: usize,
  from: i32,
  to: i32,
  toPercent: f64,
  out: usize,
): usize {
  let at = out;
  // Below the lowest dose and above the highest rows end alike.
  let same: f64 = -1;
  let tail: usize = 0;
  let tailEnd: usize = 0;
  for (let i = from; i < to; i++) {
    memory.copy(at, before, <usize>beforeLength);
    at = number(f64At(doses, i), at + <usize>beforeLength);
    const volume = f64At(volumes, i);
    const start = at;
    if (volume === same) {
      memory.copy(at, tail, tailEnd - tail);
      at += tailEnd - tail;
    } else {
      store<u8>(at, 44);
      at = number(volume, at + 1);
      store<u8>(at, 44);
      at = number(volume * toPercent, at + 1);
      store<u16>(at, 0x0a0d);
      at += 2;
      same = volume;
    }
    tail = start;
    tailEnd = at;
  }
  return at;
}

/** A number of 0 or more, rounded to six decimals, without zeros at its end. */
function number(value: f64, at: usize): usize {
  const millionths = floor(value * 1e6 + 0.5);
  const whole = floor(millionths / 1e6);
  let rest = <u32>(millionths - whole * 1e6);
  let end = wholeNumber(<u32>whole, at);
  if (rest === 0) return end;
  store<u8>(end, 46);
  const first = rest / 10_000;
  rest -= 10_000 * first;
  const second = rest / 100;
  store<u16>(end + 1, pair(first));
  store<u16>(end + 3, pair(second));
  store<u16>(end + 5, pair(rest - 100 * second));
  end += 7;
  while (load<u8>(end - 1) === zero) end -= 1;
  return end;
}

/** Two digits of a number below 100, as they lie in memory. */
function pair(value: u32): u16 {
  const tens = value / 10;
  return <u16>(0x3030 + tens + ((value - 10 * tens) << 8));
}

function wholeNumber(value: u32, at: usize): usize {
  let digits: usize = 1;
  for (let above: u32 = 10; above <= value && digits < 10; above *= 10) digits += 1;
  let rest = value;
  for (let digit = digits; digit > 0; digit--) {
    const tens = rest / 10;
    store<u8>(at + digit - 1, zero + <u8>(rest - 10 * tens));
    rest = tens;
  }
  return at + digits;
}
