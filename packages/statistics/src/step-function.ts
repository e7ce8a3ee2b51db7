/**
 * Index of the last element of an ascending list that is at most `value`; −1 where there is none.
 *
 * A right-continuous step function takes the value of that element at `value`.
 */
export function lastAtMost(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Index of the first element of an ascending list that is at least `value`; its length where none is. */
export function firstAtLeast(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The value of a right-continuous step function at `at`, `before` ahead of its first step. */
export function stepValue(
  time: Float64Array,
  value: Float64Array,
  at: number,
  before: number,
): number {
  const index = lastAtMost(time, at);
  return index < 0 ? before : value[index]!;
}

/** null in place of NaN. */
export function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
