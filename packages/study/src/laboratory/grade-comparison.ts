import type { AssessedSubject, Cohort } from "../cohort/cohort.ts";
import type { ToxicityDefinition, ToxicityTerm } from "../protocol/definition.ts";
import type { ReadRecords } from "../records/read-records.ts";
import type {
  GradeComparison,
  GradeDisagreement,
  GradeWithRecord,
} from "../results/laboratory-results.ts";
import type { NumberRegister } from "../results/number-register.ts";
import { worstChartEvent } from "../toxicity/chart-grade.ts";
import { toxicityScale } from "../toxicity/toxicity-scale.ts";
import { isAtRisk, windowLabel } from "../toxicity/toxicity-window.ts";
import { termCode, worstLaboratoryGrade } from "../toxicity/worst-grade.ts";
import { gradedTestCode, gradedTestLabel } from "./graded-test.ts";
import type { GradedValue } from "./graded-values.ts";

/** Whether a window has terms that laboratory values show, on a scale that grades them. */
export function isComparable(window: ToxicityDefinition): boolean {
  return (
    toxicityScale(window.scale).ctcae !== null &&
    window.terms.some(({ laboratory }) => laboratory !== undefined)
  );
}

/**
 * Chart and laboratory side by side: for each term that laboratory values show, the worst grade of the chart and that of the
 * values in the window, and every subject for whom they differ. Events count whatever their attribution, since values have none.
 */
export function gradeComparison(
  window: ToxicityDefinition,
  cohort: Cohort,
  files: ReadRecords["files"],
  register: NumberRegister,
): GradeComparison {
  const anyCause = { ...window, attribution: undefined };
  const atRisk = cohort.included.filter(({ subject }) => isAtRisk(subject, window));
  const terms = window.terms
    .filter(({ laboratory }) => laboratory !== undefined)
    .map((term) => ({ term, pairs: atRisk.map((own) => pairOf(own, anyCause, term, files)) }));
  const pairs = terms.flatMap((each) => each.pairs);
  const graded = new Set(pairs.flatMap((pair) => (pair.laboratory === null ? [] : pair.subject)));
  const differing = new Set(
    pairs
      .filter((pair) => pair.laboratory !== null && pair.laboratory.grade !== pair.chart.grade)
      .map(({ subject }) => subject),
  );
  return {
    window: window.name,
    label: window.label,
    scale: { en: toxicityScale(window.scale).name },
    windowLabel: windowLabel(window),
    agree: register
      .about(...terms.map(({ term }) => laboratoryFact(window.name, term.term)))
      .proportion(
        `laboratory.${window.name}.agree`,
        [...graded].filter((id) => !differing.has(id)),
        graded.size,
        "proportion-at-risk-graded",
      ),
    rows: terms.map(({ term, pairs: own }) => {
      const name = `laboratory.${window.name}.${termCode(term.term)}`;
      const book = register.about(
        `grade.${window.name}.${termCode(term.term)}`,
        laboratoryFact(window.name, term.term),
      );
      const known = own.filter(({ laboratory }) => laboratory !== null);
      const share = (suffix: string, holds: (chart: number, laboratory: number) => boolean) =>
        book.proportion(
          `${name}.${suffix}`,
          known
            .filter((pair) => holds(pair.chart.grade, pair.laboratory?.grade ?? 0))
            .map(({ subject }) => subject),
          known.length,
          "proportion-at-risk-graded",
        );
      return {
        term: term.term,
        label: term.label ?? { en: term.term },
        tests: (term.laboratory ?? []).map((test) => gradedTestLabel(gradedTestCode(test))),
        equal: share("equal", (chart, laboratory) => chart === laboratory),
        chartHigher: share("chart_higher", (chart, laboratory) => chart > laboratory),
        laboratoryHigher: share("laboratory_higher", (chart, laboratory) => laboratory > chart),
        notGraded: book.count(
          `${name}.not_graded`,
          own.filter(({ laboratory }) => laboratory === null).map(({ subject }) => subject),
        ),
      };
    }),
    disagreements: terms.flatMap(({ term, pairs: own }) =>
      own.flatMap(({ subject, chart, laboratory }): readonly GradeDisagreement[] =>
        laboratory === null || laboratory.grade === chart.grade
          ? []
          : [
              {
                subject,
                term: term.term,
                label: term.label ?? { en: term.term },
                chart,
                laboratory,
              },
            ],
      ),
    ),
  };
}

/** The name of the fact that a term has by the laboratory values. */
export function laboratoryFact(window: string, term: string): string {
  return `laboratory.${window}.${termCode(term)}`;
}

interface Pair {
  readonly subject: string;
  readonly chart: GradeWithRecord;
  readonly laboratory: GradeDisagreement["laboratory"] | null;
}

function pairOf(
  { subject }: AssessedSubject,
  window: ToxicityDefinition,
  term: ToxicityTerm,
  files: ReadRecords["files"],
): Pair {
  const event = worstChartEvent(subject, window, term.term);
  const { grade, by } = worstLaboratoryGrade(subject, window, term);
  const chart: GradeWithRecord = {
    grade: event?.grade ?? 0,
    date: event?.date ?? null,
    record:
      event === null
        ? null
        : {
            table: "adverse-events",
            file: files["adverse-events"] ?? "adverse-events",
            line: event.line,
          },
  };
  if (grade === null || by === null) return { subject: subject.id, chart, laboratory: null };
  return {
    subject: subject.id,
    chart,
    laboratory: {
      grade,
      date: by.measured.date,
      record: {
        table: "laboratory",
        file: files.laboratory ?? "laboratory",
        line: by.measured.line,
      },
      test: by.measured.analyte.label,
      value: valueText(by),
    },
  };
}

/** `ALT 142 U/L [9–50]`: the value and its limits, both in the unit of the row. */
export function valueText({ measured }: GradedValue): string {
  const {
    analyte,
    written,
    writtenLimits: [lower, upper],
  } = measured;
  const limits = lower === null && upper === null ? "" : ` [${lower ?? ""}–${upper ?? ""}]`;
  return `${analyte.code} ${written}${limits}`;
}
