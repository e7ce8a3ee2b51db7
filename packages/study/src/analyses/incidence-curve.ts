import { cumulativeIncidence, type CumulativeIncidence } from "@fiducial/statistics";
import type { IncidencePoints, IncidenceResult } from "../results/competing-risks-results.ts";

/** Causes as the statistics number them. */
export const causes = { censored: 0, event: 1, competing: 2 } as const;

/** Times in months, and what ended each. */
export interface IncidenceSample {
  readonly ids: readonly string[];
  readonly time: readonly number[];
  readonly cause: readonly number[];
}

/** The cumulative incidence of the event and of what competes with it (Aalen–Johansen); null of nobody. */
export function incidenceOfSample(
  sample: IncidenceSample,
  level: number,
): CumulativeIncidence | null {
  return sample.ids.length === 0
    ? null
    : cumulativeIncidence(sample, { level, interval: "log-log", causes: causes.competing });
}

/** At risk are those with time ≥ t; what happened is counted strictly before t, so that the four sum to the group. */
export function countsAt(
  sample: IncidenceSample,
  months: number,
): IncidenceResult["riskTable"][number] {
  const before = (cause: number) =>
    sample.time.filter((time, i) => time < months && sample.cause[i] === cause).length;
  return {
    months,
    atRisk: sample.time.filter((time) => time >= months).length,
    events: before(causes.event),
    competing: before(causes.competing),
    censored: before(causes.censored),
  };
}

const noPoints: IncidencePoints = {
  months: [],
  incidence: [],
  lower: [],
  upper: [],
  competingIncidence: [],
  censored: [],
};

/** The curve as the results hold it; without points where nobody is in the group. */
export function incidencePoints(curve: CumulativeIncidence | null): IncidencePoints {
  if (curve === null) return noPoints;
  const [own, other] = curve.causes;
  if (own === undefined || other === undefined) throw new Error("Two causes were asked for");
  const orNull = (value: number) => (Number.isNaN(value) ? null : value);
  return {
    months: [...curve.time],
    incidence: [...own.incidence],
    lower: [...own.lower].map(orNull),
    upper: [...own.upper].map(orNull),
    competingIncidence: [...other.incidence],
    censored: [...curve.censored],
  };
}
