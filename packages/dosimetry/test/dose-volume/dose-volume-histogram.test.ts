import assert from "node:assert/strict";
import test from "node:test";
import {
  boxSolid,
  doseAtVolume,
  doseSum,
  DosimetryError,
  doseVolumeHistogram,
  loftSolid,
  planQuality,
  prescriptionIsodoses,
  slabSolid,
  transverseAxes,
  type DoseGrid,
  type DoseVolumeHistogram,
  type Solid,
  type Structure,
} from "@fiducial/dosimetry";
import { contoursOf, sphere } from "@fiducial/dosimetry/phantom";
import { doseAt, orientDose } from "../../src/dose-volume/oriented-dose.ts";
import { doseOf, type Point } from "./dose-of-formula.ts";

function histogram(solid: Solid, dose: DoseGrid, interpolation?: "cubic"): DoseVolumeHistogram {
  const dvh = doseVolumeHistogram(solid, dose, interpolation ? { interpolation } : {});
  assert.ok(dvh.kind === "histogram");
  return dvh;
}

const near = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

const bumpy = (x: number, y: number, z: number) =>
  20 + 8 * Math.sin(x / 9) + 6 * Math.cos(y / 7 + z / 11);

test("A cumulative curve starts at the whole volume, never rises and ends at the maximum", () => {
  const dvh = histogram(slabSolid(contoursOf(sphere(12), 2, 1), 2), doseOf(bumpy, [2, 2, 2], 16));
  near(dvh.volumeCm3[0]!, dvh.totalCm3, 1e-9);
  dvh.volumeCm3.forEach((v, i) => assert.ok(i === 0 || v <= dvh.volumeCm3[i - 1]!));
  assert.ok(dvh.minGy < dvh.meanGy && dvh.meanGy < dvh.maxGy);
  assert.equal(doseAtVolume(dvh, 0), dvh.maxGy);
  assert.equal(doseAtVolume(dvh, dvh.totalCm3), dvh.minGy);
});

test("Moving structure and grid together changes nothing", () => {
  const shift: Point = [13.37, -71.3, 402.9];
  const at = histogram(slabSolid(contoursOf(sphere(12), 2, 1), 2), doseOf(bumpy, [2, 2, 2], 16));
  const moved = histogram(
    slabSolid(contoursOf(sphere(12, shift), 2, shift[2] + 1), 2),
    doseOf((x, y, z) => bumpy(x - shift[0], y - shift[1], z - shift[2]), [2, 2, 2], 16, shift),
  );
  near(moved.totalCm3, at.totalCm3, 1e-6);
  near(moved.meanGy, at.meanGy, 1e-4);
  near(moved.maxGy, at.maxGy, 1e-3);
  near(doseAtVolume(moved, 1)!, doseAtVolume(at, 1)!, 2e-3);
});

test("The order of contours changes nothing", () => {
  const structure = contoursOf(sphere(12), 2, 1);
  const turned: Structure = { ...structure, contours: [...structure.contours].reverse() };
  const dose = doseOf(bumpy, [2, 2, 2], 16);
  assert.deepEqual(histogram(slabSolid(turned, 2), dose), histogram(slabSolid(structure, 2), dose));
});

test("A grid stored with other directions gives the same curve", () => {
  const dose = doseOf(bumpy, [2, 2, 2], 16);
  const [nx, ny, nz] = dose.frame.size;
  // Prone: both in-plane axes reversed.
  const reversed: DoseGrid = {
    ...dose,
    doseGy: Float32Array.from({ length: nx * ny * nz }, (_, at) => {
      const i = at % nx;
      const j = Math.floor(at / nx) % ny;
      const k = Math.floor(at / (nx * ny));
      return dose.doseGy[nx - 1 - i + nx * (ny - 1 - j + ny * k)]!;
    }),
    frame: {
      ...dose.frame,
      originMm: [-dose.frame.originMm[0], -dose.frame.originMm[1], dose.frame.originMm[2]],
      axes: [
        [-1, 0, 0],
        [0, -1, 0],
        [0, 0, 1],
      ],
    },
  };
  const solid = slabSolid(contoursOf(sphere(12), 2, 1), 2);
  const a = histogram(solid, dose);
  const b = histogram(solid, reversed);
  near(b.meanGy, a.meanGy, 1e-9);
  near(b.maxGy, a.maxGy, 1e-9);
});

