import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  doseAtVolume,
  doseVolumeHistogram,
  loftSolid,
  matchedObjects,
  objectHeader,
  planQuality,
  prescriptionIsodoses,
  readDicom,
  readDoseGrid,
  readPlan,
  readStructureSet,
  slabSolid,
  solidVolume,
  volumeAtDose,
} from "@fiducial/dosimetry";
import {
  analyticFiles,
  type AnalyticRequest,
  analyticShapes,
  type AnalyticTruth,
  type DicomIdentity,
  hasFormula,
} from "@fiducial/dosimetry/phantom";

const identity: DicomIdentity = {
  patientId: "SHAPES",
  sex: "O",
  studyDate: "20200102",
  uidRoot: "analytic",
};

// 24 mm across as in Nelms et al. 2015.
const request: AnalyticRequest = {
  shape: "sphere",
  diameterMm: 24,
  lengthMm: 24,
  dose: "linear-si",
  sliceMm: 1,
  doseGridMm: 1,
};

/** What the files say of a shape, and what is written beside them. */
async function written(changes: Partial<AnalyticRequest>) {
  const files = analyticFiles(identity, { ...request, ...changes });
  const open = (name: string) =>
    readDicom(files.find((file) => file.name === name)!.bytes, { name });
  const bytes = files.find(({ name }) => name === "truth.json")!.bytes;
  const truth = JSON.parse(new TextDecoder().decode(bytes)) as AnalyticTruth & {
    readonly prescriptionGy: number;
    readonly dose: Readonly<Record<string, unknown>>;
  };
  return {
    names: files.map(({ name }) => name),
    open,
    structure: readStructureSet(open("RS.dcm")).structures[0]!,
    dose: await readDoseGrid(open("RD.dcm")),
    truth,
  };
}

function near(found: number, truth: number, percent: number, what: string): void {
  const off = 100 * Math.abs(found / truth - 1);
  assert.ok(off <= percent, `${what}: ${found} instead of ${truth}, ${off.toFixed(3)} %`);
}

describe("analytic shapes, written as DICOM and read again", () => {
  for (const shape of analyticShapes)
    it(`have the volume, the doses and the curve of their formulas in linear doses: ${shape}`, async () => {
      for (const along of ["linear-ap", "linear-si"] as const) {
        const { structure, dose, truth } = await written({ shape, dose: along, sliceMm: 0.2 });
        const solid = slabSolid(structure, 0.2);
        near(solidVolume(solid), truth.volumeCm3, 0.1, "volume");
        const histogram = doseVolumeHistogram(solid, dose);
        assert.ok(histogram.kind === "histogram");
        near(histogram.minGy, truth.doses.Dmin, 1, `${along} Dmin`);
        near(histogram.maxGy, truth.doses.Dmax, 0.5, `${along} Dmax`);
        near(histogram.meanGy, truth.doses.Dmean, 0.1, `${along} Dmean`);
        for (const percent of [99, 95, 5, 1] as const)
          near(
            doseAtVolume(histogram, (percent / 100) * histogram.totalCm3)!,
            truth.doses[`D${percent}%`],
            0.5,
            `${along} D${percent}%`,
          );
        for (const i of [10, 40, 70]) {
          const { doseGy, volumeCm3 } = truth.curve[i]!;
          near(volumeAtDose(histogram, doseGy), volumeCm3, 1, `${along} V${doseGy}Gy`);
        }
      }
    });

  it("are 24 mm across in 4 to 28 Gy as Nelms et al. have them, and in more where they are larger", async () => {
    const { truth } = await written({});
    assert.deepEqual([truth.doses.Dmin, truth.doses.Dmax], [4, 28]);
    assert.ok(Math.abs(truth.volumeCm3 - 7.238) < 0.001);
    const cone = (await written({ shape: "cone" })).truth;
    // Its centroid lies a quarter of the height above the base, 6 mm below the middle.
    assert.ok(Math.abs(cone.doses.Dmean - 10) < 1e-6);
    const large = await written({ diameterMm: 80, lengthMm: 80, doseGridMm: 3 });
    assert.ok(large.truth.doses.Dmin > 0);
    assert.ok(large.dose.doseGy.every((gy) => gy > 0));
  });

  it("have the isodoses of a Gaussian and of a radiosurgical dose", async () => {
    const gaussian = await written({ dose: "gaussian" });
    const radiosurgical = await written({ dose: "radiosurgical", diameterMm: 20 });
    assert.ok(
      Math.abs(gaussian.truth.indices!.gradientIndex - (1 + 2 * Math.log(2)) ** 1.5) < 1e-9,
    );
    assert.ok(Math.abs(gaussian.truth.prescriptionGy - 10 * Math.exp(-0.5)) < 1e-9);
    assert.ok(Math.abs(radiosurgical.truth.prescriptionGy - 20) < 1e-9);
    for (const { structure, dose, truth } of [gaussian, radiosurgical]) {
      const histogram = doseVolumeHistogram(loftSolid(structure, 1), dose, {
        interpolation: "cubic",
      });
      assert.ok(histogram.kind === "histogram");
      const quality = planQuality(histogram, prescriptionIsodoses(dose, truth.prescriptionGy));
      const { indices, doses } = truth;
      near(quality.targetCm3, truth.volumeCm3, 0.1, "volume");
      near(quality.prescriptionIsodoseCm3, indices!.prescriptionIsodoseCm3, 1, "PIV");
      near(quality.halfIsodoseCm3, indices!.halfIsodoseCm3, 1, "half");
      near(quality.gradientIndex!, indices!.gradientIndex, 1, "GI");
      near(doseAtVolume(histogram, 0.95 * histogram.totalCm3)!, doses["D95%"], 0.5, "D95%");
      near(histogram.meanGy, doses.Dmean, 0.5, "Dmean");
      assert.equal(quality.isodoseReachesGridEdge, false);
    }
  });

  it("are a plan that matches, without beams, with the dose at the surface or in the middle prescribed", async () => {
    const { names, open, truth } = await written({ dose: "radiosurgical" });
    const headers = names.filter((name) => name.endsWith(".dcm")).map((n) => objectHeader(open(n)));
    assert.deepEqual(matchedObjects(headers).mismatches, []);
    const plan = readPlan(open("RP.dcm"));
    assert.equal(plan.beams.length, 0);
    assert.equal(plan.doseReferences[0]!.prescriptionGy, truth.prescriptionGy);
  });

  it("have formulas for round doses in a sphere only", () => {
    assert.ok(hasFormula({ shape: "sphere", dose: "gaussian" }));
    assert.ok(!hasFormula({ shape: "cone", dose: "gaussian" }));
    assert.ok(hasFormula({ shape: "rotated-cone", dose: "linear-ap" }));
  });
});
