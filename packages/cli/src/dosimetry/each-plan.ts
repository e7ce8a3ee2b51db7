import { DosimetryError } from "@fiducial/dosimetry";
import { InputError } from "@fiducial/study";
import type { Progress } from "../progress.ts";
import { type DicomFolder, readDicomFolder } from "./dicom-folder.ts";
import { contentsText } from "./folder-summary.ts";
import {
  nothingToEvaluate,
  type OpenedPlan,
  openPlan,
  planFile,
  type UnusablePlan,
} from "./opened-plan.ts";

export interface EvaluatedFolder<T> {
  readonly folder: DicomFolder;
  readonly plans: readonly T[];
  readonly unusable: readonly UnusablePlan[];
}

/**
 * Reads a folder and evaluates its plans one after another, so that one plan at a time is in memory.
 *
 * @param evaluate what is kept of a plan
 * @throws {InputError} where no plan of the folder can be evaluated
 */
export async function eachPlan<T>(
  path: string,
  progress: Progress,
  evaluate: (opened: OpenedPlan) => T | Promise<T>,
): Promise<EvaluatedFolder<T>> {
  const folder = await readDicomFolder(path, progress.stage);
  const plans: T[] = [];
  const unusable: UnusablePlan[] = [];
  // A dose of which nothing could be matched is among the mismatches.
  const matched = folder.plans.filter(({ plan, dose }) => plan !== null || dose !== null);
  for (const [i, objects] of matched.entries()) {
    progress.stage(`Evaluating ${planFile(objects)} (${i + 1} of ${matched.length})`);
    const opened = await openPlan(folder, objects);
    if ("troubles" in opened) {
      unusable.push(opened);
      continue;
    }
    try {
      plans.push(await evaluate(opened));
    } catch (error) {
      if (!(error instanceof DosimetryError)) throw error;
      unusable.push({ objects, troubles: [error.trouble] });
    }
  }
  if (plans.length === 0) {
    progress.done();
    progress.note(contentsText(folder));
    throw new InputError(nothingToEvaluate(folder, unusable));
  }
  return { folder, plans, unusable };
}
