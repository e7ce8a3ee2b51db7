import {
  clusteredSurvival,
  coxRegression,
  kaplanMeier,
  survivalAt,
  type SurvivalEstimate,
} from "@fiducial/statistics";
import { cellsOf, type Column, columnsOf, inColumn, inEachColumn } from "../analyses/grouped.ts";
import type { Cohort } from "../cohort/cohort.ts";
import type { Label } from "../label.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { ReadRecords } from "../records/read-records.ts";
import type { ConventionId } from "../results/conventions.ts";
import type {
  LesionControl,
  LesionResult,
  LocalControlResults,
} from "../results/local-control-results.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { NumberName } from "../results/study-number.ts";
import { placedFailures, recordedField } from "./failure-fields.ts";
import { lesionControl, type LesionOutcome } from "./lesion-control.ts";
import { localControlRule } from "./rule-text.ts";

/** The lesions of everybody in the analysis. */
export type LesionsOfCohort = ReadonlyMap<string, readonly LesionOutcome[]>;

/** Judges every irradiated lesion of every included subject; null where the protocol does not ask. */
export function lesionsOf(protocol: Protocol, cohort: Cohort): LesionsOfCohort | null {
  const rule = protocol.definition.local_control;
  return rule === undefined
    ? null
    : new Map(cohort.included.map(({ subject }) => [subject.id, lesionControl(subject, rule)]));
}

interface Lesions {
  /** One a lesion. */
  readonly ids: readonly string[];
  readonly time: readonly number[];
  readonly event: readonly boolean[];
}

/**
 * Local control by lesion in three readings: each lesion as if it were alone, the same with the variance clustered by patient, and the
 * first lesion of each patient to fail; between two groups a Cox regression with clustered variance. Null where the protocol does not ask.
 */
export function localControlAnalysis(
  lesions: LesionsOfCohort | null,
  protocol: Protocol,
  cohort: Cohort,
  files: ReadRecords["files"],
  register: NumberRegister,
): LocalControlResults | null {
  const rule = protocol.definition.local_control;
  if (lesions === null || rule === undefined) return null;
  const { overall, groups, groupColumns } = inEachColumn(cohort, (column) =>
    controlOf(lesions, column, protocol, register),
  );
  return {
    rule: localControlRule(rule),
    overall,
    groups,
    clusteredTest: groups.length === 2 ? enterTest(lesions, groupColumns, register) : null,
    lesions: cohort.included.flatMap(({ subject }) =>
      (lesions.get(subject.id) ?? []).map((outcome) => resultOf(subject.id, outcome, files)),
    ),
    fields: enterFields(columnsOf(cohort), protocol, register),
    failures: cohort.included.flatMap(({ subject }) =>
      placedFailures(subject, rule).map(({ event, field, from, insidePercent, contour }) => ({
        subject: subject.id,
        date: event.date,
        recorded: recordedField(event),
        field,
        from,
        insidePercent,
        structure: contour?.structure ?? null,
        record: { table: "events" as const, file: files.events ?? "events", line: event.line },
      })),
    ),
  };
}

function lesionsIn(lesions: LesionsOfCohort, column: Column): Lesions {
  const rows = column.subjects.flatMap(({ subject }) =>
    (lesions.get(subject.id) ?? []).map((outcome) => ({ id: subject.id, ...outcome })),
  );
  return {
    ids: rows.map(({ id }) => id),
    time: rows.map(({ months }) => months),
    event: rows.map(({ kind }) => kind === "event"),
  };
}

/** One row a patient: the first lesion to fail, or the censoring that comes last. */
function firstFailures({ ids, time, event }: Lesions): Lesions {
  const first = new Map<string, { readonly time: number; readonly event: boolean }>();
  ids.forEach((id, i) => {
    const own = { time: time[i] ?? 0, event: event[i] ?? false };
    const known = first.get(id);
    const isFirst =
      known === undefined ||
      (own.event && (!known.event || own.time < known.time)) ||
      (!own.event && !known.event && own.time > known.time);
    if (isFirst) first.set(id, own);
  });
  const rows = [...first];
  return {
    ids: rows.map(([id]) => id),
    time: rows.map(([, own]) => own.time),
    event: rows.map(([, own]) => own.event),
  };
}

