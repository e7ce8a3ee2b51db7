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
/** As many doses as plastimatch writes. */
const points = 256;
const lines = plan.structures.map(({ name, result: { histogram, volumeCm3 } }) => {
  if (histogram.kind === "none") return `${name},,${histogram.because}`;
  const every = Math.max(1, Math.ceil(histogram.volumeCm3.length / points));
  const curve = histogram.volumeCm3.filter((_, i) => i % every === 0);
  return `${name},${volumeCm3.toFixed(3)},${Array.from(curve, (v) => v.toFixed(3)).join(",")}`;
});
writeFileSync(out, `${lines.join("\n")}\n`);
console.log(JSON.stringify({ peakMb: process.resourceUsage().maxRSS / 1024 }));
