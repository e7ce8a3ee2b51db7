import assert from "node:assert/strict";
import test from "node:test";
import { doseAtVolume, doseVolumeHistogram, slabSolid, solidVolume } from "@fiducial/dosimetry";
import {
  analyticTruth,
  cone,
  contoursOf,
  cylinder,
  linearDose,
  rotatedCone,
  rotatedCylinder,
  sphere,
} from "@fiducial/dosimetry/phantom";
import { doseOf, type Point } from "./dose-of-formula.ts";

// Nelms et al., Med Phys 2015;42:4435: 24 mm shapes, 16 Gy at the centre, 1 Gy/mm, contours in the
// middle of slices that tile the shape.
const shapes = [
  sphere(12),
  cylinder(12, 24),
  cone(12, 24),
  rotatedCylinder(12, 24),
  rotatedCone(12, 24),
];

interface Parameter {
  readonly name: string;
  readonly errorPercent: number;
}

function parameters(contourMm: number, grid: Point): Parameter[] {
  const all: Parameter[] = [];
  for (const shape of shapes) {
    const solid = slabSolid(contoursOf(shape, contourMm, contourMm / 2), contourMm);
    const add = (name: string, value: number | null, truth: number) => {
      assert.ok(value !== null, name);
      all.push({ name: `${shape.name} ${name}`, errorPercent: (value / truth - 1) * 100 });
    };
    add("volume", solidVolume(solid), shape.volumeMm3 / 1000);
    for (const gradient of ["AP", "SI"] as const) {
      const dose = doseOf((_x, y, z) => 16 + (gradient === "AP" ? y : z), grid, 15);
      const dvh = doseVolumeHistogram(solid, dose);
      assert.ok(dvh.kind === "histogram");
      const truth = analyticTruth(shape, linearDose(shape, gradient, 16)).doses;
      // The centroid of a cone lies a quarter of its height from the base.
      const mean = shape.name === "cone" && gradient === "SI" ? 10 : 16;
      add(`${gradient} Dmin`, dvh.minGy, 4);
      add(`${gradient} Dmax`, dvh.maxGy, 28);
      add(`${gradient} Dmean`, dvh.meanGy, mean);
      for (const percent of [99, 95, 5, 1] as const) {
        const value = doseAtVolume(dvh, (percent / 100) * dvh.totalCm3);
        add(`${gradient} D${percent}%`, value, truth[`D${percent}%`]);
      }
      add(`${gradient} D0.03cc`, doseAtVolume(dvh, 0.03), truth["D0.03cc"]!);
    }
  }
  return all;
}

const off = (all: readonly Parameter[], percent: number) =>
  all.filter((p) => Math.abs(p.errorPercent) > percent).map((p) => p.name);

test("Nelms Test 1: finest contours on every grid leave no parameter off by more than 1 %", () => {
  const grids: Point[] = [
    [0.4, 0.2, 0.4],
    [1, 1, 1],
    [2, 2, 2],
    [3, 3, 3],
  ];
  const all = grids.flatMap((grid) => parameters(0.2, grid));
  assert.equal(all.length, 340);
  assert.deepEqual(off(all, 1), []);
});

test("Nelms Test 2: matched contours and grids of 1, 2 and 3 mm leave at most 6 of 255 off by more than 3 %", () => {
  const all = [1, 2, 3].flatMap((mm) => parameters(mm, [mm, mm, mm]));
  assert.equal(all.length, 255);
  assert.ok(off(all, 3).length <= 6, off(all, 3).join(", "));
});

test("A slab histogram equals the sum of disc formulas for the contours as drawn", () => {
  const spacing = 3;
  const structure = contoursOf(sphere(12), spacing, 1.5);
  const dvh = doseVolumeHistogram(
    slabSolid(structure, spacing),
    doseOf((_x, y) => 16 + y, [3, 3, 3], 15),
  );
  assert.ok(dvh.kind === "histogram");
  for (const dose of [6, 10, 16, 21, 27]) {
    let truth = 0;
    for (let z = -10.5; z <= 10.5; z += spacing) {
      const r = Math.sqrt(144 - z * z);
      const t = Math.min(r, Math.max(-r, dose - 16));
      truth += spacing * (r * r * Math.acos(t / r) - t * Math.sqrt(r * r - t * t));
    }
    const index = Math.round(dose / 0.01);
    assert.ok(Math.abs(dvh.volumeCm3[index]! * 1000 - truth) < 2, `${dose} Gy`);
  }
});

test("An end that widens has its extremes at the end of the half slice, and one that steps out or narrows at its contour", () => {
  const circle = (r: number, z: number) => ({
    pointsMm: Float64Array.from({ length: 1080 }, (_, i) =>
      i % 3 === 2
        ? z
        : r * (i % 3 === 0 ? Math.cos : Math.sin)((Math.PI * Math.floor(i / 3)) / 180),
    ),
    geometricType: "CLOSED_PLANAR" as const,
    referencedImageUid: null,
  });
  const lowest = (...radii: number[]) => {
    const contours = radii.map((r, k) => circle(r, 2 * k));
    const structure = { ...contoursOf(sphere(1), 1), contours };
    const dvh = doseVolumeHistogram(
      slabSolid(structure, 2),
      doseOf((x) => 50 + x, [2, 2, 2], 24),
    );
    assert.ok(dvh.kind === "histogram");
    return 50 - dvh.minGy;
  };
  // From 9 to 10 mm within a slice: 10.5 mm half a slice on.
  assert.ok(Math.abs(lowest(9, 9, 10) - 10.5) < 0.001);
  assert.ok(Math.abs(lowest(10, 9, 9) - 10.5) < 0.001);
  assert.ok(Math.abs(lowest(9, 9, 15) - 15) < 0.001);
  assert.ok(Math.abs(lowest(9, 10, 9) - 10) < 0.001);
});
