/** Items in their order, in groups of at most a size, or of one item that is larger. */
export function inGroups<T>(
  items: readonly T[],
  sizeOf: (item: T) => number,
  most: number,
): readonly T[][] {
  const groups: T[][] = [];
  let size = Infinity;
  for (const item of items) {
    const own = sizeOf(item);
    if (size + own > most) {
      groups.push([]);
      size = 0;
    }
    size += own;
    groups.at(-1)!.push(item);
  }
  return groups;
}
