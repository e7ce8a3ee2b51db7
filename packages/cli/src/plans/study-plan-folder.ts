import type { PlanSource } from "@fiducial/study";
import { exportedPlanMetrics } from "./exported-plan.ts";
import { type PlanFolder, planFolderMetrics, type PlanFolderMetrics } from "./plan-folder.ts";

/** A patient's folder below `dicom/` or `dvh/`. */
export type StudyPlanFolder = PlanFolder & { readonly source: PlanSource };

export type StudyPlanMetrics = PlanFolderMetrics;

/** The plans of a patient's folder, whatever it holds. */
export function studyPlanMetrics(task: StudyPlanFolder): Promise<StudyPlanMetrics> {
  return task.source === "dicom" ? planFolderMetrics(task) : exportedPlanMetrics(task);
}
