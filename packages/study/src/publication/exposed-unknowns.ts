import type { CountRelation } from "./count-relations.ts";

/**
 * The unknown counts that the sums determine all the same, by elimination over the sums that hold an unknown.
 *
 * Bounds are not looked at: that no count is negative may narrow an unknown that the sums alone leave open.
 */
export function exposedUnknowns(
  relations: readonly CountRelation[],
  unknown: ReadonlySet<string>,
): readonly string[] {
  const names = [...unknown];
  const column = new Map(names.map((name, index) => [name, index]));
  const rows = relations
    .map(({ whole, parts }) => {
      const row = new Map<number, number>();
      for (const [name, sign] of [
        ...parts.map((part) => [part, 1] as const),
        ...(typeof whole === "number" ? [] : [[whole, -1] as const]),
      ]) {
        const at = column.get(name);
        if (at !== undefined) row.set(at, (row.get(at) ?? 0) + sign);
      }
      for (const [at, sign] of row) if (sign === 0) row.delete(at);
      return row;
    })
    .filter((row) => row.size > 0);
  const pivots = new Map<number, ReadonlyMap<number, number>>();
  for (const row of rows) {
    // The pivots' rows are reduced: subtracting one brings in no other pivot's column.
    for (const at of row.keys()) {
      const pivot = pivots.get(at);
      if (pivot !== undefined) subtract(row, pivot, at);
    }
    const first = [...row.keys()][0];
    if (first === undefined) continue;
    const scale = row.get(first) ?? 1;
    for (const [at, value] of row) row.set(at, value / scale);
    for (const [at, other] of pivots) {
      if (!other.has(first)) continue;
      const changed = new Map(other);
      subtract(changed, row, first);
      pivots.set(at, changed);
    }
    pivots.set(first, row);
  }
  return [...pivots].flatMap(([at, row]) => (row.size === 1 ? [names[at] ?? ""] : []));
}

/** Subtracts a multiple of a row, so that its pivot's column becomes 0. */
function subtract(row: Map<number, number>, pivot: ReadonlyMap<number, number>, at: number): void {
  const factor = row.get(at);
  if (factor === undefined) return;
  for (const [column, value] of pivot) {
    const left = (row.get(column) ?? 0) - factor * value;
    if (Math.abs(left) < 1e-9) row.delete(column);
    else row.set(column, left);
  }
}
