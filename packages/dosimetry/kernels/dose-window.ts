import { f64At, i32At } from "./cells";

// A window into a dose grid, as `DoseWindow` lays it: where the dose begins and ends along x, y and z as six f64; then as i32
// the addresses of the nodes along x, y and z, each with their number, the first row that is there, the address of its
// planes, the bytes of a plane and the mask of slots. Plane k lies `k & slots` times the bytes of a plane behind the address.

export function leftOf(grid: usize): f64 {
  return f64At(grid, 0);
}

export function rightOf(grid: usize): f64 {
  return f64At(grid, 1);
}

export function bottomOf(grid: usize): f64 {
  return f64At(grid, 2);
}

export function topOf(grid: usize): f64 {
  return f64At(grid, 3);
}

export function lowestOf(grid: usize): f64 {
  return f64At(grid, 4);
}

export function highestOf(grid: usize): f64 {
  return f64At(grid, 5);
}

/** Nodes along axis 0 to 2. */
export function nodesOf(grid: usize, axis: i32): usize {
  return <usize>i32At(grid + 48, 2 * axis);
}

export function countOf(grid: usize, axis: i32): i32 {
  return i32At(grid + 48, 2 * axis + 1);
}

export function firstRowOf(grid: usize): i32 {
  return i32At(grid + 72, 0);
}

export function planesOf(grid: usize): usize {
  return <usize>i32At(grid + 72, 1);
}

export function planeBytesOf(grid: usize): usize {
  return <usize>i32At(grid + 72, 2);
}

export function slotsOf(grid: usize): i32 {
  return i32At(grid + 72, 3);
}

export function planeOf(grid: usize, k: i32): usize {
  return planesOf(grid) + <usize>(k & slotsOf(grid)) * planeBytesOf(grid);
}
