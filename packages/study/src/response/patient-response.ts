import { type CalendarDate, daysBetween, monthsBetween } from "../calendar.ts";
import type { DatedRow } from "../cohort/follow-up.ts";
import type { Subject } from "../cohort/subject.ts";
import type { ResponseDefinition } from "../protocol/response-definition.ts";
import type { Assessment } from "../records/assessment.ts";
import type { StudyEvent } from "../records/event.ts";
import { type BestResponse, bestResponse, type TimePoint } from "./best-response.ts";
import { lengthAt, type LesionVisit, lesionVisits, newLesions, stateAt } from "./lesion-visits.ts";
import { type NonTargetState, nonTargetResponse } from "./non-target-response.ts";
import { overallResponse } from "./overall-response.ts";
import type { NonTargetResponse, OverallResponse, TargetResponse } from "./recist.ts";
import { type BaselineLesion, type ChosenLesion, targetLesions } from "./target-lesions.ts";
import { type TargetMeasurement, targetResponse } from "./target-response.ts";

/** A visit with its response. */
export interface VisitResponse {
  readonly date: CalendarDate;
  readonly months: number;
  /** Sum of the targets' diameters; null where one was not evaluated, and without targets. */
  readonly sumMm: number | null;
  readonly nadirMm: number | null;
  /** Of the sum, from the baseline, in percent. */
  readonly changePercent: number | null;
  readonly target: TargetResponse | null;
  readonly nonTarget: NonTargetResponse | null;
  readonly newLesion: boolean;
  readonly response: OverallResponse;
  /** Targets that were not evaluated. */
  readonly missing: readonly string[];
  /** Whether the visit counts for the best response: not after progression, nor after another treatment. */
  readonly counts: "yes" | "after-progression" | "after-treatment";
  /** Responses as the chart has them, each once; several contradict each other. */
  readonly recorded: readonly NonNullable<Assessment["response"]>[];
  readonly rows: readonly DatedRow[];
}

/** The size of a target before treatment. */
export interface TargetBaseline {
  readonly lesion: string;
  readonly diameterMm: number;
  /** Null where it stands in the table of lesions, without a date. */
  readonly measuredOn: CalendarDate | null;
  readonly row: Pick<DatedRow, "table" | "line">;
}

/** A patient's response to treatment. */
export interface PatientResponse {
  readonly origin: CalendarDate;
  readonly lesions: readonly ChosenLesion[];
  /** Sum of the targets' diameters before treatment; null without targets. */
  readonly baselineMm: number | null;
  /** Where the size of each target before treatment was written down. */
  readonly baseline: readonly TargetBaseline[];
  readonly visits: readonly VisitResponse[];
  readonly best: BestResponse;
  /** The greatest decrease, or least increase, of the sum over the visits that count, in percent. */
  readonly bestChangePercent: number | null;
}

/**
 * Response by RECIST 1.1 from the rows about a patient's lesions: targets chosen before treatment, each visit judged against baseline
 * and nadir, the best response over the visits up to progression or another treatment.
 *
 * @returns null without a first fraction
 */
