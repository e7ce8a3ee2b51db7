/** Options that do not fit together: the command line was misused, whatever the data. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
