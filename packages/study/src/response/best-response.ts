import { type CalendarDate, daysBetween } from "../calendar.ts";
import type { OverallResponse } from "./recist.ts";

/** The response at one visit. */
export interface TimePoint {
  readonly date: CalendarDate;
  readonly response: OverallResponse;
}

export interface BestResponseRule {
  /** Whether a response must be seen again to count. */
  readonly confirm: boolean;
  /** Least days between a response and its confirmation. */
  readonly confirmDays: number;
  /** Least days from the origin to a visit at which disease counts as stable. */
  readonly stableDays: number;
}

export interface BestResponse {
  readonly response: OverallResponse;
  /** The day on which it was first seen; null where nothing was evaluable. */
  readonly date: CalendarDate | null;
  /** The day of the confirmation; null where none was asked for or found. */
  readonly confirmedOn: CalendarDate | null;
  readonly because: BestBecause;
}

/** Why the best response is what it is. */
export type BestBecause =
  | "seen"
  | "confirmed"
  | "unconfirmed-response"
  | "stable-long-enough"
  | "progression"
  | "stable-too-short"
  | "nothing-evaluable"
  | "no-visit";

/**
 * The best response over the visits up to the first progression.
 *
 * Without confirmation: the best that was seen. With it: a complete response counts where another one follows at least so many days
 * later, a partial one where a partial or complete one follows, with nothing but visits of the same kind or not evaluable between; an
 * unconfirmed response is stable disease. Stable disease counts where a visit at least so many days after the origin shows no
 * progression; otherwise the best response is progression where it follows, and not evaluable where it does not.
 *
 * @param visits in the order of time
 *
 * Source: Eisenhauer 2009, section 4.4 and table 3.
 */
export function bestResponse(
  visits: readonly TimePoint[],
  origin: CalendarDate,
  rule: BestResponseRule,
): BestResponse {
  if (visits.length === 0)
    return { response: "NE", date: null, confirmedOn: null, because: "no-visit" };
  const progression = visits.findIndex(({ response }) => response === "PD");
  const counted = progression < 0 ? visits : visits.slice(0, progression);
  const best = rule.confirm ? confirmed(counted, rule) : seen(counted);
  if (best !== null) return best;
  const stable = counted.find(
    ({ date, response }) => response !== "NE" && daysBetween(origin, date) >= rule.stableDays,
  );
  if (stable !== undefined) {
    const unconfirmed = counted.some(({ response }) => response === "CR" || response === "PR");
    const measured = counted.some(
      ({ response }) => response !== "NE" && response !== "non-CR/non-PD",
    );
    return {
      response: measured ? "SD" : "non-CR/non-PD",
      date: stable.date,
      confirmedOn: null,
      because: unconfirmed ? "unconfirmed-response" : "stable-long-enough",
    };
  }
  const progressed = visits[progression];
  if (progressed !== undefined)
    return { response: "PD", date: progressed.date, confirmedOn: null, because: "progression" };
  const evaluable = counted.some(({ response }) => response !== "NE");
  return {
    response: "NE",
    date: null,
    confirmedOn: null,
    because: evaluable ? "stable-too-short" : "nothing-evaluable",
  };
}

function seen(visits: readonly TimePoint[]): BestResponse | null {
  for (const response of ["CR", "PR"] as const) {
    const first = visits.find((visit) => visit.response === response);
    if (first !== undefined)
      return { response, date: first.date, confirmedOn: null, because: "seen" };
  }
  return null;
}

function confirmed(visits: readonly TimePoint[], rule: BestResponseRule): BestResponse | null {
  for (const [response, confirming] of [
    ["CR", ["CR"]],
    ["PR", ["PR", "CR"]],
  ] as const satisfies readonly (readonly [OverallResponse, readonly OverallResponse[]])[]) {
    for (const [i, first] of visits.entries()) {
      if (first.response !== response) continue;
      const after = visits.slice(i + 1);
      const confirms = (visit: TimePoint) =>
        (confirming as readonly OverallResponse[]).includes(visit.response);
      const end = after.findIndex((visit) => visit.response !== "NE" && !confirms(visit));
      const same = end < 0 ? after : after.slice(0, end);
      const second = same.find(
        (visit) => confirms(visit) && daysBetween(first.date, visit.date) >= rule.confirmDays,
      );
      if (second !== undefined)
        return { response, date: first.date, confirmedOn: second.date, because: "confirmed" };
    }
  }
  return null;
}
