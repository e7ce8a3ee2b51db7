import type { Progress } from "../progress.ts";
import type { FolderEvaluation, FolderToEvaluate } from "./evaluate-folder.ts";
import { onAllCores } from "./on-all-cores.ts";

export interface EvaluatePlansOptions {
  readonly progress?: Progress;
  /** Where answers are kept, so that an interrupted run continues and unchanged plans are not evaluated again. */
  readonly keepIn?: string;
  /** Threads; by default one for each core. */
  readonly threads?: number;
}

/**
 * Evaluates the plans of many patients on all cores.
 *
 * A kept answer counts as long as the request, the bytes of the patient's files and the program that made it
 * are the same.
 *
 * @param patients one folder each
 * @returns one answer a patient, in the order of the patients; what cannot be read or evaluated is among its troubles
 *
 * @example
 * const answers = await evaluatePlans([
 *   { patient: "P01", folder: "dicom/P01", metrics: [{ structure: "PTV", metric: "D95%" }], structureNames: {}, prescriptionGy: 48 },
 * ]);
 * answers[0].plans[0]?.metrics[0]?.value;
 */
export async function evaluatePlans(
  patients: readonly FolderToEvaluate[],
  { progress, keepIn, threads }: EvaluatePlansOptions = {},
): Promise<readonly FolderEvaluation[]> {
  const tasks = patients.map((patient) => ({ kind: "folder" as const, ...patient }));
  const answers: FolderEvaluation[] = [];
  await onAllCores(tasks, { progress, keepIn, threads, noun: "patients" }, (answer) => {
    answers.push(answer);
  });
  return answers;
}
