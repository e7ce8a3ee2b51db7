import { DosimetryError } from "../dosimetry-error.ts";
import { decimalOf, type TextLine } from "./dvh-text.ts";

/** Columns of a table of doses and volumes, counted from 0. */
export interface CurveColumns {
  readonly count: number;
  readonly dose: number;
  readonly volume: number;
  /** What to multiply doses with. */
  readonly doseFactor: number;
}

export interface Curve {
  readonly dose: Float64Array;
  readonly volume: Float64Array;
}

/** Volumes are written with few digits; a rise by less is rounding. */
const roundingShare = 1e-4;

/**
 * A cumulative curve from lines of numbers, one a line; empty lines are passed over.
 *
 * @throws DosimetryError where a line is not all numbers, doses fall, or volumes rise
 */
export function exportedCurve(
  lines: readonly TextLine[],
  columns: CurveColumns,
  name: string,
): Curve {
  const rows = lines.filter(({ text }) => text !== "");
  const dose = new Float64Array(rows.length);
  const volume = new Float64Array(rows.length);
  for (const [at, line] of rows.entries()) {
    const numbers = line.text.split(/[\s;]+/).map(decimalOf);
    const rowDose = numbers[columns.dose] ?? null;
    const rowVolume = numbers[columns.volume] ?? null;
    if (numbers.length !== columns.count || rowDose === null || rowVolume === null)
      throw new DosimetryError({
        where: `${name}, line ${line.number}`,
        expected: `${columns.count} numbers with decimal points`,
        found: `"${line.text.slice(0, 60)}"`,
        remedy: "Export the DVH again in English number format, and do not edit the file.",
      });
    dose[at] = rowDose * columns.doseFactor;
    volume[at] = rowVolume;
  }
  requireCumulative({ dose, volume }, rows, name);
  return { dose, volume };
}

export function requireCumulative(
  { dose, volume }: Curve,
  rows: readonly TextLine[],
  name: string,
): void {
  const rounding = roundingShare * (volume[0] ?? 0);
  for (let at = 1; at < dose.length; at++)
    if (dose[at]! < dose[at - 1]! || volume[at]! > volume[at - 1]! + rounding || volume[at]! < 0)
      throw new DosimetryError({
        where: `${name}, line ${rows[at]!.number}`,
        expected: "a cumulative DVH: doses that rise, volumes that fall",
        found: `${volume[at]} at ${dose[at]} after ${volume[at - 1]} at ${dose[at - 1]}`,
        remedy: "Export the cumulative DVH instead of the differential one.",
      });
}