export function patientResponse(
  subject: Subject,
  rule: ResponseDefinition,
  withinDays: number,
): PatientResponse | null {
  const origin = subject.indexCourse?.firstFraction ?? null;
  if (origin === null) return null;
  const end = subject.followUp.end?.date ?? origin;
  const about = subject.assessments.filter(
    (row) =>
      (row.lesion_id !== null || row.finding !== null || row.response !== null) && row.date <= end,
  );
  const before = about.filter(
    ({ date }) => date <= origin && daysBetween(date, origin) <= withinDays,
  );
  const baseline = baselineLesions(subject, before);
  const lesions = targetLesions(
    baseline.map(({ lesion }) => lesion),
    {
      targets: rule.targets,
      maxTargets: rule.max_targets,
      maxPerOrgan: rule.max_per_organ,
    },
  );
  const targets = lesions.filter(({ role }) => role === "target").map(({ lesion }) => lesion);
  const baselineMm =
    targets.length === 0
      ? null
      : targets.reduce((sum, { diameterMm }) => sum + (diameterMm ?? 0), 0);
  const news = newDisease(subject, about, rule, origin, end);
  const visits = judged(
    visitsAfter(about, news, origin, rule.visit_days),
    { subject, origin, lesions, baselineMm, news },
    otherTreatment(subject, rule, origin),
  );
  const counted = visits.filter(({ counts }) => counts === "yes");
  return {
    origin,
    lesions,
    baselineMm,
    baseline: baseline
      .filter(({ lesion }) => targets.includes(lesion))
      .map(({ lesion, measuredOn, row }): TargetBaseline => ({
        lesion: lesion.id,
        diameterMm: lesion.diameterMm ?? 0,
        measuredOn,
        row,
      })),
    visits,
    best: bestResponse(
      counted.map(({ date, response }): TimePoint => ({ date, response })),
      origin,
      {
        confirm: rule.confirm,
        confirmDays: rule.confirm_weeks * 7,
        stableDays: rule.stable_weeks * 7,
      },
    ),
    bestChangePercent: counted.reduce<number | null>(
      (best, { changePercent: change }) =>
        change === null ? best : best === null ? change : Math.min(best, change),
      null,
    ),
  };
}

interface BaselineOfLesion {
  readonly lesion: BaselineLesion;
  readonly measuredOn: CalendarDate | null;
  readonly row: TargetBaseline["row"];
}

/** The lesions of the table, each with its last measurement before treatment, or the diameter of its own row. */
function baselineLesions(
  subject: Subject,
  before: readonly Assessment[],
): readonly BaselineOfLesion[] {
  return subject.lesions.map((lesion): BaselineOfLesion => {
    const measured = before.findLast(
      (row) => row.lesion_id === lesion.lesion_id && row.diameter_mm !== null,
    );
    const course = subject.indexCourse?.course.course_id;
    return {
      lesion: {
        id: lesion.lesion_id,
        organ: lesion.organ,
        node: lesion.node === true,
        irradiated: lesion.course_id !== null && lesion.course_id === course,
        diameterMm: measured?.diameter_mm ?? lesion.diameter_mm,
        role: lesion.role,
      },
      measuredOn: measured?.date ?? null,
      row:
        measured === undefined
          ? { table: "lesions", line: lesion.line }
          : { table: "assessments", line: measured.line },
    };
  });
}

interface NewDisease {
  readonly date: CalendarDate;
  readonly row: DatedRow;
}

/** New lesions as a reader saw them, and the events that stand for one. */
function newDisease(
  subject: Subject,
  about: readonly Assessment[],
  rule: ResponseDefinition,
  origin: CalendarDate,
  end: CalendarDate,
): readonly NewDisease[] {
  const seen = [...newLesions(about.filter(({ date }) => date > origin)).values()].map(
    ({ date, line }): NewDisease => ({ date, row: { date, table: "assessments", line } }),
  );
  const recorded = subject.events
    .filter(({ event, date }) => rule.new_disease.includes(event) && date > origin && date <= end)
    .map(({ date, line }): NewDisease => ({ date, row: { date, table: "events", line } }));
  return [...seen, ...recorded];
}

