import type { ReportStage } from "@fiducial/report";
import type { Stage } from "@fiducial/study";

/** What the user is told while a stage of the study runs. */
export const stageText: Readonly<Record<Stage, string>> = {
  records: "Judging every cell of the records",
  cohort: "Assembling the cohort",
  analyses: "Analysing",
  checks: "Checking the results",
};

/** What the user is told while a part of the report is made. */
export const reportStageText: Readonly<Record<ReportStage, string>> = {
  results: "Listing the results",
  tables: "Setting the tables",
  figures: "Drawing the figures",
  page: "Setting the page",
  word: "Setting the Word file",
};
