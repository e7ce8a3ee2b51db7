import {
  analyseStudy,
  checkStudy,
  illustrativePlan,
  type Stage,
  studyPlanRequest,
  type StudyResults,
} from "@fiducial/study";
import { sha256 } from "./hash.ts";
import { caseSlice } from "./plans/case-slice.ts";
import { readStudyPlans } from "./plans/study-plans.ts";
import type { Progress } from "./progress.ts";
import { stageText } from "./stage-text.ts";
import { readStudyFolder, type StudyFolder } from "./study-folder.ts";
import { version } from "./version.ts";

/** A study folder with its results, as every command that needs them gets them. */
export interface AnalysedStudy {
  readonly study: StudyFolder;
  readonly results: StudyResults;
}

/**
 * Reads a study folder with its plans, and analyses it.
 *
 * @throws {InputError} where its files cannot be used
 */
export async function analysedStudy(folder: string, progress: Progress): Promise<AnalysedStudy> {
  const study = await readStudyFolder(folder, progress.stage);
  for (const remark of study.remarks) progress.note(remark);
  const { protocol, tables, protocolHash, dataHash } = study;
  const onStage = (stage: Stage) => progress.stage(stageText[stage]);
  const read = await readStudyPlans(folder, protocol, progress, true);
  const checked = checkStudy({ protocol, tables, plans: read?.plans ?? null }, onStage);
  const drawn = illustrativePlan(protocol, checked.cohort);
  const slice = drawn === null ? null : await caseSlice(folder, drawn, studyPlanRequest(protocol));
  const provenance = {
    version,
    protocolHash,
    dataHash: read === null ? dataHash : withPlans(dataHash, read.hash),
  };
  return { study, results: analyseStudy(protocol, checked, provenance, slice, onStage) };
}

/** The hash over the tables and the files of the plans. */
function withPlans(tables: string, plans: string): string {
  return sha256(new TextEncoder().encode(`${tables}\n${plans}`));
}
