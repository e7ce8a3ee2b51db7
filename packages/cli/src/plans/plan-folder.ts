import { DosimetryError } from "@fiducial/dosimetry";
import { InputError, type PlanMetrics, type StudyPlanRequest, type Trouble } from "@fiducial/study";
import { sumOfPlans } from "../dosimetry/asked-dose.ts";
import { readDicomFolder } from "../dosimetry/dicom-folder.ts";
import {
  nothingToEvaluate,
  type OpenedPlan,
  openPlan,
  planFile,
} from "../dosimetry/opened-plan.ts";
import { type Prescription, usedPrescription } from "../dosimetry/prescription.ts";
import { hashOfFolder } from "./hash-of-folder.ts";
import { planMetrics } from "./plan-metrics.ts";
import type { PlanRow } from "./plan-rows.ts";
import { type DrawnRecurrence, drawnRecurrences } from "./recurrences.ts";

/** A folder of DICOM files below `dicom/`, and what the study asks of its plans. */
export interface PlanFolder {
  /** Where it lies on the disk. */
  readonly folder: string;
  /** Its name below `dicom/`. */
  readonly name: string;
  readonly request: StudyPlanRequest;
  /** What `plans.csv` says of it. */
  readonly rows: readonly PlanRow[];
}

/** The plans of a folder, and what could not be evaluated. */
export interface PlanFolderMetrics {
  readonly plans: readonly PlanMetrics[];
  readonly troubles: readonly Trouble[];
  /** SHA-256 over all files of the folder. */
  readonly hash: string;
}

/** A plan, or several that `plans.csv` adds, with what is prescribed. */
export interface PlanToMeasure {
  readonly opened: OpenedPlan;
  /** Below the study: `dicom/P07/plan.dcm`; of a sum all its plans. */
  readonly file: string;
  readonly prescriptionGy: number | null;
  readonly fractions: number | null;
  readonly row: PlanRow | null;
  readonly recurrences: readonly DrawnRecurrence[];
}

/** Evaluates the plans of a folder; a trouble of one is no trouble of another. */
export async function planFolderMetrics(task: PlanFolder): Promise<PlanFolderMetrics> {
  const opened: PlanToMeasure[] = [];
  const plans: PlanMetrics[] = [];
  const troubles: Trouble[] = [];
  try {
    const folder = await readDicomFolder({ folder: task.folder });
    troubles.push(...folder.unreadable);
    for (const objects of folder.plans) {
      if (objects.plan === null && objects.dose === null) continue;
      const each = await openPlan(folder, objects);
      if ("troubles" in each) {
        troubles.push(...each.troubles);
        continue;
      }
      const recurrences = await drawnRecurrences(folder, each, task.request.recurrence);
      troubles.push(...recurrences.troubles);
      opened.push({ ...toMeasure(task, each), recurrences: recurrences.drawn });
    }
    if (opened.length === 0 && troubles.length === 0)
      troubles.push({ ...nothingToEvaluate(folder, [])[0]!, where: `dicom/${task.name}` });
    for (const group of added(opened)) {
      try {
        plans.push(planMetrics(task, summed(group)));
      } catch (error) {
        if (!(error instanceof DosimetryError)) throw error;
        troubles.push(error.trouble);
      }
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    troubles.push(...error.troubles);
  }
  return { plans, troubles, hash: await hashOfFolder(task.folder) };
}

function toMeasure(
  { name, rows }: PlanFolder,
  opened: OpenedPlan,
): Omit<PlanToMeasure, "recurrences"> {
  const file = planFile(opened.objects);
  const { label } = opened;
  const row =
    rows.find(({ plan }) => plan !== null && (plan === label || plan === file)) ??
    rows.find(({ plan }) => plan === null) ??
    null;
  const prescription = usedPrescription(opened.prescription, row?.prescriptionGy ?? null);
  return {
    opened: { ...opened, prescription },
    file: `dicom/${name}/${file}`,
    prescriptionGy: valueOf(prescription),
    fractions: opened.fractions,
    row,
  };
}

/** Plans that `plans.csv` names one by one for the same course are added; every other stands alone. */
function added(plans: readonly PlanToMeasure[]): readonly (readonly PlanToMeasure[])[] {
  const groups: PlanToMeasure[][] = [];
  for (const plan of plans) {
    const { row } = plan;
    const together = groups.find(
      ([first]) =>
        row !== null &&
        row.plan !== null &&
        row.course !== null &&
        first?.row?.plan !== null &&
        first?.row?.patient === row.patient &&
        first.row.course === row.course,
    );
    if (together === undefined) groups.push([plan]);
    else together.push(plan);
  }
  return groups;
}

/** Plans that are added, as one; structures are those of the first. */
function summed(group: readonly PlanToMeasure[]): PlanToMeasure {
  const first = group[0]!;
  if (group.length === 1) return first;
  const opened = sumOfPlans(group.map((plan) => plan.opened));
  return {
    ...first,
    opened,
    file: group.map(({ file }) => file).join(" + "),
    prescriptionGy: valueOf(opened.prescription),
    fractions: opened.fractions,
  };
}

function valueOf(prescription: Prescription): number | null {
  return prescription.kind === "value" ? prescription.valueGy : null;
}
