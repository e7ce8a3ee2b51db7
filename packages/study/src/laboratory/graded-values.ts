import type { Subject } from "../cohort/subject.ts";
import { type CtcaeVersion, gradeRule } from "./ctcae-rules.ts";
import { type LaboratoryGrade, laboratoryGrade } from "./laboratory-grade.ts";
import type { MeasuredValue } from "./measured-value.ts";

/** A laboratory value with its grade. */
export interface GradedValue {
  readonly measured: MeasuredValue;
  readonly baseline: MeasuredValue | null;
  readonly result: LaboratoryGrade;
}

/** Every value of a test after the first fraction, graded by a version of CTCAE; in the order of time. */
export function gradedValues(
  subject: Subject,
  version: CtcaeVersion,
  test: string,
): readonly GradedValue[] {
  const rule = gradeRule(version, test);
  const origin = subject.indexCourse?.firstFraction ?? null;
  if (rule === null || origin === null) return [];
  const baseline = subject.baselineValues.get(rule.analyte) ?? null;
  return subject.measured.usable
    .filter(({ analyte, date }) => analyte.code === rule.analyte && date > origin)
    .map((measured) => ({
      measured,
      baseline,
      result: laboratoryGrade(rule, measured, baseline, subject.anticoagulated),
    }));
}

/** The worst of graded values. */
export interface WorstValue {
  /** Null without any value, or where a value that could not be graded might be worse. */
  readonly grade: number | null;
  /** The first value of the worst grade known; null without any. */
  readonly by: GradedValue | null;
  /** The value that keeps the worst grade from being known; null where it is known. */
  readonly ungraded: GradedValue | null;
}

/** The worst grade of values. */
export function worstValue(values: readonly GradedValue[]): WorstValue {
  let by: GradedValue | null = null;
  for (const value of values)
    if (value.result.grade !== null && value.result.grade > (by?.result.grade ?? -1)) by = value;
  const known = by?.result.grade ?? null;
  const ungraded =
    values.find(({ result }) => result.grade === null && result.atMost > (known ?? -1)) ?? null;
  return { grade: ungraded === null ? known : null, by, ungraded };
}
