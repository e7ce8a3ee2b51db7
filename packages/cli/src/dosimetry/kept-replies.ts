import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { InputError } from "@fiducial/study/text";
import { fileURLToPath } from "node:url";
import { fileError } from "../file-trouble.ts";
import { version } from "../version.ts";
import { filesBelow } from "./dicom-folder.ts";
import type { PlanReply, PlanTask } from "./plan-task.ts";

/** Names of the files that this class writes; it touches no others. */
const ownName = /^[0-9a-f]{64}\.json$/;

/**
 * Replies of earlier runs in a folder, one file each.
 *
 * A reply is found again under a hash over the task, the bytes of its DICOM files and the program, so that a
 * changed file, request or version is never answered from memory.
 */
export class KeptReplies {
  readonly #folder: string;
  readonly #program: string;
  readonly #used = new Set<string>();

  private constructor(folder: string, program: string) {
    this.#folder = folder;
    this.#program = program;
  }

  static async in(folder: string): Promise<KeptReplies> {
    try {
      await mkdir(folder, { recursive: true });
      await readdir(folder);
    } catch (error) {
      throw fileError(folder, "a folder for what is kept between runs", error);
    }
    return new KeptReplies(folder, await programHash());
  }

  /** Where the reply of a task is kept. */
  async placeOf(task: PlanTask): Promise<string> {
    const hash = createHash("sha256").update(`${this.#program}\n${JSON.stringify(task)}\n`);
    for (const file of filesOf(task)) {
      // Of a file that cannot be read the name counts; its trouble comes up when it is evaluated.
      const bytes = await readFile(join(task.folder, file)).catch(() => new Uint8Array(0));
      hash.update(`${file}\n${bytes.length}\n`).update(bytes);
    }
    const name = `${hash.digest("hex")}.json`;
    this.#used.add(name);
    return name;
  }

  async find<Task extends PlanTask>(place: string): Promise<PlanReply<Task> | null> {
    try {
      const text = await readFile(join(this.#folder, place), "utf8");
      return JSON.parse(text, withCurves) as PlanReply<Task>;
    } catch {
      // Not there, or damaged: evaluated again.
      return null;
    }
  }

  async keep(place: string, reply: PlanReply<PlanTask>): Promise<void> {
    const partial = join(this.#folder, `.${place}.${process.pid}.partial`);
    try {
      await writeFile(partial, JSON.stringify(reply, withoutCurves));
      await rename(partial, join(this.#folder, place));
    } catch (error) {
      throw fileError(this.#folder, "a folder that can be written", error);
    }
  }

  /** Removes what a completed run did not ask for. */
  async forgetOthers(): Promise<void> {
    for (const name of await readdir(this.#folder))
      if (ownName.test(name) && !this.#used.has(name)) await rm(join(this.#folder, name));
  }
}

/** Curves are kept bit for bit. */
function withoutCurves(_key: string, value: unknown): unknown {
  if (!(value instanceof Float64Array)) return value;
  const { buffer, byteOffset, byteLength } = value;
  return { float64: Buffer.from(buffer, byteOffset, byteLength).toString("base64") };
}

function withCurves(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("float64" in value)) return value;
  return new Float64Array(Uint8Array.from(Buffer.from(String(value.float64), "base64")).buffer);
}

function filesOf(task: PlanTask): readonly string[] {
  if (task.kind === "study-folder") {
    try {
      return filesBelow(task.folder).files;
    } catch (error) {
      // What cannot be listed is for the task to say.
      if (error instanceof InputError) return [];
      throw error;
    }
  }
  const plans = [task.objects, ...(task.kind === "dvh" ? task.added : [])];
  return plans
    .flatMap(({ plan, dose, structureSet }) => [plan, ...(dose?.parts ?? []), structureSet])
    .flatMap((object) => (object === null ? [] : [object.file]));
}

/** A hash over the program's own text: a development version keeps its number while its answers change. */
async function programHash(): Promise<string> {
  const hash = createHash("sha256").update(version);
  const modules = ["@fiducial/dosimetry", "@fiducial/study", "@fiducial/cli/src/fiducial.ts"];
  for (const folder of modules.map((name) => dirname(fileURLToPath(import.meta.resolve(name)))))
    for (const file of filesBelow(folder).files) hash.update(await readFile(join(folder, file)));
  return hash.digest("hex");
}
