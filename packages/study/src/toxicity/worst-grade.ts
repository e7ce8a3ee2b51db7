import type { DatedRow } from "../cohort/follow-up.ts";
import type { Subject } from "../cohort/subject.ts";
import { gradedTestCode } from "../laboratory/graded-test.ts";
import {
  type GradedValue,
  gradedValues,
  worstValue,
  type WorstValue,
} from "../laboratory/graded-values.ts";
import type { ToxicityDefinition, ToxicityTerm } from "../protocol/definition.ts";
import { worstChartEvent } from "./chart-grade.ts";
import { toxicityScale } from "./toxicity-scale.ts";
import { isAtRisk, isInWindow } from "./toxicity-window.ts";

/**
 * The worst grade of a term in a window for one subject, from the source that the window names: 0 without any event.
 *
 * Null where the subject was never at risk in the window, or where the window takes grades from the laboratory only and
 * no value could be graded. Of chart and laboratory the worse counts; a laboratory without gradable values then counts nothing.
 */
export function worstGrade(
  subject: Subject,
  window: ToxicityDefinition,
  term: ToxicityTerm,
): number | null {
  if (!isAtRisk(subject, window)) return null;
  const chart = worstChartEvent(subject, window, term.term)?.grade ?? 0;
  if (window.source === "chart" || term.laboratory === undefined) return chart;
  const laboratory = worstLaboratoryGrade(subject, window, term).grade;
  if (window.source === "laboratory") return laboratory;
  return Math.max(chart, laboratory ?? 0);
}

/** The row that gives the worst grade: the first with that grade; null without any. */
export function worstGradeRow(
  subject: Subject,
  window: ToxicityDefinition,
  term: ToxicityTerm,
): Pick<DatedRow, "table" | "line"> | null {
  const worst = worstGrade(subject, window, term);
  if (worst === null) return null;
  const event = worstChartEvent(subject, window, term.term);
  const isChart = window.source !== "laboratory" || term.laboratory === undefined;
  if (isChart && event !== null && event.grade === worst)
    return { table: "adverse-events", line: event.line };
  return window.source === "chart" ? null : laboratoryGradeRow(subject, window, term);
}

/** The row of the first value of the worst laboratory grade; null without any. */
export function laboratoryGradeRow(
  subject: Subject,
  window: ToxicityDefinition,
  term: ToxicityTerm,
): Pick<DatedRow, "table" | "line"> | null {
  if (!isAtRisk(subject, window)) return null;
  const { by } = worstLaboratoryGrade(subject, window, term);
  return by === null ? null : { table: "laboratory", line: by.measured.line };
}

/** The worst grade that the laboratory values of a term's tests have in a window, by the window's version of CTCAE. */
export function worstLaboratoryGrade(
  subject: Subject,
  window: ToxicityDefinition,
  term: ToxicityTerm,
): WorstValue {
  return worstValue(laboratoryValuesOf(subject, window, term));
}

/** The values of a term's tests in a window with their grades by the window's version of CTCAE; none on another scale. */
export function laboratoryValuesOf(
  subject: Subject,
  window: ToxicityDefinition,
  term: ToxicityTerm,
): readonly GradedValue[] {
  const version = toxicityScale(window.scale).ctcae;
  if (version === null) return [];
  return (term.laboratory ?? [])
    .flatMap((test) => gradedValues(subject, version, gradedTestCode(test)))
    .filter(({ measured }) => isInWindow(measured.date, subject, window));
}

/** `elevated_ast_alt` of "Elevated AST/ALT". */
export function termCode(term: string): string {
  return term
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, "_")
    .replaceAll(/^_|_$/g, "");
}
