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
      const { doseGy, volumeCm3, totalCm3 } = histogram;
      const toPercent = 100 / totalCm3;
      let text = "";
      for (let i = 0; i < doseGy.length; i++) {
        const cm3 = volumeCm3[i]!;
        text += `${same},${millionths(doseGy[i]!)},${millionths(cm3)},${millionths(cm3 * toPercent)}\r\n`;
      }
      yield text;
    }
}

/** Cells as CSV, without the end of the line. */
function cellsText(cells: readonly CsvCell[]): string {
  return csvText([], [cells]).replace(/^\r\n/, "").replace(/\r\n$/, "");
}

/** Six decimals: more than any input holds, and half the file. */
function millionths(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
