import assert from "node:assert/strict";
import test from "node:test";
import {
  biologicallyEffectiveDose,
  doseProtractionFactor,
  protractedEffectiveDose,
} from "@fiducial/dosimetry";

/** Lea and Catcheside's double integral 2/D² ∫∫ R R′ e^(−μ(t−t′)) at a constant rate, by the midpoint rule. */
function byIntegration(deliveryHours: number, halfTimeHours: number): number {
  const steps = 1500;
  const mu = Math.LN2 / halfTimeHours;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    sum += 0.5;
    for (let j = 0; j < i; j++) sum += Math.exp((-mu * deliveryHours * (i - j)) / steps);
  }
  return (2 * sum) / steps ** 2;
}

for (const [deliveryHours, halfTimeHours] of [
  [0.25, 1.5],
  [0.5, 0.5],
  [2, 0.4],
  [6, 1],
] as const)
  test(`G of ${deliveryHours} h at a half-time of ${halfTimeHours} h is the double integral that defines it`, () => {
    const G = doseProtractionFactor(deliveryHours, [{ halfTimeHours, share: 1 }]);
    assert.ok(Math.abs(G - byIntegration(deliveryHours, halfTimeHours)) < 2e-4, String(G));
  });

test("G by hand: with μT = ln 2 it is 2 (ln 2 − 1/2) / (ln 2)²", () => {
  const G = doseProtractionFactor(1, [{ halfTimeHours: 1, share: 1 }]);
  assert.ok(Math.abs(G - (2 * (Math.LN2 - 0.5)) / Math.LN2 ** 2) < 1e-15);
});

test("G is 1 in no time, falls with time, and its series joins the closed form", () => {
  const G = (hours: number) =>
    doseProtractionFactor(hours, [{ halfTimeHours: Math.LN2, share: 1 }]);
  assert.equal(G(0), 1);
  assert.ok(Math.abs(G(0.02 - 1e-12) - G(0.02 + 1e-12)) < 1e-11);
  for (let hours = 0.01; hours < 20; hours *= 1.3) assert.ok(G(hours * 1.3) < G(hours));
});

test("Two components add by their shares", () => {
  const [fast, slow] = [0.3, 4];
  const G = doseProtractionFactor(0.5, [
    { halfTimeHours: fast, share: 0.4 },
    { halfTimeHours: slow, share: 0.6 },
  ]);
  const one = (halfTimeHours: number) => doseProtractionFactor(0.5, [{ halfTimeHours, share: 1 }]);
  assert.ok(Math.abs(G - (0.4 * one(fast) + 0.6 * one(slow))) < 1e-15);
});

test("A dose given in no time has the biologically effective dose of the linear-quadratic model", () => {
  assert.equal(protractedEffectiveDose(3, 16, 10, 1), biologicallyEffectiveDose(3, 16, 10));
});
