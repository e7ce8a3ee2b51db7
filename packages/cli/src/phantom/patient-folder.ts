import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type DicomIdentity,
  type NamedFile,
  syntheticPatientEdition as edition,
} from "@fiducial/dosimetry/phantom";
import { isRunning } from "../running-process.ts";

/** What a folder is to hold; its other fields say what the files are made from. */
export interface FolderOrder {
  readonly patientId: string;
}

/** Tells from which order a folder was written. With a dot before it, readers of the folder pass it over. */
const orderFile = ".synthetic-patient.json";

export type FolderState = "missing" | "as-ordered" | "ordered-otherwise" | "foreign";

/** What lies where a patient is to be written. A folder is only ever there as a whole. */
export function folderState(folder: string, order: FolderOrder): FolderState {
  const path = join(folder, order.patientId);
  let names: readonly string[];
  try {
    names = readdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "missing";
    throw error;
  }
  const strange = names.some((name) => !writtenName.test(name));
  if (strange || !names.includes(orderFile)) return names.length === 0 ? "missing" : "foreign";
  const same = readFileSync(join(path, orderFile), "utf8") === orderText(order);
  return same ? "as-ordered" : "ordered-otherwise";
}

const writtenName = /^(CT\.\d{3,}|RS|RP|RD)\.dcm$|^truth\.json$|^\.synthetic-patient\.json$/;

function orderText(order: FolderOrder): string {
  return `${JSON.stringify({ edition, ...order }, null, 2)}\n`;
}

/** UIDs follow from the order, so that what was made otherwise has others. */
export function uidRootOf(order: FolderOrder): DicomIdentity["uidRoot"] {
  return createHash("sha256").update(orderText(order)).digest("hex");
}

/** Writes files into a folder beside their place, which takes the place when all is written; the bytes of all. */
export function writeFolder(
  folder: string,
  order: FolderOrder,
  files: readonly NamedFile[],
): number {
  const { patientId } = order;
  const place = join(folder, patientId);
  const partial = join(folder, `.${patientId}.${process.pid}.partial`);
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  for (const { name, bytes } of files) writeFileSync(join(partial, name), bytes);
  writeFileSync(join(partial, orderFile), orderText(order));
  rmSync(place, { recursive: true, force: true });
  renameSync(partial, place);
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/** Removes what runs that were interrupted left unfinished; not what another run is writing. */
export function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^\..+\.(\d+)\.partial$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid)))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}
