import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { InputError } from "@fiducial/study/text";
import type { Progress } from "../progress.ts";
import { planReply, type PlanReply, type PlanTask } from "./plan-task.ts";

export interface OnAllCoresOptions {
  readonly progress?: Progress | undefined;
  readonly keepIn?: string | undefined;
  readonly threads?: number | undefined;
  /** What the tasks are, for the line of progress. */
  readonly noun: string;
}

/** What a thread sends back. */
export type WorkerReply =
  | { readonly reply: PlanReply<PlanTask> }
  | { readonly fault: { readonly message: string; readonly stack: string | undefined } };

/**
 * Does tasks on all cores and hands over their replies in the order of the tasks, each as soon as it and all before it
 * are there.
 *
 * @param take waited for before the next reply is handed over
 * @throws what a task throws, or that a thread ran out of memory
 */
export async function onAllCores<Task extends PlanTask>(
  tasks: readonly Task[],
  { progress, keepIn, threads = availableParallelism(), noun }: OnAllCoresOptions,
  take: (reply: PlanReply<Task>, task: Task, index: number) => void | Promise<void>,
): Promise<void> {
  const kept =
    keepIn === undefined ? null : await (await import("./kept-replies.ts")).KeptReplies.in(keepIn);
  const lanes = Math.max(1, Math.min(threads, tasks.length));
  const replies = new Map<number, PlanReply<Task>>();
  let next = 0;
  let taken = 0;
  let done = 0;
  let taking = Promise.resolve();
  const arrived = async (index: number, reply: PlanReply<Task>): Promise<void> => {
    replies.set(index, reply);
    done += 1;
    if (tasks.length > 1) progress?.stage(`Evaluated ${done} of ${tasks.length} ${noun}`);
    // Replies are handed over one after another, whichever lane brings them.
    taking = taking.then(async () => {
      for (; replies.has(taken); taken++) {
        const ready = replies.get(taken)!;
        replies.delete(taken);
        await take(ready, tasks[taken]!, taken);
      }
    });
    await taking;
  };
  const lane = async (): Promise<void> => {
    // One lane needs no thread: what it computes lies where it is used.
    const thread = lanes === 1 ? null : new PlanThread();
    try {
      while (next < tasks.length) {
        const index = next++;
        const task = tasks[index]!;
        const place = (await kept?.placeOf(task)) ?? "";
        const known = (await kept?.find<Task>(place)) ?? null;
        const reply = known ?? (await (thread === null ? planReply(task) : thread.reply(task)));
        if (known === null) await kept?.keep(place, reply);
        await arrived(index, reply);
      }
    } finally {
      await thread?.stop();
    }
  };
  const results = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const result of results) if (result.status === "rejected") throw result.reason;
  await kept?.forgetOthers();
}

function outOfMemory({ folder }: PlanTask): InputError {
  return new InputError([
    {
      where: folder,
      expected: "plans that can be evaluated in the memory of this computer",
      found: "one that needs more",
      remedy: "Evaluate its folder alone, or export the dose on a coarser grid.",
    },
  ]);
}

/** Beside this file, bundled as it is. */
const threadFile = new URL(`./plan-worker${extname(import.meta.filename)}`, import.meta.url);

/** A thread that does one task at a time, started with its first. */
class PlanThread {
  #worker: Worker | null = null;

  async reply<Task extends PlanTask>(task: Task): Promise<PlanReply<Task>> {
    const worker = (this.#worker ??= new Worker(threadFile));
    const answer = await new Promise<WorkerReply>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", (error: NodeJS.ErrnoException) => {
        reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? outOfMemory(task) : error);
      });
      worker.postMessage(task);
    });
    worker.removeAllListeners("message");
    worker.removeAllListeners("error");
    if ("reply" in answer) return answer.reply as PlanReply<Task>;
    const fault = new Error(answer.fault.message);
    if (answer.fault.stack !== undefined) fault.stack = answer.fault.stack;
    throw fault;
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }
}
