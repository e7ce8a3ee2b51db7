import type { Cohort } from "../cohort/cohort.ts";
import type { Subject } from "../cohort/subject.ts";
import { type Finding, findings } from "../findings.ts";
import { rowPlace } from "../findings/place.ts";
import type { DiameterStep } from "../findings/record.ts";
import type { Assessment } from "../records/assessment.ts";
import type { Lesion } from "../records/lesion.ts";
import type { ReadRecords } from "../records/read-records.ts";

/** Between these factors a step is about tenfold: a value in cm among those in mm, rounded, the lesion a little changed. */
const tenfold = { least: 8, most: 12 };

/** Single diameters that are about a tenth or the tenfold of the same lesion's others, as centimetres among millimetres are. */
export function checkDiameterSteps(
  cohort: Cohort,
  files: ReadRecords["files"],
): readonly Finding[] {
  const steps = cohort.assessed.flatMap(({ subject }) =>
    lesionsMeasured(subject).flatMap(({ lesion, inTable, rows }) => {
      const origin = subject.indexCourse?.firstFraction ?? null;
      return rows.flatMap((row, i): readonly DiameterStep[] => {
        const isBaseline = origin !== null && row.date <= origin;
        const before = rows[i - 1]?.diameterMm ?? inTable;
        const after = rows[i + 1]?.diameterMm ?? null;
        const other =
          isBaseline && step(row.diameterMm, inTable) !== null
            ? inTable
            : isAlone(row.diameterMm, before, after)
              ? before
              : null;
        return other === null
          ? []
          : [
              {
                subject: subject.id,
                where: rowPlace(files.assessments ?? "assessments", row.line),
                lesion,
                diameterMm: row.diameterMm,
                otherMm: other,
              },
            ];
      });
    }),
  );
  return steps.length === 0 ? [] : [findings.diameterTenfold(steps)];
}

interface MeasuredLesion {
  readonly lesion: string;
  /** As the table of lesions has it, in mm; null where it does not. */
  readonly inTable: Lesion["diameter_mm"];
  /** In the order of time. */
  readonly rows: readonly (Pick<Assessment, "date" | "line"> & { readonly diameterMm: number })[];
}

/** Every lesion with its diameters above 0, new ones too; the parts of one that split are no diameters of it. */
function lesionsMeasured({ lesions, assessments }: Subject): readonly MeasuredLesion[] {
  const rows = assessments.flatMap(
    ({ lesion_id: lesion, diameter_mm: diameterMm, finding, date, line }) =>
      lesion === null || diameterMm === null || diameterMm === 0 || finding === "split"
        ? []
        : [{ lesion, diameterMm, date, line }],
  );
  return [...Map.groupBy(rows, ({ lesion }) => lesion)].map(([lesion, own]): MeasuredLesion => ({
    lesion,
    inTable: lesions.find(({ lesion_id: id }) => id === lesion)?.diameter_mm ?? null,
    rows: own,
  }));
}

/** Whether a diameter lies by the same step above or below both of its neighbours in time. */
function isAlone(diameterMm: number, before: number | null, after: number | null): boolean {
  const own = step(diameterMm, before);
  return own !== null && own === step(diameterMm, after);
}

/** Whether a diameter is about a tenth or the tenfold of another; null where it is neither. */
function step(diameterMm: number, otherMm: number | null): "tenth" | "tenfold" | null {
  if (otherMm === null || otherMm === 0) return null;
  const isStep = (factor: number) => factor >= tenfold.least && factor <= tenfold.most;
  if (isStep(diameterMm / otherMm)) return "tenfold";
  return isStep(otherMm / diameterMm) ? "tenth" : null;
}
