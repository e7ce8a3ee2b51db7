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

/** The rows of one structure in one mode: the cells that all of them share, and the curve. */
export interface DvhCsvCurve extends Pick<DoseVolumeCurve, "doseGy" | "volumeCm3" | "totalCm3"> {
  /** As CSV, without the comma that follows. */
  readonly cells: string;
}

/** The cumulative histograms of a plan for its CSV file. A structure without histogram has none. */
export function dvhCsvCurves({ summary, structures }: EvaluatedPlan): readonly DvhCsvCurve[] {
  const plan = [summary.patientId, summary.label, summary.files.plan ?? summary.files.dose[0]!];
  return structures.flatMap(({ name, naming, modes }) =>
    modes.flatMap(({ result: { histogram, geometry, interpolation } }) => {
      if (histogram.kind === "none") return [];
      const standard = naming.kind === "named" ? naming.name : null;
      const cells = cellsText([...plan, name, standard, geometry, interpolation]);
      const { doseGy, volumeCm3, totalCm3 } = histogram;
      return [{ cells, doseGy, volumeCm3, totalCm3 }];
    }),
  );
}

/** Cells as CSV, without the end of the line. */
function cellsText(cells: readonly CsvCell[]): string {
  return csvText([], [cells]).replace(/^\r\n/, "").replace(/\r\n$/, "");
}

/** Bytes after which rows are handed over. */
const pieceBytes = 65_536;
/** Few enough that the function which writes them is called often, and so is compiled early. */
const rowsAtOnce = 32;
/** Characters of a number, and of what is around the three of a row. */
const longestNumber = 40;

/**
 * Curves in long format, one row a point: `volume_cm3` receives at least `dose_gy`.
 *
 * @param write is given the rows piece by piece, in bytes that it must not keep
 */
export function writeDvhCsv(
  curves: readonly DvhCsvCurve[],
  write: (bytes: Uint8Array) => void,
): void {
  let bytes = new Uint8Array(0);
  for (const curve of curves) {
    const same = Buffer.from(`${curve.cells},`);
    const needed = pieceBytes + rowsAtOnce * (same.length + 3 * longestNumber);
    if (bytes.length < needed) bytes = new Uint8Array(needed);
    let at = 0;
    for (let row = 0; row < curve.doseGy.length; row += rowsAtOnce) {
      at = writeRows(curve, same, row, bytes, at);
      if (at < pieceBytes) continue;
      write(bytes.subarray(0, at));
      at = 0;
    }
    if (at > 0) write(bytes.subarray(0, at));
  }
}

function writeRows(
  { doseGy, volumeCm3, totalCm3 }: DvhCsvCurve,
  same: Uint8Array,
  from: number,
  bytes: Uint8Array,
  start: number,
): number {
  const toPercent = 100 / totalCm3;
  const to = Math.min(doseGy.length, from + rowsAtOnce);
  let at = start;
  for (let i = from; i < to; i++) {
    const volume = volumeCm3[i]!;
    bytes.set(same, at);
    at = writeMillionths(doseGy[i]!, bytes, at + same.length);
    bytes[at] = comma;
    at = writeMillionths(volume, bytes, at + 1);
    bytes[at] = comma;
    at = writeMillionths(volume * toPercent, bytes, at + 1);
    bytes[at] = carriageReturn;
    bytes[at + 1] = lineFeed;
    at += 2;
  }
  return at;
}

const comma = 44;
const carriageReturn = 13;
const lineFeed = 10;
const point = 46;
const zero = 48;

/** `000`, `001` … `999`, one after another: a division writes three digits. */
const triples = Uint8Array.from(
  { length: 3000 },
  (_, at) => zero + (Math.trunc(at / 3 / 10 ** (2 - (at % 3))) % 10),
);

/**
 * Writes a number of 0 or more with up to six decimals: more than any input holds, and half the file. Text made
 * number by number would cost more time than the histograms.
 *
 * @returns where the next character goes
 */
function writeMillionths(value: number, bytes: Uint8Array, start: number): number {
  const millionths = Math.round(value * 1e6);
  const whole = Math.floor(millionths / 1e6);
  const rest = (millionths - whole * 1e6) | 0;
  let at = whole < 1e9 ? writeWhole(whole | 0, bytes, start) : writeText(whole, bytes, start);
  if (rest === 0) return at;
  bytes[at] = point;
  const thousandths = (rest / 1000) | 0;
  at = writeTriple(thousandths, bytes, at + 1);
  const last = rest - 1000 * thousandths;
  if (last > 0) at = writeTriple(last, bytes, at);
  while (bytes[at - 1] === zero) at--;
  return at;
}

function writeWhole(whole: number, bytes: Uint8Array, at: number): number {
  if (whole < 10) {
    bytes[at] = zero + whole;
    return at + 1;
  }
  if (whole >= 1000) {
    const thousands = (whole / 1000) | 0;
    return writeTriple(whole - 1000 * thousands, bytes, writeWhole(thousands, bytes, at));
  }
  const skipped = whole < 100 ? 1 : 0;
  for (let digit = skipped; digit < 3; digit++)
    bytes[at + digit - skipped] = triples[3 * whole + digit]!;
  return at + 3 - skipped;
}

function writeTriple(value: number, bytes: Uint8Array, at: number): number {
  bytes[at] = triples[3 * value]!;
  bytes[at + 1] = triples[3 * value + 1]!;
  bytes[at + 2] = triples[3 * value + 2]!;
  return at + 3;
}

/** Volumes and doses that no patient has. */
function writeText(whole: number, bytes: Uint8Array, at: number): number {
  const text = Buffer.from(String(whole));
  bytes.set(text, at);
  return at + text.length;
}
