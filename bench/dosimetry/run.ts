// plastimatch and Fiducial on the same synthetic files, each as whole processes, in turn; then a cohort on all cores.
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PlanSize } from "./synthetic-plan.ts";

const cases: readonly { size: PlanSize; ratioAtMost: number; memoryAtMostMb: number }[] = [
  {
    size: { columns: 160, rows: 120, planes: 120, spacingMm: 2.5 },
    ratioAtMost: 0.08,
    memoryAtMostMb: 150,
  },
  {
    size: { columns: 300, rows: 250, planes: 250, spacingMm: 1 },
    ratioAtMost: 0.25,
    memoryAtMostMb: 320,
  },
];
const rounds = Number(process.argv[2] ?? 5);
const folder = join(import.meta.dirname, "../../out/bench-dosimetry");
const launcher = fileURLToPath(new URL("../../packages/cli/bin/fiducial.js", import.meta.url));
const plan = fileURLToPath(new URL("write-plan.ts", import.meta.url));
const memory = fileURLToPath(new URL("peak-memory.js", import.meta.url));

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

function fiducial(...args: readonly string[]): void {
  execFileSync(process.execPath, [launcher, ...args], { stdio: "ignore" });
}

function peakMb(...args: readonly string[]): number {
  const command = ["--import", memory, launcher, ...args];
  const { stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  return Number(/peak (\d+) MB/.exec(stderr)?.[1] ?? Number.NaN);
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

function plastimatchVersion(): string | null {
  try {
    return execFileSync("plastimatch", ["--version"], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}

const version = plastimatchVersion();
console.log(version ?? "plastimatch is not installed (Debian: apt-get install plastimatch)");
console.log(
  `Node.js ${process.versions.node}, ${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)}, median of ${rounds} rounds in turn`,
);
for (const { size, ratioAtMost, memoryAtMostMb } of cases) {
  const here = join(folder, `${size.columns}x${size.rows}x${size.planes}`);
  const at = (name: string) => join(here, name);
  // By a process of its own: starting others from one that holds the images would take each a tenth of a second.
  const contents = execFileSync(process.execPath, [plan, here, JSON.stringify(size)], {
    encoding: "utf8",
  });

  // What a user runs: a folder in, all curves out as CSV, beside the table of volumes and doses.
  const dvh = ["dvh", at("dicom"), "--csv", at("fiducial.csv")] as const;
  const quiet = { stdio: "ignore" as const };
  const plastimatch = () => {
    const images = ["--output-ss-img", at("ss.nrrd"), "--output-ss-list", at("ss.txt")];
    execFileSync(
      "plastimatch",
      ["convert", "--input", at("dicom"), ...images, "--output-dose-img", at("dose.nrrd")],
      quiet,
    );
    const read = ["--input-ss-img", at("ss.nrrd"), "--input-ss-list", at("ss.txt")];
    execFileSync(
      "plastimatch",
      ["dvh", ...read, "--input-dose", at("dose.nrrd"), "--output-csv", at("plastimatch.csv")],
      quiet,
    );
  };
  // Nobody finds the other's results, or an earlier run's, to replace.
  const afresh = (work: () => void) => {
    for (const name of readdirSync(here)) if (name !== "dicom") rmSync(at(name));
    return seconds(work);
  };
  fiducial(...dvh);
  const ours: number[] = [];
  const theirs: number[] = [];
  let rows = 0;
  for (let round = 0; round < rounds; round++) {
    ours.push(afresh(() => fiducial(...dvh)));
    if (version === null) continue;
    theirs.push(afresh(plastimatch));
    rows = readFileSync(at("plastimatch.csv"), "utf8").trim().split("\n").length;
  }
  console.log(
    `${contents}, dose ${size.columns}×${size.rows}×${size.planes} at ${size.spacingMm} mm`,
  );
  let peak = 0;
  afresh(() => (peak = peakMb(...dvh)));
  console.log(
    `  fiducial     ${median(ours).toFixed(2)} s, ${peak} MB (at most ${memoryAtMostMb} MB)`,
  );
  if (version === null) continue;
  const ratio = median(ours) / median(theirs);
  console.log(`  plastimatch  ${median(theirs).toFixed(2)} s (convert + dvh, ${rows} rows)`);
  console.log(`  ratio        ${ratio.toFixed(3)} (at most ${ratioAtMost})`);
}

// The patients of the example, as `fiducial phantom` gives them plans; those already there are kept.
const cohort = join(folder, "patients");
fiducial("phantom", cohort, "--study", join(import.meta.dirname, "../../examples/liver-sbrt"));
const patients = readdirSync(cohort, { withFileTypes: true }).filter((each) => each.isDirectory());
const times = Array.from({ length: 3 }, () => seconds(() => fiducial("dvh", cohort, "--json")));
console.log(
  `${patients.length} patients of the example, DICOM to metrics on ${availableParallelism()} cores: ${median(times).toFixed(1)} s (at most 10 s)`,
);
