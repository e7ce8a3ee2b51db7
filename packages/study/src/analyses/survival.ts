import {
  kaplanMeier,
  logRank,
  riskTable,
  survivalAt,
  survivalQuantile,
  type SurvivalCurve,
} from "@fiducial/statistics";
import type { Cohort } from "../cohort/cohort.ts";
import type { Subject } from "../cohort/subject.ts";
import {
  competingEndpointOf,
  type CompetingEndpointOfSubject,
  endpointOf,
  type EndpointOfSubject,
  type NoEndpoint,
} from "../endpoints/endpoint.ts";
import { competingEvents } from "../endpoints/candidates.ts";
import { endpointSentence } from "../endpoints/definition-text.ts";
import type { EndpointDefinition } from "../protocol/endpoint-definition.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { ConventionId } from "../results/conventions.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { NumberName } from "../results/study-number.ts";
import type { CurvePoints, EndpointResult, SurvivalResult } from "../results/study-results.ts";
import { type Column, inColumn, inEachColumn, rowsIn } from "./grouped.ts";

/** An endpoint of everybody for whom it could be computed. */
export interface EndpointOfCohort {
  readonly definition: EndpointDefinition;
  readonly bySubject: ReadonlyMap<string, EndpointOfSubject>;
  /** With competing events set apart; empty where nothing competes. */
  readonly competingBySubject: ReadonlyMap<string, CompetingEndpointOfSubject>;
}

/** Computes each endpoint of the protocol for each included subject. */
export function endpointsOf(protocol: Protocol, cohort: Cohort): readonly EndpointOfCohort[] {
  return protocol.definition.endpoints.map((definition) => ({
    definition,
    bySubject: ofEverybody(cohort, (subject) => endpointOf(subject, definition)),
    competingBySubject:
      competingEvents(definition).length === 0
        ? new Map()
        : ofEverybody(cohort, (subject) => competingEndpointOf(subject, definition)),
  }));
}

function ofEverybody<Of extends object>(
  cohort: Cohort,
  endpoint: (subject: Subject) => Of | NoEndpoint,
): ReadonlyMap<string, Of> {
  return new Map(
    cohort.included.flatMap(({ subject }): [string, Of][] => {
      const own = endpoint(subject);
      return typeof own === "string" ? [] : [[subject.id, own]];
    }),
  );
}

/** The times of the table beneath a curve: up to the longest follow-up, as far apart as the protocol says. */
export function riskTimesOf(months: readonly number[], protocol: Protocol): readonly number[] {
  const latest = months.reduce((most, each) => Math.max(most, each), 0);
  const step = protocol.definition.analyses.risk_table_months;
  return Array.from({ length: Math.floor(latest / step) + 1 }, (_, i) => i * step);
}

/** Kaplan–Meier for everybody and for each group, with the log-rank test between the groups. */
export function survivalAnalysis(
  endpoint: EndpointOfCohort,
  protocol: Protocol,
  cohort: Cohort,
  register: NumberRegister,
): EndpointResult {
  const { definition } = endpoint;
  const riskTimes = riskTimesOf(
    [...endpoint.bySubject.values()].map(({ months }) => months),
    protocol,
  );
  const { overall, groups, groupColumns } = inEachColumn(cohort, (column) =>
    survivalOf(endpoint, column, riskTimes, protocol, register),
  );
  return {
    name: definition.name,
    label: definition.label,
    shortLabel: definition.short,
    definition: endpointSentence(definition, protocol),
    note: definition.note ?? null,
    role: definition.role,
    overall,
    groups,
    logRank: groups.length < 2 ? null : enterLogRank(endpoint, groupColumns, register),
    riskTimes,
  };
}

/** Those in a column who have the endpoint, as Kaplan–Meier takes them. */
export interface SurvivalSample {
  readonly ids: readonly string[];
  readonly time: readonly number[];
  readonly event: readonly boolean[];
}

/** The sample of an endpoint in a column. */
export function survivalSample({ bySubject }: EndpointOfCohort, column: Column): SurvivalSample {
  const rows = rowsIn(column, bySubject);
  return {
    ids: rows.map(({ id }) => id),
    time: rows.map(({ months }) => months),
    event: rows.map(({ kind }) => kind === "event"),
  };
}

