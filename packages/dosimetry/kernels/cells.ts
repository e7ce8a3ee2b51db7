export function f64At(at: usize, i: i32): f64 {
  return load<f64>(at + ((<usize>i) << 3));
}

export function putF64(at: usize, i: i32, value: f64): void {
  store<f64>(at + ((<usize>i) << 3), value);
}

export function i32At(at: usize, i: i32): i32 {
  return load<i32>(at + ((<usize>i) << 2));
}

export function putI32(at: usize, i: i32, value: i32): void {
  store<i32>(at + ((<usize>i) << 2), value);
}

export function f32At(at: usize, i: i32): f64 {
  return <f64>load<f32>(at + ((<usize>i) << 2));
}

export function putF32(at: usize, i: i32, value: f64): void {
  store<f32>(at + ((<usize>i) << 2), <f32>value);
}

/** Index i with nodes[i] <= value < nodes[i + 1], kept within the cells of `count` ascending nodes. */
export function cellOf(nodes: usize, count: i32, value: f64): i32 {
  if (count <= 2) return 0;
  const first = f64At(nodes, 0);
  const last = f64At(nodes, count - 1);
  return cellNear(nodes, count, value, ((value - first) / (last - first)) * <f64>(count - 1));
}

/** The same, looked for from a guess on. */
export function cellNear(nodes: usize, count: i32, value: f64, guess: f64): i32 {
  const last = count - 2;
  if (last <= 0) return 0;
  let i = guess > 0 ? (guess >= <f64>last ? last : <i32>guess) : 0;
  while (i < last && f64At(nodes, i + 1) <= value) i += 1;
  while (i > 0 && f64At(nodes, i) > value) i -= 1;
  return i;
}

/** Share of the way from node i to the next, 0 to 1; outside the grid the nearest node counts. */
export function shareOf(nodes: usize, count: i32, i: i32, value: f64): f64 {
  if (count === 1) return 0;
  const here = f64At(nodes, i);
  const share = (value - here) / (f64At(nodes, i + 1) - here);
  return share < 0 ? 0 : share > 1 ? 1 : share;
}
