import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type CurveOfExport,
  curveOfExport,
  type ExportedDvh,
  icru83HomogeneityIndex,
  type Metric,
  metricValue,
  readExportedDvhs,
  readMetric,
  type Structure,
} from "@fiducial/dosimetry";
import {
  type PlanMetrics,
  type PlanRemark,
  type PlanValue,
  requestedStructures,
  type Trouble,
} from "@fiducial/study";
import { troublesOf } from "../dosimetry/dicom-folder.ts";
import {
  foundStructure,
  type NamedStructure,
  namedStructures,
} from "../dosimetry/named-structure.ts";
import { filesOf } from "./files-of.ts";
import { hashOfFolder } from "./hash-of-folder.ts";
import type { PlanFolder, PlanFolderMetrics } from "./plan-folder.ts";
import { planCurve } from "./plan-metrics.ts";
import type { PlanRow } from "./plan-rows.ts";

/** The plans whose DVHs a planning system exported as text into a folder below `dvh/`. */
export async function exportedPlanMetrics(task: PlanFolder): Promise<PlanFolderMetrics> {
  const plans: PlanMetrics[] = [];
  const troubles: Trouble[] = [];
  for (const file of await filesOf(task.folder)) {
    const where = `dvh/${task.name}/${file}`;
    try {
      const bytes = await readFile(join(task.folder, file));
      const dvhs = readExportedDvhs(bytes, { name: where, assumedEncoding: "gb18030" });
      for (const [label, own] of byPlan(dvhs)) plans.push(exportedPlan(task, where, label, own));
    } catch (error) {
      troubles.push(...troublesOf(error, where));
    }
  }
  return { plans, troubles, hash: await hashOfFolder(task.folder) };
}

/** A file may hold several plans; a curve names its own. */
function byPlan(dvhs: readonly ExportedDvh[]): ReadonlyMap<string | null, readonly ExportedDvh[]> {
  const plans = new Map<string | null, ExportedDvh[]>();
  for (const dvh of dvhs) plans.set(dvh.planName, [...(plans.get(dvh.planName) ?? []), dvh]);
  return plans;
}

function exportedPlan(
  { name, request, rows }: PlanFolder,
  file: string,
  label: string | null,
  dvhs: readonly ExportedDvh[],
): PlanMetrics {
  const row = rowOf(rows, file, label);
  const prescriptionGy =
    row?.prescriptionGy ?? dvhs.find((dvh) => dvh.prescriptionGy !== null)?.prescriptionGy ?? null;
  const named = namedStructures(dvhs.map(asStructure), request.structureNames);
  const wanted = requestedStructures(request);
  const curves = new Map(
    wanted.flatMap((structure): [string, CurveOfExport][] => {
      const found = foundStructure(structure, named);
      const dvh =
        found.kind === "drawn" ? dvhs.find((each) => each.structureName === found.name) : undefined;
      const curve = dvh === undefined ? null : curveOfExport(dvh, prescriptionGy);
      return curve === null ? [] : [[structure, curve]];
    }),
  );
  const valueOf = (structure: string, metric: Metric): PlanValue => {
    const own = curves.get(structure);
    if (own === undefined) return missing(structure, named);
    if (!own.hasVolume && needsVolume(metric)) return { value: null, because: "not-in-export" };
    const found = metricValue(metric, own.curve, prescriptionGy);
    return found.kind === "value"
      ? { value: found.value, because: null }
      : { value: null, because: found.because };
  };
  const { planning, gross } = request.targets;
  const target = curves.get(planning);
  const homogeneity = target === undefined ? null : icru83HomogeneityIndex(target.curve);
  const untold: PlanValue = { value: null, because: "not-in-export" };
  return {
    folder: name,
    source: "exported-dvh",
    file,
    patientId: null,
    assigned: row === null ? null : { patient: row.patient, course: row.course },
    prescriptionGy,
    fractions: null,
    structures: [...curves].map(([structure, { curve, hasVolume }]) => ({
      name: structure,
      capBandCm3: null,
      volumeCm3: hasVolume ? curve.totalCm3 : 0,
      maxGy: curve.maxGy,
      curve: planCurve(curve),
    })),
    values: {
      ...Object.fromEntries(
        request.metrics.map(({ variable, structure, metric }) => [
          variable,
          valueOf(structure, readMetric(metric)),
        ]),
      ),
      ptv_cm3: valueOf(planning, readMetric("volume")),
      gtv_cm3: valueOf(gross, readMetric("volume")),
      coverage: valueOf(planning, readMetric("coverage")),
      icru83_hi:
        homogeneity === null ? missing(planning, named) : { value: homogeneity, because: null },
      rtog_ci: untold,
      paddick_ci: untold,
      gradient_index: untold,
      r50: untold,
      margin_mm: untold,
    },
    remarks: remarksOf(request.metrics, named, prescriptionGy),
    recurrences: [],
  };
}

function rowOf(rows: readonly PlanRow[], file: string, label: string | null): PlanRow | null {
  return (
    rows.find(({ plan }) => plan !== null && (plan === label || file.endsWith(`/${plan}`))) ??
    rows.find(({ plan }) => plan === null) ??
    null
  );
}

/** A curve's name as if it were drawn, so that one dictionary finds both. */
function asStructure({ structureName }: ExportedDvh, index: number): Structure {
  return {
    number: index + 1,
    name: structureName ?? "",
    interpretedType: null,
    colour: null,
    contours: [],
  };
}

/** Curves cannot be cut out of one another: what was not exported is not there. */
function missing(structure: string, named: readonly NamedStructure[]): PlanValue {
  const found = foundStructure(structure, named);
  if (found.kind === "missing" && found.because.startsWith("several"))
    return { value: null, because: "structure-ambiguous" };
  return {
    value: null,
    because: found.kind === "missing" ? "structure-missing" : "not-in-export",
  };
}

function needsVolume(metric: Metric): boolean {
  if (metric.kind === "volume" || metric.kind === "near-extreme") return true;
  if (metric.kind === "dose-at-volume") return metric.volume.unit === "cm³";
  return metric.unit === "cm³";
}

function remarksOf(
  metrics: PlanFolder["request"]["metrics"],
  named: readonly NamedStructure[],
  prescriptionGy: number | null,
): readonly PlanRemark[] {
  const structures = [...new Set(metrics.map(({ structure }) => structure))];
  return [
    ...structures.flatMap((structure): PlanRemark[] => {
      const value = missing(structure, named);
      if (foundStructure(structure, named).kind === "drawn") return [];
      const kind =
        value.because === "structure-ambiguous" ? "structure-ambiguous" : "structure-missing";
      return [{ kind, structure, detail: "" }];
    }),
    ...(prescriptionGy === null
      ? [{ kind: "no-prescription" as const, structure: "", detail: "" }]
      : []),
  ];
}
