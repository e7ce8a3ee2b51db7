import { parentPort } from "node:worker_threads";
import type { WorkerReply } from "./on-all-cores.ts";
import { planReply, type PlanTask } from "./plan-task.ts";

/** One thread of `onAllCores`: a task comes in, its reply goes out. */
parentPort!.on("message", (task: PlanTask) => {
  void answer(task).then((reply) => parentPort!.postMessage(reply));
});

async function answer(task: PlanTask): Promise<WorkerReply> {
  try {
    return { reply: await planReply(task) };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { fault: { message, stack } };
  }
}
