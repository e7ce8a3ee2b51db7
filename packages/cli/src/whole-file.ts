import { type FileHandle, lstat, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { InputError } from "@fiducial/study/text";
import { fileError } from "./file-trouble.ts";

/** The file appears under its name only when all of it is written. */
export async function intoFile<Result>(
  path: string,
  replace: boolean,
  write: (file: FileHandle) => Promise<Result>,
): Promise<Result> {
  await refuseTaken(path, replace);
  // With a dot before it, reading the folder passes it over, should it lie there.
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
  const file = await opened(partial, path);
  try {
    const result = await write(file);
    await file.close();
    await rename(partial, path);
    return result;
  } catch (error) {
    await file.close();
    await rm(partial, { force: true });
    throw fileError(path, "a file that can be written", error);
  }
}

async function opened(partial: string, path: string): Promise<FileHandle> {
  try {
    return await open(partial, "w");
  } catch (error) {
    throw fileError(path, "a file that can be written", error);
  }
}

/** Only a regular file is ever replaced, and only when told: a rename would destroy a device as root. */
export async function refuseTaken(path: string, replace: boolean): Promise<void> {
  const found = await kindAt(path);
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

async function kindAt(path: string): Promise<"file" | "folder" | "device" | "link" | null> {
  try {
    const found = await lstat(path);
    if (found.isFile()) return "file";
    if (found.isDirectory()) return "folder";
    return found.isSymbolicLink() ? "link" : "device";
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw fileError(path, "a file to write", error);
  }
}
