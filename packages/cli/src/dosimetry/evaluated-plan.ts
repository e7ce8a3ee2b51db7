import {
  type ModeResult,
  planDosimetry,
  type PlanDosimetry,
  type PlanQuality,
  readMetric,
  type StructureDosimetry,
  structureName,
  type StructureNaming,
} from "@fiducial/dosimetry";
import { undeclaredNameNotes } from "./character-set.ts";
import { findingText } from "./finding-text.ts";
import type { MetricRequest } from "./metric-request.ts";
import type { NamedStructure } from "./named-structure.ts";
import type { OpenedPlan } from "./opened-plan.ts";
import { type PlanRequest, planRequest } from "./plan-request.ts";
import { planSummary, type PlanSummary, prescriptionGyOf } from "./plan-summary.ts";
import { metricQuantity, type Quantity, quantity, valueQuantity } from "./quantity.ts";

/** All that `fiducial dvh` says of one plan. */
export interface EvaluatedPlan {
  readonly summary: PlanSummary;
  readonly sliceSpacingMm: number | null;
  readonly structures: readonly EvaluatedStructure[];
  readonly metrics: readonly AskedMetric[];
  /** By the names asked for: the names of the structures that were found or made. */
  readonly found: ReadonlyMap<string, string>;
  /** How names that were asked for were found, that they were not, and what drawn names may be in. */
  readonly notes: readonly string[];
  readonly findings: PlanDosimetry["findings"];
  readonly findingTexts: readonly string[];
}

export interface EvaluatedStructure {
  readonly name: string;
  readonly naming: StructureNaming;
  readonly target: boolean;
  /** The modes that suit the structure, then slabs with trilinear dose where the first are others. */
  readonly modes: readonly EvaluatedMode[];
  /** Volume without what lies beyond the end contours, and with half a slice of it; null of a derived structure. */
  readonly capBand: StructureDosimetry["capBand"];
  /** Null where the structure is no target, or has no prescription or histogram. */
  readonly quality: Readonly<Record<string, Quantity>> | null;
}

export interface EvaluatedMode {
  readonly result: ModeResult;
  readonly volume: Quantity;
  readonly doses: Readonly<Record<string, Quantity>>;
}

export interface AskedMetric {
  readonly structure: string;
  readonly metric: string;
  readonly value: Quantity;
}

/** The doses of the table of structures, all in Gy. */
export const tabulatedDoses = ["Dmin", "Dmean", "Dmax", "D98%", "D95%", "D50%", "D2%", "D0.03cc"];

const tabulatedMetrics = tabulatedDoses.map((name) => [name, readMetric(name)] as const);

export interface DvhRequest {
  /** Names of the structures to show; all where there are none. */
  readonly structures: readonly string[];
  readonly metrics: readonly MetricRequest[];
  readonly prescriptionGy: number | null;
  /** Names of structures to find or make beside those of the metrics. */
  readonly further?: readonly string[];
  /** A study's own names: as drawn, and the standard name. */
  readonly structureNames?: Readonly<Record<string, string>>;
}

/** Opened plan → volumes, doses, indices, metrics and findings. */
export function evaluatedPlan(opened: OpenedPlan, request: DvhRequest): EvaluatedPlan {
  const summary = planSummary(opened, request.prescriptionGy);
  const prescriptionGy = prescriptionGyOf(summary);
  const wanted = [
    ...request.structures,
    ...request.metrics.map(({ structure }) => structure),
    ...(request.further ?? []),
  ];
  const asked = planRequest(opened, wanted, request.structureNames);
  const names = new Map(
    [...asked.found].flatMap(([name, each]) => (each.kind === "found" ? [[name, each.name]] : [])),
  );
  const nameOf = (name: string): string => names.get(name) ?? name;
  const dosimetry = planDosimetry({
    ...asked.base,
    prescriptionGy,
    metrics: request.metrics.map(({ structure, metric }) => ({
      structure: nameOf(structure),
      metric,
    })),
  });
  const shownNames =
    request.structures.length === 0 ? null : new Set(request.structures.map(nameOf));
  const shown = dosimetry.structures.filter(({ name }) => shownNames?.has(name) ?? true);
  const findings = dosimetry.findings.filter(
    ({ kind, structure }) =>
      kind !== "missing-structure" && (shownNames === null || shownNames.has(structure)),
  );
  return {
    summary,
    sliceSpacingMm: dosimetry.spacingMm,
    structures: shown.map((structure) =>
      evaluatedStructure(structure, asked.named, prescriptionGy),
    ),
    metrics: dosimetry.metrics.map(({ name, metric, value }, i) => ({
      structure: request.metrics[i]!.structure,
      metric: name,
      value: valueQuantity(metric, value),
    })),
    found: names,
    notes: [...undeclaredNameNotes(opened.undeclaredName), ...requestNotes(asked)],
    findings,
    findingTexts: findings.map(findingText),
  };
}

/** One sentence for each structure that was found otherwise than by its drawn name, or not at all. */
export function requestNotes({ found }: PlanRequest): readonly string[] {
  return [...found].flatMap(([name, each]) => {
    if (each.kind === "missing") return [`${name}: ${each.because}.`];
    return each.note === null ? [] : [`${each.note}.`];
  });
}

function evaluatedStructure(
  structure: StructureDosimetry,
  named: readonly NamedStructure[],
  prescriptionGy: number | null,
): EvaluatedStructure {
  const { name, target, result, comparable, capBand, quality } = structure;
  const drawn = named.find((each) => each.structure.name === name);
  return {
    name,
    naming: drawn?.naming ?? structureName(name),
    target,
    modes: [result, ...(comparable === null ? [] : [comparable])].map((mode) =>
      evaluatedMode(mode, prescriptionGy),
    ),
    capBand,
    quality: quality === null ? null : qualityQuantities(quality),
  };
}

function evaluatedMode(result: ModeResult, prescriptionGy: number | null): EvaluatedMode {
  return {
    result,
    volume: quantity(result.volumeCm3, "cm³", ""),
    doses: Object.fromEntries(
      tabulatedMetrics.map(([name, metric]) => [
        name,
        metricQuantity(metric, result.histogram, prescriptionGy),
      ]),
    ),
  };
}

function qualityQuantities(quality: PlanQuality): Readonly<Record<string, Quantity>> {
  const outside = "the target and the prescription isodose do not meet";
  const uniform = "D50% is 0, or the target is smaller than 35 mm³";
  return {
    coverage: quantity(quality.coveragePercent, "%", ""),
    prescriptionIsodoseVolume: quantity(quality.prescriptionIsodoseCm3, "cm³", ""),
    halfIsodoseVolume: quantity(quality.halfIsodoseCm3, "cm³", ""),
    rtogConformityIndex: quantity(quality.rtogConformityIndex, "", ""),
    paddickConformityIndex: quantity(quality.paddickConformityIndex, "", outside),
    gradientIndex: quantity(quality.gradientIndex, "", "nothing receives the prescription"),
    r50: quantity(quality.r50, "", ""),
    icru83HomogeneityIndex: quantity(quality.icru83HomogeneityIndex, "", uniform),
    icru91HomogeneityIndex: quantity(quality.icru91HomogeneityIndex, "", uniform),
    rtogHomogeneityIndex: quantity(quality.rtogHomogeneityIndex, "", ""),
  };
}
