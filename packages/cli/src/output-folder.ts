import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import { setImmediate } from "node:timers/promises";
import { InputError } from "@fiducial/study";
import { exitCode } from "./exit-code.ts";
import { fileError } from "./file-trouble.ts";
import { byPath, type NamedBytes, sha256 } from "./hash.ts";
import { type Manifest, manifestFile, readManifest } from "./manifest.ts";
import { leftover } from "./leftover.ts";
import { isRunning } from "./running-process.ts";

/**
 * Refuses, before any work is done, an output folder that must not be written: one that
 * holds something and is not to be replaced, or something that Fiducial did not write.
 */
export async function judgeOutputFolder(out: string, replace: boolean): Promise<void> {
  const names = await namesIn(out);
  if (names.length === 0) return;
  if (!replace) throw occupied(out);
  const manifest = names.includes(manifestFile)
    ? readManifest(await readFile(join(out, manifestFile), "utf8"))
    : null;
  if (manifest === null)
    throw refusal(
      out,
      "a report that Fiducial wrote, to replace",
      `a folder without its ${manifestFile}`,
      "Choose another folder with --out.",
    );
  await refuseForeignFiles(out, manifest);
}

async function namesIn(out: string): Promise<readonly string[]> {
  try {
    return await readdir(out);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw fileError(out, "a folder for the report", error);
  }
}

/** What a person added or changed since the report was written is never deleted. */
async function refuseForeignFiles(out: string, manifest: Manifest): Promise<void> {
  const written = new Map(manifest.files.map((file) => [file.path, file.sha256]));
  for (const entry of await readdir(out, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory() || leftover.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(join(out, sep).length).replaceAll(sep, "/");
    if (name === manifestFile) continue;
    if (!written.has(name))
      throw refusal(
        path,
        "only files that Fiducial wrote",
        "another one",
        "Move it out of the report, or choose another folder with --out.",
      );
    if (sha256(await readFile(path)) !== written.get(name))
      throw refusal(
        path,
        "the file that Fiducial wrote",
        "one that was changed since",
        "Move it out of the report, or choose another folder with --out.",
      );
  }
}

function occupied(out: string): InputError {
  return refusal(
    out,
    "an empty folder or none",
    "one that holds something",
    "Add --replace to replace an earlier report, or choose another folder with --out.",
  );
}

function refusal(where: string, expected: string, found: string, remedy: string): InputError {
  return new InputError([{ where, expected, found, remedy }]);
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Writes a whole folder or nothing: the files go to a temporary folder beside it, which
 * takes its name when all are written. An interruption (Ctrl-C, SIGTERM) removes the
 * temporary folder and leaves what was there before. Call `judgeOutputFolder` first.
 */
export async function writeOutputFolder(
  out: string,
  files: readonly NamedBytes[],
  replace: boolean,
): Promise<void> {
  const target = resolve(out);
  const partial = `${target}.${process.pid}.partial`;
  const former = `${target}.${process.pid}.former.partial`;
  const discard = () => rmSync(partial, { recursive: true, force: true });
  const interrupt = (signal: NodeJS.Signals) => {
    discard();
    console.error(`\nInterrupted (${signal}). No report was written.`);
    process.exit(exitCode.interrupted);
  };
  for (const signal of signals) process.on(signal, interrupt);
  try {
    mkdirSync(dirname(target), { recursive: true });
    removeAbandoned(target);
    discard();
    await writeFiles(partial, files);
    // Nothing can interrupt between these: signals are heard only when this code pauses.
    if (replace) replaceFolder(target, partial, former);
    else placeFolder(target, partial);
  } catch (error) {
    discard();
    if ((error as NodeJS.ErrnoException).code === "ENOTEMPTY") throw occupied(out);
    throw fileError(out, "a folder that can be written", error);
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
  }
}

/** One file at a time and at once, so that no writing is under way when a signal is heard between two. */
async function writeFiles(folder: string, files: readonly NamedBytes[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const { path, bytes } of files.toSorted(byPath)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes, { flag: "wx" });
    await setImmediate();
  }
}

/** Only an empty folder gives way: not one that another run has filled meanwhile. */
function placeFolder(target: string, partial: string): void {
  try {
    rmdirSync(target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  renameSync(partial, target);
}

function replaceFolder(target: string, partial: string, former: string): void {
  let hadFormer = true;
  try {
    renameSync(target, former);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    hadFormer = false;
  }
  try {
    renameSync(partial, target);
  } catch (error) {
    if (hadFormer) renameSync(former, target);
    throw error;
  }
  rmSync(former, { recursive: true, force: true });
}

/** Removes what a run that was killed outright left behind. */
function removeAbandoned(target: string): void {
  const name = basename(target);
  for (const sibling of readdirSync(dirname(target))) {
    if (!sibling.startsWith(`${name}.`) || !sibling.endsWith(".partial")) continue;
    const pid = /^(\d+)(\.former)?\.partial$/.exec(sibling.slice(name.length + 1))?.[1];
    if (pid !== undefined && !isRunning(Number(pid)))
      rmSync(join(dirname(target), sibling), { recursive: true, force: true });
  }
}
