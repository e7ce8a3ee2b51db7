import { type CsvCell, csvText } from "@fiducial/study";
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
      const same: readonly CsvCell[] = [...plan, name, standard, geometry, interpolation];
      const text = csvText(
        header,
        Array.from(histogram.doseGy, (doseGy, i) => {
          const cm3 = histogram.volumeCm3[i]!;
          return [...same, Number(doseGy.toFixed(6)), cm3, (100 * cm3) / histogram.totalCm3];
        }),
      );
      yield text.slice(text.indexOf("\n") + 1);
    }
}
