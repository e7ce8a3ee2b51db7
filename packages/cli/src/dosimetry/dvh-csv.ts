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
      let text = "";
      for (const [i, doseGy] of histogram.doseGy.entries()) {
        const cm3 = histogram.volumeCm3[i]!;
        const percent = (100 * cm3) / histogram.totalCm3;
        text += `${same},${Number(doseGy.toFixed(6))},${cm3},${percent}\r\n`;
      }
      yield text;
    }
}

/** Cells as CSV, without the end of the line. */
function cellsText(cells: readonly CsvCell[]): string {
  return csvText([], [cells]).replace(/^\r\n/, "").replace(/\r\n$/, "");
}
