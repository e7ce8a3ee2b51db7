// One whole process: two files in, every histogram out as CSV. Prints time inside and peak memory.
import { readFileSync, writeFileSync } from "node:fs";
import { planDosimetry, readDicom, readDoseGrid, readStructureSet } from "@fiducial/dosimetry";

const [, , structures = "", doses = "", out = ""] = process.argv;
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
