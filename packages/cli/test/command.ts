import { type ChildProcess, spawn } from "node:child_process";
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

export const launcher = fileURLToPath(new URL("../bin/fiducial.js", import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real command in a process of its own. */
export function fiducial(...args: readonly string[]): Promise<Outcome> {
  return outcomeOf(startFiducial(args));
}

export function startFiducial(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): ChildProcess {
  return spawn(process.execPath, [launcher, ...args], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/**
 * Runs the command as a user whose rights can be taken away: as the one who runs the tests, or
 * as nobody where that is root. Null where nobody cannot reach the command.
 *
 * @param folder becomes the user's own, for the command to work in
 */
export async function fiducialWithoutPrivilege(
  folder: string,
  ...args: readonly string[]
): Promise<Outcome | null> {
  if (process.getuid?.() !== 0) return fiducial(...args);
  const nobody = { uid: 65_534, gid: 65_534 };
  for (const entry of [".", ...readdirSync(folder, { recursive: true, encoding: "utf8" })])
    chownSync(join(folder, entry), nobody.uid, nobody.gid);
  const start = (...words: readonly string[]) =>
    outcomeOf(
      spawn(process.execPath, [launcher, ...words], {
        ...nobody,
        stdio: ["ignore", "pipe", "pipe"],
      }),
    );
  try {
    if ((await start("--version")).code !== 0) return null;
  } catch {
    return null;
  }
  return start(...args);
}

export function outcomeOf(child: ChildProcess): Promise<Outcome> {
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** A folder that is removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "fiducial-test-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files, given by their paths, into a new folder. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** The least that makes a study: one patient, treated and dead. */
export const smallStudy: Readonly<Record<string, string>> = {
  "study.yaml": `format: fiducial-study/1
title: A small study
cut_off: 2024-12-31
endpoints:
  - { name: os, label: Overall survival, short: OS, events: [death] }
`,
  "tables/patients.csv": "patient_id,sex,birth_date\nP01,male,1950-01-02\nP02,female,1960-03-04\n",
  "tables/courses.csv":
    "patient_id,course_id,technique,planned_dose_gy,planned_fractions\nP01,C1,sbrt,48,3\nP02,C1,sbrt,42,3\n",
  "tables/fractions.csv":
    "patient_id,course_id,fraction,date,dose_gy\nP01,C1,1,2020-01-06,16\nP02,C1,1,2021-02-01,14\n",
  "tables/events.csv": "patient_id,date,event\nP01,2022-05-01,death\nP02,2024-11-30,last-contact\n",
};
