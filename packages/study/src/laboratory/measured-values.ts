import type { LaboratoryDefinition } from "../protocol/laboratory-definition.ts";
import { type Analyte, analyteOf, inAnalyteUnit } from "../records/analyte.ts";
import type { LaboratoryValue } from "../records/laboratory-value.ts";
import type { Patient } from "../records/patient.ts";
import { canonicalUnit, scaled, unitFactor } from "../records/unit.ts";
import type { MeasuredValue, UnusableBecause, UnusableValue } from "./measured-value.ts";

/** A patient's laboratory values that can be used, and those that cannot, each with its reason. */
export interface MeasuredValues {
  /** In the order of time. */
  readonly usable: readonly MeasuredValue[];
  readonly unusable: readonly UnusableValue[];
}

/**
 * Converts a patient's laboratory rows to the units of their analytes and gives each its limits of normal:
 * the row's own, else those of the protocol for the test, the sex and the day.
 *
 * A value that nobody can have, limits that no laboratory prints, and a unit unlike that of the patient's other values
 * while the number is like theirs are wrong units or slips of the pen: such values are not used and become findings.
 *
 * @param rows in the order of time
 */
export function measuredValues(
  rows: readonly LaboratoryValue[],
  sex: Patient["sex"],
  limits: LaboratoryDefinition["limits"],
): MeasuredValues {
  const usable: MeasuredValue[] = [];
  const unusable: UnusableValue[] = [];
  const odd = unlikeTheOthers(rows);
  for (const row of rows) {
    const measured = odd.has(row) ? ("unit-unlike-the-others" as const) : measure(row, sex, limits);
    if (typeof measured === "string")
      unusable.push({ test: row.test, line: row.line, because: measured, written: asWritten(row) });
    else usable.push(measured);
  }
  return { usable, unusable };
}

function measure(
  row: LaboratoryValue,
  sex: Patient["sex"],
  limits: LaboratoryDefinition["limits"],
): MeasuredValue | UnusableBecause {
  const analyte = analyteOf(row.test);
  if (analyte === null) return "unknown-test";
  const value = inAnalyteUnit(analyte, row.value, row.unit);
  if (value === null) return "unit-not-convertible";
  if (!isPlausible(analyte, value)) return "impossible-value";
  const lower = row.lower_limit === null ? null : inAnalyteUnit(analyte, row.lower_limit, row.unit);
  const upper = row.upper_limit === null ? null : inAnalyteUnit(analyte, row.upper_limit, row.unit);
  if (!areUsual(analyte, lower, upper)) return "limits-in-another-unit";
  const stated =
    lower !== null && upper !== null ? noLimits : statedLimits(analyte, row.date, sex, limits);
  return {
    analyte,
    date: row.date,
    value,
    written: `${row.value}${row.unit === null || row.unit === "1" ? "" : ` ${row.unit}`}`,
    mmolPerL: analyte.fromMmolPerL === undefined ? null : inUnit(row, "mmol/L"),
    mgPerDl: analyte.fromMgPerDl === undefined ? null : inUnit(row, "mg/dL"),
    lowerLimit: lower ?? stated.lower,
    upperLimit: upper ?? stated.upper,
    writtenLimits: [
      row.lower_limit ?? inUnitOf(row, value, stated.lower),
      row.upper_limit ?? inUnitOf(row, value, stated.upper),
    ],
    line: row.line,
  };
}

function isPlausible({ plausible: [least, most], unit }: Analyte, value: number): boolean {
  return (value === 0 && unit === "10*9/L") || (value >= least && value <= most);
}

/** Limits of another unit give away that the value is in it, or that they are not those of the value. */
function areUsual({ usualLimit }: Analyte, lower: number | null, upper: number | null): boolean {
  if (lower !== null && upper !== null && lower >= upper) return false;
  if (usualLimit === null) return true;
  const limit = usualLimit.side === "lower" ? lower : upper;
  const [least, most] = usualLimit.range;
  return limit === null || (limit >= least && limit <= most);
}

/** The number of a row in another unit of its kind; null where it is not of that kind. */
function inUnit(row: LaboratoryValue, unit: string): number | null {
  const factor = row.unit === null ? null : unitFactor(row.unit, unit);
  return factor === null ? null : scaled(row.value, factor);
}

/** A limit in the analyte's unit, in the unit of the row, to four digits. */
function inUnitOf(row: LaboratoryValue, value: number, limit: number | null): number | null {
  if (limit === null || value === row.value || value === 0) return limit;
  return Number(((limit * row.value) / value).toPrecision(4));
}

interface Limits {
  readonly lower: number | null;
  readonly upper: number | null;
}

const noLimits: Limits = { lower: null, upper: null };

/** The protocol's limits for a test, a sex and a day: the latest that has begun; one for the sex before one for all. */
function statedLimits(
  analyte: Analyte,
  date: string,
  sex: Patient["sex"],
  limits: LaboratoryDefinition["limits"],
): Limits {
  const own = limits
    .filter(
      (each) =>
        analyteOf(each.test)?.code === analyte.code &&
        (each.sex === undefined || each.sex === sex) &&
        (each.from === undefined || each.from <= date),
    )
    .toSorted(
      (a, b) =>
        (a.from ?? "").localeCompare(b.from ?? "") ||
        Number(a.sex !== undefined) - Number(b.sex !== undefined),
    )
    .at(-1);
  const converted = (limit: number | undefined) =>
    limit === undefined ? null : inAnalyteUnit(analyte, limit, own?.unit ?? null);
  return { lower: converted(own?.lower), upper: converted(own?.upper) };
}

/** A number within this factor of the patient's others is like theirs; converted values this far apart are not. */
const alike = 3;

/**
 * Rows whose unit is another than that of most of the patient's values of the test, although the number is like theirs:
 * a bilirubin of "12 mg/dL" among values of 9 to 15 µmol/L.
 */
function unlikeTheOthers(rows: readonly LaboratoryValue[]): ReadonlySet<LaboratoryValue> {
  const byTest = Map.groupBy(rows, ({ test, unit }) => (unit === null ? null : analyteOf(test)));
  const odd = new Set<LaboratoryValue>();
  for (const [analyte, own] of byTest) {
    if (analyte === null || own.every(({ unit }) => unit === own[0]?.unit)) continue;
    const units = Map.groupBy(own, (row) => canonicalUnit(row.unit ?? ""));
    if (units.size < 2) continue;
    const [most] = [...units.values()].toSorted((a, b) => b.length - a.length);
    if (most === undefined || most.length * 2 <= own.length) continue;
    const usual = middle(most.map(({ value }) => value));
    const usualConverted = inAnalyteUnit(analyte, usual, most[0]?.unit ?? null) ?? usual;
    for (const row of own) {
      if (most.includes(row)) continue;
      const converted = inAnalyteUnit(analyte, row.value, row.unit);
      if (converted === null) continue;
      if (isAlike(row.value, usual) && !isAlike(converted, usualConverted)) odd.add(row);
    }
  }
  return odd;
}

function isAlike(a: number, b: number): boolean {
  return a > 0 && b > 0 && a <= b * alike && b <= a * alike;
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function asWritten(row: LaboratoryValue): string {
  const unit = row.unit === null ? "" : ` ${row.unit}`;
  const limits =
    row.lower_limit === null && row.upper_limit === null
      ? ""
      : `, limits ${row.lower_limit ?? ""}–${row.upper_limit ?? ""}`;
  return `${row.test} ${row.value}${unit}${limits}`;
}
