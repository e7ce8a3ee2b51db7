import type { Label } from "../label.ts";
import type { ProtocolDefinition } from "../protocol/definition.ts";
import type { NumberName } from "../results/study-number.ts";
import type { StudyResults } from "../results/study-results.ts";
import type { Finding } from "../findings.ts";

/** What stands between the results and the report: everything that was computed, and what the protocol asked for. */
export interface ResultsToCheck {
  readonly results: Omit<StudyResults, "findings">;
  readonly definition: ProtocolDefinition;
}

/** Something that a rule found. */
export interface ResultTrouble {
  readonly severity: Finding["severity"];
  readonly message: Label;
  /** Where it is not the rule's. */
  readonly remedy?: Label;
  readonly numbers?: readonly NumberName[];
  readonly subjects?: readonly string[];
}

/** A rule on the study's own results. */
export interface ResultRule {
  readonly id: string;
  readonly compares: Label;
  readonly why: Label;
  /** What to do where it fires. */
  readonly remedy: Label;
  readonly find: (study: ResultsToCheck) => readonly ResultTrouble[];
}

/** A text in both languages. */
export function say(en: string, zh: string): Label {
  return { en, zh };
}

/** The value of a number; null where it has none or the results do not hold it. */
export function valueOf({ results }: ResultsToCheck, name: NumberName | undefined): number | null {
  return name === undefined ? null : (results.numbers[name]?.value ?? null);
}

/** What a result that contradicts itself means: a fault of the program, never of the data. */
export const fault: Label = {
  en: "This is a fault of Fiducial, not of the data: do not publish these numbers, and report it.",
  zh: "这是 Fiducial 的错误而非数据问题：请勿发表这些数值，并报告该问题。",
};
