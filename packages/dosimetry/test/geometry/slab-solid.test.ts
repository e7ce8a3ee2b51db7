import assert from "node:assert/strict";
import test from "node:test";
import {
  differenceOf,
  intersectionOf,
  loftSolid,
  ringAround,
  slabSolid,
  sliceSpacing,
  solidVolume,
  transverseAxes,
  boxSolid,
  unionOf,
  withMargin,
  type Contour,
  type Structure,
} from "@fiducial/dosimetry";
import { contoursOf, sphere } from "@fiducial/dosimetry/phantom";

function square(x: number, y: number, half: number, z: number, type = "CLOSED_PLANAR"): Contour {
  const corners = [
    [x - half, y - half],
    [x + half, y - half],
    [x + half, y + half],
    [x - half, y + half],
  ] as const;
  return {
    pointsMm: Float64Array.from(corners.flatMap(([a, b]) => [a, b, z])),
    geometricType: type,
    referencedImageUid: null,
  };
}

const structure = (contours: readonly Contour[]): Structure => ({
  number: 1,
  name: "S",
  interpretedType: null,
  colour: null,
  contours,
});

const near = (actual: number, expected: number, tolerance = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

test("Three squares of 20 mm on slices of 3 mm are 3.6 cm³, of which the caps are 1.2", () => {
  const solid = slabSolid(structure([0, 3, 6].map((z) => square(0, 0, 10, z))), 3);
  near(solidVolume(solid), 3.6);
  near(solid.capBand.withHalfSliceCm3, 3.6);
  near(solid.capBand.withoutCapsCm3, 2.4);
});

test("A ring in a ring is a hole, whatever way it runs and whatever order it comes in", () => {
  const hole = square(2, 1, 4, 0, "CLOSEDPLANAR_XOR");
  const backwards = {
    ...hole,
    pointsMm: Float64Array.from(
      [3, 2, 1, 0].flatMap((i) => [...hole.pointsMm.subarray(3 * i, 3 * i + 3)]),
    ),
  };
  const outer = square(0, 0, 10, 0);
  for (const contours of [
    [outer, hole],
    [backwards, outer],
  ]) {
    near(solidVolume(slabSolid(structure(contours), 5)), (5 * (400 - 64)) / 1000);
  }
});

test("A keyhole contour encloses what lies between its outer and inner path", () => {
  const path = [
    [-10, -10],
    [10, -10],
    [10, 10],
    [-10, 10],
    [-10, 0],
    [-4, 0],
    [-4, 4],
    [4, 4],
    [4, -4],
    [-4, -4],
    [-4, 0],
    [-10, 0],
  ];
  const contour = {
    ...square(0, 0, 1, 0),
    pointsMm: Float64Array.from(path.flatMap((p) => [...p, 0])),
  };
  near(solidVolume(slabSolid(structure([contour]), 5)), (5 * (400 - 64)) / 1000);
});

test("A contour drawn twice counts once, from wherever it begins and whatever way it runs", () => {
  const contours = [0, 2, 4].map((z) => square(0, 0, 10, z));
  const [x = 0, y = 0, z = 0, ...rest] = contours[1]!.pointsMm;
  const turned = { ...contours[1]!, pointsMm: Float64Array.of(...rest, x, y, z) };
  const points = Array.from({ length: 4 }, (_, i) => [
    ...contours[2]!.pointsMm.subarray(3 * i, 3 * i + 3),
  ]);
  const reversed = {
    ...contours[2]!,
    pointsMm: Float64Array.from(points.toReversed().flat()),
  };
  const solid = slabSolid(structure([...contours, turned, reversed]), 2);
  near(solidVolume(solid), 2.4);
  assert.deepEqual(solid.findings, [{ kind: "repeated-contours", structure: "S", count: 2 }]);
});
test("Open and point contours enclose nothing and are reported", () => {
  const point = { ...square(0, 0, 1, 0, "POINT"), pointsMm: Float64Array.of(0, 0, 0) };
  const solid = slabSolid(
    structure([square(0, 0, 5, 0), square(0, 0, 9, 0, "OPEN_PLANAR"), point]),
    2,
  );
  near(solidVolume(solid), 0.2);
  assert.deepEqual(solid.findings, [{ kind: "open-contours", structure: "S", count: 2 }]);
});

test("Contours beyond 10 m, as damaged files have them, are left out and reported", () => {
  const drawn = square(3000, 0, 5, 0);
  for (const millimetres of [1e5, 1e9, 1e100, 1e308, Number.NaN, Infinity]) {
    const pointsMm = Float64Array.of(0, 0, 0, millimetres, 0, 0, 0, 7, 0);
    const solid = slabSolid(structure([drawn, { ...drawn, pointsMm }]), 2);
    near(solidVolume(solid), 0.2);
    assert.deepEqual(solid.findings, [{ kind: "unusable-contours", structure: "S", count: 1 }]);
  }
});

test("Planes more than 1.5 spacings apart bound a gap that stays empty", () => {
  const solid = slabSolid(structure([0, 2, 8, 10].map((z) => square(0, 0, 10, z))), 2);
  near(solidVolume(solid), 4 * 0.8);
  assert.deepEqual(solid.findings, [
    { kind: "gap", structure: "S", fromMm: 2, toMm: 8, spacingMm: 2 },
  ]);
});

test("A structure drawn throughout on wider slices than its set has its own spacing", () => {
  const planes = [-6, -3, 0, 3, 6].map((z) => square(0, 0, 10, z));
  const solid = slabSolid(structure(planes), 1);
  near(solidVolume(solid), 5 * 1.2);
  near(solidVolume(loftSolid(structure(planes), 1)), 5 * 1.2, 0.02);
  assert.deepEqual(solid.findings, [
    { kind: "wider-slices", structure: "S", ownMm: 3, spacingMm: 1 },
  ]);
  // Parts of a target on single slices, and slices left out here and there, stay apart.
  near(solidVolume(slabSolid(structure(planes.slice(1)), 1)), 4 * 0.4);
  const left = [0, 1, 2, 5, 6, 9, 12].map((z) => square(0, 0, 10, z));
  near(solidVolume(slabSolid(structure(left), 1)), 7 * 0.4);
});
test("Spacing comes from the whole set, so a structure on one slice has its thickness", () => {
  const many = structure([0, 2.5, 5, 7.5].map((z) => square(0, 0, 10, z)));
  const one = structure([square(50, 0, 10, 5)]);
  const spacing = sliceSpacing([one, many]);
  assert.equal(spacing, 2.5);
  near(solidVolume(slabSolid(one, spacing!)), 1);
  assert.equal(sliceSpacing([one]), null);
});

test("Each component has caps of its own: one that ends early counts there", () => {
  const long = [0, 2, 4, 6].map((z) => square(0, 0, 5, z));
  const short = [0, 2].map((z) => square(30, 0, 5, z));
  const { capBand } = slabSolid(structure([...long, ...short]), 2);
  near(capBand.withHalfSliceCm3, 1.2);
  // Two components below, one above at 6 mm, one at 2 mm: four half slices of 100 mm².
  near(capBand.withoutCapsCm3, 1.2 - 0.4);
});

test("Sagittal contours are cut along their own normal", () => {
  const turned = [0, 3, 6].map((x) => ({
    ...square(0, 0, 10, 0),
    pointsMm: Float64Array.of(x, -10, -10, x, 10, -10, x, 10, 10, x, -10, 10),
  }));
  near(solidVolume(slabSolid(structure(turned), 3)), 3.6);
});

test("Disjoint volumes add, and union, intersection and difference of overlapping ones agree", () => {
  const a = slabSolid(contoursOf(sphere(10), 2, 1), 2);
  const b = slabSolid(contoursOf(sphere(8, [9, 2, 3]), 2, 1), 2);
  const far = slabSolid(contoursOf(sphere(8, [40, 2, 3]), 2, 1), 2);
  near(solidVolume(unionOf(a, far)), solidVolume(a) + solidVolume(far), 1e-9);
  near(solidVolume(intersectionOf(a, far)), 0);
  const shared = solidVolume(intersectionOf(a, b));
  assert.ok(shared > 0.1);
  near(solidVolume(unionOf(a, b)), solidVolume(a) + solidVolume(b) - shared, 1e-9);
  near(solidVolume(differenceOf(a, b)), solidVolume(a) - shared, 1e-9);
});

test("A box grown by 5 mm gains faces, edges and corners; shrunk by 5 mm it is a smaller box", () => {
  const box = boxSolid(transverseAxes, [-10, -10, -10], [10, 10, 10]);
  const grown = 8000 + 6 * 400 * 5 + 3 * Math.PI * 20 * 25 + (4 / 3) * Math.PI * 125;
  near(solidVolume(withMargin(box, 5)) / (grown / 1000), 1, 0.003);
  near(solidVolume(withMargin(box, -5)), 1, 0.003);
  const leftOnly = { right: 0, left: 2, anterior: 0, posterior: 0, inferior: 0, superior: 0 };
  near(solidVolume(withMargin(box, leftOnly)), (22 * 400) / 1000, 0.03);
  near(solidVolume(ringAround(box, 0, 5)), grown / 1000 - 8, 0.1);
});

test("A larger margin never gives a smaller volume", () => {
  const solid = slabSolid(contoursOf(sphere(10), 2, 1), 2);
  const volumes = [-4, -2, 0, 2, 5, 8].map((mm) => solidVolume(withMargin(solid, mm)));
  volumes.slice(1).forEach((v, i) => assert.ok(v > volumes[i]!));
});
