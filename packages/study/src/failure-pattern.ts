import type { Cohort } from "./cohort/cohort.ts";
import type { DatedRow } from "./cohort/follow-up.ts";
import type { Subject } from "./cohort/subject.ts";
import type { Label } from "./label.ts";
import type { EventCode } from "./records/event.ts";
import type { NumberRegister } from "./results/number-register.ts";
import type { FailurePatternTable } from "./results/study-results.ts";
import { cellsOf, columnsOf, idsOf, inColumn } from "./analyses/grouped.ts";

/** Where a disease came back, by all sites that ever failed during follow-up. */
export const failurePatterns = {
  "in-field": { en: "In-field", zh: "野内" },
  "out-field": { en: "Out-field", zh: "野外" },
  "in-and-out-field": { en: "In-field and out-field", zh: "野内及野外" },
  "distant-only": { en: "Distant only", zh: "仅远处" },
  "locoregional-and-distant": { en: "Locoregional and distant", zh: "局部区域及远处" },
} as const satisfies Record<string, Label>;

export type FailurePattern = keyof typeof failurePatterns;

/**
 * A subject's pattern of failure, or null without any. In-field is progression of an irradiated lesion, out-field progression in
 * the treated organ outside the field; either is locoregional. Failures from the first fraction to the end of follow-up count.
 */
export function failurePatternOf(subject: Subject): FailurePattern | null {
  const failed = new Set(countedFailures(subject).map(({ event }) => event));
  const inField = failed.has("local-progression");
  const outField = failed.has("regional-progression");
  if (failed.has("distant-metastasis"))
    return inField || outField ? "locoregional-and-distant" : "distant-only";
  if (inField) return outField ? "in-and-out-field" : "in-field";
  return outField ? "out-field" : null;
}

/** The rows that make a subject's pattern of failure: every failure that counts. */
export function failureRows(subject: Subject): readonly Pick<DatedRow, "table" | "line">[] {
  return countedFailures(subject).map(({ line }) => ({ table: "events", line }));
}

const failures: readonly string[] = [
  "local-progression",
  "regional-progression",
  "distant-metastasis",
] satisfies readonly EventCode[];

function countedFailures(subject: Subject): Subject["events"] {
  const origin = subject.indexCourse?.firstFraction ?? null;
  const end = subject.followUp.end?.date ?? null;
  if (origin === null || end === null) return [];
  return subject.events.filter(
    ({ date, event }) => date >= origin && date <= end && failures.includes(event),
  );
}

/** Table 3: patterns of failure by group; percentages are of those with any failure. */
export function failurePatternTable(cohort: Cohort, register: NumberRegister): FailurePatternTable {
  const columns = columnsOf(cohort);
  const patternOf = new Map(
    cohort.included.map(({ subject }) => [subject.id, failurePatternOf(subject)]),
  );
  const failing = (column: (typeof columns)[number]) =>
    column.subjects.filter(({ subject }) => patternOf.get(subject.id) !== null);
  return {
    total: cellsOf(columns, (column) =>
      register.proportion(
        inColumn("failure.any", column),
        idsOf(failing(column)),
        column.subjects.length,
      ),
    ),
    rows: (Object.keys(failurePatterns) as FailurePattern[]).map((pattern) => ({
      pattern,
      label: failurePatterns[pattern],
      cells: cellsOf(columns, (column) => {
        const failed = failing(column);
        const counted = failed.filter(({ subject }) => patternOf.get(subject.id) === pattern);
        return register.proportion(
          inColumn(`failure.${pattern}`, column),
          idsOf(counted),
          failed.length,
          "proportion-of-failures",
        );
      }),
    })),
  };
}
