import { loftOfContours } from "../geometry/loft-solid.ts";
import type { PlanarContours } from "../geometry/planar-contours.ts";
import type { CapBand, SlabSolid } from "../geometry/slab-solid.ts";
import { solidVolume, type Solid } from "../geometry/solid.ts";
import type { DoseGrid } from "../objects/dose-grid.ts";
import { planQuality, type PlanQuality } from "../plan-quality/plan-quality.ts";
import type { PrescriptionIsodoses } from "../plan-quality/prescription-isodoses.ts";
import { doseAtVolume } from "./dose-volume-curve.ts";
import {
  doseVolumeHistogram,
  type DoseInterpolation,
  type DoseVolumeHistogram,
  type NoDoseVolumeHistogram,
} from "./dose-volume-histogram.ts";
import type { DosimetryFinding } from "./dosimetry-finding.ts";

/** Half-slice slabs, or a smooth loft between the slices. */
export type GeometryMode = "slab" | "loft";

/** A structure's volume and dose in one pair of modes. */
export interface ModeResult {
  readonly geometry: GeometryMode;
  readonly interpolation: DoseInterpolation;
  readonly volumeCm3: number;
  readonly histogram: DoseVolumeHistogram | NoDoseVolumeHistogram;
}

/** All that is said of one structure. */
export interface StructureDosimetry {
  readonly name: string;
  readonly target: boolean;
  /** The modes that suit the structure; metrics, indices and verdicts come from here. */
  readonly result: ModeResult;
  /** Slabs and trilinear dose, comparable with planning systems, where `result` is smooth. */
  readonly comparable: ModeResult | null;
  /** Null for a derived structure. */
  readonly capBand: CapBand | null;
  /** Null where the structure is no target, or there is no prescription or no histogram. */
  readonly quality: PlanQuality | null;
  readonly findings: readonly DosimetryFinding[];
}

/** Volume (cm³) below which dose is interpolated by splines and contours are lofted. */
export const smallStructureCm3 = 20;

/**
 * Volume, histogram, indices and findings of a drawn structure.
 *
 * Targets and structures below 20 cm³ are lofted, the latter with cubic dose; all others are half-slice
 * slabs with trilinear dose. What is smooth is held against slabs and trilinear dose, and a difference of
 * more than 1 %, of a dose also more than a step of the curve, is a finding.
 *
 * @param isodoses of the plan, asked for where the structure is a target; null without a prescription
 */
export function drawnStructureDosimetry(
  name: string,
  contours: PlanarContours,
  slabs: SlabSolid,
  spacingMm: number,
  dose: DoseGrid,
  target: boolean,
  isodoses: () => PrescriptionIsodoses | null,
): StructureDosimetry {
  const slabVolume = slabs.capBand.withHalfSliceCm3;
  const small = slabVolume < smallStructureCm3;
  const asSlabs = modeResult("slab", "trilinear", slabs, slabVolume, dose);
  const smooth = small || target;
  const lofted = smooth ? loftOfContours(contours, slabs, spacingMm) : slabs;
  const result = smooth
    ? modeResult("loft", small ? "cubic" : "trilinear", lofted, null, dose)
    : asSlabs;
  const findings: DosimetryFinding[] = [...slabs.findings];
  if (slabs.contourPlanes > 0 && slabs.contourPlanes < 5) {
    findings.push({ kind: "few-contours", structure: name, slices: slabs.contourPlanes });
  }
  findings.push(...resultFindings(name, result, dose));
  if (smooth) findings.push(...modeFindings(name, result, asSlabs));
  const quality = target ? targetQuality(lofted, result, dose, isodoses) : null;
  if (quality?.isodoseReachesGridEdge === true) {
    findings.push({ kind: "isodose-leaves-grid", structure: name });
  }
  return {
    name,
    target,
    result,
    comparable: smooth ? asSlabs : null,
    capBand: slabs.capBand,
    quality,
    findings,
  };
}

/** The same of a structure made of others: slabs, with cubic dose below 20 cm³. */
export function derivedStructureDosimetry(
  name: string,
  solid: Solid,
  dose: DoseGrid,
): StructureDosimetry {
  const volume = solidVolume(solid);
  const interpolation = volume < smallStructureCm3 ? "cubic" : "trilinear";
  const result = modeResult("slab", interpolation, solid, volume, dose);
  return {
    name,
    target: false,
    result,
    comparable: null,
    capBand: null,
    quality: null,
    findings: resultFindings(name, result, dose),
  };
}

