/**
 * An error for input that cannot be used or a promise that was broken.
 *
 * The message reads *where – expected – found – what to do*.
 */
export class StatisticsError extends Error {
  override readonly name = "StatisticsError";
  readonly where: string;

  constructor(where: string, expected: string, found: string, remedy: string) {
    super(`${where}: expected ${expected}, found ${found}. ${remedy}`);
    this.where = where;
  }
}