function controlOf(
  lesions: LesionsOfCohort,
  column: Column,
  protocol: Protocol,
  register: NumberRegister,
): LesionControl {
  const {
    interval,
    confidence_level: level,
    survival_months: months,
  } = protocol.definition.analyses;
  const own = lesionsIn(lesions, column);
  const first = firstFailures(own);
  const patients = [...new Set(own.ids)];
  const failed = [...new Set(own.ids.filter((_, i) => own.event[i]))];
  const curve = own.ids.length === 0 ? null : kaplanMeier(own, { interval, level });
  const firstCurve = first.ids.length === 0 ? null : kaplanMeier(first, { interval, level });
  const clustered =
    own.ids.length === 0 ? null : clusteredSurvival(own, own.ids, months, { interval, level });
  const enter = (
    as: NumberName,
    convention: ConventionId,
    intervalConvention: ConventionId,
    estimate: Pick<SurvivalEstimate, "survival" | "lower" | "upper" | "because"> | null,
    month: number,
    atRisk: number,
    alternatives: readonly NumberName[],
  ): NumberName =>
    register.enter(as, patients, {
      kind: "probability",
      value: estimate?.survival ?? null,
      interval:
        estimate === null
          ? null
          : { lower: estimate.lower, upper: estimate.upper, level, convention: intervalConvention },
      atMonths: month,
      atRisk,
      convention,
      because: estimate === null ? "nobody is in the group" : estimate.because,
      alternatives,
    });
  return {
    group: column.group,
    lesions: enterCount("lesions.n", column, own.ids.length, patients, register),
    patients: register.count(inColumn("lesions.patients", column), patients),
    events: enterCount(
      "lesions.events",
      column,
      own.event.filter(Boolean).length,
      failed,
      register,
    ),
    rates: months.map((month, i) => {
      const naive = inColumn(`lesions.control[${month}]`, column);
      const robust = inColumn(`lesions.control.clustered[${month}]`, column);
      const patient = inColumn(`lesions.control.first[${month}]`, column);
      const estimate = curve === null ? null : survivalAt(curve, month);
      const ofFirst = firstCurve === null ? null : survivalAt(firstCurve, month);
      const atRisk = estimate?.atRisk ?? 0;
      return {
        months: month,
        naive: enter(
          naive,
          "kaplan-meier-lesions",
          `interval-${interval}`,
          estimate,
          month,
          atRisk,
          [robust, patient],
        ),
        clustered: enter(
          robust,
          "kaplan-meier-lesions",
          "interval-clustered",
          clustered?.[i] ?? null,
          month,
          atRisk,
          [naive, patient],
        ),
        first: enter(
          patient,
          "kaplan-meier-first-lesion",
          `interval-${interval}`,
          ofFirst,
          month,
          ofFirst?.atRisk ?? 0,
          [naive, robust],
        ),
      };
    }),
  };
}

/** A number of lesions, with the patients who have them. */
function enterCount(
  name: NumberName,
  column: Column,
  value: number,
  patients: readonly string[],
  register: NumberRegister,
): NumberName {
  return register.enter(inColumn(name, column), patients, {
    kind: "count",
    value,
    convention: "count-lesions",
  });
}

function enterTest(
  lesions: LesionsOfCohort,
  columns: readonly Column[],
  register: NumberRegister,
): NumberName {
  const groups = columns.map((column) => lesionsIn(lesions, column));
  const all = {
    ids: groups.flatMap(({ ids }) => ids),
    time: groups.flatMap(({ time }) => time),
    event: groups.flatMap(({ event }) => event),
  };
  const second = groups.flatMap(({ ids }, i) => ids.map(() => i));
  const isEmpty = groups.some(({ ids }) => ids.length === 0);
  const hasEvents = all.event.some(Boolean);
  const model =
    isEmpty || !hasEvents
      ? null
      : coxRegression(all, [{ name: "group", values: second }], { cluster: all.ids });
  const term = model?.terms[0];
  return register.enter("lesions.cox.p", [...new Set(all.ids)], {
    kind: "p-value",
    value: term?.p ?? null,
    statistic: term?.z == null ? null : term.z ** 2,
    degreesOfFreedom: 1,
    convention: "cox-clustered-wald",
    because:
      term === undefined
        ? isEmpty
          ? "fewer than two groups have subjects"
          : "no event in any group"
        : term.because,
  });
}

const fieldLabels = {
  "in-field": { en: "In-field", zh: "野内" },
  marginal: { en: "Marginal", zh: "边缘" },
  "out-field": { en: "Out-field", zh: "野外" },
} as const satisfies Record<string, Label>;

function enterFields(
  columns: readonly Column[],
  protocol: Protocol,
  register: NumberRegister,
): LocalControlResults["fields"] {
  const rule = protocol.definition.local_control;
  const failures = (column: Column) =>
    rule === undefined
      ? []
      : column.subjects.flatMap(({ subject }) =>
          placedFailures(subject, rule).map((placed) => ({ id: subject.id, ...placed })),
        );
  type Failures = ReturnType<typeof failures>;
  const share = (name: NumberName, column: Column, counted: Failures, total: number): NumberName =>
    register.enter(inColumn(name, column), [...new Set(counted.map(({ id }) => id))], {
      kind: "proportion",
      of: "recurrences",
      value: total === 0 ? null : counted.length / total,
      count: counted.length,
      total,
      convention: "proportion-of-recurrences",
      because: total === 0 ? "nobody could be counted" : null,
    });
  const cells = (name: NumberName, counts: (failure: Failures[number]) => boolean) =>
    cellsOf(columns, (column) => {
      const all = failures(column);
      return share(name, column, all.filter(counts), all.length);
    });
  return {
    total: cellsOf(columns, (column) => {
      const all = failures(column);
      return register.enter(
        inColumn("failure.field.total", column),
        [...new Set(all.map(({ id }) => id))],
        {
          kind: "count",
          value: all.length,
          convention: "count-recurrences",
        },
      );
    }),
    byDose: cells("failure.field.by_dose", ({ from }) => from !== "record"),
    rows: (["in-field", "marginal", "out-field"] as const).map((field) => ({
      field,
      label: fieldLabels[field],
      cells: cells(`failure.field[${field}]`, (failure) => failure.field === field),
    })),
  };
}

function resultOf(
  subject: string,
  { record, ...outcome }: LesionOutcome,
  files: ReadRecords["files"],
): LesionResult {
  return {
    subject,
    ...outcome,
    record:
      record === null
        ? null
        : { table: record.table, file: files[record.table] ?? record.table, line: record.line },
  };
}
