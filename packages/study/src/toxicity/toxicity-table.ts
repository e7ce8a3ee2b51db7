import { monthsBetween } from "../calendar.ts";
import type { AssessedSubject, Cohort } from "../cohort/cohort.ts";
import { idsOf } from "../analyses/grouped.ts";
import type { Label } from "../label.ts";
import type { ToxicityDefinition } from "../protocol/definition.ts";
import type { AdverseEvent } from "../records/adverse-event.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { ToxicityTable } from "../results/study-results.ts";
import { toxicityScale } from "./toxicity-scale.ts";

/**
 * Worst grade per subject and term in a window, over the subjects at risk in it: those treated and, for a window that begins
 * later, those followed beyond its beginning.
 */
export function toxicityTable(
  window: ToxicityDefinition,
  cohort: Cohort,
  register: NumberRegister,
): ToxicityTable {
  const atRisk = cohort.included.filter((assessed) => isAtRisk(assessed, window));
  const name = `toxicity.${window.name}`;
  const scale = toxicityScale(window.scale).name;
  return {
    name: window.name,
    label: window.label,
    scale: { en: scale },
    window: windowLabel(window),
    atRisk: register.count(`${name}.at_risk`, idsOf(atRisk)),
    grades: window.grades,
    rows: window.terms.map(({ term, label }) => {
      const worst = new Map(
        atRisk.map(({ subject }) => [
          subject.id,
          worstGrade(
            subject.adverseEvents.filter(
              (event) => sameTerm(event.term, term) && isCounted(event, subject, window),
            ),
          ),
        ]),
      );
      const those = (holds: (grade: number) => boolean) =>
        idsOf(atRisk).filter((id) => holds(worst.get(id) ?? 0));
      const termName = `${name}.${termCode(term)}`;
      const share = (suffix: string, holds: (grade: number) => boolean) =>
        register.proportion(
          `${termName}${suffix}`,
          those(holds),
          atRisk.length,
          "proportion-at-risk",
        );
      return {
        term,
        label: label ?? { en: term },
        grades: Object.fromEntries(
          window.grades.map((grade) => [
            String(grade),
            share(`[${grade}]`, (worstOf) => worstOf === grade),
          ]),
        ),
        any: share(".any", (worstOf) => worstOf >= 1),
        grade3OrMore: share(".grade_3_or_more", (worstOf) => worstOf >= 3),
      };
    }),
  };
}

/** `elevated_ast_alt` of "Elevated AST/ALT". */
export function termCode(term: string): string {
  return term
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, "_")
    .replaceAll(/^_|_$/g, "");
}

/** The highest grade of some events; 0 without any. */
export function worstGrade(events: readonly AdverseEvent[]): number {
  return events.reduce((worst, { grade }) => Math.max(worst, grade), 0);
}

export function sameTerm(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function isAtRisk({ subject }: AssessedSubject, window: ToxicityDefinition): boolean {
  const origin = subject.indexCourse?.firstFraction ?? null;
  const end = subject.followUp.end?.date ?? null;
  if (origin === null || end === null || end < origin) return false;
  return window.after_months === undefined || monthsBetween(origin, end) > window.after_months;
}

/** Whether an event lies in the window, on its scale, and is attributed as the protocol asks. */
export function isCounted(
  event: AdverseEvent,
  subject: AssessedSubject["subject"],
  window: ToxicityDefinition,
): boolean {
  return (
    isOnScale(event, window) &&
    isInWindow(event, subject, window) &&
    (window.attribution === undefined ||
      (event.attribution !== null && window.attribution.includes(event.attribution)))
  );
}

/** An event without a scale is taken for one of the window's. */
export function isOnScale(event: AdverseEvent, window: ToxicityDefinition): boolean {
  return (
    event.scale === null || toxicityScale(event.scale).name === toxicityScale(window.scale).name
  );
}

export function isInWindow(
  event: AdverseEvent,
  subject: AssessedSubject["subject"],
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

function windowLabel({ after_months: after, until_months: until }: ToxicityDefinition): Label {
  if (after === undefined)
    return { en: `within ${until} months of the first fraction`, zh: `首次照射后 ${until} 个月内` };
  if (until === undefined)
    return {
      en: `later than ${after} months after the first fraction`,
      zh: `首次照射 ${after} 个月之后`,
    };
  return {
    en: `later than ${after} and up to ${until} months after the first fraction`,
    zh: `首次照射后 ${after} 个月至 ${until} 个月`,
  };
}
