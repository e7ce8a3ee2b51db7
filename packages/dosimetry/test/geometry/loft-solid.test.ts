import assert from "node:assert/strict";
import test from "node:test";
import { doseAtVolume, doseVolumeHistogram, loftSolid, solidVolume } from "@fiducial/dosimetry";
import {
  contoursOf,
  cylinder,
  doseOfVolume,
  linearDose,
  sphere,
} from "@fiducial/dosimetry/phantom";
import { doseOf, type Point } from "../dose-volume/dose-of-formula.ts";

/** Placements on a lattice of thirds of the grid and the slice. */
function placements(grid: number, slice: number): Point[] {
  const thirds = [0.11, 0.46, 0.79];
  return thirds.flatMap((a) =>
    thirds.flatMap((b) => thirds.map((c) => [a * grid, b * grid, c * slice] as const)),
  );
}

function worst(diameter: number, slice: number): { volumePercent: number; boundaryMm: number } {
  const r = diameter / 2;
  const truth = (4 / 3) * Math.PI * r ** 3;
  let volumePercent = 0;
  let boundaryMm = 0;
  for (const centre of placements(2.5, slice)) {
    const solid = loftSolid(contoursOf(sphere(r, centre, 180), slice), slice);
    const error = Math.abs((solidVolume(solid) * 1000) / truth - 1) * 100;
    volumePercent = Math.max(volumePercent, error);
    for (const axis of [0, 2] as const) {
      const dose = doseOf((...point) => 50 + point[axis] - centre[axis], [2.5, 2.5, 2.5], 20);
      const dvh = doseVolumeHistogram(solid, dose);
      assert.ok(dvh.kind === "histogram");
      for (const share of [0.99, 0.95, 0.05, 0.02]) {
        const expected = doseOfVolume(linearDose(sphere(r), "SI", 50), share * truth);
        const found = doseAtVolume(dvh, share * dvh.totalCm3)!;
        boundaryMm = Math.max(boundaryMm, Math.abs(found - expected));
      }
    }
  }
  return { volumePercent, boundaryMm };
}

test("Lofted spheres of 10 to 20 mm keep their volume to 0.3 % and their boundary to 0.05 mm wherever they lie", () => {
  for (const [diameter, slice] of [
    [10, 1],
    [10, 2],
    [20, 3],
  ] as const) {
    const { volumePercent, boundaryMm } = worst(diameter, slice);
    assert.ok(volumePercent <= 0.3, `${diameter}/${slice} mm: ${volumePercent} %`);
    assert.ok(boundaryMm <= 0.05, `${diameter}/${slice} mm: ${boundaryMm} mm`);
  }
});

test("A lofted sphere of 5 mm on slices of 1 mm keeps its volume to 0.5 %", () => {
  assert.ok(worst(5, 1).volumePercent <= 0.5);
});

test("Two balls in one structure close as each does by itself, beside each other and one above the other", () => {
  for (const height of [5, 7.3, 11, 13.4]) {
    const balls = [sphere(6, [0, 0, 0.3]), sphere(5, [22, 1, height])];
    const contours = balls.flatMap((ball) => contoursOf(ball, 2).contours);
    const solid = loftSolid({ ...contoursOf(balls[0]!, 2), contours }, 2);
    const truth = balls.reduce((sum, { volumeMm3 }) => sum + volumeMm3, 0);
    assert.ok(Math.abs((solidVolume(solid) * 1000) / truth - 1) <= 0.003, `${height} mm`);
  }
});

test("Crossing rings of a loft stay one region by the even–odd rule", () => {
  const twice = [sphere(8, [0, 0, 0.3]), sphere(8, [4, 0, 0.3])];
  const contours = twice.flatMap((ball) => contoursOf(ball, 2).contours);
  const structure = { ...contoursOf(twice[0]!, 2), contours };
  // Two balls less twice the lens that both share: π (4r + d)(2r − d)²/12.
  const expected = 2 * twice[0]!.volumeMm3 - (2 * Math.PI * (32 + 4) * (16 - 4) ** 2) / 12;
  assert.ok(Math.abs((solidVolume(loftSolid(structure, 2)) * 1000) / expected - 1) < 0.03);
});

test("A lofted cylinder ends in caps of half a slice's volume", () => {
  const solid = loftSolid(contoursOf(cylinder(10, 20), 2, 1), 2);
  // Ten contours: nine slices between them, and half a slice at each end.
  assert.ok(Math.abs(solidVolume(solid) / ((Math.PI * 100 * 20) / 1000) - 1) < 0.005);
});

test("A ring too small for the field's nodes does not keep the loft from ending", () => {
  const solid = loftSolid(contoursOf(sphere(5, [0, 0, 0.9999], 60), 2), 2);
  assert.ok(Math.abs(solidVolume(solid) / 0.5236 - 1) < 0.02);
});

test("A loft of metres on many slices takes a coarser grid, not more memory", () => {
  const solid = loftSolid(contoursOf(cylinder(2000, 160), 1, 0.5), 1);
  const held = process.memoryUsage().arrayBuffers;
  assert.ok(held < 600e6, `${held} bytes`);
  const middle = solid.slabs[80]!;
  const expected = Math.PI * 2000 ** 2;
  assert.ok(Math.abs(middle.sectionAt(middle.fromMm).areaMm2() / expected - 1) < 0.005);
});

test("A lofted tube with a thin wall keeps its wall, and ends in caps of two thirds of a slice", () => {
  const outer = contoursOf(cylinder(12, 30), 3, 1.5);
  const inner = contoursOf(cylinder(9, 30), 3, 1.5);
  const tube = { ...outer, contours: [...outer.contours, ...inner.contours] };
  // Ten contours 3 mm apart; in a cap the wall narrows as a square root.
  const expected = (Math.PI * (144 - 81) * (27 + 2 * 2)) / 1000;
  assert.ok(Math.abs(solidVolume(loftSolid(tube, 3)) / expected - 1) < 0.01);
});