test("What lies beyond the grid counts as receiving nothing, and is told", () => {
  const solid = slabSolid(contoursOf(sphere(12, [0, 0, 14]), 2, 1), 2);
  const dvh = histogram(
    solid,
    doseOf(() => 10, [2, 2, 2], 14),
  );
  near(dvh.totalCm3, 7.238, 0.05);
  // The grid reaches half a voxel beyond its last plane at 14 mm: a cap of 11 mm is outside.
  near(dvh.outsideGridCm3, (Math.PI * 121 * (36 - 11)) / 3000, 0.03);
  near(dvh.meanGy, 10 * (1 - dvh.outsideGridCm3 / dvh.totalCm3), 1e-6);
  assert.equal(dvh.minGy, 0);
  const away = slabSolid(contoursOf(sphere(12, [100, 0, 0]), 2, 1), 2);
  assert.deepEqual(
    doseVolumeHistogram(
      away,
      doseOf(() => 10, [2, 2, 2], 14),
    ),
    {
      kind: "none",
      because: "outside-grid",
    },
  );
});

test("A coarse grid reaches half a voxel beyond its outermost nodes in either interpolation", () => {
  const formulas = [(x: number) => 20 + x, (_x: number, y: number) => 20 + y, bumpy];
  for (const [axis, formula] of formulas.entries())
    for (const sign of [1, -1])
      for (const interpolation of [undefined, "cubic"] as const) {
        const at = (mm: number): Point =>
          [0, 1, 2].map((d) => (d === axis ? sign * mm : 0)) as never;
        // Nodes up to 12 mm, voxels up to 14 mm.
        const uniform = doseOf(() => 10, [4, 4, 4], 12);
        const across = slabSolid(contoursOf(sphere(12, at(12)), 1, 0.5), 1);
        const dvh = histogram(across, uniform, interpolation);
        // Across the lines strips are within or outside as a whole.
        near(dvh.outsideGridCm3, (Math.PI * 100 * (36 - 10)) / 3000, axis === 1 ? 0.09 : 0.01);
        near(dvh.meanGy, 10 * (1 - dvh.outsideGridCm3 / dvh.totalCm3), 1e-5);
        // Wholly in the outermost half voxel, where the dose of a node at 12 mm goes on.
        const dose = doseOf(formula, [4, 4, 4], 12);
        const within = histogram(
          slabSolid(contoursOf(sphere(0.9, at(13)), 0.2, 0.1), 0.2),
          dose,
          interpolation,
        );
        assert.equal(within.outsideGridCm3, 0);
        if (axis === 2) continue;
        near(within.minGy, 20 + sign * 12, 1e-4);
        near(within.maxGy, 20 + sign * 12, 1e-4);
      }
});

test("A radiosurgical dose on a 2.5 mm grid: lofted and cubic, PIV and GI are within 1.5 % and D95% within 1 %", () => {
  // Stanley et al. 2021: radial dose of a 10 mm target, 20 Gy at its surface.
  const [s1, s2, s3, s4] = [0.249, 7.019, 0.029, 1.927] as const;
  const radial = (cm: number) =>
    (20 / (1 - s1)) *
    (cm <= 0.5
      ? 1 - s1 * Math.exp(-s2 * (0.5 - cm))
      : s3 + (1 - s1 - s3) * Math.exp(-s4 * (cm - 0.5)));
  const halfMm =
    10 * (0.5 - Math.log((10 * (1 - s1)) / 20 / (1 - s1 - s3) - s3 / (1 - s1 - s3)) / s4);
  const piv = (4 / 3) * Math.PI * 0.125;
  const gi = (halfMm / 5) ** 3;
  const d95 = radial(0.5 * Math.cbrt(0.95));
  for (const centre of [
    [0, 0, 0],
    [0.4, 1.1, 0.7],
    [1.25, 1.25, 1.25],
    [2.1, 0.3, 1.8],
  ] as const) {
    const dose = doseOf(
      (x, y, z) => radial(Math.hypot(x - centre[0], y - centre[1], z - centre[2]) / 10),
      [2.5, 2.5, 2.5],
      40,
    );
    const dvh = histogram(loftSolid(contoursOf(sphere(5, centre), 2), 2), dose, "cubic");
    const quality = planQuality(dvh, prescriptionIsodoses(dose, 20));
    near(quality.prescriptionIsodoseCm3 / piv, 1, 0.015);
    near(quality.gradientIndex! / gi, 1, 0.015);
    near(doseAtVolume(dvh, 0.95 * dvh.totalCm3)! / d95, 1, 0.01);
  }
});

