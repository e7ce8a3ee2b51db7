// Writes the files of a synthetic plan into a folder, and tells what is in them.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type DicomIdentity,
  doseFile,
  imageFiles,
  structureSetFile,
  type VoxelGrid,
} from "@fiducial/dosimetry/phantom";
import { syntheticDose, syntheticStructures, type PlanSize } from "./synthetic-plan.ts";

const contourPoints = 238_000;
const identity: DicomIdentity = {
  patientId: "BENCH",
  sex: "O",
  studyDate: "20200102",
  uidRoot: "bench",
};
const ct: VoxelGrid = {
  size: [512, 512, 100],
  originMm: [-249.5, -249.5, -150],
  spacingMm: [0.976562, 0.976562, 3],
};

const [, , folder, size] = process.argv as [string, string, string, string];
const dicom = join(folder, "dicom");
rmSync(folder, { recursive: true, force: true });
mkdirSync(dicom, { recursive: true });
const structures = syntheticStructures(contourPoints);
const { grid, doseGy } = syntheticDose(JSON.parse(size) as PlanSize);
writeFileSync(join(dicom, "RS.dcm"), structureSetFile(identity, structures, null));
writeFileSync(join(dicom, "RD.dcm"), doseFile(identity, grid, doseGy, 32));
// The image series gives plastimatch its grid, as in a clinic's export: a CT of water.
const water = new Int16Array(ct.size[0] * ct.size[1] * ct.size[2]);
for (const [k, bytes] of imageFiles(identity, ct, water).entries())
  writeFileSync(join(dicom, `CT.${k + 1}.dcm`), bytes);
const points = structures
  .flatMap(({ contours }) => contours)
  .reduce((sum, { pointsMm }) => sum + pointsMm.length / 3, 0);
process.stdout.write(`${structures.length} structures, ${points} points`);