/** Volume by the histogram where it is not known exactly: both then agree to the digit. */
function modeResult(
  geometry: GeometryMode,
  interpolation: DoseInterpolation,
  solid: Solid,
  volumeCm3: number | null,
  dose: DoseGrid,
): ModeResult {
  const histogram = doseVolumeHistogram(solid, dose, { interpolation });
  const counted = histogram.kind === "histogram" ? histogram.totalCm3 : solidVolume(solid);
  return { geometry, interpolation, volumeCm3: volumeCm3 ?? counted, histogram };
}

/** Indices from cubic dose, whatever the structure's own histogram uses. */
function targetQuality(
  solid: Solid,
  { interpolation, histogram }: ModeResult,
  dose: DoseGrid,
  isodoses: () => PrescriptionIsodoses | null,
): PlanQuality | null {
  if (histogram.kind !== "histogram") return null;
  const prescribed = isodoses();
  if (prescribed === null) return null;
  const cubic =
    interpolation === "cubic"
      ? histogram
      : doseVolumeHistogram(solid, dose, { interpolation: "cubic" });
  return cubic.kind === "histogram" ? planQuality(cubic, prescribed) : null;
}

function resultFindings(
  structure: string,
  { volumeCm3, histogram }: ModeResult,
  dose: DoseGrid,
): DosimetryFinding[] {
  const findings: DosimetryFinding[] = [];
  if (histogram.kind === "none") {
    findings.push({ kind: "no-histogram", structure, because: histogram.because });
    return findings;
  }
  if (volumeCm3 < 0.5) findings.push({ kind: "small-volume", structure, volumeCm3 });
  const diameterMm = Math.cbrt((6 * volumeCm3 * 1000) / Math.PI);
  const gridMm = coarsestSpacing(dose);
  // A spacing written as 2.4999999 is 2.5.
  if (gridMm > (diameterMm / 5) * (1 + 1e-6)) {
    findings.push({ kind: "coarse-grid", structure, gridMm, diameterMm });
  }
  const { outsideGridCm3, totalCm3 } = histogram;
  if (outsideGridCm3 > 1e-4 * totalCm3) {
    const outsidePercent = (100 * outsideGridCm3) / totalCm3;
    findings.push({ kind: "leaves-grid", structure, outsideCm3: outsideGridCm3, outsidePercent });
  }
  return findings;
}

function coarsestSpacing({ frame }: DoseGrid): number {
  const planes = frame.planeOffsetsMm;
  let widest = Math.max(frame.spacingMm[0], frame.spacingMm[1]);
  for (let k = 1; k < planes.length; k++) widest = Math.max(widest, planes[k]! - planes[k - 1]!);
  return widest;
}

/** Doses that differ by less are one point of the curve, however little of it is one percent. */
const curveStepGy = 0.01;

function modeFindings(structure: string, smooth: ModeResult, slab: ModeResult): DosimetryFinding[] {
  const findings: DosimetryFinding[] = [];
  const compare = (
    quantity: (DosimetryFinding & { kind: "modes-differ" })["quantity"],
    unit: "cm³" | "Gy",
    a: number | null,
    b: number | null,
  ) => {
    if (a === null || b === null) return;
    const least = unit === "Gy" ? curveStepGy : 0;
    if (Math.abs(a - b) <= Math.max(least, 0.01 * Math.abs(b))) return;
    findings.push({ kind: "modes-differ", structure, quantity, unit, smooth: a, slab: b });
  };
  compare("volume", "cm³", smooth.volumeCm3, slab.volumeCm3);
  const a = smooth.histogram;
  const b = slab.histogram;
  if (a.kind === "none" || b.kind === "none") return findings;
  for (const [quantity, share] of [
    ["D98%", 0.98],
    ["D95%", 0.95],
    ["D2%", 0.02],
  ] as const) {
    const ofA = doseAtVolume(a, share * a.totalCm3);
    compare(quantity, "Gy", ofA, doseAtVolume(b, share * b.totalCm3));
  }
  compare("Dmean", "Gy", a.meanGy, b.meanGy);
  return findings;
}
