import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { checkStudy, InputError } from "@fiducial/study";
import { exitCode } from "../exit-code.ts";
import { fileError } from "../file-trouble.ts";
import { drawnOrders } from "../phantom/drawn-orders.ts";
import { numberOption } from "../phantom/number-option.ts";
import { openOrders } from "../phantom/open-orders.ts";
import { removeUnfinished } from "../phantom/patient-folder.ts";
import { shapeOrder, writeShape } from "../phantom/shape-order.ts";
import { type StudyOrders, studyOrders } from "../phantom/study-orders.ts";
import { writtenPatients } from "../phantom/written-patients.ts";
import { type Progress, progressOn } from "../progress.ts";
import { UsageError } from "../stats/usage-error.ts";
import { readStudyFolder } from "../study-folder.ts";

export interface PhantomOptions {
  readonly study?: string;
  readonly patients?: string;
  readonly seed?: string;
  readonly shape?: string;
  readonly dose?: string;
  readonly diameter?: string;
  readonly length?: string;
  readonly slice?: string;
  readonly grid: string;
  readonly replace?: boolean;
}

/** `fiducial phantom`: synthetic patients with their plans, or analytic shapes, as DICOM files. */
export async function phantom(
  folder: string | undefined,
  options: PhantomOptions,
): Promise<number> {
  const { shape } = options;
  const foreign = (shape === undefined ? ofShapes : ofPatients).find(
    (name) => options[name] !== undefined,
  );
  if (foreign !== undefined)
    throw new UsageError(
      shape === undefined
        ? `--${foreign}: it belongs to --shape. Name a shape, or leave it out.`
        : `--${foreign}: a shape is no patient. Leave out one of the two.`,
    );
  return shape === undefined ? patientsIn(folder, options) : shapeIn(folder, { ...options, shape });
}

const ofShapes = ["dose", "diameter", "length", "slice"] as const;
const ofPatients = ["study", "patients", "seed"] as const;

async function shapeIn(
  folder: string | undefined,
  options: PhantomOptions & { readonly shape: string },
): Promise<number> {
  if (folder === undefined) throw new UsageError("--shape: expected a folder to write to.");
  const order = shapeOrder(options);
  try {
    await mkdir(folder, { recursive: true });
    const open = openOrders(folder, [order], options.replace ?? false);
    removeUnfinished(folder);
    for (const each of open) writeShape(folder, each);
    const place = join(folder, order.patientId);
    console.log(open.length > 0 ? `${place} written.` : `${place} is already there.`);
    return exitCode.fine;
  } catch (error) {
    throw fileError(folder, "a folder that can be written", error);
  }
}

async function patientsIn(
  folder: string | undefined,
  { study, patients, seed, grid, replace }: PhantomOptions,
): Promise<number> {
  if (study !== undefined && patients !== undefined)
    throw new UsageError("--patients: a study has its own patients. Leave out one of the two.");
  const out = folder ?? (study === undefined ? undefined : join(study, "dicom"));
  if (out === undefined)
    throw new UsageError("expected a folder to write to, or --study with a study's folder.");
  const numbers = {
    count: numberOption("--patients", patients ?? "1", 1, 1000, true),
    seed: numberOption("--seed", seed ?? "1", 0, 4_294_967_295, true),
    gridMm: numberOption("--grid", grid, 1, 5),
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
