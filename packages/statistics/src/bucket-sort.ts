/** Buckets of the first pass: few enough that the place each fills next stays in the nearest cache. */
const BUCKETS = 2048;
/** Parts of a bucket in the second pass, at most. */
const PARTS = 4096;
/** How far an element may still have to travel after both passes. */
const FURTHEST = 32;

/**
 * Sorts values that spread over their range: into buckets of equal width, each bucket into parts that hold
 * about one value, and the rest by insertion. Both passes keep the order of equal values.
 *
 * @param values finite numbers
 * @param low the smallest of them
 * @param high the largest
 * @returns the stable ascending order and the values in it; null where values crowd in a small part of the range
 */
export function bucketSort(
  values: Float64Array,
  low: number,
  high: number,
): { readonly order: Uint32Array; readonly sorted: Float64Array } | null {
  const n = values.length;
  const scale = BUCKETS / (high - low);
  const bucketOf = new Uint16Array(n);
  const start = new Uint32Array(BUCKETS + 1);
  for (let i = 0; i < n; i++) {
    // Rounding may carry the largest value one bucket too far; it never changes the order of two values.
    const bucket = Math.min(((values[i]! - low) * scale) | 0, BUCKETS - 1);
    bucketOf[i] = bucket;
    start[bucket + 1]!++;
  }
  const largest = start.reduce((most, count) => Math.max(most, count), 0);
  if (largest > PARTS && largest > n / 16) return null;
  for (let b = 1; b <= BUCKETS; b++) start[b]! += start[b - 1]!;

  const next = start.slice();
  const rough = { order: new Uint32Array(n), sorted: new Float64Array(n) };
  for (let i = 0; i < n; i++) {
    const place = next[bucketOf[i]!]!++;
    rough.order[place] = i;
    rough.sorted[place] = values[i]!;
  }
  const fine = { order: new Uint32Array(n), sorted: new Float64Array(n) };
  const partOf = new Uint16Array(largest);
  const startOfPart = new Uint32Array(PARTS + 1);
  for (let b = 0; b < BUCKETS; b++) {
    const from = start[b]!;
    const end = start[b + 1]!;
    let parts = 1;
    while (parts < end - from && parts < PARTS) parts *= 2;
    const lowest = low + b / scale;
    const partScale = scale * parts;
    startOfPart.fill(0, 0, parts + 1);
    for (let i = from; i < end; i++) {
      const part = Math.max(0, Math.min(((rough.sorted[i]! - lowest) * partScale) | 0, parts - 1));
      partOf[i - from] = part;
      startOfPart[part + 1]!++;
    }
    for (let part = 1; part <= parts; part++) startOfPart[part]! += startOfPart[part - 1]!;
    for (let i = from; i < end; i++) {
      const place = from + startOfPart[partOf[i - from]!]!++;
      fine.order[place] = rough.order[i]!;
      fine.sorted[place] = rough.sorted[i]!;
    }
  }
  return settle(fine.order, fine.sorted) ? fine : null;
}

/** Insertion sort of almost sorted values; gives up (false) where one has to travel far. */
function settle(order: Uint32Array, sorted: Float64Array): boolean {
  for (let i = 1; i < sorted.length; i++) {
    const value = sorted[i]!;
    if (sorted[i - 1]! <= value) continue;
    const index = order[i]!;
    let j = i - 1;
    for (; j >= 0 && sorted[j]! > value; j--) {
      if (i - j > FURTHEST) return false;
      sorted[j + 1] = sorted[j]!;
      order[j + 1] = order[j]!;
    }
    sorted[j + 1] = value;
    order[j + 1] = index;
  }
  return true;
}
