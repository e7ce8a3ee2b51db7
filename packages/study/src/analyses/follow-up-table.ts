import { median, reverseKaplanMeier, survivalQuantile } from "@fiducial/statistics";
import { monthsBetween } from "../calendar.ts";
import type { AssessedSubject, Cohort } from "../cohort/cohort.ts";
import type { ConventionId } from "../results/conventions.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { FollowUpTable } from "../results/study-results.ts";
import { cellsOf, type Column, columnsOf, inColumn } from "./grouped.ts";

interface Followed {
  readonly id: string;
  readonly months: number;
  readonly alive: boolean;
}

/** Length of follow-up from the first fraction, under each convention in use, because they differ widely. */
export function followUpTable(cohort: Cohort, register: NumberRegister): FollowUpTable {
  const columns = columnsOf(cohort);
  return {
    rows: [
      descriptiveRow("survivors", "follow-up-survivors", ({ alive }) => alive, columns, register),
      descriptiveRow("observed", "follow-up-observed", () => true, columns, register),
      reverseRow(columns, register),
    ],
  };
}

function descriptiveRow(
  method: "survivors" | "observed",
  convention: ConventionId,
  counts: (followed: Followed) => boolean,
  columns: readonly Column[],
  register: NumberRegister,
): FollowUpTable["rows"][number] {
  const followed = (column: Column) => column.subjects.flatMap(followUpOf).filter(counts);
  const name = `follow_up.${method}`;
  const nobody = (values: readonly Followed[]) =>
    values.length === 0 ? "nobody was followed" : null;
  return {
    method,
    n: cellsOf(columns, (column) =>
      register.count(
        inColumn(`${name}.n`, column),
        followed(column).map(({ id }) => id),
      ),
    ),
    median: cellsOf(columns, (column) => {
      const values = followed(column);
      return register.enter(
        inColumn(`${name}.median`, column),
        values.map(({ id }) => id),
        {
          kind: "duration",
          value: median(values.map(({ months }) => months)),
          interval: null,
          convention,
          because: nobody(values),
        },
      );
    }),
    range: cellsOf(columns, (column) => {
      const values = followed(column);
      const months = values.map((each) => each.months);
      const lower = months.length === 0 ? null : months.reduce((a, b) => Math.min(a, b));
      const upper = months.length === 0 ? null : months.reduce((a, b) => Math.max(a, b));
      return register.enter(
        inColumn(`${name}.range`, column),
        values.map(({ id }) => id),
        {
          kind: "range",
          value: lower === null || upper === null ? null : upper - lower,
          lower,
          upper,
          digits: 1,
          unit: "months",
          convention,
          because: nobody(values),
        },
      );
    }),
  };
}

function reverseRow(
  columns: readonly Column[],
  register: NumberRegister,
): FollowUpTable["rows"][number] {
  const name = "follow_up.reverse_kaplan_meier";
  return {
    method: "reverse-kaplan-meier",
    n: cellsOf(columns, (column) =>
      register.count(
        inColumn(`${name}.n`, column),
        column.subjects.flatMap(followUpOf).map(({ id }) => id),
      ),
    ),
    median: cellsOf(columns, (column) => {
      const followed = column.subjects.flatMap(followUpOf);
      const estimate = reverseMedian(followed);
      return register.enter(
        inColumn(`${name}.median`, column),
        followed.map(({ id }) => id),
        {
          kind: "duration",
          value: estimate.value,
          interval: null,
          convention: "follow-up-reverse-kaplan-meier",
          because: estimate.because,
        },
      );
    }),
    range: null,
  };
}

/** Deaths censor, the end of observation is the event. */
function reverseMedian(followed: readonly Followed[]): {
  value: number | null;
  because: string | null;
} {
  if (followed.length === 0) return { value: null, because: "nobody was followed" };
  const curve = reverseKaplanMeier({
    time: followed.map(({ months }) => months),
    event: followed.map(({ alive }) => !alive),
  });
  const { estimate, because } = survivalQuantile(curve, 0.5);
  return { value: estimate, because: estimate === null ? because : null };
}

function followUpOf({ subject }: AssessedSubject): Followed[] {
  const origin = subject.indexCourse?.firstFraction ?? null;
  const end = subject.followUp.end?.date ?? null;
  if (origin === null || end === null || end < origin) return [];
  return [{ id: subject.id, months: monthsBetween(origin, end), alive: subject.followUp.alive }];
}