test("A Gaussian dose that reaches the prescription at the surface has CI 1 and GI (1 + 2 ln 2)^1.5", () => {
  const r = 12;
  const dose = doseOf(
    (x, y, z) => 10 * Math.exp(-(x * x + y * y + z * z) / (2 * r * r)),
    [2.5, 2.5, 2.5],
    40,
  );
  const dvh = histogram(loftSolid(contoursOf(sphere(r), 2, 1), 2), dose, "cubic");
  const quality = planQuality(dvh, prescriptionIsodoses(dose, 10 * Math.exp(-0.5)));
  near(quality.paddickConformityIndex!, 1, 0.02);
  near(quality.rtogConformityIndex, 1, 0.01);
  near(quality.gradientIndex! / (1 + 2 * Math.log(2)) ** 1.5, 1, 0.005);
  assert.equal(quality.isodoseReachesGridEdge, false);
});

test("A prescription that only the hottest point reaches has no isodose to hold anything against", () => {
  const dose = doseOf((x, y, z) => 40 - Math.hypot(x, y, z), [2.5, 2.5, 2.5], 30);
  const dvh = histogram(loftSolid(contoursOf(sphere(8), 2, 1), 2), dose, "cubic");
  for (const prescriptionGy of [39.9999, dvh.maxGy]) {
    const quality = planQuality(dvh, prescriptionIsodoses(dose, prescriptionGy));
    assert.ok(quality.coveredCm3 <= quality.prescriptionIsodoseCm3);
    assert.ok((quality.paddickConformityIndex ?? 0) <= 1);
    assert.ok((quality.gradientIndex ?? 0) < 1e9);
  }
});

test("Plans on different grids add where both reach", () => {
  const a = doseOf((x, y, z) => 20 + x + y - z, [2, 2, 2], 20);
  const b = doseOf((x) => 10 - x, [3, 3, 3], 12);
  const sum = doseSum([a, b]);
  assert.equal(sum.frame, a.frame);
  const [nx, ny] = a.frame.size;
  const at = (i: number, j: number, k: number) => sum.doseGy[i + nx * (j + ny * k)]!;
  // Node (11, 12, 9) is at (2, 4, −2): 28 + 8. Node 0 is beyond the second grid.
  near(at(11, 12, 9), 36, 1e-4);
  near(at(0, 0, 0), a.doseGy[0]!, 1e-6);
  assert.throws(() => doseSum([a, { ...b, frameOfReferenceUid: "9" }]), /one frame of reference/);
});

test("A sum reaches as far as any of its plans, in the steps of the finest", () => {
  const wide = doseOf(() => 7, [4, 4, 4], 40);
  const fine = doseOf((x) => 10 + x / 10, [2, 2, 2.5], 15);
  const sum = doseSum([wide, fine]);
  const oriented = orientDose(sum, sum.frame.axes)!;
  for (const nodes of [oriented.x, oriented.y, oriented.z]) {
    assert.ok(nodes[0]! <= -40 && nodes[0]! > -43, String(nodes[0]));
    assert.ok(nodes.at(-1)! >= 40 && nodes.at(-1)! < 43, String(nodes.at(-1)));
  }
  assert.deepEqual(sum.frame.spacingMm, [2, 2]);
  near(doseAt(oriented, 5, -3, 2), 7 + 10.5, 1e-5);
  near(doseAt(oriented, -33, 20, 38), 7, 1e-6);
  const far = { ...fine, frame: { ...fine.frame, originMm: [1e6, 1e6, 1e6] as const } };
  assert.throws(() => doseSum([wide, far]), /voxels/);
});

test("Where a structure receives nothing, all its volume receives nothing", () => {
  const solid = slabSolid(contoursOf(sphere(14), 2, 1), 2);
  for (const binWidthGy of [undefined, 0.001, 7]) {
    const dvh = doseVolumeHistogram(
      solid,
      doseOf(() => 0, [3, 3, 1.5], 6),
      { binWidthGy },
    );
    assert.ok(dvh.kind === "histogram");
    assert.deepEqual([...dvh.doseGy], [0]);
    assert.deepEqual([...dvh.volumeCm3], [dvh.totalCm3]);
    assert.deepEqual([dvh.minGy, dvh.meanGy, dvh.maxGy], [0, 0, 0]);
  }
});

