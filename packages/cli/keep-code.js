// Runs the bundled commands on a synthetic patient and keeps beside each bundle the code that V8 made of what was used:
// docs/decisions/bundled-commands.md. Like the launcher, it runs on Node.js 20.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const launcher = fileURLToPath(new URL("bin/fiducial.js", import.meta.url));
const protocol = `format: fiducial-study/1
title: What most plans are asked
plan:
  acceptance:
    - { structure: PTV, metric: V100%, limit: ">= 95 %" }
  constraints:
    - { structure: Liver, metric: CV15Gy, limit: ">= 700 cm³" }
    - { structure: SpinalCord, metric: Dmax, limit: "< 18 Gy" }
`;

if (existsSync(new URL("dist", import.meta.url))) {
  let folder = null;
  try {
    folder = mkdtempSync(join(tmpdir(), "fiducial-"));
    const patient = join(folder, "patient");
    const study = join(folder, "study.yaml");
    writeFileSync(study, protocol);
    fiducial("phantom", patient, "--grid", "5");
    fiducial("dvh", patient, "--csv", join(folder, "dvh.csv"));
    fiducial("plan", patient, "--protocol", study);
  } catch (error) {
    console.error(`fiducial dvh and plan will be compiled anew each time: ${error.message}`);
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}

function fiducial(...args) {
  execFileSync(process.execPath, [launcher, ...args], {
    env: { ...process.env, FIDUCIAL_KEEP_CODE: "1" },
    stdio: ["ignore", "ignore", "pipe"],
  });
}
