import type { ModeResult, StructureNaming } from "@fiducial/dosimetry";
import {
  type AskedMetric,
  type EvaluatedPlan,
  type EvaluatedStructure,
  tabulatedDoses,
} from "./evaluated-plan.ts";
import { none, quantityText, volumeText } from "./number-text.ts";
import { summaryText } from "./plan-summary.ts";
import { printable, textTable } from "./text-table.ts";

/** A plan's structures, targets, metrics and findings for a terminal. */
export function dvhText(plan: EvaluatedPlan): string {
  const { structures, metrics, summary, sliceSpacingMm } = plan;
  const slices =
    sliceSpacingMm === null ? "unknown" : `${Number(sliceSpacingMm.toFixed(3))} mm apart`;
  const blocks = [`${summaryText(summary)}\n  Slices ${slices}`];
  if (structures.length > 0) blocks.push(structureTable(structures));
  if (structures.some(({ quality }) => quality !== null)) blocks.push(targetTable(structures));
  if (metrics.length > 0) blocks.push(metricTable(metrics));
  const remarks = [
    ...plan.notes,
    ...structures.flatMap(({ name, naming }) => namingRemark(name, naming)),
    ...structures.flatMap(indexRemarks),
    ...plan.findingTexts,
  ];
  if (remarks.length > 0)
    blocks.push(["To know:", ...remarks.map((each) => `  ${printable(each)}`)].join("\n"));
  return blocks.join("\n\n");
}

function structureTable(structures: readonly EvaluatedStructure[]): string {
  const header = [
    "Structure",
    "TG-263",
    "Mode",
    "Volume (cm³)",
    "Cap band (cm³)",
    ...tabulatedDoses.map((name) => `${name} (Gy)`),
  ];
  const rows = structures.flatMap(({ name, naming, modes, capBand }) =>
    modes.map(({ result, volume, doses }, i) => [
      i === 0 ? name : "",
      i === 0 ? namingText(naming) : "",
      modeText(result),
      quantityText(volume),
      capBand === null || result.geometry !== "slab"
        ? none
        : `${volumeText(capBand.withoutCapsCm3)}–${volumeText(capBand.withHalfSliceCm3)}`,
      ...tabulatedDoses.map((dose) => quantityText(doses[dose]!)),
    ]),
  );
  return textTable(header, rows, 3);
}

function targetTable(structures: readonly EvaluatedStructure[]): string {
  const rows = structures.flatMap(({ name, quality }) =>
    quality === null ? [] : [[name, ...indices.map(({ key }) => quantityText(quality[key]!))]],
  );
  const headings = indices.map(({ heading, unit }) => `${heading} (${unit})`);
  return textTable(["Target", ...headings], rows);
}

const indices = [
  { heading: "Coverage", unit: "%", key: "coverage" },
  { heading: "PIV", unit: "cm³", key: "prescriptionIsodoseVolume" },
  { heading: "CI RTOG", unit: "ratio", key: "rtogConformityIndex" },
  { heading: "CI Paddick", unit: "ratio", key: "paddickConformityIndex" },
  { heading: "GI", unit: "ratio", key: "gradientIndex" },
  { heading: "R50", unit: "ratio", key: "r50" },
  { heading: "HI ICRU 83", unit: "ratio", key: "icru83HomogeneityIndex" },
  { heading: "HI ICRU 91", unit: "ratio", key: "icru91HomogeneityIndex" },
  { heading: "HI RTOG", unit: "ratio", key: "rtogHomogeneityIndex" },
] as const;

/** Why an index of a target has no value. */
function indexRemarks({ name, quality }: EvaluatedStructure): readonly string[] {
  return indices.flatMap(({ heading, key }) => {
    const found = quality?.[key];
    return found?.kind === "not-evaluable" ? [`${name}: no ${heading}: ${found.because}.`] : [];
  });
}

function metricTable(metrics: readonly AskedMetric[]): string {
  return textTable(
    ["Structure", "Metric", "Value", "Unit"],
    metrics.map(({ structure, metric, value }) => [
      structure,
      metric,
      value.kind === "value" ? quantityText(value) : `not evaluable: ${value.because}`,
      value.unit,
    ]),
    2,
  );
}

export function modeText({ geometry, interpolation }: ModeResult): string {
  return `${geometry}, ${interpolation}`;
}

function namingText(naming: StructureNaming): string {
  if (naming.kind === "named") return naming.name;
  return naming.kind === "ambiguous" ? "ambiguous" : none;
}

function namingRemark(name: string, naming: StructureNaming): readonly string[] {
  if (naming.kind !== "ambiguous") return [];
  return [`${name}: may be ${naming.candidates.join(" or ")}: ${naming.because}.`];
}
