import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { checkStudy, InputError } from "@fiducial/study";
import { exitCode } from "../exit-code.ts";
import { fileError } from "../file-trouble.ts";
import { drawnOrders } from "../phantom/drawn-orders.ts";
import { folderState, removeUnfinished } from "../phantom/patient-folder.ts";
import type { PatientOrder } from "../phantom/patient-order.ts";
import { type StudyOrders, studyOrders } from "../phantom/study-orders.ts";
import { writtenPatients } from "../phantom/written-patients.ts";
import { type Progress, progressOn } from "../progress.ts";
import { UsageError } from "../stats/usage-error.ts";
import { readStudyFolder } from "../study-folder.ts";

export interface PhantomOptions {
  readonly study?: string;
  readonly patients?: string;
  readonly seed: string;
  readonly grid: string;
  readonly replace?: boolean;
}

/** `fiducial phantom`: synthetic patients with their plans, as DICOM files. */
export async function phantom(
  folder: string | undefined,
  { study, patients, seed, grid, replace }: PhantomOptions,
): Promise<number> {
  if (study !== undefined && patients !== undefined)
    throw new UsageError("--patients: a study has its own patients. Leave out one of the two.");
  const out = folder ?? (study === undefined ? undefined : join(study, "dicom"));
  if (out === undefined)
    throw new UsageError("expected a folder to write to, or --study with a study's folder.");
  const numbers = {
    count: readNumber("--patients", patients ?? "1", 1, 1000, true),
    seed: readNumber("--seed", seed, 0, 4_294_967_295, true),
    gridMm: readNumber("--grid", grid, 1, 5, false),
  };

  const progress = progressOn(process.stderr);
  const { orders, leftOut } =
    study === undefined
      ? { orders: drawnOrders(numbers.count, numbers.seed, numbers.gridMm), leftOut: [] }
      : await ordersOf(study, numbers.seed, numbers.gridMm, progress);
  for (const remark of leftOut) progress.note(remark);
  try {
    await mkdir(out, { recursive: true });
    const open = openOrders(out, orders, replace ?? false);
    removeUnfinished(out);
    const bytes = await writtenPatients(out, open, ({ patientId }, count) =>
      progress.stage(`Wrote ${patientId} (${count} of ${open.length})`),
    );
    progress.done();
    const kept = orders.length - open.length;
    console.log(
      `${open.length} synthetic ${open.length === 1 ? "patient" : "patients"} written to ${out}` +
        ` (${Math.round(bytes / 1e6)} MB)${kept > 0 ? `, ${kept} already there` : ""}.`,
    );
    return exitCode.fine;
  } catch (error) {
    progress.done();
    throw fileError(out, "a folder that can be written", error);
  }
}

async function ordersOf(
  study: string,
  seed: number,
  gridMm: number,
  progress: Progress,
): Promise<StudyOrders> {
  const { protocol, tables } = await readStudyFolder(study, progress.stage);
  const found = studyOrders(checkStudy({ protocol, tables }), seed, gridMm);
  if (!protocol.definition.synthetic)
    throw new InputError([
      {
        where: join(study, "study.yaml"),
        expected: "synthetic: true",
        found: "a study of real patients",
        remedy:
          "Plans are made up for synthetic patients only, so that nobody takes them for real.",
      },
    ]);
  return found;
}

/** What is not there as ordered yet. Folders of other making are left alone. */
function openOrders(
  out: string,
  orders: readonly PatientOrder[],
  replace: boolean,
): readonly PatientOrder[] {
  const states = orders.map((order) => ({ order, state: folderState(out, order) }));
  const troubles = states.flatMap(({ order, state }) => {
    const where = join(out, order.patientId);
    if (state === "foreign")
      return [
        {
          where,
          expected: "nothing, or a patient that Fiducial wrote",
          found: "other files",
          remedy: "Move them away, or choose another folder.",
        },
      ];
    if (state === "ordered-otherwise" && !replace)
      return [
        {
          where,
          expected: "nothing, or the patient that is asked for",
          found: "one that was made otherwise",
          remedy: "Add --replace to make it anew, or choose another folder.",
        },
      ];
    return [];
  });
  if (troubles.length > 0) throw new InputError(troubles);
  return states.flatMap(({ order, state }) => (state === "as-ordered" ? [] : [order]));
}

function readNumber(
  option: string,
  text: string,
  least: number,
  most: number,
  whole: boolean,
): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  throw new UsageError(
    `${option}: expected a ${whole ? "whole number" : "number"} from ${least} to ${most}, found "${text}".`,
  );
}
