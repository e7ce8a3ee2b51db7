import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { BeamDose } from "../../src/phantom/beam-dose.ts";
import { doseOnGrid } from "../../src/phantom/dose-on-grid.ts";
import { ellipsoid } from "../../src/phantom/field.ts";
import { gridOver, type Point } from "../../src/phantom/voxel-grid.ts";

const grid = gridOver([-60, -45, -36], [63, 48, 39], [3, 3, 3]);
const body = ellipsoid([0, 0, 0], [58, 42, 60]);

/** Open fields 30 to 40 mm wide from around the body, weaker with depth, their penumbra as narrow as those of synthetic beams. */
const count = 12;
const beams = Array.from({ length: count }, (_, b): BeamDose => {
  const [along, aside] = [Math.cos(2.4 * b), Math.sin(2.4 * b)];
  const half = 15 + (b % 5);
  const edge = (mm: number) => 1 / (1 + Math.exp(-mm / 2));
  return (x, y, z) =>
    (edge(half - Math.abs(along * x + aside * y)) *
      edge(half - Math.abs(z)) *
      Math.exp(-0.005 * (along * y - aside * x))) /
    count;
});

describe("the dose of beams on a grid", () => {
  let asked = 0;
  const sum: BeamDose = (x, y, z) => {
    asked += 1;
    return beams.reduce((all, dose) => all + dose(x, y, z), 0);
  };
  const found = doseOnGrid([sum], body, grid);
  const inAll = asked;
  const [columns, rows, planes] = grid.size;

  it("is that of the beams at each node to 2 %, to 0.1 % on average, and nothing outside the body", () => {
    let squares = 0;
    for (let k = 0, at = 0; k < planes; k++)
      for (let j = 0; j < rows; j++)
        for (let i = 0; i < columns; i++, at++) {
          const place = [i, j, k].map(
            (node, d) => grid.originMm[d]! + node * grid.spacingMm[d]!,
          ) as unknown as Point;
          const truth = body.at(...place) > 0 ? 0 : sum(...place);
          const off = Math.abs(found[at]! - truth);
          squares += off * off;
          assert.ok(off <= 0.02, `${found[at]} instead of ${truth} at ${place.join(", ")}`);
          if (truth === 0) assert.equal(found[at], 0);
        }
    assert.ok(Math.sqrt(squares / found.length) < 0.001);
  });

  it("asks the beams at less than half of the nodes", () => {
    assert.ok(inAll < 0.5 * columns * rows * planes, `${inAll} times`);
  });
});
