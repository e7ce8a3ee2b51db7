import { createHash } from "node:crypto";
import type { Dirent } from "node:fs";
import { access, constants, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  InputError,
  type PlanSource,
  type Protocol,
  studyPlanRequest,
  type StudyPlans,
  type Trouble,
} from "@fiducial/study";
import { fileError } from "../file-trouble.ts";
import { onAllCores } from "../dosimetry/on-all-cores.ts";
import { leftover } from "../leftover.ts";
import type { Progress } from "../progress.ts";
import { type PlanRow, planRowsFile, readPlanRows } from "./plan-rows.ts";
import type { StudyPlanFolder, StudyPlanMetrics } from "./study-plan-folder.ts";

/** Where the plans of a study lie, each folder a patient. */
const folders: readonly { readonly name: string; readonly source: PlanSource }[] = [
  { name: "dicom", source: "dicom" },
  { name: "dvh", source: "exported-dvh" },
];

/** Passed over by whatever reads a study: its name begins with a dot. */
const keptFolder = ".fiducial/plans";

/** The plans of a study, with a hash over the files that they were read from. */
export interface ReadPlans {
  readonly plans: StudyPlans;
  readonly hash: string;
}

/**
 * Evaluates the plans of a study: DICOM files below `dicom/`, exported DVHs below `dvh/`.
 *
 * On all cores, a folder at a time.
 *
 * @param keep whether answers are kept in the study's folder, where that can be written to: an interrupted run then
 * continues, and unchanged plans are not evaluated again
 * @returns null where the study has neither folder
 * @throws {InputError} where `plans.csv` cannot be used
 */
export async function readStudyPlans(
  study: string,
  protocol: Protocol,
  progress: Progress,
  keep: boolean,
): Promise<ReadPlans | null> {
  const rows = await readPlanRows(study);
  const tasks = await planFoldersOf(study, protocol, rows);
  if (tasks.length === 0) return null;
  refuseUnusedRows(rows, tasks);
  const results: (StudyPlanMetrics & { readonly source: PlanSource; readonly name: string })[] = [];
  const each = tasks.map((task) => ({ kind: "study-folder" as const, ...task }));
  const keepIn =
    keep && (await made(join(study, keptFolder))) ? join(study, keptFolder) : undefined;
  await onAllCores(
    each,
    { progress, keepIn, noun: "patients' plans" },
    (reply, { source, name }) => {
      results.push({ source, name, ...reply });
    },
  );
  const hash = createHash("sha256").update(JSON.stringify(rows));
  for (const each of results) hash.update(`\n${each.source} ${each.name} ${each.hash}`);
  return {
    hash: hash.digest("hex"),
    plans: {
      plans: results.flatMap(({ plans }) => plans),
      unusable: results.flatMap(({ source, name, troubles }) =>
        troubles.map((trouble: Trouble) => ({ folder: name, source, ...trouble })),
      ),
    },
  };
}

async function planFoldersOf(
  study: string,
  protocol: Protocol,
  rows: readonly PlanRow[],
): Promise<readonly StudyPlanFolder[]> {
  const request = studyPlanRequest(protocol);
  const found: StudyPlanFolder[] = [];
  for (const { name: parent, source } of folders) {
    const entries = await entriesOf(join(study, parent));
    const below = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const together = entries.some((entry) => !entry.isDirectory());
    // Files of several patients in one heap: only what they say themselves can tell them apart.
    const names = below.length === 0 && together ? ["."] : below;
    for (const name of names)
      found.push({
        source,
        folder: join(study, parent, name),
        name,
        request,
        rows: rows.filter((row) => row.folder === name),
      });
  }
  return found;
}

async function made(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter(({ name }) => !leftover.test(name))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw fileError(folder, "a folder with the plans of each patient", error);
  }
}

/** A row about a folder that is not there would be overlooked. */
function refuseUnusedRows(rows: readonly PlanRow[], tasks: readonly StudyPlanFolder[]): void {
  const names = new Set(tasks.map(({ name }) => name));
  const troubles = rows
    .filter(({ folder }) => !names.has(folder))
    .map(({ line, folder }) => ({
      where: `${planRowsFile}, row ${line}`,
      expected: "a folder below dicom/ or dvh/",
      found: folder,
      remedy: "Correct the name, or remove the row.",
    }));
  if (troubles.length > 0) throw new InputError(troubles);
}
