import { bucketSort } from "./bucket-sort.ts";

/**
 * The stable order that sorts `values` ascending, and the values in that order.
 *
 * Whole numbers in a narrow range are counted and spread values go into buckets; crowded ones go through a
 * radix sort on the bits of the doubles, so nothing is quadratic and nothing compares through a callback.
 *
 * @param values finite numbers
 * @returns indices of `values`, smallest first, equal values in their original order; and the sorted values
 */
export function sortAscending(values: Float64Array): {
  readonly order: Uint32Array;
  readonly sorted: Float64Array;
} {
  const n = values.length;
  let ascending = true;
  let whole = true;
  let low = Infinity;
  let high = -Infinity;
  let previous = -Infinity;
  for (let i = 0; i < n; i++) {
    const v = values[i] as number;
    if (ascending) {
      ascending = v >= previous;
      previous = v;
    }
    if (v < low) low = v;
    if (v > high) high = v;
    if (whole && v !== Math.trunc(v)) whole = false;
  }
  if (ascending) return { order: identity(n), sorted: values.slice() };
  const counted = whole && high - low <= 4 * n + 1024;
  if (!counted && n >= 64) {
    const found = bucketSort(values, low, high);
    if (found !== null) return found;
  }
  const order = counted
    ? countingOrder(values, low, high)
    : n < 64
      ? insertionOrder(values)
      : radixOrder(values);
  const sorted = new Float64Array(n);
  for (let i = 0; i < n; i++) sorted[i] = values[order[i]!]!;
  return { order, sorted };
}

/** The stable order that sorts `values` ascending, as indices; see `sortAscending`. */
export function sortOrder(values: Float64Array): Uint32Array {
  return sortAscending(values).order;
}

function identity(n: number): Uint32Array {
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  return order;
}

function insertionOrder(values: Float64Array): Uint32Array {
  const order = identity(values.length);
  repairRuns(values, order);
  return order;
}

function countingOrder(values: Float64Array, low: number, high: number): Uint32Array {
  const n = values.length;
  const start = new Uint32Array(high - low + 2);
  for (let i = 0; i < n; i++) start[(values[i] as number) - low + 1]!++;
  for (let k = 1; k < start.length; k++) start[k]! += start[k - 1]!;
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[start[(values[i] as number) - low]!++] = i;
  return order;
}

/** Bits per pass: three passes cover the upper half of a double. */
const BITS = 11;

function radixOrder(values: Float64Array): Uint32Array {
  const n = values.length;
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * n);
  const highKey = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    // A double's bits order like its value once the sign is flipped, or all bits where it is negative.
    const word = words[2 * i + 1]!;
    highKey[i] = word & 0x80000000 ? ~word : word | 0x80000000;
  }
  const order = radixPasses(highKey, identity(n));
  if (repairRuns(values, order, 32)) return order;
  const lowKey = new Uint32Array(n);
  for (let i = 0; i < n; i++) lowKey[i] = values[i]! < 0 ? ~words[2 * i]! : words[2 * i]!;
  return radixPasses(highKey, radixPasses(lowKey, identity(n)));
}

/** Stable passes from the lowest digit to the highest; keys travel with their indices. */
function radixPasses(keys: Uint32Array, start: Uint32Array): Uint32Array {
  const n = keys.length;
  const digits = Math.ceil(32 / BITS);
  const size = 1 << BITS;
  const mask = size - 1;
  const count = new Uint32Array(digits * size);
  let from = start;
  let key: Uint32Array = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const value = keys[start[i]!]!;
    key[i] = value;
    for (let digit = 0; digit < digits; digit++)
      count[digit * size + ((value >>> (digit * BITS)) & mask)]!++;
  }
  let to: Uint32Array = new Uint32Array(n);
  let keyTo: Uint32Array = new Uint32Array(n);
  for (let digit = 0; digit < digits; digit++) {
    const own = count.subarray(digit * size, (digit + 1) * size);
    const shift = digit * BITS;
    if (n === 0 || own[(key[0]! >>> shift) & mask] === n) continue;
    let sum = 0;
    for (let k = 0; k < size; k++) {
      const here = own[k]!;
      own[k] = sum;
      sum += here;
    }
    for (let i = 0; i < n; i++) {
      const value = key[i]!;
      const place = own[(value >>> shift) & mask]!++;
      to[place] = from[i]!;
      keyTo[place] = value;
    }
    [from, to] = [to, from];
    [key, keyTo] = [keyTo, key];
  }
  return from;
}

/** Insertion sort of an almost sorted order; gives up (false) where an element has to travel far. */
function repairRuns(values: Float64Array, order: Uint32Array, furthest = Infinity): boolean {
  for (let i = 1; i < order.length; i++) {
    const index = order[i]!;
    const value = values[index]!;
    let j = i - 1;
    if (values[order[j]!]! <= value) continue;
    while (j >= 0 && values[order[j]!]! > value) {
      order[j + 1] = order[j]!;
      j--;
      if (i - j > furthest) return false;
    }
    order[j + 1] = index;
  }
  return true;
}
