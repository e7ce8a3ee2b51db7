import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  patientFiles,
  syntheticPatient,
  syntheticPatientEdition as edition,
} from "@fiducial/dosimetry/phantom";
import { isRunning } from "../running-process.ts";
import { randomNumbers } from "../stats/random-numbers.ts";
import type { PatientOrder } from "./patient-order.ts";

/** Tells from which order a folder was written. With a dot before it, readers of the folder pass it over. */
const orderFile = ".synthetic-patient.json";

export type FolderState = "missing" | "as-ordered" | "ordered-otherwise" | "foreign";

/** What lies where a patient is to be written. A folder is only ever there as a whole. */
export function folderState(folder: string, order: PatientOrder): FolderState {
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

const writtenName = /^(CT\.\d{3,}|RS|RP|RD)\.dcm$|^\.synthetic-patient\.json$/;

function orderText(order: PatientOrder): string {
  return `${JSON.stringify({ edition, ...order }, null, 2)}\n`;
}

/** Makes the patient and writes it into a folder beside its place, which takes the place when all is written. */
export function writePatient(folder: string, order: PatientOrder): number {
  const { patientId, sex, studyDate, seed, request } = order;
  const patient = syntheticPatient(request, randomNumbers(seed));
  const uidRoot = createHash("sha256").update(orderText(order)).digest("hex");
  const files = patientFiles({ patientId, sex, studyDate, uidRoot }, patient);
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
