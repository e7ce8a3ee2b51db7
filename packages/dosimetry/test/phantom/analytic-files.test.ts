import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  doseVolumeHistogram,
  loftSolid,
  readDicom,
  readDoseGrid,
  readStructureSet,
  slabSolid,
  solidVolume,
  volumeAtDose,
} from "@fiducial/dosimetry";
import { type DicomIdentity, doseFile, structureSetFile } from "@fiducial/dosimetry/phantom";
import {
  cone,
  contoursOf,
  cylinder,
  doseOf,
  type Point,
  type Shape,
  sphere,
  volumeBeyond,
} from "../dose-volume/analytic-phantoms.ts";

const identity: DicomIdentity = {
  patientId: "SHAPES",
  sex: "O",
  studyDate: "20200102",
  uidRoot: "analytic",
};

/** What the writer of synthetic patients writes of a shape, read again. */
function writtenShape(shape: Shape, sliceMm: number) {
  const bytes = structureSetFile(identity, [contoursOf(shape, sliceMm, sliceMm / 2)], null);
  return readStructureSet(readDicom(bytes, { name: "RS.dcm" })).structures[0]!;
}

/** What it writes of a dose in 32 bits, read again. */
async function writtenDose(
  formula: (x: number, y: number, z: number) => number,
  spacing: Point,
  half: number,
) {
  const { doseGy, frame } = doseOf(formula, spacing, half);
  const grid = { size: frame.size, originMm: frame.originMm, spacingMm: spacing };
  return readDoseGrid(readDicom(doseFile(identity, grid, doseGy, 32), { name: "RD.dcm" }));
}

function near(found: number, truth: number, percent: number, what: string): void {
  const off = 100 * Math.abs(found / truth - 1);
  assert.ok(off <= percent, `${what}: ${found} instead of ${truth}, ${off.toFixed(3)} %`);
}

// The formulas are those of a sphere's cap, a circle's segment and a cone's top; 24 mm across, as in Nelms et al. 2015.
describe("analytic shapes, written as DICOM and read again", () => {
  for (const shape of [sphere(12), cylinder(12, 24), cone(12, 24)])
    it(`have the volume and the dose–volume curve of their formulas: ${shape.name}`, async () => {
      const solid = slabSolid(writtenShape(shape, 0.2), 0.2);
      near(solidVolume(solid), shape.volumeMm3 / 1000, 0.1, "volume");
      for (const gradient of ["AP", "SI"] as const) {
        const dose = await writtenDose(
          (_x, y, z) => 16 + (gradient === "AP" ? y : z),
          [1, 1, 1],
          15,
        );
        const histogram = doseVolumeHistogram(solid, dose);
        assert.ok(histogram.kind === "histogram");
        const beyond = volumeBeyond[shape.name]![gradient](12, 24);
        for (const gy of [8, 12, 16, 20])
          near(volumeAtDose(histogram, gy), beyond(gy - 16) / 1000, 0.5, `${gradient} V${gy}Gy`);
      }
    });

  it("have the volume within the isodoses of a Gaussian and of a radiosurgical dose", async () => {
    const solid = loftSolid(writtenShape(sphere(20), 2), 2);
    const [sigma, peak] = [12, 10];
    const gaussian = await writtenDose(
      (x, y, z) => peak * Math.exp(-(x * x + y * y + z * z) / (2 * sigma * sigma)),
      [1, 1, 1],
      24,
    );
    const inGaussian = doseVolumeHistogram(solid, gaussian);
    assert.ok(inGaussian.kind === "histogram");
    for (const gy of [5, 6, 8]) {
      const radius = sigma * Math.sqrt(2 * Math.log(peak / gy));
      near(volumeAtDose(inGaussian, gy), (4 / 3) * Math.PI * (radius / 10) ** 3, 1, `V${gy}Gy`);
    }

    // Stanley et al. 2021: a target of 20 mm with 20 Gy at its surface; lengths in cm.
    const surface = 1;
    const [s1, s2, s3, s4] = [0.249, 7.019, 0.029, 1.927];
    const radial = (r: number) =>
      (20 / (1 - s1)) *
      (r <= surface
        ? 1 - s1 * Math.exp(-s2 * (surface - r))
        : s3 + (1 - s1 - s3) * Math.exp(-s4 * (r - surface)));
    const radiosurgical = await writtenDose(
      (x, y, z) => radial(Math.hypot(x, y, z) / 10),
      [1, 1, 1],
      24,
    );
    const inTail = doseVolumeHistogram(solid, radiosurgical);
    assert.ok(inTail.kind === "histogram");
    for (const part of [0.3, 0.5, 0.8]) {
      const radius = surface - Math.log((part * (1 - s1) - s3) / (1 - s1 - s3)) / s4;
      near(
        volumeAtDose(inTail, 20 * part),
        (4 / 3) * Math.PI * Math.min(radius, 2) ** 3,
        1,
        `V${100 * part}%`,
      );
    }
  });
});
