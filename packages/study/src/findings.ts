import type { Label } from "./label.ts";

/**
 * Something about the data or the analysis that a reader must know and that does not stop the study.
 * Errors and warnings ask for a decision; notes state what was assumed.
 */
export interface Finding {
  readonly rule: FindingRule;
  readonly severity: "error" | "warning" | "note";
  readonly message: Label;
  readonly remedy: Label;
  readonly subjects: readonly string[];
  /** Where it was seen: `tables/events.csv, row 12`. */
  readonly where: readonly string[];
}

export type FindingRule = string;
