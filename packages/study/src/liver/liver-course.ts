import { type CalendarDate, daysBetween } from "../calendar.ts";
import type { Subject } from "../cohort/subject.ts";
import type { MeasuredValue } from "../laboratory/measured-value.ts";
import type { LiverDefinition } from "../protocol/liver-definition.ts";
import type { Assessment } from "../records/assessment.ts";
import type { TableName } from "../records/record-types.ts";
import { albiScore } from "./albi.ts";
import { type ChildPugh, childPugh } from "./child-pugh.ts";
import { type Performance, performanceOf } from "./performance.ts";

/** What liver function needs of a subject. */
export type LiverRecords = Pick<
  Subject,
  "lesions" | "indexCourse" | "assessments" | "measured" | "baselineValues" | "events" | "followUp"
>;

/** A row of a table. */
export interface LiverRow {
  readonly table: TableName;
  readonly line: number;
}

/** A value of one day with the rows that it is made from. */
export interface DatedValue<Of> {
  readonly date: CalendarDate;
  readonly value: Of;
  readonly rows: readonly LiverRow[];
}

/** A Child-Pugh score of a day on which the liver was assessed, beside the one that was recorded. */
export interface AssessedChildPugh {
  readonly assessment: Assessment;
  readonly computed: ChildPugh;
  readonly recorded: number | null;
  readonly rows: readonly LiverRow[];
}

/** The course of a subject's liver function, each list in the order of time and not beyond the end of follow-up. */
export interface LiverCourse {
  readonly albi: readonly DatedValue<number>[];
  readonly childPugh: readonly AssessedChildPugh[];
  readonly performance: readonly DatedValue<Performance>[];
}

/**
 * Liver function over time. ALBI is of the days on which bilirubin and albumin were both measured. A Child-Pugh score is of the
 * days on which ascites, encephalopathy or a score were recorded; laboratory values go with it from within `match_days`, the
 * nearest of each test, an earlier one before a later one at the same distance.
 */
export function liverCourse(subject: LiverRecords, definition: LiverDefinition): LiverCourse {
  const end = subject.followUp.end?.date ?? null;
  if (end === null) return { albi: [], childPugh: [], performance: [] };
  const assessments = subject.assessments.filter(({ date }) => date <= end);
  const values = subject.measured.usable.filter(({ date }) => date <= end);
  return {
    albi: albiCourse(values),
    childPugh: assessments
      .filter(
        ({ ascites, encephalopathy, child_pugh_score: score }) =>
          ascites !== null || encephalopathy !== null || score !== null,
      )
      .map((assessment) => assessedChildPugh(assessment, values, definition)),
    performance: assessments.flatMap((assessment): readonly DatedValue<Performance>[] => {
      const value = performanceOf(assessment);
      const rows = [{ table: "assessments" as const, line: assessment.line }];
      return value === null ? [] : [{ date: assessment.date, value, rows }];
    }),
  };
}

function albiCourse(values: readonly MeasuredValue[]): readonly DatedValue<number>[] {
  return values
    .filter(({ analyte }) => analyte.code === "TBIL")
    .flatMap((bilirubin): readonly DatedValue<number>[] => {
      const albumin = values.find(
        ({ analyte, date }) => analyte.code === "ALB" && date === bilirubin.date,
      );
      if (albumin === undefined) return [];
      return [
        {
          date: bilirubin.date,
          value: albiScore(bilirubin.value, albumin.value),
          rows: laboratoryRows([bilirubin, albumin]),
        },
      ];
    });
}

function assessedChildPugh(
  assessment: Assessment,
  values: readonly MeasuredValue[],
  { match_days: days, albumin }: LiverDefinition,
): AssessedChildPugh {
  const nearest = (test: string) => nearestValue(values, test, assessment.date, days);
  const parts = {
    bilirubin: nearest("TBIL"),
    albumin: nearest("ALB"),
    inr: nearest("INR"),
    prothrombinSeconds: nearest("PTP"),
  };
  const used = [parts.bilirubin, parts.albumin, parts.inr ?? parts.prothrombinSeconds];
  return {
    assessment,
    computed: childPugh(
      {
        ...parts,
        ascites: assessment.ascites,
        encephalopathy: assessment.encephalopathy,
      },
      albumin,
    ),
    recorded: assessment.child_pugh_score,
    rows: [
      { table: "assessments", line: assessment.line },
      ...laboratoryRows(used.filter((value) => value !== null)),
    ],
  };
}

/** The value of a test nearest to a day; of two at the same distance the earlier. */
export function nearestValue(
  values: readonly MeasuredValue[],
  test: string,
  date: CalendarDate,
  withinDays: number,
): MeasuredValue | null {
  return values
    .filter(({ analyte }) => analyte.code === test)
    .reduce<MeasuredValue | null>((best, value) => {
      const distance = Math.abs(daysBetween(date, value.date));
      if (distance > withinDays) return best;
      return best === null || distance < Math.abs(daysBetween(date, best.date)) ? value : best;
    }, null);
}

function laboratoryRows(values: readonly MeasuredValue[]): readonly LiverRow[] {
  return values.map(({ line }) => ({ table: "laboratory", line }));
}
