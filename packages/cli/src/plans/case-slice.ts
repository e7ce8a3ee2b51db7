import { join } from "node:path";
import {
  dicomAttributes,
  type ImageSeries,
  planSlice,
  type PlanSlice,
  readImageSeries,
  type Structure,
  type StructureExpression,
  widestSliceMm,
} from "@fiducial/dosimetry";
import { type PlanMetrics, requestedStructures, type StudyPlanRequest } from "@fiducial/study";
import { openObject, readDicomFolder, troublesOf } from "../dosimetry/dicom-folder.ts";
import { foundStructure, type NamedStructure } from "../dosimetry/named-structure.ts";
import { type OpenedPlan, openPlan, planFile } from "../dosimetry/opened-plan.ts";
import { planRequest } from "../dosimetry/plan-request.ts";

/**
 * The slice of a study's plan that shows its target best, to be drawn.
 *
 * @param study where the study lies
 * @returns null for exported DVHs, and where the plan has no transverse slice with its target
 */
export async function caseSlice(
  study: string,
  plan: PlanMetrics,
  request: StudyPlanRequest,
): Promise<PlanSlice | null> {
  if (plan.source !== "dicom") return null;
  const path = join(study, "dicom", plan.folder);
  const folder = await readDicomFolder({ folder: path });
  const objects = folder.plans.find((each) =>
    plan.file.split(" + ").some((file) => file === `dicom/${plan.folder}/${planFile(each)}`),
  );
  if (objects === undefined) return null;
  const opened = await openPlan(folder, objects);
  return "troubles" in opened ? null : planSliceOf(path, opened, request);
}

/** The slice of an opened plan through the widest part of its planning target. */
export async function planSliceOf(
  path: string,
  opened: OpenedPlan,
  request: StudyPlanRequest,
): Promise<PlanSlice | null> {
  const wanted = requestedStructures(request);
  const { named } = planRequest(opened, wanted, request.structureNames);
  const drawn = drawnParts(wanted, named);
  const planning = drawnParts([request.targets.planning], named).map(({ structure }) => structure);
  const heightMm = widestSliceMm(planning);
  if (heightMm === null) return null;
  const outline = named.find(({ naming }) => naming.kind === "named" && naming.name === "External");
  return planSlice({
    heightMm,
    structures: drawn,
    outline: outline?.structure ?? null,
    dose: opened.dose,
    image: await imageAt(path, opened, heightMm),
  });
}

/** What is drawn of the structures: one that is made of others by its parts, the targets under their own names. */
function drawnParts(
  wanted: readonly string[],
  named: readonly NamedStructure[],
): readonly { readonly name: string; readonly structure: Structure }[] {
  const parts = new Map<Structure, string>();
  for (const name of wanted) {
    const found = foundStructure(name, named);
    const leaves =
      found.kind === "drawn" ? [found.name] : found.kind === "derived" ? leavesOf(found.from) : [];
    for (const leaf of leaves) {
      const drawn = named.find(({ structure }) => structure.name === leaf);
      if (drawn === undefined || parts.has(drawn.structure)) continue;
      const own = drawn.naming.kind === "named" ? drawn.naming.name : leaf;
      parts.set(drawn.structure, found.kind === "drawn" ? name : own);
    }
  }
  return [...parts].map(([structure, name]) => ({ name, structure }));
}

function leavesOf(expression: StructureExpression): readonly string[] {
  if (typeof expression === "string") return [expression];
  if ("union" in expression) return expression.union.flatMap(leavesOf);
  if ("intersection" in expression) return expression.intersection.flatMap(leavesOf);
  // What is cut out is no part of the organ.
  if ("difference" in expression) return leavesOf(expression.difference[0]);
  return leavesOf(expression.of);
}

/** The image nearest to a height; only this one is decoded. */
async function imageAt(
  path: string,
  { objects }: OpenedPlan,
  heightMm: number,
): Promise<ImageSeries | null> {
  let nearest: { readonly file: string; readonly distance: number } | null = null;
  try {
    for (const { file } of objects.images) {
      const image = await openObject({ folder: path }, file);
      const position = image.numbers(dicomAttributes.imagePosition)[2];
      if (position === undefined) continue;
      const distance = Math.abs(position - heightMm);
      if (nearest === null || distance < nearest.distance) nearest = { file, distance };
    }
    return nearest === null
      ? null
      : await readImageSeries([await openObject({ folder: path }, nearest.file)]);
  } catch (error) {
    // Without its image the slice still shows dose and contours.
    troublesOf(error, path);
    return null;
  }
}
