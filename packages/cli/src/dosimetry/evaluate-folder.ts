import { DosimetryError, metricName, readMetric, volumeAtDose } from "@fiducial/dosimetry";
import { InputError, type Trouble } from "@fiducial/study";
import { readDicomFolder } from "./dicom-folder.ts";
import { evaluatedPlan, type EvaluatedPlan } from "./evaluated-plan.ts";
import type { MetricRequest } from "./metric-request.ts";
import { nothingToEvaluate, openPlan, planFile } from "./opened-plan.ts";
import type { PlanSummary } from "./plan-summary.ts";
import type { Quantity } from "./quantity.ts";

/** The DICOM files of one patient, and what is asked of the plans among them. */
export interface FolderToEvaluate {
  /** As the study calls the patient (or the course); comes back with the answer. */
  readonly patient: string;
  /** With the patient's DICOM files, in any layout. */
  readonly folder: string;
  /** Metrics as `readMetric` reads them, of structures by their drawn or their TG-263 names. */
  readonly metrics: readonly MetricRequest[];
  /** A study's own names of structures: as drawn, and the standard name. */
  readonly structureNames: Readonly<Record<string, string>>;
  /** Gy over all fractions; null: what each RTPLAN prescribes. */
  readonly prescriptionGy: number | null;
  /** Structures whose cumulative curves come back; none by default. */
  readonly curves?: readonly string[];
}

/** The plans of one patient, or why there are none. */
export interface FolderEvaluation {
  readonly patient: string;
  readonly folder: string;
  /** In the order of their UIDs. */
  readonly plans: readonly PlanMetrics[];
  /** Files that could not be read and plans that could not be evaluated. */
  readonly troubles: readonly Trouble[];
}

/** All that a study takes from one plan. */
export interface PlanMetrics {
  readonly summary: PlanSummary;
  /** In the order asked for. */
  readonly metrics: readonly PlanMetricValue[];
  readonly structures: readonly MeasuredStructure[];
  readonly curves: readonly StructureCurve[];
  /** How structures were found or made, and that they were not. */
  readonly notes: readonly string[];
  readonly findings: EvaluatedPlan["findings"];
  readonly findingTexts: readonly string[];
}

export interface PlanMetricValue {
  readonly structure: string;
  /** The structure as it is drawn, or as it was asked for where it was made of others; null where there is none. */
  readonly evaluatedStructure: string | null;
  /** By its standard spelling. */
  readonly metric: string;
  readonly value: Quantity;
}

export interface MeasuredStructure {
  readonly name: string;
  /** In TG-263; null where nobody can tell. */
  readonly standardName: string | null;
  readonly target: boolean;
  readonly volumeCm3: number;
  /** Conformity, gradient and homogeneity of a target, by name; null of others. */
  readonly quality: Readonly<Record<string, Quantity>> | null;
}

/** A cumulative curve: `volumeCm3[i]` receives at least `i * stepGy`. */
export interface StructureCurve {
  readonly structure: string;
  readonly stepGy: number;
  readonly totalCm3: number;
  readonly volumeCm3: readonly number[];
}

/** Between two points of a curve that is drawn, Gy. */
const curveStepGy = 0.1;

/** Reads a patient's folder and evaluates its plans. A trouble of one is no trouble of another. */
export async function evaluateFolder(task: FolderToEvaluate): Promise<FolderEvaluation> {
  const { patient, folder: path } = task;
  const plans: PlanMetrics[] = [];
  const troubles: Trouble[] = [];
  try {
    const folder = await readDicomFolder(path);
    troubles.push(...folder.unreadable);
    const matched = folder.plans.filter(({ plan, dose }) => plan !== null || dose !== null);
    for (const objects of matched) {
      const opened = await openPlan(folder, objects);
      if ("troubles" in opened) troubles.push(...opened.troubles);
      else plans.push(...measured(task, opened, troubles, planFile(objects)));
    }
    if (plans.length === 0 && troubles.length === 0)
      troubles.push(...nothingToEvaluate(folder, []));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    troubles.push(...error.troubles);
  }
  return { patient, folder: path, plans, troubles };
}

function measured(
  task: FolderToEvaluate,
  opened: Parameters<typeof evaluatedPlan>[0],
  troubles: Trouble[],
  where: string,
): readonly PlanMetrics[] {
  try {
    return [planMetrics(task, opened)];
  } catch (error) {
    if (!(error instanceof DosimetryError)) throw error;
    troubles.push({ ...error.trouble, where: `${where}: ${error.trouble.where}` });
    return [];
  }
}

function planMetrics(
  { metrics, structureNames, prescriptionGy, curves = [] }: FolderToEvaluate,
  opened: Parameters<typeof evaluatedPlan>[0],
): PlanMetrics {
  const plan = evaluatedPlan(opened, {
    structures: [],
    further: curves,
    metrics,
    prescriptionGy,
    structureNames,
  });
  return {
    summary: plan.summary,
    metrics: metrics.map(({ structure, metric }, i) => ({
      structure,
      evaluatedStructure: plan.found.get(structure) ?? null,
      metric: metricName(readMetric(metric)),
      value: plan.metrics[i]!.value,
    })),
    structures: plan.structures.map(({ name, naming, target, modes, quality }) => ({
      name,
      standardName: naming.kind === "named" ? naming.name : null,
      target,
      volumeCm3: modes[0]!.result.volumeCm3,
      quality,
    })),
    curves: curves.flatMap((structure) => curveOf(plan, structure)),
    notes: plan.notes,
    findings: plan.findings,
    findingTexts: plan.findingTexts,
  };
}

function curveOf(plan: EvaluatedPlan, structure: string): readonly StructureCurve[] {
  const name = plan.found.get(structure);
  const histogram = plan.structures.find((each) => each.name === name)?.modes[0]?.result.histogram;
  if (histogram?.kind !== "histogram") return [];
  const points = Math.ceil(histogram.maxGy / curveStepGy) + 1;
  const volumeCm3 = Array.from({ length: points }, (_, i) =>
    volumeAtDose(histogram, i * curveStepGy),
  );
  return [{ structure, stepGy: curveStepGy, totalCm3: histogram.totalCm3, volumeCm3 }];
}
