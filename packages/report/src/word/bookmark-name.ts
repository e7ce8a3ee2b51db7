/** A name that Word takes for a bookmark: a letter first, then letters, digits and _, 40 at the most. */
export function bookmarkName(target: string): string {
  return target.replaceAll(/[^A-Za-z0-9]/g, "_").slice(0, 40);
}
