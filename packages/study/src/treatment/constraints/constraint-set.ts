import { metricName, readMetric } from "@fiducial/dosimetry";
import type { Label } from "../../label.ts";
import { structureLabel } from "./structure-label.ts";

/**
 * How far a limit of the library can be trusted: read at its source, read in a transcription of the source, or
 * written down from memory. What is recalled ships disabled: nobody has held it against the page.
 */
export type Confidence = "verified" | "secondary" | "recalled";

/** Where limits come from. */
export interface LimitSource {
  readonly citation: string;
  readonly doi: string | null;
  /** Where it was read, for what was not read at the source itself. */
  readonly seen: string | null;
}

/** A limit of the library. */
export interface LibraryLimit {
  /** `tg101/3fx/stomach/d10cc`: set, fractions, structure, metric and, where the set has several, the population. */
  readonly id: string;
  readonly purpose: "target" | "organ-at-risk";
  /** TG-263 name. */
  readonly structure: string;
  readonly label: Label;
  /** As `readMetric` reads it. */
  readonly metric: string;
  /** As `readLimit` reads it. */
  readonly limit: string;
  /** The looser limit, where the source has two levels; within it a plan is an acceptable variation. */
  readonly acceptable: string | null;
  /** What the source calls the limit: mandatory, optimal, observational; null where it has one level. */
  readonly level: string | null;
  /** The numbers of fractions that it is for; null where the source names none. */
  readonly fractions: readonly number[] | null;
  /** For whom, where the source distinguishes. */
  readonly population: string | null;
  readonly confidence: Confidence;
  /** Another value that a transcription of the same source has. */
  readonly disagreement: string | null;
}

/** The limits of one source. */
export interface ConstraintSet {
  readonly id: string;
  readonly title: Label;
  readonly source: LimitSource;
  readonly limits: readonly LibraryLimit[];
}

/** What is common to the limits of a table; a row may say otherwise. */
export interface Common {
  readonly fractions: readonly number[] | null;
  readonly confidence: Confidence;
  readonly population?: string;
  readonly acceptable?: string;
  readonly level?: string;
  readonly disagreement?: string;
}

/** Structure, metric, limit and what this row alone has. */
export type LimitRow = readonly [
  structure: string,
  metric: string,
  limit: string,
  own?: Partial<Common>,
];

/** Makes the limits of a table of a source. */
export function limitsOf(
  set: string,
  common: Common,
  rows: readonly LimitRow[],
): readonly LibraryLimit[] {
  return rows.map(([structure, metric, limit, own]): LibraryLimit => {
    const { fractions, confidence, population, acceptable, level, disagreement } = {
      ...common,
      ...own,
    };
    const parts = [set, fractionsPart(fractions), structure, metricName(readMetric(metric))];
    if (population !== undefined) parts.push(population);
    return {
      id: parts.join("/").toLowerCase().replaceAll(" ", "-"),
      purpose: /^(GTV|CTV|ITV|PTV)/.test(structure) ? "target" : "organ-at-risk",
      structure,
      label: structureLabel(structure),
      metric,
      limit,
      acceptable: acceptable ?? null,
      level: level ?? null,
      fractions,
      population: population ?? null,
      confidence,
      disagreement: disagreement ?? null,
    };
  });
}

/** `3fx`, `3-6fx`; `any` where the source names no number. */
function fractionsPart(fractions: readonly number[] | null): string {
  if (fractions === null) return "any";
  const [first, last] = [fractions[0], fractions.at(-1)];
  return first === last ? `${first}fx` : `${first}-${last}fx`;
}
