import {
  type CumulativeIncidence,
  grayTest,
  incidenceAt,
  kaplanMeier,
  type SurvivalCurve,
  survivalAt,
} from "@fiducial/statistics";
import type { Cohort } from "../cohort/cohort.ts";
import { competingEvents } from "../endpoints/candidates.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { eventCodes } from "../records/event.ts";
import type { CompetingRisksResult, IncidenceResult } from "../results/competing-risks-results.ts";
import type { NumberRegister } from "../results/number-register.ts";
import type { NumberName } from "../results/study-number.ts";
import { type Column, inColumn, inEachColumn, rowsIn } from "./grouped.ts";
import {
  causes,
  countsAt,
  incidenceOfSample,
  incidencePoints,
  type IncidenceSample,
} from "./incidence-curve.ts";
import { type EndpointOfCohort, survivalSample } from "./survival.ts";

/**
 * Cumulative incidence of an endpoint's event and of what competes with it (Aalen–Johansen), for everybody and for each group, with
 * Gray's test between the groups and one minus Kaplan–Meier beside it; null where nothing competes.
 *
 * Every subject takes part who has the endpoint: the times are those of the competing reading.
 */
export function competingRisks(
  endpoint: EndpointOfCohort,
  riskTimes: readonly number[],
  protocol: Protocol,
  cohort: Cohort,
  register: NumberRegister,
): CompetingRisksResult | null {
  const { definition } = endpoint;
  const codes = competingEvents(definition);
  if (codes.length === 0) return null;
  const { overall, groups, groupColumns } = inEachColumn(cohort, (column) =>
    incidenceOf(endpoint, column, riskTimes, protocol, register),
  );
  return {
    endpoint: definition.name,
    label: definition.label,
    shortLabel: definition.short,
    role: definition.role,
    competing: codes.map((code) => eventCodes[code]),
    overall,
    groups,
    grayTest: groups.length < 2 ? null : enterGrayTest(endpoint, groupColumns, register),
    riskTimes,
  };
}

function sampleOf({ competingBySubject }: EndpointOfCohort, column: Column): IncidenceSample {
  const rows = rowsIn(column, competingBySubject);
  return {
    ids: rows.map(({ id }) => id),
    time: rows.map(({ months }) => months),
    cause: rows.map(({ kind }) =>
      kind === "event" ? causes.event : kind === "competing" ? causes.competing : causes.censored,
    ),
  };
}

function incidenceOf(
  endpoint: EndpointOfCohort,
  column: Column,
  riskTimes: readonly number[],
  protocol: Protocol,
  register: NumberRegister,
): IncidenceResult {
  const { name } = endpoint.definition;
  const {
    interval,
    confidence_level: level,
    survival_months: months,
  } = protocol.definition.analyses;
  const sample = sampleOf(endpoint, column);
  const censored = survivalSample(endpoint, column);
  const survival = censored.ids.length === 0 ? null : kaplanMeier(censored, { interval, level });
  const curve = incidenceOfSample(sample, level);
  return {
    group: column.group,
    n: inColumn(`${name}.n`, column),
    events: inColumn(`${name}.events`, column),
    competing: register.count(
      inColumn(`${name}.competing.events`, column),
      sample.ids.filter((_, i) => sample.cause[i] === causes.competing),
    ),
    rates: months.map((month) => {
      const names = {
        incidence: inColumn(`${name}.incidence[${month}]`, column),
        competingIncidence: inColumn(`${name}.competing.incidence[${month}]`, column),
        oneMinusKaplanMeier: inColumn(`${name}.one_minus_km[${month}]`, column),
      };
      const { incidence, competingIncidence, oneMinusKaplanMeier } = names;
      enterIncidence(incidence, causes.event, curve, month, sample, register, [
        oneMinusKaplanMeier,
      ]);
      enterIncidence(competingIncidence, causes.competing, curve, month, sample, register, []);
      enterOneMinusKaplanMeier(censored.ids, survival, month, protocol, register, names);
      return { months: month, ...names };
    }),
    curve: incidencePoints(curve),
    riskTable: riskTimes.map((time) => countsAt(sample, time)),
  };
}

function enterIncidence(
  as: NumberName,
  cause: number,
  curve: CumulativeIncidence | null,
  month: number,
  sample: IncidenceSample,
  register: NumberRegister,
  alternatives: readonly NumberName[],
): void {
  const estimate = curve === null ? null : incidenceAt(curve, cause, month);
  register.enter(as, sample.ids, {
    kind: "probability",
    value: estimate?.incidence ?? null,
    interval:
      curve === null || estimate === null
        ? null
        : {
            lower: estimate.lower,
            upper: estimate.upper,
            level: curve.level,
            convention: "interval-incidence-log-log",
          },
    atMonths: month,
    atRisk: countsAt(sample, month).atRisk,
    convention: "aalen-johansen",
    because: estimate === null ? "nobody is in the group" : estimate.because,
    alternatives,
  });
}

/** What Kaplan–Meier says where competing events are mere censorings: never less than the cumulative incidence. */
function enterOneMinusKaplanMeier(
  ids: readonly string[],
  curve: SurvivalCurve | null,
  month: number,
  protocol: Protocol,
  register: NumberRegister,
  names: { readonly incidence: NumberName; readonly oneMinusKaplanMeier: NumberName },
): void {
  const { interval, confidence_level: level } = protocol.definition.analyses;
  const estimate = curve === null ? null : survivalAt(curve, month);
  const complement = (value: number | null) => (value === null ? null : 1 - value);
  register.enter(names.oneMinusKaplanMeier, ids, {
    kind: "probability",
    value: complement(estimate?.survival ?? null),
    interval:
      estimate === null
        ? null
        : {
            lower: complement(estimate.upper),
            upper: complement(estimate.lower),
            level,
            convention: `interval-${interval}`,
          },
    atMonths: month,
    atRisk: estimate?.atRisk ?? 0,
    convention: "one-minus-kaplan-meier",
    because: estimate === null ? "nobody is in the group" : estimate.because,
    alternatives: [names.incidence],
  });
}

function enterGrayTest(
  endpoint: EndpointOfCohort,
  columns: readonly Column[],
  register: NumberRegister,
): NumberName {
  const samples = columns.map((column) => sampleOf(endpoint, column));
  const filled = samples.filter(({ ids }) => ids.length > 0);
  const test = filled.length < 2 ? null : grayTest(filled, causes.event);
  return register.enter(
    `${endpoint.definition.name}.gray.p`,
    samples.flatMap(({ ids }) => ids),
    {
      kind: "p-value",
      value: test?.p ?? null,
      statistic: test?.statistic ?? null,
      degreesOfFreedom: test?.degreesOfFreedom ?? null,
      convention: "gray-test",
      because: test === null ? "fewer than two groups have subjects" : test.because,
    },
  );
}
