import { f32At, f64At, putF32, putF64 } from "./cells";

/**
 * Natural cubic splines through several lines at a time over the same nodes, evaluated on cells that are divided evenly.
 *
 * @param values f32: of each node the values of all lines, where `lineStep` is 1 and `nodeStep` their number; of each
 * line the values of all its nodes, where `nodeStep` is 1
 * @param steps distances of the `nodes` nodes; `upper` and `pivot` their eliminated tridiagonal matrix
 * @param y, bend room for an f64 for each node and line, of which there is to be an even number
 * @param from, to nodes between which the splines are evaluated, each cell at `factor` places
 * @param out f32, in the order of `values`, its lines `outNodeStep` and `outLineStep` apart
 */
export function splines(
  values: usize,
  nodeStep: i32,
  lineStep: i32,
  lines: i32,
  nodes: i32,
  steps: usize,
  upper: usize,
  pivot: usize,
  y: usize,
  bend: usize,
  from: i32,
  to: i32,
  factor: i32,
  out: usize,
  outNodeStep: i32,
  outLineStep: i32,
): void {
  // Two lines at a time; an odd number has one more that nobody looks at.
  const width = (lines + 1) & ~1;
  const rowBytes = (<usize>width) << 3;
  for (let i = 0; i < nodes; i++) {
    const at = i * width;
    for (let l = 0; l < lines; l++) putF64(y, at + l, f32At(values, i * nodeStep + l * lineStep));
    if (lines < width) putF64(y, at + lines, 0);
  }
  memory.fill(bend, 0, rowBytes);
  memory.fill(bend + <usize>(nodes - 1) * rowBytes, 0, rowBytes);
  for (let i = 1; i + 1 < nodes; i++) {
    const h0 = f64x2.splat(f64At(steps, i - 1));
    const h1 = f64x2.splat(f64At(steps, i));
    const p = f64x2.splat(f64At(pivot, i));
    const six = f64x2.splat(6);
    const row = y + <usize>i * rowBytes;
    const bends = bend + <usize>i * rowBytes;
    for (let l: usize = 0; l < rowBytes; l += 16) {
      const here = v128.load(row + l);
      const after = f64x2.div(f64x2.sub(v128.load(row + l + rowBytes), here), h1);
      const before = f64x2.div(f64x2.sub(here, v128.load(row + l - rowBytes)), h0);
      const right = f64x2.mul(six, f64x2.sub(after, before));
      const rest = f64x2.sub(right, f64x2.mul(h0, v128.load(bends + l - rowBytes)));
      v128.store(bends + l, f64x2.div(rest, p));
    }
  }
  for (let i = nodes - 2; i > 0; i--) {
    const u = f64x2.splat(f64At(upper, i));
    const bends = bend + <usize>i * rowBytes;
    for (let l: usize = 0; l < rowBytes; l += 16) {
      const next = f64x2.mul(u, v128.load(bends + l + rowBytes));
      v128.store(bends + l, f64x2.sub(v128.load(bends + l), next));
    }
  }
  let at = 0;
  for (let i = from; i < to; i++) {
    const h = f64At(steps, i);
    const sixth = f64x2.splat((h * h) / 6);
    const row = y + <usize>i * rowBytes;
    const bends = bend + <usize>i * rowBytes;
    for (let f = 0; f < factor; f++) {
      const b = <f64>f / <f64>factor;
      const a = 1 - b;
      const shareHere = f64x2.splat(a);
      const shareNext = f64x2.splat(b);
      const bendHere = f64x2.splat(a * a * a - a);
      const bendNext = f64x2.splat(b * b * b - b);
      for (let l = 0; l < lines; l += 2) {
        const o = (<usize>l) << 3;
        const straight = f64x2.add(
          f64x2.mul(shareHere, v128.load(row + o)),
          f64x2.mul(shareNext, v128.load(row + o + rowBytes)),
        );
        const bent = f64x2.add(
          f64x2.mul(bendHere, v128.load(bends + o)),
          f64x2.mul(bendNext, v128.load(bends + o + rowBytes)),
        );
        const pair = f64x2.add(straight, f64x2.mul(bent, sixth));
        putF32(out, at + l * outLineStep, f64x2.extract_lane(pair, 0));
        if (l + 1 < lines) putF32(out, at + (l + 1) * outLineStep, f64x2.extract_lane(pair, 1));
      }
      at += outNodeStep;
    }
  }
  for (let l = 0; l < lines; l++) putF32(out, at + l * outLineStep, f64At(y, to * width + l));
}

/** The square roots of `count` f32, of what is below zero 0, in place; room for three more is behind them. */
export function rootsOf(values: usize, count: i32): void {
  const end = values + ((<usize>count) << 2);
  const zero = f32x4.splat(0);
  for (let at = values; at < end; at += 16)
    v128.store(at, f32x4.sqrt(f32x4.pmax(zero, v128.load(at))));
}

/** The squares of `count` f32, in place; room for three more is behind them. */
export function squaresOf(values: usize, count: i32): void {
  const end = values + ((<usize>count) << 2);
  for (let at = values; at < end; at += 16) {
    const four = v128.load(at);
    v128.store(at, f32x4.mul(four, four));
  }
}
