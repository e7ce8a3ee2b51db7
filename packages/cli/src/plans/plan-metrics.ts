import {
  drawnMargin,
  type DoseVolumeCurve,
  planDosimetry,
  type PlanDosimetry,
  type PlanQuality,
  loftSolid,
  sliceSpacing,
  type Structure,
  type StructureDosimetry,
  type StructureExpression,
  unionOf,
  volumeAtDose,
} from "@fiducial/dosimetry";
import {
  type PlanCurve,
  type PlanMetrics,
  type PlanReason,
  type PlanStructure,
  type PlanValue,
  requestedStructures,
} from "@fiducial/study";
import { isTarget, type NamedStructure } from "../dosimetry/named-structure.ts";
import { type PlanRequest, planRequest } from "../dosimetry/plan-request.ts";
import type { PlanFolder, PlanToMeasure } from "./plan-folder.ts";
import { planRemarks } from "./plan-remarks.ts";
import { recurrencesInDose } from "./recurrences.ts";

/** Distance of the doses of a curve that is kept, Gy. */
export const curveStepGy = 0.1;

/** Opened plan → all that the study takes from it. */
export function planMetrics(
  { name, request }: PlanFolder,
  { opened, file, prescriptionGy, fractions, row, recurrences }: PlanToMeasure,
): PlanMetrics {
  const wanted = requestedStructures(request);
  const asked = planRequest(opened, wanted, request.structureNames);
  const nameOf = (structure: string): string => {
    const found = asked.found.get(structure);
    return found?.kind === "found" ? found.name : structure;
  };
  const spacingMm = sliceSpacing(opened.structureSet.structures);
  const dosimetry = planDosimetry({
    ...asked.base,
    structures: structuresBehind(asked),
    spacingMm,
    prescriptionGy,
    metrics: request.metrics.map(({ structure, metric }) => ({
      structure: nameOf(structure),
      metric,
    })),
  });
  const of = (structure: string): StructureDosimetry | undefined =>
    asked.found.get(structure)?.kind === "found"
      ? dosimetry.structures.find((each) => each.name === nameOf(structure))
      : undefined;
  const values = request.metrics.map(({ variable, structure }, i): [string, PlanValue] => [
    variable,
    metricValueOf(dosimetry.metrics[i]!.value, asked, structure),
  ]);
  return {
    folder: name,
    source: "dicom",
    file,
    patientId: opened.objects.patientId,
    assigned: row === null ? null : { patient: row.patient, course: row.course },
    prescriptionGy,
    fractions,
    structures: wanted.flatMap((structure) => planStructure(structure, of(structure))),
    values: {
      ...Object.fromEntries(values),
      ...qualityValues(of, request.targets, asked, prescriptionGy),
      margin_mm: marginOf(
        asked,
        nameOf(request.targets.planning),
        request.targets.internal,
        spacingMm ?? 3,
      ),
    },
    remarks: planRemarks({
      request,
      asked,
      dosimetry,
      nameOf,
      doseType: opened.dose.doseType,
      prescriptionGy,
    }),
    recurrences:
      request.recurrence === null
        ? []
        : recurrencesInDose(
            recurrences,
            name,
            opened.dose,
            prescriptionGy,
            request.recurrence.isodosePercent,
          ),
  };
}

/** The drawn structures that were asked for, and those that others are made of: a set may hold a hundred more. */
function structuresBehind({ found, base }: PlanRequest): readonly Structure[] {
  const names = new Set<string>();
  for (const each of found.values()) if (each.kind === "found") names.add(each.name);
  for (const { from } of base.derived ?? []) for (const leaf of leavesOf(from)) names.add(leaf);
  return base.structures.filter(({ name }) => names.has(name));
}

function leavesOf(expression: StructureExpression): readonly string[] {
  if (typeof expression === "string") return [expression];
  if ("union" in expression) return expression.union.flatMap(leavesOf);
  if ("intersection" in expression) return expression.intersection.flatMap(leavesOf);
  if ("difference" in expression) return expression.difference.flatMap(leavesOf);
  return leavesOf(expression.of);
}

function metricValueOf(
  found: PlanDosimetry["metrics"][number]["value"],
  asked: PlanRequest,
  structure: string,
): PlanValue {
  if (found.kind === "value") return { value: found.value, because: null };
  return { value: null, because: whyMissing(asked, structure) ?? found.because };
}

