import { cellsOf, type Column, columnsOf, inColumn } from "../analyses/grouped.ts";
import {
  type CalendarDate,
  dateOfDay,
  dayNumber,
  daysPerMonth,
  monthsBetween,
} from "../calendar.ts";
import type { AssessedSubject, Cohort } from "../cohort/cohort.ts";
import type { Label } from "../label.ts";
import type { FollowUpDefinition } from "../protocol/follow-up-definition.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { ConventionId } from "../results/conventions.ts";
import type {
  FollowUpSchedule,
  FollowUpStatus,
  SubjectFollowUp,
} from "../results/follow-up-results.ts";
import type { NumberRegister } from "../results/number-register.ts";
import { completeness, type Completeness, type Observed } from "./completeness.ts";
import { isInWindow, visitOutcomes, visitSchedule } from "./visit-schedule.ts";

const statusLabels: Readonly<Record<FollowUpStatus, Label>> = {
  died: { en: "Died", zh: "死亡" },
  "up-to-date": { en: "Up to date", zh: "随访按期" },
  due: { en: "Visit due", zh: "应随访" },
  overdue: { en: "Visit overdue", zh: "逾期未访" },
  "no-contact": { en: "No contact, loss not recorded", zh: "失联（未记录失访）" },
  lost: { en: "Lost to follow-up", zh: "失访" },
  withdrawn: { en: "Withdrawn", zh: "退出" },
};

/** A subject's follow-up with what the numbers need of it. */
interface Followed extends SubjectFollowUp {
  readonly observed: Observed;
  readonly complete: boolean;
}

/** Who is due, overdue or lost at the cut-off, which visits were missed, and how complete the follow-up is. */
export function followUpSchedule(
  protocol: Protocol,
  cohort: Cohort,
  register: NumberRegister,
): FollowUpSchedule | null {
  const definition = protocol.definition.follow_up;
  if (definition === undefined) return null;
  const asOf = protocol.definition.cut_off ?? lastRecord(cohort);
  if (asOf === null) return null;
  const followed = new Map(
    cohort.included.flatMap((assessed) => {
      const own = followedSubject(assessed, definition, asOf);
      return own === null ? [] : [[own.subject, own] as const];
    }),
  );
  const columns = columnsOf(cohort);
  const byColumn = new Map(
    columns.map((column) => [
      column,
      column.subjects.flatMap(({ subject }) => followed.get(subject.id) ?? []),
    ]),
  );
  const inOrder = (column: Column): readonly Followed[] => byColumn.get(column) ?? [];
  const ids = (subjects: readonly Followed[]) => subjects.map(({ subject }) => subject);
  const visits = (name: string, of: (subject: Followed) => number) =>
    cellsOf(columns, (column) =>
      register.enter(
        inColumn(`follow_up.visits.${name}`, column),
        ids(inOrder(column).filter((each) => of(each) > 0)),
        {
          kind: "count",
          value: inOrder(column).reduce((sum, each) => sum + of(each), 0),
          convention: "count-visits",
        },
      ),
    );
  const wholes = new Map(
    columns.map((column) => [
      column,
      completeness(inOrder(column).map(({ observed }) => observed)),
    ]),
  );
  const personTime = (
    name: string,
    convention: ConventionId,
    unit: "%" | "months",
    value: (whole: Completeness) => number | null,
  ) =>
    cellsOf(columns, (column) => {
      const found = value(wholes.get(column)!);
      return register.enter(
        inColumn(`follow_up.completeness.${name}`, column),
        ids(inOrder(column)),
        {
          kind: "quantity",
          value: found,
          digits: 1,
          unit,
          convention,
          because: found === null ? "nobody was followed" : null,
        },
      );
    });
  const percent = (share: number | null) => (share === null ? null : 100 * share);
  return {
    asOf,
    everyMonths: definition.every_months,
    from: definition.from,
    windowDays: definition.window_days,
    lostAfterMonths: definition.lost_after_months,
    statuses: (Object.keys(statusLabels) as FollowUpStatus[]).map((status) => ({
      status,
      label: statusLabels[status],
      cells: cellsOf(columns, (column) =>
        register.proportion(
          inColumn(`follow_up.status.${status.replaceAll("-", "_")}`, column),
          ids(inOrder(column).filter((each) => each.status === status)),
          inOrder(column).length,
        ),
      ),
    })),
    visits: {
      expected: visits("expected", ({ expected }) => expected),
      onTime: visits("on_time", ({ onTime }) => onTime),
      outsideWindow: visits("outside_window", ({ outsideWindow }) => outsideWindow),
      missed: visits("missed", ({ missed }) => missed),
    },
    completeness: {
      clark: personTime("clark", "completeness-clark", "%", ({ clark }) => percent(clark)),
      modified: personTime("modified", "completeness-modified", "%", ({ modified }) =>
        percent(modified),
      ),
      simplified: personTime("simplified", "completeness-simplified", "%", ({ simplified }) =>
        percent(simplified),
      ),
      percentage: cellsOf(columns, (column) =>
        register.proportion(
          inColumn("follow_up.completeness.percentage", column),
          ids(inOrder(column).filter(({ complete }) => complete)),
          inOrder(column).length,
          "completeness-percentage",
        ),
      ),
      observed: personTime("observed", "person-time-observed", "months", (whole) => whole.observed),
      potential: personTime(
        "potential",
        "person-time-potential",
        "months",
        (whole) => whole.potential,
      ),
    },
    subjects: [...followed.values()].map(
      ({ observed: _observed, complete: _complete, ...subject }) => subject,
    ),
  };
}

