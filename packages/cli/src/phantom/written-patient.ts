import { patientFiles, syntheticPatient } from "@fiducial/dosimetry/phantom";
import { randomNumbers } from "../stats/random-numbers.ts";
import { uidRootOf, writeFolder } from "./patient-folder.ts";
import type { PatientOrder } from "./patient-order.ts";

/** Makes the patient and writes it; the bytes of all files. */
export function writePatient(folder: string, order: PatientOrder): number {
  const { patientId, sex, studyDate, seed, request } = order;
  const patient = syntheticPatient(request, randomNumbers(seed));
  const identity = { patientId, sex, studyDate, uidRoot: uidRootOf(order) };
  return writeFolder(folder, order, patientFiles(identity, patient));
}