/** Why a structure is not there; null where it is. */
function whyMissing(asked: PlanRequest, structure: string): PlanReason | null {
  const found = asked.found.get(structure);
  if (found?.kind === "found") return null;
  return found?.because.startsWith("several") === true
    ? "structure-ambiguous"
    : "structure-missing";
}

function planStructure(
  name: string,
  structure: StructureDosimetry | undefined,
): readonly PlanStructure[] {
  const histogram = structure?.result.histogram;
  if (structure === undefined || histogram?.kind !== "histogram") return [];
  const { capBand } = structure;
  return [
    {
      name,
      capBandCm3: capBand === null ? null : [capBand.withoutCapsCm3, capBand.withHalfSliceCm3],
      volumeCm3: structure.result.volumeCm3,
      maxGy: histogram.maxGy,
      curve: planCurve(histogram),
    },
  ];
}

/** A curve at equal steps, to a thousandth of a percent. */
export function planCurve(histogram: DoseVolumeCurve): PlanCurve {
  const points = Math.ceil(histogram.maxGy / curveStepGy) + 1;
  return {
    stepGy: curveStepGy,
    percent: Array.from(
      { length: points + 1 },
      (_, i) =>
        Math.round((1e5 * volumeAtDose(histogram, i * curveStepGy)) / histogram.totalCm3) / 1000,
    ),
  };
}

const qualityOf: Readonly<Record<string, (quality: PlanQuality) => number | null>> = {
  ptv_cm3: ({ targetCm3 }) => targetCm3,
  coverage: ({ coveragePercent }) => coveragePercent,
  rtog_ci: ({ rtogConformityIndex }) => rtogConformityIndex,
  paddick_ci: ({ paddickConformityIndex }) => paddickConformityIndex,
  gradient_index: ({ gradientIndex }) => gradientIndex,
  r50: ({ r50 }) => r50,
  icru83_hi: ({ icru83HomogeneityIndex }) => icru83HomogeneityIndex,
};

/** Volumes of the targets, and the indices of the planning target. */
function qualityValues(
  of: (structure: string) => StructureDosimetry | undefined,
  targets: { readonly planning: string; readonly gross: string },
  asked: PlanRequest,
  prescriptionGy: number | null,
): Readonly<Record<string, PlanValue>> {
  const planning = of(targets.planning);
  const gross = of(targets.gross);
  const quality = planning?.quality ?? null;
  const missing = whyMissing(asked, targets.planning);
  const because =
    missing ?? (prescriptionGy === null ? "no-prescription" : ("no-histogram" as const));
  return {
    ...Object.fromEntries(
      Object.entries(qualityOf).map(([name, take]) => {
        if (quality === null) return [name, { value: null, because }];
        const value = take(quality);
        return [
          name,
          value === null ? { value, because: "undefined-index" } : { value, because: null },
        ];
      }),
    ),
    ptv_cm3: volumeOf(planning, asked, targets.planning),
    gtv_cm3: volumeOf(gross, asked, targets.gross),
  };
}

function volumeOf(
  structure: StructureDosimetry | undefined,
  asked: PlanRequest,
  name: string,
): PlanValue {
  return structure === undefined
    ? { value: null, because: whyMissing(asked, name) ?? "structure-missing" }
    : { value: structure.result.volumeCm3, because: null };
}

/** The margin drawn from all internal targets together to the planning target. */
function marginOf(
  asked: PlanRequest,
  planning: string,
  internal: string,
  spacingMm: number,
): PlanValue {
  const structures = asked.named.map(({ structure }) => structure);
  const outer = structures.filter(({ name }) => name === planning);
  const inner = internalTargets(asked.named, internal);
  if (outer.length === 0 || inner.length === 0)
    return { value: null, because: "structure-missing" };
  const solid = (drawn: readonly Structure[]) =>
    unionOf(...drawn.map((structure) => loftSolid(structure, spacingMm)));
  const value = drawnMargin(solid(inner), solid(outer));
  return value === null ? { value, because: "no-volume" } : { value, because: null };
}

/** The target of the name, or all of its kind where it is numbered: ITV1 and ITV2. */
function internalTargets(named: readonly NamedStructure[], kind: string): readonly Structure[] {
  const targets = named.filter(isTarget);
  const exact = targets.filter(({ structure }) => structure.name === kind);
  const numbered = targets.filter(
    ({ naming }) =>
      naming.kind === "named" && new RegExp(`^${escaped(kind)}\\d*$`).test(naming.name),
  );
  return (exact.length > 0 ? exact : numbered).map(({ structure }) => structure);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
