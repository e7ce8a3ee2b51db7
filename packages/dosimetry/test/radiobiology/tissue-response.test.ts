import assert from "node:assert/strict";
import test from "node:test";
import {
  biologicallyEffectiveDoseGrid,
  equivalentDose2GyGrid,
  generalizedEquivalentUniformDose,
  liverParameters,
  logisticTumourControl,
  normalTissueComplication,
  poissonTumourControl,
  type DoseVolumeCurve,
} from "@fiducial/dosimetry";
import { doseOf } from "../dose-volume/dose-of-formula.ts";

const near = (actual: number, expected: number, tolerance = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

/** A volume that receives one dose. */
const uniform = (gy: number, cm3 = 1000): DoseVolumeCurve => ({
  doseGy: Float64Array.of(0, gy),
  volumeCm3: Float64Array.of(cm3, cm3),
  totalCm3: cm3,
  minGy: gy,
  maxGy: gy,
  meanGy: gy,
});

/** Half receives 10 Gy, half 20 Gy. */
const halves: DoseVolumeCurve = {
  doseGy: Float64Array.of(0, 10, 10 + 1e-9, 20),
  volumeCm3: Float64Array.of(100, 100, 50, 50),
  totalCm3: 100,
  minGy: 10,
  maxGy: 20,
  meanGy: 15,
};

test("gEUD of two halves is their power mean", () => {
  near(generalizedEquivalentUniformDose(halves, 1), 15, 1e-6);
  near(generalizedEquivalentUniformDose(halves, 2), Math.sqrt(250), 1e-6);
  near(generalizedEquivalentUniformDose(halves, -1), 40 / 3, 1e-6);
});

test("Lyman's model gives one half at TD50 to the whole liver, and Φ(1/m·(D/TD50 − 1)) elsewhere", () => {
  const liver = liverParameters.dawson2002Metastases;
  near(normalTissueComplication(uniform(45.8), liver).probability, 0.5, 1e-12);
  // One slope above: Φ(1).
  const above = normalTissueComplication(uniform(45.8 * 1.12), liver).probability;
  near(above, 0.8413447460685429, 1e-12);
  const below = normalTissueComplication(uniform(45.8 * (1 - 0.12 * 4)), liver).probability;
  near(below, 3.167124183311992e-5, 1e-15);
});

test("The effective volume of two halves is (1 + 2^(−1/n))/2", () => {
  const { effectiveVolume } = normalTissueComplication(halves, { n: 0.5, m: 0.1, td50Gy: 40 });
  near(effectiveVolume, (1 + 0.25) / 2, 1e-6);
});

test("Tumour control is one half at TCD50, and exp(−1) where one clonogen survives on average", () => {
  assert.equal(logisticTumourControl(60, 60, 2), 0.5);
  near(logisticTumourControl(120, 60, 1), 16 / 17);
  // 10⁷ clonogens, α D (1 + d/(α/β)) = ln 10⁷: 0.3 · D · (1 + D/3/10)
  const effect = Math.log(1e7);
  const dose = (-1 + Math.sqrt(1 + (4 * effect) / 0.3 / 30)) / (2 / 30);
  const parameters = { alphaPerGy: 0.3, alphaBetaGy: 10, clonogensPerCm3: 1e7 };
  near(poissonTumourControl(uniform(dose, 1), 3, parameters), Math.exp(-1), 1e-9);
});

test("Every voxel is weighed with its plan's own fractions", () => {
  const dose = doseOf(() => 48, [5, 5, 5], 5);
  near(biologicallyEffectiveDoseGrid(dose, 3, 10).doseGy[0]!, 124.8, 1e-4);
  near(equivalentDose2GyGrid(dose, 3, 10).doseGy[0]!, 104, 1e-4);
  assert.equal(equivalentDose2GyGrid(dose, 3, 10).doseType, "EFFECTIVE");
});