function followedSubject(
  { subject, group }: AssessedSubject,
  definition: FollowUpDefinition,
  asOf: CalendarDate,
): Followed | null {
  const course = subject.indexCourse;
  const start = course?.firstFraction ?? null;
  const { followUp } = subject;
  const end = followUp.end?.date ?? null;
  if (course === null || start === null || end === null || end < start || start > asOf) return null;
  const origin = definition.from === "last-fraction" ? (course.lastFraction ?? start) : start;
  const schedule = visitSchedule(
    origin,
    { everyMonths: definition.every_months, windowDays: definition.window_days },
    dateOfDay(dayNumber(asOf) + Math.ceil(definition.every_months * daysPerMonth)),
  );
  const withdrawn = followUp.lost?.kind === "withdrawal" ? followUp.lost.at.date : null;
  const leaves = followUp.death?.date ?? withdrawn ?? asOf;
  const seen = [...new Set(subject.assessments.map(({ date }) => date))].filter(
    (date) => date > origin && date <= leaves,
  );
  const outcomes = visitOutcomes(schedule, seen, leaves);
  const count = (wanted: (typeof outcomes)[number]["outcome"]) =>
    outcomes.filter(({ outcome }) => outcome === wanted).length;
  const status = statusOf(subject, schedule, definition, asOf);
  const isFollowed = status === "up-to-date" || status === "due" || status === "overdue";
  const next = schedule.find(({ closes, ...visit }) => {
    const pending = closes >= asOf && !seen.some((date) => isInWindow(date, { ...visit, closes }));
    return pending || visit.due > asOf;
  });
  return {
    subject: subject.id,
    group,
    status,
    lastContact: followUp.lastContact?.date ?? null,
    nextDue: isFollowed ? (next?.due ?? null) : null,
    expected: outcomes.length,
    onTime: count("on-time"),
    outsideWindow: count("outside-window"),
    missed: count("missed"),
    observed: {
      time: monthsBetween(start, end),
      untilCutOff: monthsBetween(start, asOf),
      died: !followUp.alive,
    },
    complete: !followUp.alive || followUp.reachedCutOff || end >= asOf,
  };
}

/** Any contact counts, a telephone call too: the question is whether anybody knows how the subject is. */
function statusOf(
  { followUp }: AssessedSubject["subject"],
  schedule: ReturnType<typeof visitSchedule>,
  { lost_after_months: lostAfter }: FollowUpDefinition,
  asOf: CalendarDate,
): FollowUpStatus {
  if (!followUp.alive) return "died";
  if (followUp.lost !== null) return followUp.lost.kind === "withdrawal" ? "withdrawn" : "lost";
  const contact = followUp.lastContact?.date ?? "";
  if (followUp.reachedCutOff || contact >= asOf) return "up-to-date";
  if (monthsBetween(contact, asOf) > lostAfter) return "no-contact";
  const closed = schedule.filter(({ closes }) => closes < asOf).at(-1);
  if (closed !== undefined && contact < closed.opens) return "overdue";
  const open = schedule.find((visit) => isInWindow(asOf, visit));
  return open !== undefined && contact < open.opens ? "due" : "up-to-date";
}

function lastRecord(cohort: Cohort): CalendarDate | null {
  return cohort.included.reduce<CalendarDate | null>((latest, { subject }) => {
    const end = subject.followUp.end?.date ?? null;
    return latest === null || (end !== null && end > latest) ? (end ?? latest) : latest;
  }, null);
}
