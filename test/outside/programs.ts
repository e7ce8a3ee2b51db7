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

/** Runs the command of this workspace as its user would, and gives the folder that it wrote. */
export function reportOf(study: string): string {
  const out = join(mkdtempSync(join(tmpdir(), "fiducial-")), "out");
  const run = spawnSync("npx", ["fiducial", "run", study, "--out", out], {
    cwd: root,
    encoding: "utf8",
  });
  if (run.status !== 0)
    throw new Error(`fiducial run ${study} ended with ${run.status}: ${run.stderr}`);
  return out;
}
