import assert from "node:assert/strict";
import test from "node:test";
import { biologicallyEffectiveDose, equivalentDose2Gy } from "@fiducial/dosimetry";

const close = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);

test("Three fractions of 14 and 16 Gy have the BED10 that the founding article prints", () => {
  close(biologicallyEffectiveDose(3, 14, 10), 100.8);
  close(biologicallyEffectiveDose(3, 16, 10), 124.8);
});

test("Late-reacting tissue weighs a large fraction more", () => {
  close(biologicallyEffectiveDose(3, 14, 3), 238);
  close(biologicallyEffectiveDose(3, 16, 3), 304);
});

test("The equivalent dose in 2 Gy fractions has the same BED as the course", () => {
  close(equivalentDose2Gy(3, 14, 10), 84);
  close(equivalentDose2Gy(3, 16, 10), 104);
  const total = equivalentDose2Gy(5, 10, 4);
  close(biologicallyEffectiveDose(total / 2, 2, 4), biologicallyEffectiveDose(5, 10, 4));
});
