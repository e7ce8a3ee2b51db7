import { monthsBetween } from "../calendar.ts";
import type { DatedRow } from "../cohort/follow-up.ts";
import type { Subject } from "../cohort/subject.ts";
import type { ToxicityDefinition } from "../protocol/definition.ts";
import type { AdverseEvent } from "../records/adverse-event.ts";
import { toxicityScale } from "./toxicity-scale.ts";

/**
 * The worst grade of a term in a window for one subject: 0 without any event, null where the subject was never at risk in the window.
 *
 * At risk is who was treated and, in a window that begins later, was followed beyond its beginning.
 */
export function worstGrade(
  subject: Subject,
  window: ToxicityDefinition,
  term: string,
): number | null {
  if (!isAtRisk(subject, window)) return null;
  return worstEvent(subject, window, term)?.grade ?? 0;
}

/** The row that gives the worst grade: the first with that grade; null without any event. */
export function worstGradeRow(
  subject: Subject,
  window: ToxicityDefinition,
  term: string,
): Pick<DatedRow, "table" | "line"> | null {
  const worst = isAtRisk(subject, window) ? worstEvent(subject, window, term) : null;
  return worst === null ? null : { table: "adverse-events", line: worst.line };
}

function worstEvent(
  subject: Subject,
  window: ToxicityDefinition,
  term: string,
): AdverseEvent | null {
  return subject.adverseEvents
    .filter((event) => isSameTerm(event.term, term) && isCounted(event, subject, window))
    .reduce<AdverseEvent | null>(
      (worst, event) => (worst === null || event.grade > worst.grade ? event : worst),
      null,
    );
}

export function isAtRisk(subject: Subject, window: ToxicityDefinition): boolean {
  const origin = subject.indexCourse?.firstFraction ?? null;
  const end = subject.followUp.end?.date ?? null;
  if (origin === null || end === null || end < origin) return false;
  return window.after_months === undefined || monthsBetween(origin, end) > window.after_months;
}

/** Terms are compared without case. */
export function isSameTerm(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** An event without a scale is taken for one of the window's. */
export function isOnScale(event: AdverseEvent, window: ToxicityDefinition): boolean {
  return (
    event.scale === null || toxicityScale(event.scale).name === toxicityScale(window.scale).name
  );
}

/** The day on the boundary belongs to the earlier window. */
export function isInWindow(
  event: AdverseEvent,
  subject: Subject,
  window: ToxicityDefinition,
): boolean {
  const origin = subject.indexCourse?.firstFraction ?? null;
  const end = subject.followUp.end?.date ?? null;
  if (origin === null || end === null || event.date > end) return false;
  const months = monthsBetween(origin, event.date);
  return (
    months >= 0 &&
    (window.after_months === undefined || months > window.after_months) &&
    (window.until_months === undefined || months <= window.until_months)
  );
}

function isCounted(event: AdverseEvent, subject: Subject, window: ToxicityDefinition): boolean {
  const isAttributed =
    window.attribution === undefined ||
    (event.attribution !== null && window.attribution.includes(event.attribution));
  return isAttributed && isOnScale(event, window) && isInWindow(event, subject, window);
}

/** `elevated_ast_alt` of "Elevated AST/ALT". */
export function termCode(term: string): string {
  return term
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, "_")
    .replaceAll(/^_|_$/g, "");
}
