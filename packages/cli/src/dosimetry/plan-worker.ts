import { enableCompileCache } from "node:module";
import { parentPort } from "node:worker_threads";
import type { WorkerReply } from "./on-all-cores.ts";
import type { PlanTask } from "./plan-task.ts";

// Each thread would compile the same files again.
enableCompileCache();

/** One thread of `onAllCores`: a task comes in, its reply goes out. */
parentPort!.on("message", (task: PlanTask) => {
  void answer(task).then((reply) => parentPort!.postMessage(reply));
});

async function answer(task: PlanTask): Promise<WorkerReply> {
  try {
    const { planReply } = await import("./plan-task.ts");
    return { reply: await planReply(task) };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { fault: { message, stack } };
  }
}
