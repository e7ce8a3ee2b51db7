import assert from "node:assert/strict";
import test from "node:test";
import { solidVolume, slabSolid } from "@fiducial/dosimetry";
import { gaussLegendre } from "../../src/geometry/gauss-legendre.ts";
import { contoursOf, cylinder } from "@fiducial/dosimetry/phantom";

test("Gauss–Legendre shares sum to 1, are exact for polynomials and hold their places", () => {
  for (const count of [1, 2, 5, 24, 72]) {
    const { places, shares, middles } = gaussLegendre(count);
    const mean = (f: (x: number) => number) =>
      places.reduce((sum, x, i) => sum + shares[i]! * f(x), 0);
    assert.ok(Math.abs(mean(() => 1) - 1) < 1e-13);
    const degree = Math.min(20, 2 * count - 1);
    assert.ok(Math.abs(mean((x) => x ** degree) - 1 / (degree + 1)) < 1e-12, `${count}`);
    places.forEach((x, i) => assert.ok(Math.abs(x - middles[i]!) < shares[i]! / 2));
  }
  // Two points: 1/2 ± 1/(2√3).
  assert.ok(Math.abs(gaussLegendre(2).places[0]! - (0.5 - 0.5 / Math.sqrt(3))) < 1e-15);
});

test("Twenty-four places give the width of a circle to 4 in 100,000", () => {
  const { places, shares } = gaussLegendre(24);
  const area = places.reduce((sum, x, i) => sum + shares[i]! * 4 * Math.sqrt(x * (1 - x)), 0);
  assert.ok(Math.abs(area / (Math.PI / 2) - 1) < 4e-5);
});

test("A contour that crosses itself does not get its shoelace area", () => {
  const [a] = contoursOf(cylinder(10, 2), 2, 1).contours;
  // Two triangles that meet in (10/3, 20/3): 50/3 and 200/3 mm², whose signed areas would cancel in part.
  const pointsMm = Float64Array.from([0, 0, 0, 10, 20, 0, 10, 0, 0, 0, 10, 0]);
  const eight = { ...contoursOf(cylinder(10, 2), 2, 1), contours: [{ ...a!, pointsMm }] };
  assert.ok(Math.abs(solidVolume(slabSolid(eight, 2)) - 0.5 / 3) < 1e-5);
});
