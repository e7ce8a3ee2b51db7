import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Where Debian puts its browser; null where there is none. */
export const chromium =
  ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path)) ?? null;

/** Whether R with the package `survival` can be run. */
export const hasR = spawnSync("Rscript", ["-e", "library(survival)"]).status === 0;

const reports = new Map<string, string>();

/** Runs the command of this workspace as its user would, once for the same study and options, and gives the folder that it wrote. */
export function reportOf(study: string, ...options: readonly string[]): string {
  const key = [study, ...options].join("\n");
  const before = reports.get(key);
  if (before !== undefined) return before;
  const out = join(mkdtempSync(join(tmpdir(), "fiducial-")), "out");
  const run = spawnSync("npx", ["fiducial", "run", study, "--out", out, ...options], {
    cwd: root,
    encoding: "utf8",
  });
  if (run.status !== 0)
    throw new Error(`fiducial run ${study} ended with ${run.status}: ${run.stderr}`);
  reports.set(key, out);
  return out;
}
