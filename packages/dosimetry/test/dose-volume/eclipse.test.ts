import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import {
  differenceOf,
  doseVolumeHistogram,
  readDicom,
  readDoseGrid,
  readStructureSet,
  sliceSpacing,
  slabSolid,
  solidVolume,
  unionOf,
  volumeAtDose,
  withMargin,
} from "@fiducial/dosimetry";

// A prostate plan with the curves that Eclipse exported and the label maps that SlicerRT made of it.
const folder = join(import.meta.dirname, "../../../../../shared/dicom/slicerrt");
const skip = existsSync(folder) ? false : "the Eclipse prostate case is not here";

const open = (name: string) =>
  readDicom(readFileSync(join(folder, "dicom_EclipseProstate", name)), { name });

/** Dose and percent of volume by structure, without the rows that are no part of a curve. */
function eclipseCurves(): Map<string, { dose: number; percent: number }[]> {
  const text = readFileSync(join(folder, "EclipseProstate_DvhTable_Eclipse.csv"), "utf8");
  const rows = text
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  const curves = new Map<string, { dose: number; percent: number }[]>();
  const header = rows[0]!;
  for (let column = 0; column + 1 < header.length; column += 2) {
    const name = /^(.*)_DvhArray/.exec(header[column]!)?.[1];
    if (name === undefined) continue;
    const points = rows.slice(1).map((row) => ({
      dose: Number(row[column]),
      percent: Number(row[column + 1]),
    }));
    // One row in a thousand has a dose out of order and belongs to nothing.
    curves.set(
      name.toLowerCase(),
      points.filter(({ dose }, i) => i === 0 || dose > points[i - 1]!.dose),
    );
  }
  return curves;
}

test(
  "Eclipse's own curves and ours differ by at most 0.35 % of the volume on average, and its volumes lie in the cap band",
  { skip },
  async () => {
    const { structures } = readStructureSet(open("RS.dcm"));
    const dose = await readDoseGrid(open("RD.dcm"));
    const spacing = sliceSpacing(structures)!;
    const volumes: Record<string, number> = {
      BODY: 10593,
      Bladder: 116.8,
      "Femoral Head Lt": 49.2,
      "Femoral Head RT": 50,
      PTV: 48.6,
      Rectum: 30.3,
    };
    const curves = eclipseCurves();
    for (const [name, eclipseCm3] of Object.entries(volumes)) {
      const structure = structures.find((s) => s.name === name)!;
      const solid = slabSolid(structure, spacing);
      const { withoutCapsCm3, withHalfSliceCm3 } = solid.capBand;
      // Eclipse prints one decimal.
      assert.ok(eclipseCm3 > withoutCapsCm3 - 0.05 && eclipseCm3 < withHalfSliceCm3 + 0.05, name);
      const dvh = doseVolumeHistogram(solid, dose);
      assert.ok(dvh.kind === "histogram");
      const points = curves.get(name.replaceAll(" ", "").toLowerCase())!;
      const sum = points.reduce((total, { dose: gy, percent }) => {
        return total + Math.abs((100 * volumeAtDose(dvh, gy)) / dvh.totalCm3 - percent);
      }, 0);
      assert.ok(sum / points.length <= 0.35, `${name}: ${sum / points.length} %`);
    }
  },
);

test("SlicerRT's booleans and margins of 5 mm have our volumes to 1 %", { skip }, () => {
  const { structures } = readStructureSet(open("RS.dcm"));
  const spacing = sliceSpacing(structures)!;
  const solid = (name: string) =>
    slabSolid(
      structures.find((s) => s.name === name)!,
      spacing,
    );
  const [bladder, ptv, rectum] = [solid("Bladder"), solid("PTV"), solid("Rectum")];
  for (const [name, made, cm3] of [
    ["Bladder − PTV", differenceOf(bladder, ptv), 117.655],
    ["Bladder ∪ PTV", unionOf(bladder, ptv), 166.867],
    ["Bladder + 5 mm", withMargin(bladder, 5), 200.329],
    ["Rectum + 5 mm", withMargin(rectum, 5), 82.512],
    ["Bladder − 5 mm", withMargin(bladder, -5), 60.012],
  ] as const) {
    const ours = solidVolume(made);
    assert.ok(Math.abs(ours / cm3 - 1) <= 0.01, `${name}: ${ours} cm³, not ${cm3}`);
  }
});
