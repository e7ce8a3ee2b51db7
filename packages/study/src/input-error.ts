/** One thing that cannot be used, in the four parts that a reader needs to mend it. */
export interface Trouble {
  /** File, line, column: `tables/patients.csv, row 12, column birth_date`. */
  readonly where: string;
  readonly expected: string;
  readonly found: string;
  readonly remedy: string;
}

/** How many troubles a message spells out; the rest is counted. */
const screenful = 20;

/** Input that cannot be used. It carries all that was found wrong, not only the first. */
export class InputError extends Error {
  override readonly name = "InputError";
  readonly troubles: readonly Trouble[];
  /** How many there are in all; more than `troubles.length` where the list was cut. */
  readonly count: number;

  constructor(troubles: readonly Trouble[], count: number = troubles.length) {
    super(describeTroubles(troubles, count));
    this.troubles = troubles;
    this.count = count;
  }
}

/** One line a trouble, at most a screenful, then how many more there are. */
export function describeTroubles(
  troubles: readonly Trouble[],
  count: number = troubles.length,
): string {
  const lines = troubles.slice(0, screenful).map(describeTrouble);
  if (count > lines.length) lines.push(`… and ${count - lines.length} more`);
  return lines.join("\n");
}

export function describeTrouble({ where, expected, found, remedy }: Trouble): string {
  return `${where}: expected ${expected}, found ${found}. ${remedy}`;
}
