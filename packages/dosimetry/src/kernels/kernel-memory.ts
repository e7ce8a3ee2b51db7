import { DosimetryError } from "../dosimetry-error.ts";
import { kernelBase64, type Kernels } from "./compiled-kernels.ts";

const pageBytes = 65_536;
/** Below 2 GiB, so that an address keeps its sign when it is shifted to an index. */
const mostPages = 32_767;

const memory = new WebAssembly.Memory({ initial: 64, maximum: mostPages });
const module = new WebAssembly.Module(Buffer.from(kernelBase64, "base64"));

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

let top = kernels.firstFree();

/** What is to be done when the work in progress gives its memory back. */
const forgetting: (() => void)[] = [];

/** Does work in the memory of the kernels; all that was reserved for it is free again when it is done. */
export function scratch<T>(work: () => T): T {
  const before = top;
  const known = forgetting.length;
  try {
    return work();
  } finally {
    while (forgetting.length > known) forgetting.pop()!();
    top = before;
  }
}

/** Where buffers lie that are held. */
const held = new Map<ArrayBufferLike, number>();

/**
 * Keeps numbers, and all that shares their buffer, in the memory until the innermost work in progress is done: whoever
 * lays them by `laid` finds them there. What would take too much is laid whenever it is needed.
 */
export function hold({ buffer }: Numbers): void {
  if (held.has(buffer) || top + buffer.byteLength > mostHeldBytes) return;
  held.set(buffer, lay(new Uint8Array(buffer)));
  forgetting.push(() => held.delete(buffer));
}

const mostHeldBytes = 32_000_000;

/** Address of numbers that are held; null of others. */
export function heldAt({ buffer, byteOffset }: Numbers): number | null {
  const at = held.get(buffer);
  return at === undefined ? null : at + byteOffset;
}

/** Address of numbers that are held; others are laid. */
export function laid(values: Numbers): number {
  return heldAt(values) ?? lay(values);
}

/** Keeps the block at an address as the last one reserved and frees what follows it. */
export function keepUpTo(address: number): void {
  top = (address + 7) & ~7;
}

/**
 * Room for so many bytes, of any content; its address is a multiple of 8.
 *
 * @throws DosimetryError where there is not so much memory
 */
export function reserve(bytes: number): number {
  const at = top;
  // Not by bits: of a size beyond 32 bits these would leave a smaller one, or none.
  const end = at + 8 * Math.ceil(bytes / 8);
  if (!(end >= at && end <= mostPages * pageBytes)) throw tooLarge(at + bytes);
  if (end > shared.u8.length) growTo(end);
  top = end;
  return at;
}

function growTo(end: number): void {
  const present = shared.u8.length / pageBytes;
  const needed = Math.ceil(end / pageBytes);
  try {
    // By a quarter at least, so that memory that grows step by step is not viewed anew at each.
    memory.grow(Math.min(mostPages, Math.max(needed, Math.ceil(1.25 * present))) - present);
  } catch {
    throw tooLarge(end);
  }
  Object.assign(shared, viewsOf(memory));
}

function tooLarge(bytes: number): DosimetryError {
  return new DosimetryError({
    where: "geometry and dose–volume",
    expected: "structures and doses that 2 GiB of memory hold while they are worked on",
    found: `${(bytes / 2 ** 30).toPrecision(3)} GiB asked for`,
    remedy: "Look for contours that reach far beyond the patient.",
  });
}

type Numbers = Float64Array | Float32Array | Int32Array | Uint8Array;

/** Lays numbers into the memory as they are. */
export function lay(values: Numbers): number {
  const at = reserve(values.byteLength);
  if (values instanceof Float64Array) shared.f64.set(values, at >> 3);
  else if (values instanceof Float32Array) shared.f32.set(values, at >> 2);
  else if (values instanceof Int32Array) shared.i32.set(values, at >> 2);
  else shared.u8.set(values, at);
  return at;
}

/** A copy of so many doubles at an address. */
export function doublesAt(address: number, count: number): Float64Array {
  return shared.f64.slice(address >> 3, (address >> 3) + count);
}

/** The same of single-precision numbers. */
export function singlesAt(address: number, count: number): Float32Array {
  return shared.f32.slice(address >> 2, (address >> 2) + count);
}

/** The same of whole numbers. */
export function integersAt(address: number, count: number): Int32Array {
  return shared.i32.slice(address >> 2, (address >> 2) + count);
}
