import {
  type DoseGrid,
  type Plan,
  type PlanObjects,
  readPlan,
  readPlannedDose,
  readStructureSet,
  type StructureSet,
} from "@fiducial/dosimetry";
import type { Trouble } from "@fiducial/study/text";
import { type DicomFolder, openObject, troublesOf } from "./dicom-folder.ts";

/** A plan with all that its metrics need. */
export interface OpenedPlan {
  readonly objects: PlanObjects;
  readonly plan: Plan | null;
  readonly dose: DoseGrid;
  readonly structureSet: StructureSet;
}

/** A plan whose metrics cannot be had. */
export interface UnusablePlan {
  readonly objects: PlanObjects;
  readonly troubles: readonly Trouble[];
}

/** Opens what belongs to a plan; a damaged object makes this plan unusable and no other. */
export async function openPlan(
  { folder }: { readonly folder: string },
  objects: PlanObjects,
): Promise<OpenedPlan | UnusablePlan> {
  const where = planFile(objects);
  const { dose, structureSet } = objects;
  if (dose === null || structureSet === null)
    return {
      objects,
      troubles: [
        {
          where,
          expected: "a dose and a structure set that belong to it",
          found:
            dose === null ? (structureSet === null ? "neither" : "no dose") : "no structure set",
          remedy: "Export what is missing into the folder.",
        },
      ],
    };
  const read = (file: string) => openObject(folder, file);
  try {
    return {
      objects,
      plan: objects.plan === null ? null : readPlan(await read(objects.plan.file)),
      dose: await readPlannedDose(dose, read),
      structureSet: readStructureSet(await read(structureSet.file)),
    };
  } catch (error) {
    return { objects, troubles: troublesOf(error, where) };
  }
}

/** The file that names the plan: its RTPLAN, or the first of its dose. */
export function planFile({ plan, dose }: PlanObjects): string {
  return plan?.file ?? dose?.parts[0]?.file ?? "dose";
}

/** Why no plan of a folder can be evaluated. */
export function nothingToEvaluate(
  folder: DicomFolder,
  unusable: readonly UnusablePlan[],
): Trouble[] {
  const troubles = [...folder.unreadable, ...unusable.flatMap(({ troubles: each }) => each)];
  if (unusable.length > 0) return troubles;
  const { headers, notDicom } = folder;
  return [
    {
      where: folder.folder,
      expected: "an RTDOSE with its RTSTRUCT (and RTPLAN)",
      found:
        headers.length === 0
          ? `no DICOM file${notDicom.length === 0 ? "" : ` among ${notDicom.length} files`}`
          : `${headers.length} DICOM objects and no plan, or dose of a plan, among them`,
      remedy: "Name the folder that the planning system exported to.",
    },
    ...troubles,
  ];
}
