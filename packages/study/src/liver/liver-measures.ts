import { median, quantileType } from "@fiducial/statistics";
import { cellsOf, type Column, inColumn } from "../analyses/grouped.ts";
import { type CalendarDate, monthsBetween } from "../calendar.ts";
import type { Subject } from "../cohort/subject.ts";
import type { Label } from "../label.ts";
import type { LiverDefinition } from "../protocol/liver-definition.ts";
import type { LiverMeasure } from "../results/liver-results.ts";
import type { NumberRegister } from "../results/number-register.ts";
import { albiBounds } from "./albi.ts";
import type { LiverRow } from "./liver-course.ts";
import type { SubjectLiver } from "./subject-liver.ts";

/** A number of a day with the rows behind it. */
export interface CoursePoint {
  readonly date: CalendarDate;
  readonly value: number;
  readonly rows: readonly LiverRow[];
}

interface MeasureDefinition {
  readonly name: LiverMeasure["name"];
  readonly label: Label;
  readonly digits: number;
  readonly bounds: LiverMeasure["bounds"];
  readonly baseline: (liver: SubjectLiver) => CoursePoint | null;
  readonly course: (liver: SubjectLiver) => readonly CoursePoint[];
}

/** What is shown over time. */
export const liverMeasures: readonly MeasureDefinition[] = [
  {
    name: "albi",
    label: { en: "ALBI score", zh: "ALBI 评分" },
    digits: 2,
    bounds: [
      { at: albiBounds.one, label: { en: "1 | 2a", zh: "1 | 2a" } },
      { at: albiBounds.twoB, label: { en: "2a | 2b", zh: "2a | 2b" } },
      { at: albiBounds.three, label: { en: "2b | 3", zh: "2b | 3" } },
    ],
    baseline: ({ baseline }) => baseline.albi,
    course: ({ course }) => course.albi,
  },
  {
    name: "child-pugh",
    label: { en: "Child-Pugh score", zh: "Child-Pugh 评分" },
    digits: 1,
    bounds: [
      { at: 6.5, label: { en: "A | B", zh: "A | B" } },
      { at: 9.5, label: { en: "B | C", zh: "B | C" } },
    ],
    baseline: ({ baseline: { childPugh } }) =>
      childPugh === null || childPugh.computed.score === null
        ? null
        : {
            date: childPugh.assessment.date,
            value: childPugh.computed.score,
            rows: childPugh.rows,
          },
    course: ({ course }) =>
      course.childPugh.flatMap(({ assessment, computed, rows }) =>
        computed.score === null ? [] : [{ date: assessment.date, value: computed.score, rows }],
      ),
  },
  {
    name: "ecog",
    label: { en: "Performance status (ECOG)", zh: "体力状态 (ECOG)" },
    digits: 1,
    bounds: [],
    baseline: ({ baseline: { performance } }) =>
      performance === null ? null : { ...performance, value: performance.value.ecog },
    course: ({ course }) => course.performance.map((each) => ({ ...each, value: each.value.ecog })),
  },
];

/** The baseline, and at each visit of the protocol the value nearest to it. */
export function valuesAtVisits(
  subject: Subject,
  measure: MeasureDefinition,
  { visit_months: visits, within_months: within }: LiverDefinition,
): ReadonlyMap<number, CoursePoint> {
  const origin = subject.indexCourse?.firstFraction ?? null;
  const { liver } = subject;
  const values = new Map<number, CoursePoint>();
  if (origin === null || liver === null) return values;
  const baseline = measure.baseline(liver);
  if (baseline !== null) values.set(0, baseline);
  for (const visit of visits) {
    let best: { point: CoursePoint; distance: number } | null = null;
    for (const point of measure.course(liver)) {
      if (point.date <= origin) continue;
      const difference = monthsBetween(origin, point.date) - visit;
      // A value in the middle between two visits belongs to the earlier.
      if (difference <= -within || difference > within) continue;
      const distance = Math.abs(difference);
      if (best === null || distance < best.distance) best = { point, distance };
    }
    if (best !== null) values.set(visit, best.point);
  }
  return values;
}

/** A measure over time: at each visit how many, the median and the quartiles, by group; and every subject's own course. */
export function liverMeasure(
  measure: MeasureDefinition,
  definition: LiverDefinition,
  columns: readonly Column[],
  register: NumberRegister,
): LiverMeasure {
  const book = register.about(`liver.course.${measure.name}`);
  const all = columns[0]?.subjects ?? [];
  const atVisits = new Map(
    all.map(({ subject }) => [subject.id, valuesAtVisits(subject, measure, definition)]),
  );
  const name = (visit: number, statistic: string) =>
    `liver.${measure.name}.${visit === 0 ? "baseline" : `month[${visit}]`}.${statistic}`;
  const visits = [0, ...definition.visit_months].map((months) => {
    const known = (column: Column) =>
      column.subjects.flatMap(({ subject }) => {
        const point = atVisits.get(subject.id)?.get(months);
        return point === undefined ? [] : [{ id: subject.id, value: point.value }];
      });
    const enter = (statistic: "median" | "quartiles") =>
      cellsOf(columns, (column) =>
        enterStatistic(
          inColumn(name(months, statistic), column),
          statistic,
          known(column),
          measure.digits,
          book,
        ),
      );
    return {
      months,
      n: cellsOf(columns, (column) =>
        book.count(
          inColumn(name(months, "n"), column),
          known(column).map(({ id }) => id),
        ),
      ),
      median: enter("median"),
      quartiles: enter("quartiles"),
    };
  });
  return {
    name: measure.name,
    label: measure.label,
    digits: measure.digits,
    bounds: measure.bounds,
    visits,
    converted: measure.name === "ecog" ? convertedCount(all, book) : null,
    lines: all.flatMap(({ subject, group }) => {
      const origin = subject.indexCourse?.firstFraction ?? null;
      if (origin === null || subject.liver === null) return [];
      const baseline = measure.baseline(subject.liver);
      const points = [
        ...(baseline === null ? [] : [{ months: 0, value: baseline.value }]),
        ...measure
          .course(subject.liver)
          .filter(({ date }) => date > origin)
          .map(({ date, value }) => ({ months: monthsBetween(origin, date), value })),
      ];
      return points.length === 0 ? [] : [{ subject: subject.id, group, points }];
    }),
  };
}

function enterStatistic(
  name: string,
  statistic: "median" | "quartiles",
  known: readonly { readonly id: string; readonly value: number }[],
  digits: number,
  register: NumberRegister,
): string {
  const values = known.map(({ value }) => value);
  const ids = known.map(({ id }) => id);
  const because = values.length === 0 ? "no value is known" : null;
  if (statistic === "median")
    return register.enter(name, ids, {
      kind: "quantity",
      value: median(values),
      digits,
      unit: null,
      convention: "median",
      because,
    });
  const lower = quantileType(values, 0.25, 6);
  const upper = quantileType(values, 0.75, 6);
  return register.enter(name, ids, {
    kind: "range",
    value: lower === null || upper === null ? null : upper - lower,
    lower,
    upper,
    digits,
    unit: null,
    convention: "quartiles-type-6",
    because,
  });
}

/** Subjects of whom some performance status was converted from Karnofsky's index. */
function convertedCount(subjects: Column["subjects"], register: NumberRegister): string {
  return register.count(
    "liver.ecog.converted",
    subjects
      .filter(({ subject }) =>
        subject.liver?.course.performance.some(({ value }) => value.isConverted),
      )
      .map(({ subject }) => subject.id),
  );
}
