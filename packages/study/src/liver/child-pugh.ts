import type { MeasuredValue } from "../laboratory/measured-value.ts";
import type { LiverDefinition } from "../protocol/liver-definition.ts";
import type { Assessment } from "../records/assessment.ts";

/** The five parts of a Child-Pugh score; a part that is missing is null. */
export interface ChildPughParts {
  readonly bilirubin: MeasuredValue | null;
  readonly albumin: MeasuredValue | null;
  readonly inr: MeasuredValue | null;
  /** Seconds by which the prothrombin time exceeds the control; counts where there is no INR. */
  readonly prothrombinSeconds: MeasuredValue | null;
  readonly ascites: Assessment["ascites"];
  /** West Haven grade 0 to 4. */
  readonly encephalopathy: number | null;
}

export type ChildPughPart = "bilirubin" | "albumin" | "INR" | "ascites" | "encephalopathy";

/** A score of 5 to 15 with its class, or the parts that it lacks. */
export type ChildPugh =
  | {
      readonly score: number;
      readonly class: "A" | "B" | "C";
      readonly points: Readonly<Record<ChildPughPart, number>>;
    }
  | { readonly score: null; readonly class: null; readonly missing: readonly ChildPughPart[] };

/**
 * The Child-Pugh score: one to three points for each of bilirubin, albumin, coagulation, ascites and encephalopathy.
 *
 * Bilirubin < 34, 34–51, > 51 µmol/L, or < 2, 2–3, > 3 mg/dL where it is written so (51 µmol/L are 2.98 mg/dL, and the two tables
 * are kept apart); albumin > 35, 28–35, < 28 g/L, or with 30 for 28; INR < 1.7, 1.7–2.3, > 2.3, or seconds over control < 4, 4–6, > 6;
 * ascites none, mild, moderate; encephalopathy grade 0, 1–2, 3–4. A is 5–6, B 7–9, C 10–15.
 *
 * Pugh RNH et al. Br J Surg 1973;60:646–9; cut-offs as printed by the MSD Manual and the Cleveland Clinic Journal of Medicine,
 * albumin 30–35 g/L by Harrison's Principles of Internal Medicine, 20th edition.
 */
export function childPugh(parts: ChildPughParts, albumin: LiverDefinition["albumin"]): ChildPugh {
  const points: Record<ChildPughPart, number | null> = {
    bilirubin: parts.bilirubin === null ? null : bilirubinPoints(parts.bilirubin),
    albumin: parts.albumin === null ? null : albuminPoints(parts.albumin.value, albumin),
    INR: coagulationPoints(parts),
    ascites: parts.ascites === null ? null : { none: 1, mild: 2, moderate: 3 }[parts.ascites],
    encephalopathy: encephalopathyPoints(parts.encephalopathy),
  };
  const missing = (Object.keys(points) as ChildPughPart[]).filter((part) => points[part] === null);
  if (missing.length > 0) return { score: null, class: null, missing };
  const known = points as Record<ChildPughPart, number>;
  const score = Object.values(known).reduce((sum, each) => sum + each, 0);
  return { score, class: childPughClass(score), points: known };
}

/** A 5–6, B 7–9, C 10–15. */
export function childPughClass(score: number): "A" | "B" | "C" {
  if (score <= 6) return "A";
  return score <= 9 ? "B" : "C";
}

/** One point below a range, two within it, three above it. */
function rising(value: number, from: number, to: number): number {
  if (value < from) return 1;
  return value <= to ? 2 : 3;
}

function bilirubinPoints({ value, mgPerDl }: MeasuredValue): number {
  return mgPerDl === null ? rising(value, 34, 51) : rising(mgPerDl, 2, 3);
}

function albuminPoints(value: number, variant: LiverDefinition["albumin"]): number {
  if (value > 35) return 1;
  return value >= (variant === "28-35" ? 28 : 30) ? 2 : 3;
}

function coagulationPoints({ inr, prothrombinSeconds }: ChildPughParts): number | null {
  if (inr !== null) return rising(inr.value, 1.7, 2.3);
  return prothrombinSeconds === null ? null : rising(prothrombinSeconds.value, 4, 6);
}

function encephalopathyPoints(grade: number | null): number | null {
  if (grade === null) return null;
  if (grade === 0) return 1;
  return grade <= 2 ? 2 : 3;
}
