import { f32At, f64At, putF32, putF64 } from "./cells";

/**
 * Natural cubic splines through several lines at a time over the same nodes, evaluated on cells that are divided evenly.
 *
 * @param values f32: of each node the values of all lines, where `lineStep` is 1 and `nodeStep` their number; of each
 * line the values of all its nodes, where `nodeStep` is 1
 * @param steps distances of the `nodes` nodes; `upper` and `pivot` their eliminated tridiagonal matrix
 * @param y, bend room for an f64 for each node and line
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
  for (let i = 0; i < nodes; i++) {
    const at = i * lines;
    for (let l = 0; l < lines; l++) putF64(y, at + l, f32At(values, i * nodeStep + l * lineStep));
  }
  for (let l = 0; l < lines; l++) {
    putF64(bend, l, 0);
    putF64(bend, (nodes - 1) * lines + l, 0);
  }
  for (let i = 1; i + 1 < nodes; i++) {
    const h0 = f64At(steps, i - 1);
    const h1 = f64At(steps, i);
    const p = f64At(pivot, i);
    const at = i * lines;
    for (let l = at; l < at + lines; l++) {
      const here = f64At(y, l);
      const right = 6 * ((f64At(y, l + lines) - here) / h1 - (here - f64At(y, l - lines)) / h0);
      putF64(bend, l, (right - h0 * f64At(bend, l - lines)) / p);
    }
  }
  for (let i = nodes - 2; i > 0; i--) {
    const u = f64At(upper, i);
    const at = i * lines;
    for (let l = at; l < at + lines; l++)
      putF64(bend, l, f64At(bend, l) - u * f64At(bend, l + lines));
  }
  let at = 0;
  for (let i = from; i < to; i++) {
    const h = f64At(steps, i);
    const sixth = (h * h) / 6;
    const node = i * lines;
    const next = node + lines;
    for (let f = 0; f < factor; f++) {
      const b = <f64>f / <f64>factor;
      const a = 1 - b;
      const bendHere = a * a * a - a;
      const bendNext = b * b * b - b;
      for (let l = 0; l < lines; l++)
        putF32(
          out,
          at + l * outLineStep,
          a * f64At(y, node + l) +
            b * f64At(y, next + l) +
            (bendHere * f64At(bend, node + l) + bendNext * f64At(bend, next + l)) * sixth,
        );
      at += outNodeStep;
    }
  }
  for (let l = 0; l < lines; l++) putF32(out, at + l * outLineStep, f64At(y, to * lines + l));
}

/** The square roots of `count` f32, of what is below zero 0, in place. */
export function rootsOf(values: usize, count: i32): void {
  for (let i = 0; i < count; i++) putF32(values, i, sqrt(max(0.0, f32At(values, i))));
}

/** The squares of `count` f32, in place. */
export function squaresOf(values: usize, count: i32): void {
  for (let i = 0; i < count; i++) {
    const value = load<f32>(values + ((<usize>i) << 2));
    store<f32>(values + ((<usize>i) << 2), value * value);
  }
}
