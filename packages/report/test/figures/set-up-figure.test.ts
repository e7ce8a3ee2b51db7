import assert from "node:assert/strict";
import { it } from "node:test";
import { editionOf } from "../../src/index.ts";
import { setUpFigure } from "../../src/figures/index.ts";
import { setUpScatter } from "../../src/set-up-drawing.ts";
import { liverSbrt } from "../liver-sbrt.ts";

const scatter = setUpScatter(editionOf(liverSbrt("en")))!;

it("The scatter of couch shifts keeps its size for a cohort of any size, and each group its dots", () => {
  const many = Array.from({ length: 500 }, () => scatter.patients).flat();
  const svg = setUpFigure({ ...scatter, patients: many }, { width: "page" });
  assert.ok(svg.length < 60_000, String(svg.length));
  for (const { colour } of scatter.styles)
    assert.match(svg, new RegExp(`M\\d+ \\d+h\\.01[^>]*stroke="${colour}"`));
  assert.ok(!svg.includes("NaN"));
});

it("The scatter of couch shifts joins every fraction to its patient's mean in a small cohort", () => {
  const svg = setUpFigure(scatter, { width: "page" });
  const inLegend = 1;
  const planes = [
    ["lr", "si"],
    ["ap", "si"],
    ["lr", "ap"],
  ] as const;
  const drawn = scatter.patients
    .flatMap(({ fractions }) => fractions)
    .flatMap((shift) => planes.filter(([x, y]) => shift[x] !== null && shift[y] !== null)).length;
  assert.equal(svg.match(/<circle[^>]*fill="#ffffff"/g)?.length, drawn + inLegend);
});
