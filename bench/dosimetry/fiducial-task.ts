// One whole process: two files in, every histogram out as CSV. Prints time inside and peak memory.
import { readFileSync, writeFileSync } from "node:fs";
import { enableCompileCache } from "node:module";

const [, , structures = "", doses = "", out = "", cache = ""] = process.argv;
// An installed program is compiled once, not at every start.
enableCompileCache(cache);
const { planDosimetry, readDicom, readDoseGrid, readStructureSet } =
  await import("@fiducial/dosimetry");
const set = readStructureSet(readDicom(readFileSync(structures), { name: structures }));
const dose = await readDoseGrid(readDicom(readFileSync(doses), { name: doses }));
const plan = planDosimetry({ structures: set.structures, dose, prescriptionGy: null });
const lines = plan.structures.map(({ name, result }) =>
  result.histogram.kind === "histogram"
    ? `${name},${result.volumeCm3.toFixed(3)},${Array.from(result.histogram.volumeCm3, (v) => v.toFixed(3)).join(",")}`
    : `${name},,${result.histogram.because}`,
);
writeFileSync(out, `${lines.join("\n")}\n`);
console.log(JSON.stringify({ peakMb: process.resourceUsage().maxRSS / 1024 }));
