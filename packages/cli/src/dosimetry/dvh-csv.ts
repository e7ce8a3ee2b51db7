import type { DoseVolumeCurve } from "@fiducial/dosimetry";
import { type CsvCell, csvText } from "@fiducial/study/text";
import type { EvaluatedPlan } from "./evaluated-plan.ts";

const header = [
  "patient_id",
  "plan",
  "plan_file",
  "structure",
  "tg263_name",
  "geometry",
  "interpolation",
  "dose_gy",
  "volume_cm3",
  "volume_percent",
];

/** The columns, as the first line of the file. */
export function dvhCsvHeader(): string {
  return csvText(header, []);
}

/**
 * The cumulative histograms of a plan in long format, one structure and mode a text, one row a point.
 *
 * `volume_cm3` receives at least `dose_gy`. A structure without histogram has no rows.
 */
export function* dvhCsvRows({ summary, structures }: EvaluatedPlan): Generator<string> {
  const plan = [summary.patientId, summary.label, summary.files.plan ?? summary.files.dose[0]!];
  for (const { name, naming, modes } of structures)
    for (const { result } of modes) {
      const { histogram, geometry, interpolation } = result;
      if (histogram.kind === "none") continue;
      const standard = naming.kind === "named" ? naming.name : null;
      const same = cellsText([...plan, name, standard, geometry, interpolation]);
      yield rowsText(Buffer.from(`${same},`), histogram);
    }
}

/** One row a point, each after the cells that all rows share. */
function rowsText(same: Uint8Array, { doseGy, volumeCm3, totalCm3 }: DoseVolumeCurve): string {
  const toPercent = 100 / totalCm3;
  const bytes = Buffer.allocUnsafe(doseGy.length * (same.length + 3 * longestNumber + 4));
  let at = 0;
  for (let i = 0; i < doseGy.length; i++) {
    bytes.set(same, at);
    at = writeMillionths(doseGy[i]!, bytes, at + same.length);
    bytes[at] = comma;
    at = writeMillionths(volumeCm3[i]!, bytes, at + 1);
    bytes[at] = comma;
    at = writeMillionths(volumeCm3[i]! * toPercent, bytes, at + 1);
    bytes[at] = carriageReturn;
    bytes[at + 1] = lineFeed;
    at += 2;
  }
  return bytes.toString("utf8", 0, at);
}

/** Cells as CSV, without the end of the line. */
function cellsText(cells: readonly CsvCell[]): string {
  return csvText([], [cells]).replace(/^\r\n/, "").replace(/\r\n$/, "");
}

const comma = 44;
const carriageReturn = 13;
const lineFeed = 10;
const point = 46;
const zero = 48;
/** Characters of a number below 10¹⁵ with six decimals. */
const longestNumber = 22;

/**
 * Writes a number of 0 or more with up to six decimals: more than any input holds, and half the file. Text made
 * number by number would cost more time than the histograms.
 *
 * @returns where the next character goes
 */
function writeMillionths(value: number, bytes: Uint8Array, at: number): number {
  const millionths = Math.round(value * 1e6);
  let whole = Math.floor(millionths / 1e6);
  let rest = millionths - whole * 1e6;
  let end = at + 1;
  for (let power = 10; whole >= power; power *= 10) end += 1;
  for (let place = end - 1; place >= at; place--) {
    const tens = Math.floor(whole / 10);
    bytes[place] = zero + whole - tens * 10;
    whole = tens;
  }
  if (rest === 0) return end;
  bytes[end] = point;
  for (let place = 1e5; rest > 0; place /= 10) {
    const digit = Math.floor(rest / place);
    end += 1;
    bytes[end] = zero + digit;
    rest -= digit * place;
  }
  return end + 1;
}
