import { type CalendarDate, monthsBetween } from "../calendar.ts";
import type { DatedRow } from "../cohort/follow-up.ts";
import type { Subject } from "../cohort/subject.ts";
import type { Label } from "../label.ts";
import type { LocalControlDefinition } from "../protocol/local-control-definition.ts";
import type { Assessment } from "../records/assessment.ts";
import type { Lesion } from "../records/lesion.ts";
import { lengthAt } from "../response/lesion-visits.ts";
import { lengthToleranceMm } from "../response/recist.ts";

/** What became of one irradiated lesion. */
export interface LesionOutcome {
  readonly lesion: string;
  readonly kind: "event" | "censored";
  readonly date: CalendarDate;
  readonly months: number;
  readonly because: Label;
  /** The row that decides; null where none does, as at the data cut-off. */
  readonly record: DatedRow | null;
}

/**
 * The control of each lesion that the index course irradiates, from the first fraction.
 *
 * A local progression that names no lesion is that of the only irradiated one; where there are several it counts for none.
 *
 * @returns empty without a first fraction, or where the follow-up ends before it
 */
export function lesionControl(
  subject: Subject,
  rule: LocalControlDefinition,
): readonly LesionOutcome[] {
  const origin = subject.indexCourse?.firstFraction ?? null;
  const end = subject.followUp.end;
  if (origin === null || end === null || end.date < origin) return [];
  const lesions = irradiatedLesions(subject);
  return lesions.map(({ lesion_id: lesion }): LesionOutcome => {
    const rows = subject.assessments.filter(
      (row) => row.lesion_id === lesion && row.date <= end.date,
    );
    const events = [
      ...(rule.progression === "growth" ? [] : recordedOf(subject, lesion, lesions.length)),
      ...(rule.progression === "recorded" ? [] : grownOf(rows, origin, subject, lesion, rule)),
    ].filter(({ row }) => row.date >= origin && row.date <= end.date);
    const [first] = events.toSorted((a, b) => (a.row.date < b.row.date ? -1 : 1));
    const { date, because, row } =
      first === undefined
        ? censoring(subject, rows, origin, end, rule)
        : { ...first, date: first.row.date };
    return {
      lesion,
      kind: first === undefined ? "censored" : "event",
      date,
      months: monthsBetween(origin, date),
      because,
      record: row,
    };
  });
}

/** The lesions that belong to the index course. */
export function irradiatedLesions(subject: Subject): readonly Lesion[] {
  const course = subject.indexCourse?.course.course_id;
  return subject.lesions.filter(
    ({ course_id: own }) => own !== null && course !== undefined && own === course,
  );
}

interface Decision {
  readonly because: Label;
  readonly row: DatedRow;
}

function recordedOf(subject: Subject, lesion: string, lesions: number): readonly Decision[] {
  return subject.events
    .filter(
      ({ event, lesion_id: named }) =>
        event === "local-progression" && (named === lesion || (named === null && lesions === 1)),
    )
    .map(({ date, line }): Decision => ({
      because: { en: "Recorded local progression", zh: "记录的局部进展" },
      row: { date, table: "events", line },
    }));
}

/** The first day on which the lesion has grown enough over its smallest diameter, or a reader calls it unequivocal progression. */
function grownOf(
  rows: readonly Assessment[],
  origin: CalendarDate,
  subject: Subject,
  lesion: string,
  rule: LocalControlDefinition,
): readonly Decision[] {
  const own = subject.lesions.find(({ lesion_id: id }) => id === lesion)?.diameter_mm ?? null;
  const before = rows.findLast(({ date, diameter_mm: mm }) => date <= origin && mm !== null);
  let nadirMm = before?.diameter_mm ?? own;
  const days = [...new Set(rows.map(({ date }) => date))].filter((date) => date > origin);
  for (const date of days) {
    const visit = { date, rows: rows.filter((row) => row.date === date) };
    const row: DatedRow = { date, table: "assessments", line: visit.rows[0]?.line ?? 0 };
    if (visit.rows.some(({ finding }) => finding === "unequivocal-progression"))
      return [
        { because: { en: "Unequivocal progression of the lesion", zh: "病灶明确进展" }, row },
      ];
    const length = lengthAt(visit, lesion);
    if (length === null) continue;
    if (nadirMm !== null && hasGrownBy(length, nadirMm, rule))
      return [
        {
          because: {
            en: `Growth of the lesion from ${rounded(nadirMm)} to ${rounded(length)} mm`,
            zh: `病灶由 ${rounded(nadirMm)} 增至 ${rounded(length)} mm`,
          },
          row,
        },
      ];
    nadirMm = nadirMm === null ? length : Math.min(nadirMm, length);
  }
  return [];
}

function rounded(mm: number): string {
  return String(Math.round(mm * 10) / 10);
}

function hasGrownBy(lengthMm: number, nadirMm: number, rule: LocalControlDefinition): boolean {
  const growthMm = lengthMm - nadirMm + lengthToleranceMm;
  return growthMm >= (rule.growth_percent / 100) * nadirMm && growthMm >= rule.growth_mm;
}

function censoring(
  subject: Subject,
  rows: readonly Assessment[],
  origin: CalendarDate,
  end: DatedRow,
  rule: LocalControlDefinition,
): { readonly because: Label; readonly row: DatedRow | null; readonly date: CalendarDate } {
  if (rule.censored_at === "last-imaging") {
    const seen = rows.findLast(({ date }) => date >= origin);
    return seen === undefined
      ? {
          because: { en: "No imaging after the treatment", zh: "治疗后无影像检查" },
          row: null,
          date: origin,
        }
      : {
          because: { en: "Last imaging of the lesion", zh: "病灶末次影像" },
          row: { date: seen.date, table: "assessments", line: seen.line },
          date: seen.date,
        };
  }
  const { followUp } = subject;
  if (followUp.reachedCutOff)
    return {
      because: { en: "Controlled at the data cut-off", zh: "数据截止时控制" },
      row: null,
      date: end.date,
    };
  return followUp.death === null
    ? { because: { en: "Last contact", zh: "末次随访" }, row: end, date: end.date }
    : {
        because: { en: "Death, the lesion controlled", zh: "死亡时病灶控制" },
        row: end,
        date: end.date,
      };
}
