import type { Subject } from "../cohort/subject.ts";
import type { ToxicityDefinition } from "../protocol/definition.ts";
import type { AdverseEvent } from "../records/adverse-event.ts";
import { toxicityScale } from "./toxicity-scale.ts";
import { isInWindow } from "./toxicity-window.ts";

/** The first event of the worst grade of a term in a window, as graded in the chart; null without any. */
export function worstChartEvent(
  subject: Subject,
  window: ToxicityDefinition,
  term: string,
): AdverseEvent | null {
  return chartEvents(subject, window, term).reduce<AdverseEvent | null>(
    (worst, event) => (worst === null || event.grade > worst.grade ? event : worst),
    null,
  );
}

/** The events of a term that a window counts, in the order of time. */
export function chartEvents(
  subject: Subject,
  window: ToxicityDefinition,
  term: string,
): readonly AdverseEvent[] {
  return subject.adverseEvents.filter(
    (event) => isSameTerm(event.term, term) && isCounted(event, subject, window),
  );
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

function isCounted(event: AdverseEvent, subject: Subject, window: ToxicityDefinition): boolean {
  const isAttributed =
    window.attribution === undefined ||
    (event.attribution !== null && window.attribution.includes(event.attribution));
  return isAttributed && isOnScale(event, window) && isInWindow(event.date, subject, window);
}
