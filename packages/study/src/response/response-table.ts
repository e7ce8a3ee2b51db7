import { median, proportionInterval } from "@fiducial/statistics";
import { cellsOf, type Column, columnsOf, idsOf, inColumn } from "../analyses/grouped.ts";
import { testOfCategories } from "../analyses/test-choice.ts";
import { monthsBetween } from "../calendar.ts";
import type { AssessedSubject, Cohort } from "../cohort/cohort.ts";
import type { DatedRow } from "../cohort/follow-up.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { ReadRecords } from "../records/read-records.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { NumberName } from "../results/study-number.ts";
import type { Cells, TestResult } from "../results/study-results.ts";
import type {
  PatientResponseResult,
  ResponseResults,
  VisitResult,
} from "../results/response-results.ts";
import { type PatientResponse, patientResponse, type VisitResponse } from "./patient-response.ts";
import { type OverallResponse, responseLabels } from "./recist.ts";
import { responseRule } from "./rule-text.ts";

/** The response of everybody who has an index course. */
export type ResponseOfCohort = ReadonlyMap<string, PatientResponse>;

/** Judges every included subject; null where the protocol does not ask for response. */
export function responsesOf(protocol: Protocol, cohort: Cohort): ResponseOfCohort | null {
  const { response: rule, baseline } = protocol.definition;
  if (rule === undefined) return null;
  return new Map(
    cohort.included.flatMap(({ subject }): [string, PatientResponse][] => {
      const own = patientResponse(subject, rule, baseline.within_days);
      return own === null ? [] : [[subject.id, own]];
    }),
  );
}

/** Best responses and rates by group, over the patients with a target lesion; null where the protocol does not ask for response. */
export function responseTable(
  responses: ResponseOfCohort | null,
  protocol: Protocol,
  cohort: Cohort,
  files: ReadRecords["files"],
  register: NumberRegister,
): ResponseResults | null {
  const rule = protocol.definition.response;
  if (responses === null || rule === undefined) return null;
  const level = protocol.definition.analyses.confidence_level;
  const columns = columnsOf(cohort);
  const measurable = (column: Column): readonly AssessedSubject[] =>
    column.subjects.filter(
      ({ subject }) => (responses.get(subject.id)?.baselineMm ?? null) !== null,
    );
  const withBest = (column: Column, best: readonly OverallResponse[]): readonly string[] =>
    idsOf(
      measurable(column).filter(({ subject }) => {
        const own = responses.get(subject.id)?.best.response;
        return own !== undefined && best.includes(own);
      }),
    );
  const share = (name: NumberName, column: Column, best: readonly OverallResponse[]): NumberName =>
    register.proportion(
      inColumn(name, column),
      withBest(column, best),
      measurable(column).length,
      "proportion-measurable",
    );
  const rate = (name: NumberName, best: readonly OverallResponse[]): Cells =>
    cellsOf(columns, (column) =>
      enterRate(
        inColumn(name, column),
        withBest(column, best),
        measurable(column).length,
        level,
        register,
      ),
    );
  const test = (name: NumberName, best: readonly OverallResponse[]): TestResult | null => {
    const groups = columns.slice(1);
    const counts = groups.map((column) => withBest(column, best).length);
    const rest = groups.map((column, i) => measurable(column).length - (counts[i] ?? 0));
    return groups.length < 2
      ? null
      : testOfCategories(
          name,
          [counts, rest],
          groups.flatMap((column) => idsOf(measurable(column))),
          register,
        );
  };
  return {
    rule: responseRule(rule),
    measurable: cellsOf(columns, (column) =>
      register.proportion(
        inColumn("response.measurable", column),
        idsOf(measurable(column)),
        column.subjects.length,
      ),
    ),
    best: (["CR", "PR", "SD", "PD", "NE"] as const).map((response) => ({
      response,
      label: responseLabels[response],
      cells: cellsOf(columns, (column) => share(`response.best[${response}]`, column, [response])),
    })),
    objective: rate("response.objective", ["CR", "PR"]),
    control: rate("response.control", ["CR", "PR", "SD"]),
    objectiveTest: test("response.objective.p", ["CR", "PR"]),
    controlTest: test("response.control.p", ["CR", "PR", "SD"]),
    ...enterChanges(columns, responses, register),
    agreement: enterAgreement(responses, register),
    patients: cohort.included.flatMap((assessed): PatientResponseResult[] => {
      const own = responses.get(assessed.subject.id);
      return own === undefined ? [] : [resultOf(assessed, own, files)];
    }),
  };
}

