import type { DoseGrid } from "@fiducial/dosimetry";
import { type OpenedPlan, planFile } from "./opened-plan.ts";
import { type Prescription, usedPrescription } from "./prescription.ts";
import { printable } from "./text-table.ts";

/** What a plan is, before what it gives. */
export interface PlanSummary {
  readonly patientId: string | null;
  /** As the plan calls itself; null where its RTPLAN is missing. */
  readonly label: string | null;
  readonly files: {
    readonly plan: string | null;
    readonly dose: readonly string[];
    /** Of a sum: RTPLAN and RTDOSE of the plans after the first. */
    readonly added: readonly string[];
    readonly structureSet: string | null;
  };
  readonly prescription: Prescription;
  readonly fractions: number | null;
  readonly doseGridMm: readonly number[];
  /** What is unusual about the dose. */
  readonly remarks: readonly string[];
}

export function planSummary(
  { objects, dose, label, prescription, fractions, doseName, addedFiles }: OpenedPlan,
  prescriptionGy: number | null,
): PlanSummary {
  return {
    patientId: objects.patientId,
    label,
    files: {
      plan: objects.plan?.file ?? null,
      dose: objects.dose?.parts.map(({ file }) => file) ?? [planFile(objects)],
      added: addedFiles,
      structureSet: objects.structureSet?.file ?? null,
    },
    prescription: usedPrescription(prescription, prescriptionGy),
    fractions,
    doseGridMm: gridMm(dose),
    remarks: doseRemarks(dose, doseName),
  };
}

function doseRemarks({ doseType }: DoseGrid, doseName: string | null): readonly string[] {
  if (doseName !== null) return [`All doses are ${doseName}, by each plan's own fractions.`];
  if (doseType === "PHYSICAL" || doseType === "") return [];
  return [`The dose is of type ${printable(doseType)}, not PHYSICAL: its Gy may be weighted.`];
}

export function prescriptionGyOf({ prescription }: PlanSummary): number | null {
  return prescription.kind === "value" ? prescription.valueGy : null;
}

/** The heading of a plan in three lines. */
export function summaryText(summary: PlanSummary): string {
  const { patientId, label, files, prescription, fractions, doseGridMm } = summary;
  const of = patientId === null ? "" : `, patient ${patientId}`;
  const objects = [
    ...(files.plan === null ? ["no RTPLAN"] : [`RTPLAN ${files.plan}`]),
    `RTDOSE ${files.dose.join(" + ")}${files.added.length === 0 ? "" : `, with ${files.added.join(", ")}`} (grid ${doseGridMm.map((mm) => Number(mm.toFixed(2))).join(" × ")} mm)`,
    `RTSTRUCT ${files.structureSet ?? "none"}`,
  ];
  const inFractions = fractions === null ? "fractions unknown" : `${fractions} fractions`;
  const prescribed =
    prescription.kind === "value"
      ? `Prescription ${Number(prescription.valueGy.toFixed(4))} Gy (${prescription.from === "plan" ? "RTPLAN" : "--prescription"})`
      : `No prescription: ${prescription.because}; state it with --prescription`;
  return [
    printable(`Plan ${label === null || label === "" ? "without label" : label}${of}`),
    printable(`  ${objects.join(", ")}`),
    `  ${prescribed}; ${inFractions}`,
    ...summary.remarks.map((remark) => `  ${remark}`),
  ].join("\n");
}

function gridMm({ frame }: DoseGrid): readonly number[] {
  const { spacingMm, planeOffsetsMm: planes } = frame;
  const apart = planes.length > 1 ? (planes.at(-1)! - planes[0]!) / (planes.length - 1) : null;
  const between = apart ?? frame.planeThicknessMm;
  return between === undefined ? spacingMm : [...spacingMm, between];
}
