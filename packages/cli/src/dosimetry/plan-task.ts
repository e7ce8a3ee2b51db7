import { DosimetryError, type PlanObjects } from "@fiducial/dosimetry";
import type { DvhCurve } from "@fiducial/report/figures";
import type { PlanLimit, Trouble } from "@fiducial/study";
import type { StudyPlanFolder, StudyPlanMetrics } from "../plans/study-plan-folder.ts";
import { type EffectiveDose, sumOfPlans, withEffectiveDose } from "./asked-dose.ts";
import type { DicomSource } from "./dicom-folder.ts";
import type { DvhCsvCurve } from "./dvh-csv.ts";
import { dvhJson } from "./dvh-json.ts";
import { dvhText } from "./dvh-text.ts";
import { type DvhRequest, evaluatedPlan } from "./evaluated-plan.ts";
import { type OpenedPlan, openPlan } from "./opened-plan.ts";
import {
  comparisonTable,
  type PlanningSystemComparison,
  planningSystemComparisons,
  type PlanningSystemDvhs,
  storedDvhs,
} from "./planning-system.ts";
import type { Scorecard } from "./scorecard.ts";

/** Work on one plan, as data that another thread can be given. */
export type PlanTask =
  | (OnePlan & {
      readonly kind: "dvh";
      /** Plans to add to the first. */
      readonly added: readonly PlanObjects[];
      /** Null for the dose as it is. */
      readonly effect: EffectiveDose | null;
      readonly request: DvhRequest;
      readonly csv: boolean;
      /** Curves of a planning system in text exports. */
      readonly exports: readonly PlanningSystemDvhs[];
      /** RTDOSE files of the plan that hold curves alone. */
      readonly dvhDoses: readonly string[];
      readonly figure: boolean;
    })
  | (OnePlan & {
      readonly kind: "scorecard";
      readonly limits: readonly PlanLimit[];
      readonly prescriptionGy: number | null;
    })
  | (StudyPlanFolder & { readonly kind: "study-folder" });

interface OnePlan extends DicomSource {
  readonly objects: PlanObjects;
}

/** What comes of a task: data that JSON keeps whole, and curves as `Float64Array`. */
export type PlanReply<Task extends PlanTask> = Task extends { readonly kind: "study-folder" }
  ? StudyPlanMetrics
  : UnusableReply | (Task extends { readonly kind: "dvh" } ? DvhReply : { card: Scorecard });

interface UnusableReply {
  readonly troubles: readonly Trouble[];
}

/** A plan's histograms in every form that is asked for. */
export interface DvhReply {
  readonly json: ReturnType<typeof dvhJson> & {
    readonly planningSystem: readonly PlanningSystemComparison[];
  };
  readonly text: string;
  /** Of the CSV file; empty where none is asked for. */
  readonly csv: readonly DvhCsvCurve[];
  /** Curves to draw; empty where no figure is asked for. */
  readonly curves: readonly DvhCurve[];
}

/** Does the work of a task. @throws whatever is no trouble of the plan's own */
export async function planReply<Task extends PlanTask>(task: Task): Promise<PlanReply<Task>> {
  if (task.kind === "study-folder") {
    // It needs the study's own code, which the other tasks do not.
    const { studyPlanMetrics } = await import("../plans/study-plan-folder.ts");
    return (await studyPlanMetrics(task)) as PlanReply<Task>;
  }
  const opened: OpenedPlan[] = [];
  for (const objects of [task.objects, ...(task.kind === "dvh" ? task.added : [])]) {
    const each = await openPlan(task, objects);
    if ("troubles" in each) return { troubles: each.troubles } as PlanReply<Task>;
    opened.push(each);
  }
  try {
    return (await evaluated(task, opened)) as PlanReply<Task>;
  } catch (error) {
    if (!(error instanceof DosimetryError)) throw error;
    const unusable: UnusableReply = { troubles: [error.trouble] };
    return unusable as PlanReply<Task>;
  }
}

async function evaluated(
  task: Exclude<PlanTask, { readonly kind: "study-folder" }>,
  plans: readonly OpenedPlan[],
) {
  if (task.kind === "scorecard") {
    const { scorecard } = await import("./scorecard.ts");
    return { card: scorecard(plans[0]!, task.limits, task.prescriptionGy) };
  }
  const opened = sumOfPlans(plans.map((each) => withEffectiveDose(each, task.effect)));
  const plan = evaluatedPlan(opened, task.request);
  const parts = opened.objects.dose?.parts.filter(({ hasDvhs }) => hasDvhs) ?? [];
  const files = [...parts.map(({ file }) => file), ...task.dvhDoses];
  const stored = await storedDvhs(task.folder, files, opened.structureSet.structures);
  const theirs = planningSystemComparisons(plan, [...stored, ...task.exports]);
  return {
    json: { ...dvhJson(plan), planningSystem: theirs },
    text: theirs.length === 0 ? dvhText(plan) : `${dvhText(plan)}\n\n${comparisonTable(theirs)}`,
    csv: task.csv ? (await import("./dvh-csv.ts")).dvhCsvCurves(plan) : [],
    curves: task.figure ? (await import("./dvh-curves.ts")).dvhCurves(plan) : [],
  };
}