test("Doses below zero count as nothing on the curve", () => {
  const solid = slabSolid(contoursOf(sphere(12), 2, 1), 2);
  for (const gy of [-1e-6, -0.4, -5])
    for (const binWidthGy of [undefined, 0.5]) {
      const dvh = doseVolumeHistogram(
        solid,
        doseOf(() => gy, [2, 2, 2], 16),
        { binWidthGy },
      );
      assert.ok(dvh.kind === "histogram");
      assert.deepEqual([...dvh.volumeCm3], [dvh.totalCm3]);
      assert.deepEqual([dvh.minGy, dvh.maxGy], [0, 0]);
      near(dvh.meanGy, gy, 1e-6);
    }
});

test("Doses beyond all measure are refused, and what comes after is as before", () => {
  const solid = slabSolid(contoursOf(sphere(12), 2, 1), 2);
  const dose = doseOf(bumpy, [2, 2, 2], 16);
  const before = histogram(solid, dose);
  for (const gy of [1e30, Infinity])
    assert.throws(
      () =>
        doseVolumeHistogram(
          solid,
          doseOf((x) => (x > 0 ? gy : 3), [2, 2, 2], 16),
        ),
      DosimetryError,
    );
  for (const binWidthGy of [0, -1, Number.NaN, 1e-9])
    assert.throws(() => doseVolumeHistogram(solid, dose, { binWidthGy }), DosimetryError);
  assert.deepEqual(histogram(solid, dose), before);
});

test("The same dose everywhere is the dose of a structure that leaves grids of one, two and many nodes", () => {
  const solid = slabSolid(contoursOf(sphere(7, [1, -2, 0]), 2, 1), 2);
  const halves = [0, 2, 8];
  for (const x of halves)
    for (const y of halves)
      for (const z of halves)
        for (const interpolation of ["trilinear", "cubic"] as const) {
          const all = doseOf(() => 7, [2, 2, 2], 8);
          const [columns, rows, planes] = [x, y, z].map((half) => half + 1) as [
            number,
            number,
            number,
          ];
          const dose: DoseGrid = {
            ...all,
            doseGy: new Float32Array(columns * rows * planes).fill(7),
            frame: {
              ...all.frame,
              size: [columns, rows, planes],
              originMm: [-x, -y, -z],
              planeOffsetsMm: Float64Array.from({ length: planes }, (_, k) => 2 * k),
            },
          };
          const dvh = doseVolumeHistogram(solid, dose, { interpolation });
          assert.ok(dvh.kind === "histogram");
          const inside = dvh.totalCm3 - dvh.outsideGridCm3;
          near(dvh.maxGy, 7, 1e-5);
          near(dvh.meanGy * dvh.totalCm3, 7 * inside, 1e-5);
          near(dvh.volumeCm3[1]!, inside, 1e-9);
          near(dvh.volumeCm3.at(-1)!, inside, 1e-9);
        }
});

test("A slab across more dose planes than are held at a time is as the same in pieces", () => {
  // Of the planes around the box sixteen are held; the slab takes forty, and reaches beyond the grid on both sides.
  const dose = doseOf((x, y, z) => bumpy(x, y, z) + 0.1 * z, [1, 1, 1], 140);
  const planes = dose.frame.planeOffsetsMm.slice(0, 40);
  const plane = dose.frame.size[0] * dose.frame.size[1];
  const few: DoseGrid = {
    ...dose,
    doseGy: dose.doseGy.slice(0, 40 * plane),
    frame: { ...dose.frame, size: [281, 281, 40], planeOffsetsMm: planes },
  };
  const box = (from: number, to: number): Solid =>
    boxSolid(transverseAxes, [-60.3, -50.2, from], [70.7, 80.9, to]);
  const heights = Array.from({ length: 24 }, (_, i) => -142.4 + 2.1 * i);
  const pieces = heights.slice(1).flatMap((to, i) => box(heights[i]!, to).slabs);
  const whole = histogram(box(heights[0]!, heights.at(-1)!), few);
  const cut = histogram({ axes: transverseAxes, slabs: pieces }, few);
  near(whole.totalCm3, cut.totalCm3, 1e-9);
  near(whole.outsideGridCm3, cut.outsideGridCm3, 1e-9);
  assert.ok(whole.outsideGridCm3 > 0);
  near(whole.maxGy, cut.maxGy, 1e-9);
  near(whole.meanGy, cut.meanGy, 1e-3);
  for (let i = 0; i < whole.doseGy.length; i += 100)
    near(whole.volumeCm3[i]!, cut.volumeCm3[i]!, 2e-3 * cut.totalCm3);
});
