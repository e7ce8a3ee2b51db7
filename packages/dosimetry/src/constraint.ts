import type { DoseVolumeCurve } from "./dose-volume/dose-volume-curve.ts";
import { metricName, type Metric } from "./dose-volume/metric.ts";
import { metricValue, type MetricValue } from "./dose-volume/metric-value.ts";
import { TextCursor } from "./dose-volume/quantity-text.ts";
import { readMetric } from "./dose-volume/read-metric.ts";
import { DosimetryError } from "./dosimetry-error.ts";

/** A bound on a metric: "< 15 Gy", ">= 700 cm³", "<= 110 % of the prescription". */
export interface Limit {
  readonly comparison: "<" | "<=" | ">" | ">=";
  readonly value: number;
  readonly unit: "Gy" | "%" | "cm³";
}

/** A metric and what it must keep to. */
export interface Constraint {
  readonly metric: Metric;
  readonly limit: Limit;
  /** A looser limit within which a violation is an acceptable variation; null where the protocol has none. */
  readonly acceptable: Limit | null;
}

/** How a plan stands to a protocol, in the words of the EORTC's radiotherapy quality assurance. */
export type ProtocolLevel = "per-protocol" | "acceptable-variation" | "unacceptable-variation";

/** What became of a constraint. */
export type ConstraintVerdict =
  | {
      readonly verdict: "met" | "violated";
      readonly level: ProtocolLevel;
      readonly value: number;
      readonly unit: "Gy" | "%" | "cm³";
      /** How far the value is on the safe side of the limit; negative where it is violated. */
      readonly margin: number;
    }
  | {
      readonly verdict: "not-evaluable";
      readonly because:
        | "structure-missing"
        | "no-histogram"
        | Extract<MetricValue, { kind: "not-evaluable" }>["because"];
    };

/**
 * Reads a limit.
 *
 * @throws DosimetryError that names the position
 *
 * @example
 * readLimit("<= 110 % of the prescription"); // { comparison: "<=", value: 110, unit: "%" }
 */
export function readLimit(text: string): Limit {
  return limitAt(text).limit;
}

/**
 * Reads a constraint; the metric then answers in the limit's unit.
 *
 * @param metric as `readMetric` reads it
 * @param limit as `readLimit` reads it
 * @param acceptable the looser limit, on the same side and in the same unit
 * @throws DosimetryError where the limit's unit is not one the metric has, or the acceptable limit is the stricter
 *
 * @example
 * readConstraint("CV15Gy", ">= 700 cm³");
 * readConstraint("Dmean", "< 13 Gy", "< 15 Gy");
 */
export function readConstraint(
  metric: string,
  limit: string,
  acceptable: string | null = null,
): Constraint {
  const read = readMetric(metric);
  const { limit: bound, ofPrescription } = limitAt(limit);
  const answering = inUnit(read, bound, ofPrescription, limit);
  if (acceptable === null) return { metric: answering, limit: bound, acceptable: null };
  const looser = readLimit(acceptable);
  const strict = bound.comparison.startsWith("<")
    ? looser.comparison.startsWith("<") && looser.value >= bound.value
    : looser.comparison.startsWith(">") && looser.value <= bound.value;
  if (!strict || looser.unit !== bound.unit) {
    throw new DosimetryError({
      where: `acceptable variation "${acceptable}" of ${metricName(answering)}`,
      expected: `a limit looser than "${limit}", on the same side and in the same unit`,
      found: `"${acceptable}"`,
      remedy: "Give the protocol's limit first and the acceptable variation second.",
    });
  }
  return { metric: answering, limit: bound, acceptable: looser };
}

/**
 * Evaluates a constraint.
 *
 * @param curve the structure's dose–volume curve; null where there is none
 * @param prescriptionGy Gy, or null
 * @returns met or violated with value, margin and level; or why that cannot be said
 */
export function evaluateConstraint(
  constraint: Constraint,
  curve: DoseVolumeCurve | null,
  prescriptionGy: number | null,
): ConstraintVerdict {
  if (curve === null) return { verdict: "not-evaluable", because: "no-histogram" };
  return judgeMetric(constraint, metricValue(constraint.metric, curve, prescriptionGy));
}

/**
 * Holds the value of a constraint's metric, known already, against its limits.
 *
 * @param found in the limit's unit, as the constraint's metric answers
 * @returns met or violated with value, margin and level; or why that cannot be said
 */
export function judgeMetric(constraint: Constraint, found: MetricValue): ConstraintVerdict {
  if (found.kind === "not-evaluable") return { verdict: "not-evaluable", because: found.because };
  const { value, unit } = found;
  const { limit, acceptable } = constraint;
  const margin = limit.comparison.startsWith("<") ? limit.value - value : value - limit.value;
  if (keepsLimit(value, limit))
    return { verdict: "met", level: "per-protocol", value, unit, margin };
  const level =
    acceptable !== null && keepsLimit(value, acceptable)
      ? "acceptable-variation"
      : "unacceptable-variation";
  return { verdict: "violated", level, value, unit, margin };
}

/** Whether a value in the limit's unit is within it. */
export function keepsLimit(value: number, { comparison, value: bound }: Limit): boolean {
  switch (comparison) {
    case "<":
      return value < bound;
    case "<=":
      return value <= bound;
    case ">":
      return value > bound;
    case ">=":
      return value >= bound;
  }
}

function limitAt(text: string): { limit: Limit; ofPrescription: boolean } {
  const cursor = new TextCursor("limit", text);
  const sign = cursor.take(/^(<=|>=|<|>|≤|≥)/);
  if (sign === null) throw cursor.trouble("<, <=, > or >=");
  const { value, unit } = cursor.quantity("limit", ["Gy", "%", "cm³"]);
  const ofPrescription =
    unit === "%" && cursor.take(/^of\s+(the\s+)?(prescription|prescribed dose)/i) !== null;
  cursor.end();
  const comparison =
    sign === "<" || sign === ">" ? sign : sign === "≤" || sign === "<=" ? "<=" : ">=";
  return { limit: { comparison, value, unit }, ofPrescription };
}

/** The metric answering in the limit's unit. */
function inUnit(metric: Metric, limit: Limit, ofPrescription: boolean, text: string): Metric {
  const { unit } = limit;
  const isVolume =
    metric.kind === "volume-at-dose" || metric.kind === "coverage" || metric.kind === "volume";
  const refuse = (expected: string) =>
    new DosimetryError({
      where: `limit "${text}" of ${metricName(metric)}`,
      expected,
      found: ofPrescription ? "% of the prescription" : unit,
      remedy: "Give the limit in a unit that the metric has.",
    });
  if (isVolume) {
    if (unit === "Gy" || ofPrescription) throw refuse("% of the structure or cm³");
    if (metric.kind !== "volume") return { ...metric, unit };
    if (unit === "%") throw refuse("cm³");
    return metric;
  }
  if (unit === "cm³") throw refuse("Gy or % of the prescription");
  return { ...metric, unit };
}
