import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { hasR, root } from "./programs.ts";

const skip = hasR ? false : "R with its package survival is not installed";

function recomputed(folder: string): { readonly status: number | null; readonly text: string } {
  const run = spawnSync("Rscript", [join(folder, "recompute.R")], { encoding: "utf8" });
  return { status: run.status, text: run.stdout + run.stderr };
}

test(
  "R recomputes the example's numbers from the export, and notices one that is off",
  { skip },
  () => {
    const out = join(mkdtempSync(join(tmpdir(), "fiducial-")), "r");
    const run = spawnSync("npx", ["fiducial", "export", "r", "examples/liver-sbrt", "--out", out], {
      cwd: root,
      encoding: "utf8",
    });
    assert.equal(run.status, 0, run.stderr);
    const exact = recomputed(out);
    assert.equal(exact.status, 0, exact.text);
    const [, count = "0", agreeing] =
      /(\d+) of \d+ numbers recomputed, (\d+) of them agree to 1e-8/.exec(exact.text) ?? [];
    assert.equal(agreeing, count);
    assert.ok(Number(count) > 400, exact.text);

    const path = join(out, "numbers.csv");
    writeFileSync(path, readFileSync(path, "utf8").replace(/^(os\.rate\[24\],0\.44)18/m, "$119"));
    const off = recomputed(out);
    assert.equal(off.status, 1);
    assert.match(off.text, /DIFFERS {2}os\.rate\[24\]:/);
  },
);
