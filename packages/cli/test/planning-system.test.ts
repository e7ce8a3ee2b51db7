import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fiducial, folderWith } from "./command.ts";
import { type DrawnBox, phantomFiles } from "./dicom-phantom.ts";

// Box of 20 mm in a dose that rises by 1 Gy a mm, 30 Gy at its middle: 8 cm³ from 20 to 40 Gy.
const ptv: DrawnBox = { name: "PTV", type: "PTV", low: [-10, -10, -10], high: [10, 10, 10] };

/** An export in the form of Monaco, of the same box shifted by some Gy. */
function monacoExport(plan: string, shiftGy: number): string {
  const rows = Array.from({ length: 50 }, (_, gy) => {
    const cm3 = Math.min(8, Math.max(0, 0.4 * (40 + shiftGy - gy)));
    return `PTV     ${gy.toFixed(3)}     ${cm3.toFixed(3)}`;
  });
  return [
    `Patient ID: phantom-1~Phantom | Plan Name: ${plan} | Resolution: 0.20(cm) | Bin Width: 1.00(Gy) | Dose Units: Gy | Volume Units: cm³`,
    "",
    "Structure Name               Bin Dose        Volume",
    ...rows,
    "",
    "2020-01-17-Fri 09:45:07",
    "",
  ].join("\n");
}

interface Answer {
  readonly plans: {
    readonly planningSystem: {
      readonly structure: string;
      readonly source: string;
      readonly meanDifferencePercent: number;
      readonly curvesAgree: boolean;
      readonly volumeCm3: { readonly theirs: number; readonly ours: number };
      readonly volumeAgrees: boolean;
      readonly doses: readonly {
        readonly name: string;
        readonly theirs: number;
        readonly ours: number;
      }[];
    }[];
  }[];
  readonly exported: {
    readonly dvhs: { readonly structure: string; readonly dosesGy: Record<string, number> }[];
  };
}

function folder(text: string): string {
  const { plan, dose, structureSet } = phantomFiles([ptv]);
  return folderWith({ plan, dose, "set.dcm": structureSet, "their/dvh.txt": text, "a.txt": "-" });
}

describe("fiducial dvh beside a planning system's own curves", () => {
  it("shows theirs and ours, and that they agree", async () => {
    const path = folder(monacoExport("Boxes", 0));
    const { stdout } = await fiducial("dvh", path, "--json");
    const [compared] = (JSON.parse(stdout) as Answer).plans[0]!.planningSystem;
    assert.equal(compared?.source, "Monaco");
    assert.ok(compared.meanDifferencePercent < 0.05 && compared.curvesAgree);
    assert.ok(Math.abs(compared.volumeCm3.theirs - compared.volumeCm3.ours) < 1e-6);
    assert.equal(compared.volumeAgrees, true);
    const median = compared.doses.find(({ name }) => name === "D50%")!;
    assert.ok(Math.abs(median.theirs - 30) < 0.01 && Math.abs(median.ours - 30) < 0.01);
    const text = await fiducial("dvh", path);
    assert.match(text.stdout, /PTV +Monaco +8\.00 \/ 8\.00 +yes +0\.0\d +yes/);
  });

  it("tells where they differ", async () => {
    const { stdout } = await fiducial("dvh", folder(monacoExport("Boxes", 1)), "--json");
    const [compared] = (JSON.parse(stdout) as Answer).plans[0]!.planningSystem;
    assert.equal(compared?.curvesAgree, false);
    // 1 of 20 Gy over 20 of 41 doses.
    assert.ok(compared.meanDifferencePercent > 2 && compared.meanDifferencePercent < 3);
  });

  it("works on exported curves alone, and passes over texts of other kinds", async () => {
    const path = folderWith({ "dvh.txt": monacoExport("SBRT", 0), "a.txt": "no curve" });
    const { stdout, code } = await fiducial("dvh", path, "--json");
    assert.equal(code, 0);
    const [dvh] = (JSON.parse(stdout) as Answer).exported.dvhs;
    assert.equal(dvh?.structure, "PTV");
    assert.ok(Math.abs(dvh.dosesGy["D50%"]! - 30) < 1e-6);
    assert.match((await fiducial("dvh", path)).stdout, /PTV +SBRT +Monaco, dvh\.txt.* 8\.00 /);
  });

  it("tells an export that is damaged", async () => {
    const damaged = monacoExport("Boxes", 0).replace("Dose Units: Gy", "Dose Units: Sv");
    const { stdout } = await fiducial("dvh", folder(damaged));
    assert.match(stdout, /Not read: their\/dvh\.txt/);
  });
});
