import { Worker } from "node:worker_threads";
import { InputError, type Trouble, type Workbook } from "@fiducial/study";

/** What the thread sends back: the workbook, or what is wrong with it. */
export type WorkbookReply =
  | { readonly workbook: Workbook }
  | { readonly troubles: readonly Trouble[]; readonly count: number }
  | { readonly fault: string };

interface ThreadLimits {
  readonly heapMegabytes: number;
  readonly seconds: number;
}

/**
 * Reads a workbook in a thread of its own, which is stopped where a workbook made for
 * harm gets past the checks of its sizes and needs too much memory or time.
 */
export async function readWorkbookInThread(
  file: string,
  bytes: Uint8Array,
  limits: ThreadLimits = { heapMegabytes: 3000, seconds: 30 },
): Promise<Workbook> {
  const worker = new Worker(new URL("./workbook-worker.ts", import.meta.url), {
    workerData: { file, bytes },
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
  });
  try {
    return await replyOf(file, worker, limits);
  } finally {
    await worker.terminate();
  }
}

async function replyOf(file: string, worker: Worker, limits: ThreadLimits): Promise<Workbook> {
  const { heapMegabytes, seconds } = limits;
  const reply = await new Promise<WorkbookReply>((resolve, reject) => {
    const timer = setTimeout(() => reject(tooMuch(file, `${seconds} s`)), seconds * 1000);
    worker.once("message", (message: WorkbookReply) => {
      clearTimeout(timer);
      resolve(message);
    });
    worker.once("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      const outOfMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      reject(outOfMemory ? tooMuch(file, `${heapMegabytes} MB of memory`) : error);
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
