import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { PatientOrder } from "./patient-order.ts";

/**
 * Writes patients on all cores, each in a thread, one after another until none is left.
 *
 * @param onWritten after each
 * @returns the bytes of all files
 */
export async function writtenPatients(
  folder: string,
  orders: readonly PatientOrder[],
  onWritten: (order: PatientOrder, count: number) => void,
): Promise<number> {
  const waiting = [...orders];
  let bytes = 0;
  let count = 0;
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL("./patient-worker.ts", import.meta.url), {
      workerData: { folder },
    });
    try {
      for (let order = waiting.shift(); order !== undefined; order = waiting.shift()) {
        const written = await writtenBy(worker, order);
        bytes += written;
        count += 1;
        onWritten(order, count);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), orders.length) }, work));
  return bytes;
}

function writtenBy(worker: Worker, order: PatientOrder): Promise<number> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      worker.off("message", done);
      worker.off("error", failed);
    };
    const done = ({ bytes }: { readonly bytes: number }): void => {
      settle();
      resolve(bytes);
    };
    const failed = (error: Error): void => {
      settle();
      reject(error);
    };
    worker.on("message", done);
    worker.on("error", failed);
    worker.postMessage(order);
  });
}
