import { Worker } from "node:worker_threads";
import { InputError, type Trouble, type Workbook } from "@fiducial/study";

/** What the thread sends back: the workbook, or what is wrong with it. */
export type WorkbookReply =
  | { readonly workbook: Workbook }
  | { readonly troubles: readonly Trouble[]; readonly count: number }
  | { readonly fault: string };

const heapMegabytes = 3000;
const timeLimitMs = 30_000;

/**
 * Reads a workbook in a thread of its own, which is stopped where a workbook made for
 * harm gets past the checks of its sizes and needs too much memory or time.
 */
export async function readWorkbookInThread(file: string, bytes: Uint8Array): Promise<Workbook> {
  const worker = new Worker(new URL("./workbook-worker.ts", import.meta.url), {
    workerData: { file, bytes },
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  try {
    return await replyOf(file, worker);
  } finally {
    await worker.terminate();
  }
}

async function replyOf(file: string, worker: Worker): Promise<Workbook> {
  const reply = await new Promise<WorkbookReply>((resolve, reject) => {
    const timer = setTimeout(() => reject(tooMuch(file, `${timeLimitMs / 1000} s`)), timeLimitMs);
    worker.once("message", (message: WorkbookReply) => {
      clearTimeout(timer);
      resolve(message);
    });
    worker.once("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      const outOfMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      reject(outOfMemory ? tooMuch(file, `${heapMegabytes / 1000} GB of memory`) : error);
    });
  });
  if ("workbook" in reply) return reply.workbook;
  if ("troubles" in reply) throw new InputError(reply.troubles, reply.count);
  throw new Error(reply.fault);
}

function tooMuch(file: string, limit: string): InputError {
  return new InputError([
    {
      where: file,
      expected: `a workbook that can be read within ${limit}`,
      found: "one that needs more",
      remedy: "Save each sheet as a CSV file in tables/.",
    },
  ]);
}
