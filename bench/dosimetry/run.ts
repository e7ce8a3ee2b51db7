// plastimatch and Fiducial on the same synthetic files, each as whole processes, in one run.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { doseFile, imageFile, structureSetFile } from "./dicom-file.ts";
import { syntheticDose, syntheticStructures, type PlanSize } from "./synthetic-plan.ts";

const contourPoints = 238_000;
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
const rounds = 3;
const folder = join(import.meta.dirname, "../../out/bench-dosimetry");

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

const best = (work: () => void) => Math.min(...Array.from({ length: rounds }, () => seconds(work)));

function plastimatchVersion(): string | null {
  try {
    return execFileSync("plastimatch", ["--version"], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}

const version = plastimatchVersion();
console.log(version ?? "plastimatch is not installed (Debian: apt-get install plastimatch)");
for (const { size, ratioAtMost, memoryAtMostMb } of cases) {
  const here = join(folder, `${size.columns}x${size.rows}x${size.planes}`);
  rmSync(here, { recursive: true, force: true });
  mkdirSync(join(here, "dicom"), { recursive: true });
  const at = (name: string) => join(here, name);
  const structures = syntheticStructures(contourPoints);
  const dose = syntheticDose(size);
  writeFileSync(at("dicom/RS.dcm"), structureSetFile(structures, dose.frameOfReferenceUid));
  writeFileSync(at("dicom/RD.dcm"), doseFile(dose));
  // The image series gives plastimatch its grid, as in a clinic's export.
  for (let k = 0; k < 100; k++) {
    const bytes = imageFile(k + 1, -150 + 3 * k, dose.frameOfReferenceUid);
    writeFileSync(at(`dicom/CT.${k + 1}.dcm`), bytes);
  }
  const points = structures
    .flatMap((s) => s.contours)
    .reduce((n, c) => n + c.pointsMm.length / 3, 0);

  const files = [at("dicom/RS.dcm"), at("dicom/RD.dcm"), at("fiducial.csv"), at("cache")];
  let peakMb = 0;
  const fiducial = best(() => {
    const task = join(import.meta.dirname, "fiducial-task.ts");
    const text = execFileSync(process.execPath, [task, ...files], { encoding: "utf8" });
    peakMb = Math.max(peakMb, Number(JSON.parse(text).peakMb));
  });
  console.log(
    `${structures.length} structures, ${points} points, dose ${size.columns}×${size.rows}×${size.planes} at ${size.spacingMm} mm`,
  );
  console.log(
    `  fiducial     ${fiducial.toFixed(2)} s, ${peakMb.toFixed(0)} MB (at most ${memoryAtMostMb} MB)`,
  );
  if (version === null) continue;
  const quiet = { stdio: "ignore" as const };
  const plastimatch = best(() => {
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
  });
  const rows = readFileSync(at("plastimatch.csv"), "utf8").trim().split("\n").length;
  console.log(`  plastimatch  ${plastimatch.toFixed(2)} s (convert + dvh, ${rows} rows)`);
  console.log(`  ratio        ${(fiducial / plastimatch).toFixed(3)} (at most ${ratioAtMost})`);
}
