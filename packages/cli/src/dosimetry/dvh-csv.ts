import { type DoseVolumeCurve, writeCurveRows } from "@fiducial/dosimetry";
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

/**
 * Curves in long format, one row a point: `volume_cm3` receives at least `dose_gy`.
 *
 * @param write is given the rows piece by piece, in bytes that it must not keep
 */
export function writeDvhCsv(
  curves: readonly DvhCsvCurve[],
  write: (bytes: Uint8Array) => void,
): void {
  for (const curve of curves) writeCurveRows(curve, Buffer.from(`${curve.cells},`), write);
}
