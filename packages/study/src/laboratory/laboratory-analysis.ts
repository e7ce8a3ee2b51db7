import type { Cohort } from "../cohort/cohort.ts";
import type { ProtocolDefinition } from "../protocol/definition.ts";
import type { ReadRecords } from "../records/read-records.ts";
import type { LaboratoryResults } from "../results/laboratory-results.ts";
import type { NumberRegister } from "../results/number-register.ts";
import { gradeComparison, isComparable } from "./grade-comparison.ts";
import { regradedTable } from "./regraded-table.ts";

/** Laboratory values graded by CTCAE, beside the chart and by several versions; null where the protocol asks for neither. */
export function laboratoryAnalysis(
  definition: ProtocolDefinition,
  cohort: Cohort,
  files: ReadRecords["files"],
  register: NumberRegister,
): LaboratoryResults | null {
  const { regrade } = definition.laboratory;
  const regraded = definition.toxicity.find(({ name }) => name === regrade?.window);
  const comparisons = definition.toxicity
    .filter(isComparable)
    .map((window) => gradeComparison(window, cohort, files, register));
  if (comparisons.length === 0 && regrade === undefined) return null;
  return {
    comparisons,
    regraded:
      regrade === undefined || regraded === undefined
        ? null
        : regradedTable(regrade, regraded, cohort, register),
  };
}
