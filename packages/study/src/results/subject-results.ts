import type { CalendarDate } from "../calendar.ts";
import type { EndpointOfCohort } from "../analyses/survival.ts";
import type { AssessedSubject, Cohort } from "../cohort/cohort.ts";
import type { Exclusion } from "../cohort/eligibility.ts";
import type { DatedRow } from "../cohort/follow-up.ts";
import { valueAt } from "../cohort/subject.ts";
import { endpointTimeline } from "../endpoints/timeline.ts";
import { failurePatternOf } from "../failure-pattern.ts";
import type { Label } from "../label.ts";
import { planVerdict } from "../plans/plan-verdict.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { ReadRecords } from "../records/read-records.ts";
import type { SubjectFact } from "./subject-facts.ts";
import { variablesShown } from "./variables-shown.ts";
import type {
  EndpointOutcome,
  RecordReference,
  SubjectEndpoint,
  SubjectResult,
} from "./study-results.ts";
import { isComparable } from "../laboratory/grade-comparison.ts";
import { isAtRisk } from "../toxicity/toxicity-window.ts";
import { termCode, worstGrade, worstLaboratoryGrade } from "../toxicity/worst-grade.ts";

/** Every assessed subject as the study sees it. */
export function subjectResults(
  protocol: Protocol,
  cohort: Cohort,
  endpoints: readonly EndpointOfCohort[],
  facts: readonly SubjectFact[],
  files: ReadRecords["files"],
): readonly SubjectResult[] {
  const variables = variablesShown(protocol, cohort);
  return cohort.assessed.map((assessed): SubjectResult => {
    const { subject, exclusions, group } = assessed;
    return {
      subject: subject.id,
      record: { table: "patients", file: files.patients ?? "patients", line: subject.patient.line },
      included: exclusions.length === 0,
      exclusions: exclusions.map((exclusion) => ({
        criterion: exclusion.criterion.id,
        because: reasonOf(exclusion),
      })),
      group,
      firstFraction: subject.indexCourse?.firstFraction ?? null,
      endOfFollowUp: subject.followUp.end?.date ?? null,
      alive: subject.followUp.alive,
      failurePattern: exclusions.length === 0 ? failurePatternOf(subject) : null,
      variables: Object.fromEntries(
        variables.map((path) => [path, valueAt(subject.bindings, path)]),
      ),
      endpoints: endpointsOfSubject(
        assessed,
        endpoints,
        protocol.definition.cut_off ?? null,
        files,
      ),
      worstGrades: exclusions.length === 0 ? worstGradesOf(assessed, protocol) : {},
      rows: rowsOfSubject(assessed, facts, files),
      plan: planOf(assessed, protocol),
      laboratoryGrades: exclusions.length === 0 ? laboratoryGradesOf(assessed, protocol) : {},
      values: valuesOfSubject(assessed, facts),
    };
  });
}

function reasonOf({ verdict, missing }: Exclusion): string {
  if (verdict !== "not-assessable") return verdict;
  return missing.length === 0 ? verdict : `${verdict}: ${missing.join(", ")} missing`;
}

function endpointsOfSubject(
  { subject }: AssessedSubject,
  endpoints: readonly EndpointOfCohort[],
  cutOff: CalendarDate | null,
  files: ReadRecords["files"],
): Record<string, SubjectEndpoint> {
  const outcome = <Kind extends string>(own: {
    readonly kind: Kind;
    readonly date: CalendarDate;
    readonly months: number;
    readonly because: Label;
    readonly record: DatedRow | null;
  }): EndpointOutcome<Kind> => ({
    kind: own.kind,
    date: own.date,
    months: own.months,
    because: own.because,
    record: referenceTo(own.record, files),
  });
  return Object.fromEntries(
    endpoints.flatMap(
      ({ definition, bySubject, competingBySubject }): [string, SubjectEndpoint][] => {
        const own = bySubject.get(subject.id);
        if (own === undefined) return [];
        const competing = competingBySubject.get(subject.id);
        const { entries, without } = endpointTimeline(subject, definition, cutOff);
        return [
          [
            definition.name,
            {
              ...outcome(own),
              competing: competing === undefined ? null : outcome(competing),
              without: without === null ? null : outcome(without),
              timeline: entries.map((entry) => ({ ...outcome(entry), standing: entry.standing })),
            },
          ],
        ];
      },
    ),
  );
}

/** The rows of each fact, those left out that are the subject's own row in `patients`. */
function rowsOfSubject(
  assessed: AssessedSubject,
  facts: readonly SubjectFact[],
  files: ReadRecords["files"],
): Record<string, readonly string[]> {
  return Object.fromEntries(
    facts.flatMap((fact): [string, readonly string[]][] => {
      const rows = fact.rows(assessed);
      if (rows.length === 0 || (rows.length === 1 && rows[0]?.table === "patients")) return [];
      return [[fact.name, rows.map(({ table, line }) => `${files[table] ?? table}:${line}`)]];
    }),
  );
}

function valuesOfSubject(
  assessed: AssessedSubject,
  facts: readonly SubjectFact[],
): Record<string, Label> {
  return Object.fromEntries(
    facts.flatMap(({ name, value }): [string, Label][] => {
      const own = value?.(assessed) ?? null;
      return own === null ? [] : [[name, own]];
    }),
  );
}

function planOf({ subject }: AssessedSubject, protocol: Protocol): SubjectResult["plan"] {
  const plan = subject.plans.index;
  if (plan === null) return null;
  return {
    file: plan.file,
    source: plan.source,
    verdicts: Object.fromEntries(
      protocol.limits.map((limit) => [limit.id, planVerdict(limit, plan, protocol)]),
    ),
  };
}

function referenceTo(row: DatedRow | null, files: ReadRecords["files"]): RecordReference | null {
  return row === null
    ? null
    : { table: row.table, file: files[row.table] ?? row.table, line: row.line };
}

function worstGradesOf(
  { subject }: AssessedSubject,
  protocol: Protocol,
): Record<string, number | null> {
  return Object.fromEntries(
    protocol.definition.toxicity.flatMap((window) =>
      window.terms.map((term) => [
        `${window.name}.${termCode(term.term)}`,
        worstGrade(subject, window, term),
      ]),
    ),
  );
}

function laboratoryGradesOf(
  { subject }: AssessedSubject,
  protocol: Protocol,
): Record<string, number | null> {
  return Object.fromEntries(
    protocol.definition.toxicity
      .filter(isComparable)
      .flatMap((window) =>
        window.terms
          .filter(({ laboratory }) => laboratory !== undefined)
          .map((term) => [
            `${window.name}.${termCode(term.term)}`,
            isAtRisk(subject, window) ? worstLaboratoryGrade(subject, window, term).grade : null,
          ]),
      ),
  );
}
