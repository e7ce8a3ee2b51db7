/** A compressed frame that does not decode; whoever knows the file makes a DicomError of it. */
export class FrameDamage extends Error {
  override readonly name = "FrameDamage";
  readonly expected: string;
  readonly found: string;

  constructor(expected: string, found: string) {
    super(`expected ${expected}, found ${found}`);
    this.expected = expected;
    this.found = found;
  }
}
