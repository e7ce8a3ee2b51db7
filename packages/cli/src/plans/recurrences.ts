import {
  type DoseGrid,
  loftSolid,
  readStructureSet,
  recurrenceInDose,
  sliceSpacing,
  type Structure,
  usualFieldCut,
} from "@fiducial/dosimetry";
import type { PlanRecurrence, RecurrenceReason, StudyPlanRequest, Trouble } from "@fiducial/study";
import { type DicomFolder, openObject, troublesOf } from "../dosimetry/dicom-folder.ts";
import type { OpenedPlan } from "../dosimetry/opened-plan.ts";

/** A contoured recurrence with the file that draws it. */
export interface DrawnRecurrence {
  readonly structure: Structure;
  /** Below the folder. */
  readonly file: string;
  readonly spacingMm: number;
}

/** Where the contours of a set lie on slices that are not told apart, mm. */
const usualSpacingMm = 3;

/**
 * The structures of a folder that contour a recurrence: those of the plan's own set, and those of sets that no plan uses, as of
 * a later image that was registered to the plan's.
 */
export async function drawnRecurrences(
  folder: DicomFolder,
  opened: OpenedPlan,
  recurrence: StudyPlanRequest["recurrence"],
): Promise<{ readonly drawn: readonly DrawnRecurrence[]; readonly troubles: readonly Trouble[] }> {
  if (recurrence === null) return { drawn: [], troubles: [] };
  const ofPlans = new Set(folder.plans.flatMap(({ structureSet }) => structureSet?.file ?? []));
  const others = folder.headers.filter(
    ({ kind, file }) => kind === "structure-set" && !ofPlans.has(file),
  );
  const own = opened.objects.structureSet?.file ?? "";
  const drawn = namedIn(opened.structureSet.structures, own, recurrence.name);
  const troubles: Trouble[] = [];
  for (const { file } of others) {
    try {
      const { structures } = readStructureSet(await openObject(folder, file));
      drawn.push(...namedIn(structures, file, recurrence.name));
    } catch (error) {
      troubles.push(...troublesOf(error, file));
    }
  }
  return { drawn, troubles };
}

/** Structures whose name is that of recurrences, alone or before a number or another part. */
function namedIn(structures: readonly Structure[], file: string, name: string): DrawnRecurrence[] {
  const wanted = name.toLowerCase();
  const spacingMm = sliceSpacing(structures) ?? usualSpacingMm;
  return structures
    .filter((structure) => {
      const drawn = structure.name.trim().toLowerCase();
      return drawn.startsWith(wanted) && !/^\p{L}/u.test(drawn.slice(wanted.length));
    })
    .map((structure) => ({ structure, file, spacingMm }));
}

/** How much of each recurrence lies within the isodose that bounds the field. */
export function recurrencesInDose(
  drawn: readonly DrawnRecurrence[],
  folder: string,
  dose: DoseGrid,
  prescriptionGy: number | null,
  isodosePercent: number,
): readonly PlanRecurrence[] {
  return drawn.map(({ structure, file, spacingMm }) => {
    const place = { structure: structure.name.trim(), file: `dicom/${folder}/${file}` };
    const unplaced = (because: RecurrenceReason): PlanRecurrence => ({
      ...place,
      volumeCm3: null,
      insidePercent: null,
      because,
    });
    if (inOtherFrame(structure, dose)) return unplaced("other-frame");
    if (prescriptionGy === null) return unplaced("no-prescription");
    const found = recurrenceInDose(loftSolid(structure, spacingMm), dose, prescriptionGy, {
      ...usualFieldCut,
      isodosePercent,
    });
    if (found === null) return unplaced("no-volume");
    return {
      ...place,
      volumeCm3: found.curve.totalCm3,
      insidePercent: 100 * found.share,
      because: null,
    };
  });
}

/** A frame that neither of them names is taken to be the same. */
function inOtherFrame({ frameOfReferenceUid: own }: Structure, dose: DoseGrid): boolean {
  return own != null && dose.frameOfReferenceUid !== "" && own !== dose.frameOfReferenceUid;
}
