import type { Label } from "../label.ts";
import type { ConventionId } from "./conventions.ts";

/** Name of a number, as results, tables and manuscripts refer to it: `os.rate[24].hcc`. */
export type NumberName = string;

/** Name of a set of subjects in {@link StudyResults.subjectSets}. */
export type SubjectSetName = string;

/** Name of something that the study knows of each subject, in {@link StudyResults.facts}: `endpoint.os`, `variable.age`. */
export type FactName = string;

/** A confidence interval; a bound that does not exist is `null`. */
export interface Interval {
  readonly lower: number | null;
  readonly upper: number | null;
  /** 0.95 for a 95 % interval. */
  readonly level: number;
  readonly convention: ConventionId;
}

interface Traceable {
  readonly name: NumberName;
  /** Why `value` or its interval is null, or what limits it. */
  readonly because: Label | null;
  /** Who stands behind the number: the subjects counted, or all those that the estimate is made from. */
  readonly subjects: SubjectSetName;
  /** What of each subject the number is made from: where to look for the rows behind it. */
  readonly facts: readonly FactName[];
  readonly convention: ConventionId;
  /** The same quantity under other conventions. */
  readonly alternatives: readonly NumberName[];
}

/** A number of subjects, lesions or events. */
export interface Count extends Traceable {
  readonly kind: "count";
  readonly value: number;
}

/** `count` of `total`; the value is the fraction 0…1, null where the total is 0. */
export interface Proportion extends Traceable {
  readonly kind: "proportion";
  readonly value: number | null;
  /** What is counted; of visits and recurrences a subject may have several. */
  readonly of: "subjects" | "visits" | "recurrences";
  readonly count: number;
  readonly total: number;
  /** Where the share is a result of its own, such as a response rate. */
  readonly interval?: Interval | null;
}

/** An estimated probability 0…1 at a time, such as a Kaplan–Meier rate. */
export interface Probability extends Traceable {
  readonly kind: "probability";
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly atMonths: number;
  /** Subjects still at risk at that time; null where small counts are withheld. */
  readonly atRisk: number | null;
}

/** A time in months of 30.4375 days. */
export interface Duration extends Traceable {
  readonly kind: "duration";
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** Lowest and highest value. */
export interface Range extends Traceable {
  readonly kind: "range";
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Decimals that the unit deserves. */
  readonly digits: number;
  readonly unit: string | null;
}

/** A descriptive value in a unit, such as a median age in years. */
export interface Quantity extends Traceable {
  readonly kind: "quantity";
  readonly value: number | null;
  readonly digits: number;
  readonly unit: string | null;
}

/** A two-sided p-value with its test statistic; degrees of freedom are null where the test has none. */
export interface PValue extends Traceable {
  readonly kind: "p-value";
  readonly value: number | null;
  readonly statistic: number | null;
  readonly degreesOfFreedom: number | null;
}

/** A hazard ratio with its interval. */
export interface Ratio extends Traceable {
  readonly kind: "ratio";
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** A count that is not published: it, or one that it would give back, is smaller than the protocol lets out. */
export interface Withheld extends Traceable {
  readonly kind: "withheld";
  readonly value: null;
}

export type StudyNumber =
  | Withheld
  | Count
  | Proportion
  | Probability
  | Duration
  | Range
  | Quantity
  | PValue
  | Ratio;
