import { parentPort, workerData } from "node:worker_threads";
import type { PatientOrder } from "./patient-order.ts";
import { writePatient } from "./written-patient.ts";

const { folder } = workerData as { readonly folder: string };

parentPort!.on("message", (order: PatientOrder) => {
  parentPort!.postMessage({ bytes: writePatient(folder, order) });
});
