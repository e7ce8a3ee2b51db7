import { closeSync, lstatSync, openSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { InputError } from "@fiducial/study/text";
import { fileError } from "./file-trouble.ts";

/**
 * The file appears under its name only when all of it is written.
 *
 * @param write is given the descriptor of the file while it has another name
 */
export async function intoFile<Result>(
  path: string,
  replace: boolean,
  write: (descriptor: number) => Result | Promise<Result>,
): Promise<Result> {
  refuseTaken(path, replace);
  // With a dot before it, reading the folder passes it over, should it lie there.
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
  const descriptor = opened(partial, path);
  try {
    const result = await closedAfter(descriptor, write);
    renameSync(partial, path);
    return result;
  } catch (error) {
    rmSync(partial, { force: true });
    throw fileError(path, "a file that can be written", error);
  }
}

function opened(partial: string, path: string): number {
  try {
    return openSync(partial, "w");
  } catch (error) {
    throw fileError(path, "a file that can be written", error);
  }
}

async function closedAfter<Result>(
  descriptor: number,
  work: (descriptor: number) => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Only a regular file is ever replaced, and only when told: a rename would destroy a device as root. */
export function refuseTaken(path: string, replace: boolean): void {
  const found = kindAt(path);
  if (found === null || (found === "file" && replace)) return;
  throw new InputError([
    {
      where: path,
      expected: found === "file" ? "no file of this name" : "the name of a file to write",
      found: found === "file" ? "one" : `a ${found}`,
      remedy: found === "file" ? "Add --replace, or choose another name." : "Choose another name.",
    },
  ]);
}

function kindAt(path: string): "file" | "folder" | "device" | "link" | null {
  try {
    const found = lstatSync(path);
    if (found.isFile()) return "file";
    if (found.isDirectory()) return "folder";
    return found.isSymbolicLink() ? "link" : "device";
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw fileError(path, "a file to write", error);
  }
}
