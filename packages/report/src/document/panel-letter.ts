/** `a`, `b`, `c` …: the letter of a panel by its place. */
export function panelLetter(index: number): string {
  return String.fromCodePoint(97 + (index % 26));
}