/** Visits after the first fraction; new disease on a day without imaging is a visit of its own. */
function visitsAfter(
  about: readonly Assessment[],
  news: readonly NewDisease[],
  origin: CalendarDate,
  visitDays: number,
): readonly LesionVisit[] {
  const visits = lesionVisits(
    about.filter(({ date }) => date > origin),
    visitDays,
  );
  const isSeen = (date: CalendarDate) => visits.some((visit) => contains(visit, date));
  const alone = [...new Set(news.map(({ date }) => date))].filter((date) => !isSeen(date));
  return [...visits, ...alone.map((date): LesionVisit => ({ date, rows: [] }))].toSorted((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
  );
}

function contains({ date, rows }: LesionVisit, day: CalendarDate): boolean {
  return day >= date && day <= (rows.at(-1)?.date ?? date);
}

/** The day on which another treatment ends the judgement; null without one. */
function otherTreatment(
  subject: Subject,
  { until }: ResponseDefinition,
  origin: CalendarDate,
): CalendarDate | null {
  const days = [
    ...(until.includes("new-treatment")
      ? subject.events.filter(({ event }) => event === "new-treatment").map(({ date }) => date)
      : []),
    ...(until.includes("next-course")
      ? subject.courses
          .filter((facts) => facts !== subject.indexCourse)
          .map(({ firstFraction }) => firstFraction)
          .filter((date) => date !== null)
      : []),
  ].filter((date) => date > origin);
  return days.toSorted()[0] ?? null;
}

interface Judgement {
  readonly subject: Subject;
  readonly origin: CalendarDate;
  readonly lesions: readonly ChosenLesion[];
  readonly baselineMm: number | null;
  readonly news: readonly NewDisease[];
}

/** Judges the visits in the order of time, each against the nadir of those before it. */
function judged(
  visits: readonly LesionVisit[],
  { subject, origin, lesions, baselineMm, news }: Judgement,
  treatedFrom: CalendarDate | null,
): readonly VisitResponse[] {
  const targets = lesions.filter(({ role }) => role === "target").map(({ lesion }) => lesion);
  const others = lesions.filter(({ role }) => role === "non-target").map(({ lesion }) => lesion);
  let nadirMm = baselineMm;
  let progressed = false;
  let hadCompleteResponse = false;
  return visits.map((visit): VisitResponse => {
    const own = news.filter(({ date }) => contains(visit, date));
    const target =
      baselineMm === null || nadirMm === null
        ? null
        : targetResponse(
            targets.map(({ id, node }): TargetMeasurement => ({
              lesion: id,
              node,
              diameterMm: lengthAt(visit, id),
            })),
            { baselineMm, nadirMm, hadCompleteResponse },
          );
    const states = others.map((lesion) => nonTargetState(visit, lesion, subject.events));
    const isBack = hadCompleteResponse && states.includes("present");
    const nonTarget = isBack ? "PD" : nonTargetResponse(states);
    const response = overallResponse(target?.response ?? null, nonTarget, own.length > 0);
    const result: VisitResponse = {
      date: visit.date,
      months: monthsBetween(origin, visit.date),
      sumMm: target?.sumMm ?? null,
      nadirMm,
      changePercent:
        target === null || target.sumMm === null || baselineMm === null || baselineMm === 0
          ? null
          : (100 * (target.sumMm - baselineMm)) / baselineMm,
      target: target?.response ?? null,
      nonTarget,
      newLesion: own.length > 0,
      response,
      missing: target?.missing ?? [],
      counts: progressed
        ? "after-progression"
        : treatedFrom !== null && visit.date > treatedFrom
          ? "after-treatment"
          : "yes",
      recorded: [
        ...new Set(visit.rows.flatMap((row) => (row.response === null ? [] : [row.response]))),
      ],
      rows: [
        ...visit.rows.map(({ date, line }): DatedRow => ({ date, table: "assessments", line })),
        ...own.map(({ row }) => row).filter(({ table }) => table === "events"),
      ],
    };
    if (result.sumMm !== null && nadirMm !== null) nadirMm = Math.min(nadirMm, result.sumMm);
    progressed ||= response === "PD";
    hadCompleteResponse ||= response === "CR";
    return result;
  });
}

/** As seen at the visit; an event of local progression that names the lesion is unequivocal progression. */
function nonTargetState(
  visit: LesionVisit,
  lesion: BaselineLesion,
  events: readonly StudyEvent[],
): NonTargetState {
  const failed = events.some(
    ({ event, lesion_id: id, date }) =>
      event === "local-progression" && id === lesion.id && contains(visit, date),
  );
  return failed ? "unequivocal-progression" : stateAt(visit, lesion);
}
