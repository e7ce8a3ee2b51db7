import type { CalendarDate } from "../calendar.ts";
import type { Analyte } from "../records/analyte.ts";

/** A laboratory value that can be used: converted to the analyte's unit, with the limits of normal of its day. */
export interface MeasuredValue {
  readonly analyte: Analyte;
  readonly date: CalendarDate;
  /** In the analyte's unit, and as written with its unit. */
  readonly value: number;
  readonly written: string;
  /** As written, where its unit is an amount of substance per litre and the analyte's unit a mass. */
  readonly mmolPerL: number | null;
  /** In mg/dL, where it is written as a mass per volume and the analyte's unit is molar. */
  readonly mgPerDl: number | null;
  readonly lowerLimit: number | null;
  readonly upperLimit: number | null;
  /** The limits in the unit of `written`: those of the row as they stand there. */
  readonly writtenLimits: readonly [lower: number | null, upper: number | null];
  /** Line of its row. */
  readonly line: number;
}

/** Why a laboratory value cannot be used. */
export type UnusableBecause =
  | "unknown-test"
  | "unit-not-convertible"
  | "impossible-value"
  | "limits-in-another-unit"
  | "unit-unlike-the-others";

/** A laboratory value that is not used, with what it would have been. */
export interface UnusableValue {
  readonly test: string;
  readonly line: number;
  readonly because: UnusableBecause;
  /** `12 mg/dL (205.2 µmol/L), limits 3.4–20.5`. */
  readonly written: string;
}
