import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Aperture } from "../../src/phantom/aperture.ts";
import { leafEdgesMm } from "../../src/phantom/aperture.ts";
import { beamDose, radiologicalDepths } from "../../src/phantom/beam-dose.ts";
import { beamView } from "../../src/phantom/beam-geometry.ts";
import { fluence } from "../../src/phantom/fluence.ts";
import { gridOver, nodeCount, type Point } from "../../src/phantom/voxel-grid.ts";

/** A square field at the isocentre, mm. */
function squareField(side: number): Aperture {
  const half = side / 2;
  return {
    jawX: [-half, half],
    jawY: [-half, half],
    leaves: leafEdgesMm
      .slice(1)
      .map((upper) => (upper <= half && upper > -half ? [-half, half] : [0, 0])),
  };
}

const grid = gridOver([-200, -4, -200], [200, 400, 200], [8, 2, 8]);
const [columns, rows] = grid.size;
/** Voxels end halfway to the next: the first voxel of water is that at y = 0. */
const water = new Float32Array(nodeCount(grid)).map((_, i) =>
  Math.floor(i / columns) % rows >= 2 ? 1 : 0,
);
const surfaceMm = -1;

/** From the front, at 100 cm from the surface of the water. */
function doseAlong(side: number): (depthMm: number, offAxisMm?: number) => number {
  const isocentre: Point = [0, surfaceMm, 0];
  const view = beamView({ gantryDeg: 0, collimatorDeg: 0, couchDeg: 0 }, isocentre);
  const map = fluence(squareField(side));
  const dose = beamDose(view, map, radiologicalDepths(view, map, { grid, values: water }));
  return (depthMm, offAxisMm = 0) => dose(offAxisMm, surfaceMm + depthMm, 0);
}

describe("the 6 MV beam of synthetic plans in water", () => {
  // 10 × 10 cm² at a source–surface distance of 100 cm: a common 6 MV accelerator has 86, 66.5 and 38 %.
  it("has the percentage depth dose of 6 MV in a 10 × 10 cm² field", () => {
    const dose = doseAlong(100);
    const depths = Array.from({ length: 61 }, (_, i) => 0.5 * i + 2);
    const doses = depths.map((depth) => dose(depth));
    const highest = Math.max(...doses);
    const at = depths[doses.indexOf(highest)]!;
    assert.ok(at >= 12 && at <= 18, `the maximum lies at ${at} mm`);
    for (const [depth, percent, tolerance] of [
      [50, 86, 2],
      [100, 66.5, 1.5],
      [200, 38, 1.5],
    ] as const) {
      const found = (100 * dose(depth)) / highest;
      assert.ok(Math.abs(found - percent) <= tolerance, `${found} % at ${depth} mm`);
    }
    assert.ok(dose(3) / highest > 0.4 && dose(3) / highest < 0.9, `${dose(3) / highest} at 3 mm`);
  });

  it("scatters less in a smaller field", () => {
    const share = (side: number) => doseAlong(side)(100) / doseAlong(side)(15);
    assert.ok(share(40) < share(100) && share(100) < share(200));
  });

  it("has a penumbra of 5 to 8 mm from 80 to 20 %, and a tail", () => {
    const dose = doseAlong(100);
    const centre = dose(100);
    const whereIs = (part: number) => {
      for (let x = 30; x < 90; x += 0.1) if (dose(100, x) < part * centre) return x;
      return Number.NaN;
    };
    const width = whereIs(0.2) - whereIs(0.8);
    assert.ok(width >= 5 && width <= 9, `${width} mm`);
    const tail = dose(100, 80) / centre;
    assert.ok(tail > 0.01 && tail < 0.06, `${tail} at 25 mm outside`);
  });
});

describe("how a beam sees a patient who lies head first and supine", () => {
  const up = (gantryDeg: number, couchDeg: number) =>
    beamView({ gantryDeg, collimatorDeg: 0, couchDeg }, [0, 0, 0]).up.map(
      (part) => Math.round(part * 1e9) / 1e9 + 0,
    );

  it("comes from the front at 0°, from the left at 90°, from behind at 180° (IEC 61217)", () => {
    assert.deepEqual(up(0, 0), [0, -1, 0]);
    assert.deepEqual(up(90, 0), [1, 0, 0]);
    assert.deepEqual(up(180, 0), [0, 1, 0]);
    assert.deepEqual(up(270, 0), [-1, 0, 0]);
  });

  it("comes along the patient where the couch stands across the gantry", () => {
    // The couch at 90°: counter-clockwise from above, the patient's head points to fixed −X.
    assert.deepEqual(up(90, 90), [0, 0, -1]);
    assert.deepEqual(up(270, 90), [0, 0, 1]);
    assert.deepEqual(up(0, 90), [0, -1, 0]);
  });
});
