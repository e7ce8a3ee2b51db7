import { parentPort, workerData } from "node:worker_threads";
import { writePatient } from "./patient-folder.ts";
import type { PatientOrder } from "./patient-order.ts";

const { folder } = workerData as { readonly folder: string };

parentPort!.on("message", (order: PatientOrder) => {
  parentPort!.postMessage({ bytes: writePatient(folder, order) });
});
