import { matchedDose, type PlannedDose } from "./matched-dose.ts";
import { matchedStructureSet } from "./matched-structure-set.ts";
import type { Mismatch } from "./mismatch.ts";
import type { ObjectHeader } from "./object-header.ts";

/** What belongs to one plan, or to one dose whose plan is not there. */
export interface PlanObjects {
  readonly patientId: string | null;
  /** null: the plan's file is missing, and with it the number of fractions. */
  readonly plan: ObjectHeader | null;
  /** null: none, or several between which nothing decides. */
  readonly dose: PlannedDose | null;
  readonly structureSet: ObjectHeader | null;
  /** The images that the structures were drawn on. */
  readonly images: readonly ObjectHeader[];
}

export interface MatchedObjects {
  readonly plans: readonly PlanObjects[];
  readonly mismatches: readonly Mismatch[];
}

/**
 * Puts the objects of a folder together by the UIDs with which they refer to each other.
 *
 * A plan takes the doses that name it and the structure set that it (or its dose) names. Where nothing is named, the only
 * structure set in the frame of reference of the dose is taken, and listed. File names and dates play no part.
 *
 * @param headers of one patient or of many, in any order, which changes nothing
 * @returns a bundle a plan, then a bundle a dose without its plan, in the order of their UIDs; and what does not match
 *
 * @example
 * const { plans, mismatches } = matchedObjects([plan, structureSet].map(objectHeader));
 * plans.length; // 1
 * mismatches.map(describeMismatch); // ["plan.dcm is a plan without a dose. Export its RTDOSE."]
 */
export function matchedObjects(headers: readonly ObjectHeader[]): MatchedObjects {
  const { unique, mismatches } = withoutCopies(headers);
  const ofKind = (kind: ObjectHeader["kind"]): readonly ObjectHeader[] =>
    unique.filter((header) => header.kind === kind);
  const plans = ofKind("plan");
  const doses = ofKind("dose").filter((dose) => dose.hasPixels);
  const known = new Set(plans.map((plan) => plan.sopInstanceUid));
  const orphans = doses.filter((dose) => !dose.referencedPlanUids.some((uid) => known.has(uid)));
  const complete = (
    plan: ObjectHeader | null,
    found: ReturnType<typeof matchedDose>,
  ): PlanObjects => {
    mismatches.push(...found.mismatches);
    const set = matchedStructureSet(plan, found.dose, ofKind("structure-set"));
    mismatches.push(...set.mismatches);
    return {
      patientId: (plan ?? found.dose?.parts[0])?.patientId ?? null,
      plan,
      dose: found.dose,
      structureSet: set.structureSet,
      images: imagesOf(set.structureSet, ofKind("image")),
    };
  };
  const bundles = [
    ...plans.map((plan) => complete(plan, matchedDose(plan, doses))),
    ...orphans.map((dose) => complete(null, orphanedDose(dose))),
  ];
  mismatches.push(...unusedStructureSets(bundles, ofKind("structure-set")));
  return { plans: bundles, mismatches };
}

/** A file that was exported twice. Two different objects never share a SOP Instance UID. */
function withoutCopies(headers: readonly ObjectHeader[]): {
  readonly unique: readonly ObjectHeader[];
  readonly mismatches: Mismatch[];
} {
  const seen = new Map<string, ObjectHeader>();
  const unique: ObjectHeader[] = [];
  const mismatches: Mismatch[] = [];
  const ordered = headers.toSorted(
    (a, b) => compare(a.sopInstanceUid ?? "", b.sopInstanceUid ?? "") || compare(a.file, b.file),
  );
  for (const header of ordered) {
    const before = header.sopInstanceUid === null ? undefined : seen.get(header.sopInstanceUid);
    if (before !== undefined) mismatches.push({ kind: "copy", files: [header.file, before.file] });
    else {
      unique.push(header);
      if (header.sopInstanceUid !== null) seen.set(header.sopInstanceUid, header);
    }
  }
  return { unique, mismatches };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function orphanedDose(dose: ObjectHeader): ReturnType<typeof matchedDose> {
  const kind = dose.referencedPlanUids.length === 0 ? "dose-names-no-plan" : "dose-of-absent-plan";
  return {
    dose: dose.summationType === "PLAN" ? { kind: "plan", parts: [dose] } : null,
    mismatches: [{ kind, files: [dose.file] }],
  };
}

function imagesOf(
  structureSet: ObjectHeader | null,
  images: readonly ObjectHeader[],
): readonly ObjectHeader[] {
  const series = new Set(structureSet?.referencedSeriesUids);
  return images.filter((image) => series.has(image.seriesInstanceUid ?? ""));
}

function unusedStructureSets(
  bundles: readonly PlanObjects[],
  structureSets: readonly ObjectHeader[],
): readonly Mismatch[] {
  const used = new Set(bundles.map(({ structureSet }) => structureSet));
  return structureSets
    .filter((set) => !used.has(set))
    .map((set) => ({ kind: "structure-set-unused", files: [set.file] }));
}
