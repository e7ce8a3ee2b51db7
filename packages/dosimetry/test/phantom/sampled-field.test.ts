import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ellipsoid, tube, union } from "../../src/phantom/field.ts";
import { contoursAt, nodeContours } from "../../src/phantom/outline.ts";
import { SampledField } from "../../src/phantom/sampled-field.ts";
import { gridOver } from "../../src/phantom/voxel-grid.ts";

const solid = union([
  ellipsoid([10, 0, 0], [60, 40, 30]),
  tube([
    [-50, 0, 0, 8],
    [-50, 60, 20, 12],
  ]),
]);
const lattice = gridOver([-90, -70, -50], [90, 90, 50], [2.5, 2.5, 3]);
const sampled = SampledField.of(solid, lattice);

function area(contours: ReturnType<typeof contoursAt>): number {
  return contours.reduce((sum, { pointsMm: p }) => {
    let twice = 0;
    for (let i = 0; i < p.length; i += 3) {
      const next = (i + 3) % p.length;
      twice += p[i]! * p[next + 1]! - p[next]! * p[i + 1]!;
    }
    return sum + twice / 2;
  }, 0);
}

describe("a solid at the nodes of a lattice", () => {
  it("is what it is there near its surface, and on the same side of it everywhere", () => {
    const { size, originMm, spacingMm } = sampled.grid;
    for (let k = 0, node = 0; k < size[2]; k++)
      for (let j = 0; j < size[1]; j++)
        for (let i = 0; i < size[0]; i++, node++) {
          const truth = solid.at(
            originMm[0] + i * spacingMm[0],
            originMm[1] + j * spacingMm[1],
            originMm[2] + k * spacingMm[2],
          );
          const value = sampled.values[node]!;
          assert.equal(Math.sign(value), Math.sign(truth));
          if (Math.abs(truth) < 6) assert.ok(Math.abs(value - truth) < 1e-4);
        }
  });

  it("is drawn the same through its nodes as in fine steps", () => {
    for (const z of [-24, 0, 12]) {
      const fine = area(contoursAt(solid, z, 0.5, 0.001));
      assert.ok(fine > 1000);
      const through = area(nodeContours(sampled, z, 0.001));
      assert.ok(Math.abs(through / fine - 1) < 0.01, `${through} instead of ${fine} mm² at ${z}`);
    }
    assert.deepEqual(nodeContours(sampled, 45, 0.1), []);
  });
});
