import type { Protocol } from "../protocol/protocol.ts";
import { analyteOf } from "../records/analyte.ts";
import type { DatedRow } from "./follow-up.ts";
import { isBaseline } from "./baseline-day.ts";
import type { Subject } from "./subject.ts";
import { withoutRow } from "./course-facts.ts";

type Row = Pick<DatedRow, "table" | "line">;

/**
 * The rows that give a subject the values at some paths, such as `sex`, `baseline.ecog` or a derived variable, each once.
 *
 * A derived variable stands on the rows of all that its expression reads.
 */
export function rowsBehind(
  paths: readonly string[],
  subject: Subject,
  protocol: Protocol,
): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const path of paths) {
    for (const row of rowsOfPath(path, subject, protocol)) {
      rows.set(`${row.table}:${row.line}`, row);
    }
  }
  return [...rows.values()];
}

function rowsOfPath(path: string, subject: Subject, protocol: Protocol): readonly Row[] {
  const derived = protocol.derived.find(({ definition }) => definition.name === path);
  if (derived !== undefined) return rowsBehind(derived.value.sources, subject, protocol);
  const patient: Row = { table: "patients", line: subject.patient.line };
  const [room = "", field = ""] = path.split(".");
  switch (room) {
    case "lesions":
      return subject.lesions.map(({ line }): Row => ({ table: "lesions", line }));
    case "courses":
      return subject.courses.map(({ course }): Row => ({ table: "courses", line: course.line }));
    case "course":
      return courseRows(subject, field);
    case "baseline":
      return baselineRow(subject, field, protocol);
    case "laboratory":
      return laboratoryRow(subject, field, protocol);
    case "liver":
      return liverRows(subject, field);
    case "age":
      return [patient, ...courseRows(subject, "first_fraction")];
    case "follow_up_months":
    case "alive":
    case "lost": {
      const { lost, end } = subject.followUp;
      const row = lost?.at ?? end;
      return row === null ? [] : [{ table: row.table, line: row.line }];
    }
    // A plan's values stand in files of its own, not in a row.
    case "plan":
      return [];
    default:
      return [patient];
  }
}

/** The fractions where they decide, otherwise the course's own row. */
function courseRows({ indexCourse }: Subject, field: string): readonly Row[] {
  if (indexCourse === null) return [];
  const { fractions, course } = indexCourse;
  const given = fractions.map(({ line }): Row => ({ table: "fractions", line }));
  const own: Row = { table: "courses", line: course.line };
  switch (field) {
    case "first_fraction":
      return given.length === 0 ? [own] : given.slice(0, 1);
    case "last_fraction":
      return given.length === 0 ? [own] : given.slice(-1);
    case "delivered_dose_gy":
    case "delivered_fractions":
      return given;
    default:
      return [own];
  }
}

function baselineRow(subject: Subject, field: string, protocol: Protocol): readonly Row[] {
  const origin = subject.indexCourse?.firstFraction ?? null;
  const { within_days: days } = protocol.definition.baseline;
  const row = subject.assessments.findLast((assessment) => {
    const value = withoutRow(assessment)[field] ?? null;
    return value !== null && origin !== null && isBaseline(assessment.date, origin, days);
  });
  return row === undefined ? [] : [{ table: "assessments", line: row.line }];
}

/** The value at baseline that can be used; of a test without a known unit the last one as written. */
function laboratoryRow(subject: Subject, test: string, protocol: Protocol): readonly Row[] {
  const origin = subject.indexCourse?.firstFraction ?? null;
  const { within_days: days } = protocol.definition.baseline;
  const row =
    subject.baselineValues.get(test) ??
    subject.laboratory.findLast(
      (each) =>
        analyteOf(each.test) === null &&
        each.test === test &&
        origin !== null &&
        isBaseline(each.date, origin, days),
    );
  return row === undefined ? [] : [{ table: "laboratory", line: row.line }];
}

/** The rows of a value of liver function at baseline. */
function liverRows({ liver, lesions }: Subject, field: string): readonly Row[] {
  if (liver === null) return [];
  const { albi, childPugh, performance } = liver.baseline;
  const verdict = field === "classic_rild" ? liver.rild.classic : liver.rild.nonClassic;
  switch (field) {
    case "albi_score":
    case "albi_grade":
      return albi?.rows ?? [];
    case "bclc":
      return [
        ...lesions.map(({ line }): Row => ({ table: "lesions", line })),
        ...(childPugh?.rows ?? []),
        ...(performance?.rows ?? []),
      ];
    case "classic_rild":
    case "non_classic_rild":
      return verdict.verdict === "yes" ? verdict.rows : [];
    default:
      return childPugh?.rows ?? [];
  }
}
