import { parentPort, workerData } from "node:worker_threads";
import { InputError, readWorkbook } from "@fiducial/study";
import type { WorkbookReply } from "./workbook-thread.ts";

const { file, bytes } = workerData as { readonly file: string; readonly bytes: Uint8Array };

async function reply(): Promise<WorkbookReply> {
  try {
    return { workbook: await readWorkbook(file, bytes) };
  } catch (error) {
    if (error instanceof InputError) return { troubles: error.troubles, count: error.count };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.postMessage(await reply());
