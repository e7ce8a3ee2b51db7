import { kernelBase64 } from "./kernel-bytes.ts";

/** The compiled loops; each is described where its source is, in `kernels/`. An address is a number of bytes. */
interface Kernels {
  firstFree(): number;
  depositLines(
    x: number,
    perMm: number,
    columns: number,
    y: number,
    rows: number,
    firstRow: number,
    below: number,
    above: number,
    tz: number,
    zSpread: number,
    lines: number,
    lineY: number,
    stripMm: number,
    starts: number,
    ends: number,
    part: number,
    scale: number,
    second: number,
    top: number,
    perBin: number,
    edgeShare: number,
    totals: number,
  ): void;
  wallExtremes(
    x: number,
    columns: number,
    y: number,
    rows: number,
    z: number,
    levels: number,
    firstRow: number,
    planes: number,
    planeBytes: number,
    outline: number,
    points: number,
    from: number,
    to: number,
    found: number,
  ): void;
  spanExtremes(
    x: number,
    columns: number,
    firstRow: number,
    below: number,
    above: number,
    tz: number,
    row: number,
    lines: number,
    starts: number,
    ends: number,
    found: number,
  ): void;
  twiceSignedArea(ring: number, points: number): number;
  widenBounds(ring: number, points: number, bounds: number): void;
  countCrossings(ring: number, points: number, y: number, lines: number, counts: number): void;
  placeCrossings(
    ring: number,
    points: number,
    y: number,
    lines: number,
    starts: number,
    next: number,
    x: number,
  ): void;
  outlineLength(ring: number, points: number): number;
  ringOutline(ring: number, points: number, outline: number): void;
  newellNormal(contour: number, points: number, normal: number): void;
  placeRing(contour: number, points: number, axes: number, ring: number, heights: number): number;
  distanceField(
    left: number,
    bottom: number,
    pitch: number,
    columns: number,
    rows: number,
    edges: number,
    edgeCount: number,
    inside: number,
    edgeOfNode: number,
    squaredOfNode: number,
    distance: number,
  ): number;
  fieldBetween(
    nodes: number,
    before: number,
    here: number,
    next: number,
    after: number,
    w0: number,
    w1: number,
    w2: number,
    w3: number,
    t: number,
    most: number,
    field: number,
  ): void;
  fieldBeyond(
    nodes: number,
    end: number,
    slope: number,
    bend: number,
    distance: number,
    close: number,
    field: number,
  ): void;
  fieldBounds(field: number, columns: number, rows: number, pitch: number, bounds: number): number;
  scanField(
    field: number,
    columns: number,
    rows: number,
    left: number,
    bottom: number,
    pitch: number,
    first: number,
    last: number,
    y: number,
    lines: number,
    row: number,
    starts: number,
    x: number,
  ): number;
  splines(
    values: number,
    nodeStep: number,
    lineStep: number,
    lines: number,
    nodes: number,
    steps: number,
    upper: number,
    pivot: number,
    y: number,
    bend: number,
    from: number,
    to: number,
    factor: number,
    out: number,
    outNodeStep: number,
    outLineStep: number,
  ): void;
  countTexts(text: number, length: number): number;
  plainDecimals(text: number, length: number, numbers: number, progress: number): number;
}

const memory = new WebAssembly.Memory({ initial: 16 });
const module = new WebAssembly.Module(Uint8Array.from(atob(kernelBase64), (c) => c.charCodeAt(0)));

export const kernels = new WebAssembly.Instance(module, { env: { memory } })
  .exports as unknown as Kernels;

/** The memory of the kernels as numbers; these arrays are others once it has grown. */
export const shared = viewsOf(memory);

function viewsOf({ buffer }: WebAssembly.Memory) {
  return {
    f64: new Float64Array(buffer),
    f32: new Float32Array(buffer),
    i32: new Int32Array(buffer),
    u8: new Uint8Array(buffer),
  };
}

const pageBytes = 65_536;
let top = kernels.firstFree();

/** The end of what is laid out: what is reserved after it goes with `release`. */
export function mark(): number {
  return top;
}

/** Takes back all that was reserved since a mark. */
export function release(to: number): void {
  top = to;
}

/** Room for so many bytes, of any content; its address is a multiple of 8. */
export function reserve(bytes: number): number {
  const at = top;
  top += (bytes + 7) & ~7;
  const missing = top - shared.u8.length;
  if (missing > 0) {
    // By a quarter at least, so that memory that grows step by step is not viewed anew at each.
    memory.grow(Math.ceil(Math.max(missing, shared.u8.length / 4) / pageBytes));
    Object.assign(shared, viewsOf(memory));
  }
  return at;
}

/** Lays numbers into the memory. */
export function lay(values: Float64Array): number {
  const at = reserve(values.byteLength);
  shared.f64.set(values, at >> 3);
  return at;
}

/** The same of single-precision numbers. */
export function laySingles(values: Float32Array): number {
  const at = reserve(values.byteLength);
  shared.f32.set(values, at >> 2);
  return at;
}

/** The same of whole numbers. */
export function layIntegers(values: Int32Array): number {
  const at = reserve(values.byteLength);
  shared.i32.set(values, at >> 2);
  return at;
}

/** The same of bytes. */
export function layBytes(values: Uint8Array): number {
  const at = reserve(values.byteLength);
  shared.u8.set(values, at);
  return at;
}
