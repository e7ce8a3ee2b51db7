import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";
import { hasR, root } from "./programs.ts";

const skip = hasR ? false : "R with its package survival is not installed";

test(
  "R computes the same values of the liver SBRT study from the cohort it was made from",
  { skip },
  () => {
    const run = spawnSync("Rscript", ["packages/study/test/liver-sbrt/targets.R"], {
      cwd: root,
      encoding: "utf8",
    });
    assert.equal(run.status, 0, run.stdout + run.stderr);
  },
);
