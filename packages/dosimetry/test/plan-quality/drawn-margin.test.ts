import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { boxSolid, drawnMargin, transverseAxes, withMargin } from "@fiducial/dosimetry";

const box = boxSolid(transverseAxes, [0, 0, 0], [20, 30, 24]);

describe("The margin drawn", () => {
  it("is the one by which a target was grown, to a tenth of a millimetre", () => {
    for (const mm of [3, 5, 8])
      assert.ok(Math.abs((drawnMargin(box, withMargin(box, mm)) ?? 0) - mm) < 0.1, String(mm));
  });

  it("of a box grown by two millimetres upwards is that of the same volume all around", () => {
    const higher = boxSolid(transverseAxes, [0, 0, 0], [20, 30, 26]);
    // Steiner: V(m) = V + S m + M m² + 4π/3 m³ with S = 3600 mm² and M = π (20 + 30 + 24) mm.
    const steiner = (m: number) =>
      14_400 + 3600 * m + Math.PI * 74 * m ** 2 + ((4 * Math.PI) / 3) * m ** 3;
    const found = drawnMargin(box, higher) ?? 0;
    assert.ok(Math.abs(steiner(found) - 20 * 30 * 26) < 400, String(found));
  });

  it("is nothing where both are one, and unknown of an empty target", () => {
    assert.equal(drawnMargin(box, box), 0);
    assert.equal(drawnMargin(boxSolid(transverseAxes, [0, 0, 0], [0, 0, 0]), box), null);
  });
});
