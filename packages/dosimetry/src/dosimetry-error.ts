/** What cannot be used, in the four parts that a reader needs to mend it. */
export interface DosimetryTrouble {
  /** File, object, attribute: `RD.dcm: Dose Grid Scaling (3004,000E)`. */
  readonly where: string;
  readonly expected: string;
  readonly found: string;
  readonly remedy: string;
}

/** Input that dosimetry cannot use without guessing, or a promise that a caller broke. */
export class DosimetryError extends Error {
  override readonly name: string = "DosimetryError";
  readonly trouble: DosimetryTrouble;

  constructor(trouble: DosimetryTrouble) {
    const { where, expected, found, remedy } = trouble;
    super(`${where}: expected ${expected}, found ${found}. ${remedy}`);
    this.trouble = trouble;
  }
}
