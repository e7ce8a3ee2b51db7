/**
 * Holm's step-down adjusted p-values.
 *
 * A null p (a test that could not be made) stays null and does not count as a hypothesis.
 *
 * @param p p-values in any order
 * @returns adjusted p-values in the same order, at most 1
 *
 * Source: Holm (1979); R `p.adjust(p, "holm")`.
 */
export function holm(p: readonly (number | null)[]): (number | null)[] {
  return adjust(p, (sorted) => {
    let largest = 0;
    return sorted.map((value, i) => {
      largest = Math.max(largest, (sorted.length - i) * value);
      return Math.min(1, largest);
    });
  });
}

/**
 * Hochberg's step-up adjusted p-values; nulls as in `holm`.
 *
 * Source: Hochberg (1988); R `p.adjust(p, "hochberg")`.
 */
export function hochberg(p: readonly (number | null)[]): (number | null)[] {
  return adjust(p, (sorted) => stepUp(sorted, (value, rank) => (sorted.length - rank + 1) * value));
}

/**
 * Benjamini and Hochberg's adjusted p-values, which control the false discovery rate; nulls as in `holm`.
 *
 * Source: Benjamini and Hochberg (1995); R `p.adjust(p, "BH")`.
 */
export function benjaminiHochberg(p: readonly (number | null)[]): (number | null)[] {
  return adjust(p, (sorted) => stepUp(sorted, (value, rank) => (sorted.length / rank) * value));
}

/** Bonferroni's adjusted p-values; nulls as in `holm`. */
export function bonferroni(p: readonly (number | null)[]): (number | null)[] {
  return adjust(p, (sorted) => sorted.map((value) => Math.min(1, value * sorted.length)));
}

function stepUp(
  sorted: readonly number[],
  scale: (value: number, rank: number) => number,
): number[] {
  const adjusted: number[] = [];
  let smallest = 1;
  for (let i = sorted.length - 1; i >= 0; i--) {
    smallest = Math.min(smallest, scale(sorted[i]!, i + 1));
    adjusted[i] = smallest;
  }
  return adjusted;
}

function adjust(
  p: readonly (number | null)[],
  rule: (ascending: readonly number[]) => number[],
): (number | null)[] {
  const known = p.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  known.sort((a, b) => a.value - b.value);
  const adjusted = rule(known.map(({ value }) => value));
  const result: (number | null)[] = p.map(() => null);
  known.forEach(({ index }, i) => {
    result[index] = adjusted[i]!;
  });
  return result;
}
