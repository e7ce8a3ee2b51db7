import type { Label } from "../label.ts";
import type { NumberName } from "./study-number.ts";

/** An endpoint with which other events compete: its cumulative incidence beside one minus Kaplan–Meier. */
export interface CompetingRisksResult {
  readonly endpoint: string;
  readonly label: Label;
  readonly shortLabel: Label;
  readonly role: "primary" | "sensitivity";
  /** The events that compete. */
  readonly competing: readonly Label[];
  readonly overall: IncidenceResult;
  readonly groups: readonly IncidenceResult[];
  /** Gray's test of the endpoint's event between the groups. */
  readonly grayTest: NumberName | null;
  /** Times of the risk table, in months. */
  readonly riskTimes: readonly number[];
}

export interface IncidenceResult extends IncidenceCurve {
  readonly n: NumberName;
  readonly events: NumberName;
  /** Subjects in whom a competing event came first. */
  readonly competing: NumberName;
  readonly rates: readonly {
    readonly months: number;
    readonly incidence: NumberName;
    readonly competingIncidence: NumberName;
    readonly oneMinusKaplanMeier: NumberName;
  }[];
}

/** A cumulative incidence as it is drawn, with the counts beneath it. */
export interface IncidenceCurve {
  /** Null for all subjects. */
  readonly group: string | null;
  readonly curve: IncidencePoints;
  readonly riskTable: readonly {
    readonly months: number;
    readonly atRisk: number;
    /** So far; null where they are withheld. */
    readonly events: number | null;
    readonly competing: number | null;
    readonly censored: number | null;
  }[];
}

/** Cumulative incidences at their distinct times in months; bounds are of the event and null where undefined. */
export interface IncidencePoints {
  readonly months: readonly number[];
  readonly incidence: readonly number[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  readonly competingIncidence: readonly number[];
  readonly censored: readonly number[];
}
