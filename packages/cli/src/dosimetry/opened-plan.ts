import {
  type DataSet,
  type DoseGrid,
  type Plan,
  type PlanObjects,
  readPlan,
  readPlannedDose,
  readStructureSet,
  type StructureSet,
  type UndeclaredName,
  undeclaredName,
} from "@fiducial/dosimetry";
import type { Trouble } from "@fiducial/study/text";
import {
  closeObject,
  type DicomFolder,
  type DicomSource,
  openObject,
  troublesOf,
} from "./dicom-folder.ts";
import { plannedFractions, type Prescription, prescriptionOf } from "./prescription.ts";

/** A plan with all that its metrics need. */
export interface OpenedPlan {
  readonly objects: PlanObjects;
  readonly plan: Plan | null;
  readonly dose: DoseGrid;
  readonly structureSet: StructureSet;
  /** A structure that was likely meant to have another name; null where names are as declared. */
  readonly undeclaredName: UndeclaredName | null;
  /** As the plan calls itself; of a sum all its plans; null where the RTPLAN is missing. */
  readonly label: string | null;
  /** In the dose of `dose`: physical, or effective where that was asked for. */
  readonly prescription: Prescription;
  readonly fractions: number | null;
  /** What the dose is, where it is not the plan's own: EQD2 with α/β = 3 Gy. */
  readonly doseName: string | null;
  /** Of a sum: RTPLAN and RTDOSE of the plans after the first. */
  readonly addedFiles: readonly string[];
}

/** A plan whose metrics cannot be had. */
export interface UnusablePlan {
  readonly objects: PlanObjects;
  readonly troubles: readonly Trouble[];
}

/** Opens what belongs to a plan; a damaged object makes this plan unusable and no other. */
export async function openPlan(
  source: DicomSource,
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
  let last: DataSet | null = null;
  const close = () => last !== null && closeObject(last);
  const read = async (file: string): Promise<DataSet> => {
    close();
    return (last = await openObject(source, file));
  };
  try {
    const plan = objects.plan === null ? null : readPlan(await read(objects.plan.file));
    const planned = await readPlannedDose(dose, read);
    const set = await read(structureSet.file);
    return {
      objects,
      plan,
      label: plan?.label ?? null,
      prescription: prescriptionOf(plan),
      fractions: plannedFractions(plan),
      doseName: null,
      addedFiles: [],
      dose: planned,
      structureSet: readStructureSet(set),
      undeclaredName: undeclaredName(set),
    };
  } catch (error) {
    return { objects, troubles: troublesOf(error, where) };
  } finally {
    close();
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
