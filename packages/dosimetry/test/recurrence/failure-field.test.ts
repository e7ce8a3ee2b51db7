import assert from "node:assert/strict";
import test from "node:test";
import { failureField, pointFailureField, recurrenceInDose, slabSolid } from "@fiducial/dosimetry";
import { contoursOf, sphere } from "@fiducial/dosimetry/phantom";
import { doseOf } from "../dose-volume/dose-of-formula.ts";

test("In-field from 95 % of the recurrence within the isodose, marginal from 20 %, out-field below", () => {
  for (const [share, field] of [
    [1, "in-field"],
    [0.95, "in-field"],
    [0.9499, "marginal"],
    [0.2, "marginal"],
    [0.1999, "out-field"],
    [0, "out-field"],
  ] as const)
    assert.equal(failureField(share), field, String(share));
});

test("The cut is the protocol's", () => {
  const cut = { isodosePercent: 80, inFieldShare: 0.5, marginalShare: 0.01 };
  assert.equal(failureField(0.5, cut), "in-field");
  assert.equal(failureField(0.005, cut), "out-field");
  assert.equal(pointFailureField(38.4, 48, cut), "in-field");
});

test("A point is within the isodose or not: 45.6 of 48 Gy is 95 %", () => {
  assert.equal(pointFailureField(45.6, 48), "in-field");
  assert.equal(pointFailureField(45.5, 48), "out-field");
});

test("A sphere across a falling dose: the share within the isodose is that of its cap", () => {
  // 50 − x Gy: the 95 % isodose of 50 Gy is the plane x = 2.5 mm, a quarter of the radius from the centre.
  const dose = doseOf((x) => 50 - x, [1, 1, 1], 20);
  const solid = slabSolid(contoursOf(sphere(10), 0.5, 0.25), 0.5);
  const k = 0.25;
  const result = recurrenceInDose(solid, dose, 50);
  assert.ok(result !== null);
  assert.ok(Math.abs(result.share - (2 + 3 * k - k ** 3) / 4) < 0.002, String(result.share));
  assert.equal(result.field, "marginal");
});

test("A recurrence wholly within and one wholly without", () => {
  const solid = slabSolid(contoursOf(sphere(8), 1, 0.5), 1);
  const at = (gy: number) =>
    recurrenceInDose(
      solid,
      doseOf(() => gy, [2, 2, 2], 20),
      50,
    );
  assert.equal(at(48)?.field, "in-field");
  assert.equal(at(47)?.field, "out-field");
  assert.equal(at(47)?.share, 0);
});
