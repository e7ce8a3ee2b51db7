import { ofAnotherPatient, type PlannedDose } from "./matched-dose.ts";
import type { Mismatch } from "./mismatch.ts";
import type { ObjectHeader } from "./object-header.ts";

interface Found {
  readonly structureSet: ObjectHeader | null;
  readonly mismatches: readonly Mismatch[];
}

/** The structure set that a plan or its dose names, or else the only one in the frame of reference of the dose. */
export function matchedStructureSet(
  plan: ObjectHeader | null,
  dose: PlannedDose | null,
  structureSets: readonly ObjectHeader[],
): Found {
  const parts = dose?.parts ?? [];
  const namers = [...(plan === null ? [] : [plan]), ...parts];
  const namer = namers.find(({ referencedStructureSetUid }) => referencedStructureSetUid !== null);
  if (namer === undefined) return byFrameOfReference(namers, structureSets);
  const named = structureSets.find(
    ({ sopInstanceUid }) => sopInstanceUid === namer.referencedStructureSetUid,
  );
  if (named === undefined) return refused({ kind: "structure-set-absent", files: [namer.file] });
  if (ofAnotherPatient(namer, named))
    return refused({ kind: "another-patient", files: [namer.file, named.file] });
  const elsewhere = parts.find((part) => !shareFrameOfReference(part, named));
  if (elsewhere !== undefined)
    return refused({ kind: "another-frame-of-reference", files: [named.file, elsewhere.file] });
  return { structureSet: named, mismatches: [] };
}

function refused(mismatch: Mismatch): Found {
  return { structureSet: null, mismatches: [mismatch] };
}

function byFrameOfReference(
  namers: readonly ObjectHeader[],
  structureSets: readonly ObjectHeader[],
): Found {
  const files = namers.map(({ file }) => file);
  const near = structureSets.filter((set) =>
    namers.every(
      (namer) =>
        !ofAnotherPatient(namer, set) &&
        namer.frameOfReferenceUids.length > 0 &&
        shareFrameOfReference(namer, set),
    ),
  );
  const [only, ...others] = near;
  if (only === undefined || namers.length === 0)
    return refused({ kind: "structure-set-absent", files });
  if (others.length > 0)
    return refused({
      kind: "several-structure-sets",
      files: [...files, ...near.map(({ file }) => file)],
    });
  return {
    structureSet: only,
    mismatches: [{ kind: "structure-set-by-frame-of-reference", files: [...files, only.file] }],
  };
}

/** An object that names no frame of reference contradicts none. */
function shareFrameOfReference(a: ObjectHeader, b: ObjectHeader): boolean {
  if (a.frameOfReferenceUids.length === 0 || b.frameOfReferenceUids.length === 0) return true;
  return a.frameOfReferenceUids.some((uid) => b.frameOfReferenceUids.includes(uid));
}
