import type { PlanObjects } from "@fiducial/dosimetry";
import { InputError } from "@fiducial/study/text";
import type { Progress } from "../progress.ts";
import { type DicomFolder, type DicomSource, readDicomFolder } from "./dicom-folder.ts";
import { contentsText } from "./folder-summary.ts";
import { onAllCores } from "./on-all-cores.ts";
import { nothingToEvaluate, planFile, type UnusablePlan } from "./opened-plan.ts";
import type { PlanReply, PlanTask } from "./plan-task.ts";

export interface EvaluatedFolder<T> {
  readonly folder: DicomFolder;
  readonly plans: readonly T[];
  readonly unusable: readonly UnusablePlan[];
}

type Usable<Task extends PlanTask> = Exclude<PlanReply<Task>, { readonly troubles: unknown }>;

/** Plans that are evaluated together, the one that gives the structures first. */
export type PlanGroup = readonly [PlanObjects, ...PlanObjects[]];

const eachAlone = (plans: readonly PlanObjects[]): readonly PlanGroup[] =>
  plans.map((plan) => [plan]);

/** All plans of a patient together. */
export function byPatient(plans: readonly PlanObjects[]): readonly PlanGroup[] {
  const groups = Map.groupBy(plans, ({ patientId }) => patientId);
  return [...groups.values()].map(([first, ...others]) => [first!, ...others]);
}

/** The task that each plan of the folder gets, without the plan. */
type TaskOnEach<Task extends PlanTask> = Omit<Task, keyof DicomSource | "objects">;

/**
 * Reads a folder and evaluates its plans on all cores, one plan at a time in the memory of each.
 *
 * @param each what is to be done with a plan, or with plans that go together
 * @param keepIn a folder for what an interrupted run has done
 * @param take what is kept of a plan, in the order of the plans
 * @param groupsOf which plans go together; each alone where not given
 */
export async function eachPlan<
  Task extends Exclude<PlanTask, { readonly kind: "study-folder" }>,
  T,
>(
  source: DicomSource,
  progress: Progress,
  each: (
    folder: DicomFolder,
    plans: PlanGroup,
    groups: number,
  ) => TaskOnEach<Task> | Promise<TaskOnEach<Task>>,
  keepIn: string | undefined,
  take: (reply: Usable<Task>) => T | Promise<T>,
  groupsOf: (plans: readonly PlanObjects[]) => readonly PlanGroup[] = eachAlone,
): Promise<EvaluatedFolder<T>> {
  const folder = await readDicomFolder(source, progress.stage);
  const taken: T[] = [];
  const unusable: UnusablePlan[] = [];
  // A dose of which nothing could be matched is among the mismatches.
  const groups = groupsOf(folder.plans.filter(({ plan, dose }) => plan !== null || dose !== null));
  const tasks = await Promise.all(
    groups.map(
      async (plans) =>
        ({
          ...(await each(folder, plans, groups.length)),
          ...source,
          objects: plans[0],
        }) as unknown as Task,
    ),
  );
  if (groups.length === 1) progress.stage(`Evaluating ${groups[0]!.map(planFile).join(" + ")}`);
  await onAllCores(tasks, { progress, keepIn, noun: "plans" }, async (reply, _task, index) => {
    if ("troubles" in reply)
      unusable.push({ objects: groups[index]![0], troubles: reply.troubles });
    else taken.push(await take(reply as Usable<Task>));
  });
  return { folder, plans: taken, unusable };
}

/** @throws {InputError} where no plan of the folder could be evaluated */
export function refuseNoPlan(
  { folder, plans, unusable }: EvaluatedFolder<unknown>,
  progress: Progress,
): void {
  if (plans.length > 0) return;
  progress.done();
  progress.note(contentsText(folder));
  throw new InputError(nothingToEvaluate(folder, unusable));
}
