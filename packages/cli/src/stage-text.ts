import type { Stage } from "@fiducial/study";

/** What the user is told while a stage of the study runs. */
export const stageText: Readonly<Record<Stage, string>> = {
  records: "Judging every cell of the records",
  cohort: "Assembling the cohort",
  analyses: "Analysing",
  checks: "Checking the results",
};
