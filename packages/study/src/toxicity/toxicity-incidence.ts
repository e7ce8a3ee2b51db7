import { incidenceAt } from "@fiducial/statistics";
import { cellsOf, type Column, columnsOf, inColumn, inEachColumn } from "../analyses/grouped.ts";
import {
  causes,
  countsAt,
  incidenceOfSample,
  incidencePoints,
  type IncidenceSample,
} from "../analyses/incidence-curve.ts";
import { riskTimesOf } from "../analyses/survival.ts";
import { type CalendarDate, monthsBetween } from "../calendar.ts";
import type { Cohort } from "../cohort/cohort.ts";
import type { Subject } from "../cohort/subject.ts";
import type { ToxicityDefinition } from "../protocol/definition.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { IncidenceCurve } from "../results/competing-risks-results.ts";
import type { ToxicityIncidence } from "../results/toxicity-results.ts";
import { chartEvents } from "./chart-grade.ts";
import { laboratoryValuesOf, termCode } from "./worst-grade.ts";
import { isInWindow } from "./toxicity-window.ts";

/** When a subject first had a grade or died without it. */
interface IncidenceOfSubject {
  readonly id: string;
  readonly months: number;
  /** 1 the toxicity, 2 death without it, 0 the end of follow-up. */
  readonly cause: 0 | 1 | 2;
}

/**
 * Cumulative incidence of a grade or worse of any term of a window, from the first fraction, with death as the competing event.
 *
 * All who were treated count: who dies before a late window begins can no longer have a late event, and is not left out for it.
 */
export function toxicityIncidence(
  window: ToxicityDefinition,
  grade: number,
  protocol: Protocol,
  cohort: Cohort,
  register: NumberRegister,
): ToxicityIncidence {
  const { survival_months: months, confidence_level: level } = protocol.definition.analyses;
  const name = `toxicity.${window.name}.grade_${grade}_or_more`;
  const book = register.about(
    "follow-up",
    ...window.terms.map(({ term }) => `grade.${window.name}.${termCode(term)}`),
  );
  const columns = columnsOf(cohort);
  const times = new Map(
    cohort.included.flatMap(({ subject }): [string, IncidenceOfSubject][] => {
      const own = incidenceOf(subject, window, grade);
      return own === null ? [] : [[subject.id, own]];
    }),
  );
  const of = (column: Column): readonly IncidenceOfSubject[] =>
    column.subjects.flatMap(({ subject }) => times.get(subject.id) ?? []);
  const counted = (column: Column, cause: number): readonly string[] =>
    of(column)
      .filter((each) => each.cause === cause)
      .map(({ id }) => id);
  const riskTimes = riskTimesOf(
    [...times.values()].map((each) => each.months),
    protocol,
  );
  const { overall, groups } = inEachColumn(cohort, (column): IncidenceCurve => {
    const sample = sampleOf(of(column));
    return {
      group: column.group,
      curve: incidencePoints(incidenceOfSample(sample, level)),
      riskTable: riskTimes.map((at) => countsAt(sample, at)),
    };
  });
  return {
    grade,
    overall,
    groups,
    riskTimes,
    events: cellsOf(columns, (column) =>
      book.count(inColumn(`${name}.events`, column), counted(column, 1)),
    ),
    deaths: cellsOf(columns, (column) =>
      book.count(inColumn(`${name}.deaths`, column), counted(column, 2)),
    ),
    rates: months.map((at) => ({
      months: at,
      cells: cellsOf(columns, (column) =>
        enterRate(inColumn(`${name}.incidence[${at}]`, column), of(column), at, level, book),
      ),
    })),
  };
}

function enterRate(
  name: string,
  subjects: readonly IncidenceOfSubject[],
  at: number,
  level: number,
  register: NumberRegister,
): string {
  const ids = subjects.map(({ id }) => id);
  const head = { kind: "probability", atMonths: at, convention: "aalen-johansen" } as const;
  const curve = incidenceOfSample(sampleOf(subjects), level);
  if (curve === null)
    return register.enter(name, ids, {
      ...head,
      value: null,
      interval: null,
      atRisk: 0,
      because: "nobody was followed",
    });
  const estimate = incidenceAt(curve, causes.event, at);
  return register.enter(name, ids, {
    ...head,
    value: estimate.incidence,
    interval: {
      lower: estimate.lower,
      upper: estimate.upper,
      level,
      convention: "interval-incidence-log-log",
    },
    atRisk: subjects.filter(({ months }) => months >= at).length,
    because: estimate.because,
  });
}

function sampleOf(subjects: readonly IncidenceOfSubject[]): IncidenceSample {
  return {
    ids: subjects.map(({ id }) => id),
    time: subjects.map(({ months }) => months),
    cause: subjects.map(({ cause }) => cause),
  };
}

function incidenceOf(
  subject: Subject,
  window: ToxicityDefinition,
  grade: number,
): IncidenceOfSubject | null {
  const origin = subject.indexCourse?.firstFraction ?? null;
  const end = subject.followUp.end?.date ?? null;
  if (origin === null || end === null || end < origin) return null;
  const first = firstDay(subject, window, grade);
  const until = first ?? end;
  const cause = first !== null ? 1 : subject.followUp.alive ? 0 : 2;
  return { id: subject.id, months: monthsBetween(origin, until), cause };
}

/** The first day in the window with the grade or worse, from the sources that the window takes grades from. */
function firstDay(
  subject: Subject,
  window: ToxicityDefinition,
  grade: number,
): CalendarDate | null {
  const days = window.terms.flatMap((term): readonly CalendarDate[] => {
    const isGraded = window.source !== "chart" && term.laboratory !== undefined;
    const chart =
      window.source === "laboratory" && isGraded
        ? []
        : chartEvents(subject, window, term.term).filter((event) => event.grade >= grade);
    const laboratory = isGraded
      ? laboratoryValuesOf(subject, window, term).filter(
          ({ result }) => result.grade !== null && result.grade >= grade,
        )
      : [];
    return [...chart.map(({ date }) => date), ...laboratory.map(({ measured }) => measured.date)];
  });
  return days.filter((day) => isInWindow(day, subject, window)).toSorted()[0] ?? null;
}
