/** The results break a promise that the report stands on. */
export class ReportError extends Error {
  override readonly name = "ReportError";
}