/** A share with its exact interval. */
function enterRate(
  name: NumberName,
  counted: readonly string[],
  total: number,
  level: number,
  register: NumberRegister,
): NumberName {
  const { lower, upper } = proportionInterval(counted.length, total, "clopper-pearson", level);
  return register.enter(name, counted, {
    kind: "proportion",
    of: "subjects",
    value: total === 0 ? null : counted.length / total,
    count: counted.length,
    total,
    interval: total === 0 ? null : { lower, upper, level, convention: "clopper-pearson" },
    convention: "proportion-measurable",
    because: total === 0 ? "nobody could be counted" : null,
  });
}

function enterChanges(
  columns: readonly Column[],
  responses: ResponseOfCohort,
  register: NumberRegister,
): { readonly changeMedian: Cells; readonly changeRange: Cells } {
  const changesIn = (column: Column) =>
    column.subjects.flatMap(({ subject }) => {
      const change = responses.get(subject.id)?.bestChangePercent ?? null;
      return change === null ? [] : [{ id: subject.id, change }];
    });
  return {
    changeMedian: cellsOf(columns, (column) => {
      const changes = changesIn(column);
      return register.enter(
        inColumn("response.change.median", column),
        changes.map(({ id }) => id),
        {
          kind: "quantity",
          value: changes.length === 0 ? null : median(changes.map(({ change }) => change)),
          digits: 0,
          unit: "%",
          convention: "median",
          because: changes.length === 0 ? "no value is known" : null,
        },
      );
    }),
    changeRange: cellsOf(columns, (column) => {
      const changes = changesIn(column);
      const values = changes.map(({ change }) => change);
      return register.enter(
        inColumn("response.change.range", column),
        changes.map(({ id }) => id),
        {
          kind: "range",
          value: null,
          lower: values.length === 0 ? null : values.reduce((a, b) => Math.min(a, b)),
          upper: values.length === 0 ? null : values.reduce((a, b) => Math.max(a, b)),
          digits: 0,
          unit: "%",
          convention: "range",
          because: values.length === 0 ? "no value is known" : null,
        },
      );
    }),
  };
}

/** A recorded response agrees where it is the computed one; stable disease stands for non-CR/non-PD. */
export function agrees(visit: VisitResponse): boolean | null {
  if (visit.counts !== "yes" || visit.recorded.length === 0) return null;
  const computed = visit.response === "non-CR/non-PD" ? "SD" : visit.response;
  return visit.recorded.length === 1 && visit.recorded[0] === computed;
}

function enterAgreement(responses: ResponseOfCohort, register: NumberRegister): NumberName {
  const judged = [...responses].flatMap(([id, { visits }]) =>
    visits.flatMap((visit) => {
      const agreed = agrees(visit);
      return agreed === null ? [] : [{ id, agreed }];
    }),
  );
  const agreed = judged.filter((each) => each.agreed);
  return register.enter("response.agreement", [...new Set(judged.map(({ id }) => id))], {
    kind: "proportion",
    of: "visits",
    value: judged.length === 0 ? null : agreed.length / judged.length,
    count: agreed.length,
    total: judged.length,
    convention: "proportion-of-visits",
    because: judged.length === 0 ? "nobody could be counted" : null,
  });
}

function resultOf(
  { subject, group }: AssessedSubject,
  own: PatientResponse,
  files: ReadRecords["files"],
): PatientResponseResult {
  const end = subject.followUp.end?.date ?? null;
  return {
    subject: subject.id,
    group,
    lesions: own.lesions.map(({ lesion, role, because }) => ({
      lesion: lesion.id,
      role,
      because,
      diameterMm: lesion.diameterMm,
    })),
    baselineMm: own.baselineMm,
    visits: own.visits.map((visit) => visitOf(visit, files)),
    best: own.best.response,
    bestBecause: own.best.because,
    bestDate: own.best.date,
    bestChangePercent: own.bestChangePercent,
    followUpMonths: end === null || end < own.origin ? null : monthsBetween(own.origin, end),
    alive: subject.followUp.alive,
  };
}

function visitOf(visit: VisitResponse, files: ReadRecords["files"]): VisitResult {
  const { recorded, rows, missing: _missing, ...same } = visit;
  return {
    ...same,
    recorded: recorded.length === 0 ? null : recorded.join("/"),
    records: rows.map(({ table, line }: DatedRow) => ({
      table,
      file: files[table] ?? table,
      line,
    })),
  };
}