function survivalOf(
  endpoint: EndpointOfCohort,
  column: Column,
  riskTimes: readonly number[],
  protocol: Protocol,
  register: NumberRegister,
): SurvivalResult {
  const { name } = endpoint.definition;
  const {
    interval,
    confidence_level: level,
    survival_months: months,
  } = protocol.definition.analyses;
  const sample = survivalSample(endpoint, column);
  const curve = sample.ids.length === 0 ? null : kaplanMeier(sample, { interval, level });
  const events = sample.ids.filter((_, i) => sample.event[i]);
  return {
    group: column.group,
    n: register.count(inColumn(`${name}.n`, column), sample.ids),
    events: register.count(inColumn(`${name}.events`, column), events),
    rates: months.map((month) => ({
      months: month,
      number: enterRate(
        inColumn(`${name}.rate[${month}]`, column),
        curve,
        month,
        `interval-${interval}`,
        sample,
        register,
      ),
    })),
    ...enterMedians(name, column, curve, level, sample, register),
    curve: curve === null ? noPoints : pointsOf(curve),
    riskTable:
      curve === null
        ? riskTimes.map((time) => ({ months: time, atRisk: 0, censored: 0, events: 0 }))
        : riskTable(curve, riskTimes).map(({ time, atRisk, censored, events: happened }) => ({
            months: time,
            atRisk,
            censored,
            events: happened,
          })),
  };
}

function enterRate(
  as: NumberName,
  curve: SurvivalCurve | null,
  month: number,
  convention: ConventionId,
  sample: SurvivalSample,
  register: NumberRegister,
): NumberName {
  if (curve === null) {
    return register.enter(as, [], {
      kind: "probability",
      value: null,
      interval: null,
      atMonths: month,
      atRisk: 0,
      convention: "kaplan-meier",
      because: "nobody is in the group",
    });
  }
  const estimate = survivalAt(curve, month);
  return register.enter(as, sample.ids, {
    kind: "probability",
    value: estimate.survival,
    interval: { lower: estimate.lower, upper: estimate.upper, level: curve.level, convention },
    atMonths: month,
    atRisk: estimate.atRisk,
    convention: "kaplan-meier",
    because: estimate.because,
  });
}

/** The median under both conventions, each the alternative of the other. */
function enterMedians(
  name: string,
  column: Column,
  curve: SurvivalCurve | null,
  level: number,
  sample: SurvivalSample,
  register: NumberRegister,
): { median: NumberName; medianSpss: NumberName } {
  const names = {
    median: inColumn(`${name}.median`, column),
    medianSpss: inColumn(`${name}.median.spss`, column),
  };
  for (const [as, other, compat, id] of [
    [names.median, names.medianSpss, "r", "median-brookmeyer-crowley"],
    [names.medianSpss, names.median, "spss", "median-spss"],
  ] as const) {
    const estimate = curve === null ? null : survivalQuantile(curve, 0.5, { compat });
    register.enter(as, sample.ids, {
      kind: "duration",
      value: estimate?.estimate ?? null,
      interval:
        estimate === null || estimate.estimate === null
          ? null
          : {
              lower: estimate.lower,
              upper: estimate.upper,
              level: compat === "spss" ? 0.95 : level,
              convention: id,
            },
      convention: id,
      because: estimate === null ? "nobody is in the group" : estimate.because,
      alternatives: [other],
    });
  }
  return names;
}

function enterLogRank(
  endpoint: EndpointOfCohort,
  columns: readonly Column[],
  register: NumberRegister,
): NumberName {
  const samples = columns.map((column) => survivalSample(endpoint, column));
  const filled = samples.filter(({ ids }) => ids.length > 0);
  const subjects = samples.flatMap(({ ids }) => ids);
  const name = `${endpoint.definition.name}.logrank.p`;
  if (filled.length < 2) {
    return register.enter(name, subjects, {
      kind: "p-value",
      value: null,
      statistic: null,
      degreesOfFreedom: null,
      convention: "log-rank",
      because: "fewer than two groups have subjects",
    });
  }
  const test = logRank(filled);
  return register.enter(name, subjects, {
    kind: "p-value",
    value: test.p,
    statistic: test.statistic,
    degreesOfFreedom: test.degreesOfFreedom,
    convention: "log-rank",
    because: test.because,
  });
}

const noPoints: CurvePoints = {
  months: [],
  survival: [],
  lower: [],
  upper: [],
  atRisk: [],
  events: [],
  censored: [],
};

function pointsOf(curve: SurvivalCurve): CurvePoints {
  const orNull = (value: number) => (Number.isNaN(value) ? null : value);
  return {
    months: [...curve.time],
    survival: [...curve.survival],
    lower: [...curve.lower].map(orNull),
    upper: [...curve.upper].map(orNull),
    atRisk: [...curve.atRisk],
    events: [...curve.event],
    censored: [...curve.censored],
  };
}
