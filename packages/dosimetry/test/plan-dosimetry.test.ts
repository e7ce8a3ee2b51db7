import assert from "node:assert/strict";
import test from "node:test";
import { planDosimetry, type Structure } from "@fiducial/dosimetry";
import { contoursOf, sphere } from "@fiducial/dosimetry/phantom";
import { doseOf } from "./dose-volume/dose-of-formula.ts";

const named = (structure: Structure, name: string, interpretedType: string): Structure => ({
  ...structure,
  name,
  interpretedType,
});

const liver = named(contoursOf(sphere(40), 3, 1.5), "Liver", "ORGAN");
const gtv = named(contoursOf(sphere(10), 3, 1.5), "GTV", "GTV");
const dose = doseOf(
  (x, y, z) => 50 * Math.exp(-(x * x + y * y + z * z) / (2 * 18 * 18)),
  [2.5, 2.5, 2.5],
  50,
);

test("A plan goes from contours and dose to volumes, indices, metrics and verdicts", () => {
  const plan = planDosimetry({
    structures: [liver, gtv],
    dose,
    prescriptionGy: 40,
    derived: [{ name: "Liver-GTV", from: { difference: ["liver", "GTV"] } }],
    metrics: [
      { structure: "GTV", metric: "V100%" },
      { structure: "Liver-GTV", metric: "volume" },
    ],
    constraints: [
      { structure: "Liver-GTV", metric: "CV15Gy", limit: ">= 100 cm³" },
      { structure: "GTV", metric: "Dmax", limit: "<= 110 % of the prescription" },
      { structure: "Stomach", metric: "Dmax", limit: "< 30 Gy" },
    ],
  });
  assert.equal(plan.spacingMm, 3);
  assert.deepEqual(
    plan.structures.map(({ name, target, result }) => [
      name,
      target,
      result.geometry,
      result.interpolation,
    ]),
    [
      ["Liver", false, "slab", "trilinear"],
      ["GTV", true, "loft", "cubic"],
      ["Liver-GTV", false, "slab", "trilinear"],
    ],
  );
  const [, target] = plan.structures;
  assert.equal(target?.comparable?.geometry, "slab");
  assert.ok(target.quality !== null && target.quality.gradientIndex! > 1);
  const [coverage, rest] = plan.metrics;
  // 40 Gy lies at 18 √(2 ln 1.25) = 12.02 mm: beyond the GTV.
  assert.ok(coverage?.value.kind === "value" && coverage.value.value > 99.9);
  const expected = (4 / 3) * Math.PI * (40 ** 3 - 10 ** 3);
  assert.ok(rest?.value.kind === "value");
  assert.ok(Math.abs((rest.value.value * 1000) / expected - 1) < 0.005);
  assert.deepEqual(
    plan.verdicts.map(({ verdict }) => verdict.verdict),
    ["met", "violated", "not-evaluable"],
  );
  assert.ok(plan.findings.some((f) => f.kind === "missing-structure" && f.structure === "Stomach"));
});

test("A margin is taken around the surface of a target, not around the steps of its slices", () => {
  const plan = planDosimetry({
    structures: [liver, gtv],
    dose,
    prescriptionGy: null,
    derived: [
      { name: "PTV", from: { margin: 5, of: "gtv" } },
      { name: "Ring", from: { ring: [3, 8], of: "GTV" } },
    ],
  });
  const volume = (name: string) =>
    plan.structures.find((structure) => structure.name === name)!.result.volumeCm3;
  const ball = (r: number) => ((4 / 3) * Math.PI * r ** 3) / 1000;
  // Around the slabs they would have 15.6 and 16.6 cm³.
  assert.ok(Math.abs(volume("PTV") / ball(15) - 1) < 0.01, String(volume("PTV")));
  assert.ok(Math.abs(volume("Ring") / (ball(18) - ball(13)) - 1) < 0.01, String(volume("Ring")));
});

test("Few contours, small volumes, coarse grids and structures that leave the grid are findings", () => {
  const tiny = named(contoursOf(sphere(4, [0, 0, 46]), 3, 1.5), "Tiny", "ORGAN");
  const beyond = named(contoursOf(sphere(10, [48, 0, 0]), 3, 1.5), "Beyond", "ORGAN");
  const { findings } = planDosimetry({
    structures: [liver, tiny, beyond],
    dose,
    prescriptionGy: null,
  });
  const kinds = (name: string) =>
    new Set(findings.filter((f) => f.structure === name).map((f) => f.kind));
  assert.deepEqual(kinds("Liver"), new Set());
  assert.ok(
    ["few-contours", "small-volume", "coarse-grid"].every((k) => kinds("Tiny").has(k as never)),
  );
  assert.ok(kinds("Beyond").has("leaves-grid"));
});

test("A structure in another frame of reference has no histogram", () => {
  const { structures, findings } = planDosimetry({
    structures: [liver, { ...gtv, frameOfReferenceUid: "9.9" }],
    dose,
    prescriptionGy: null,
  });
  assert.deepEqual(
    structures.map(({ name }) => name),
    ["Liver"],
  );
  assert.deepEqual(findings, [
    { kind: "no-histogram", structure: "GTV", because: "other-frame-of-reference" },
  ]);
});
