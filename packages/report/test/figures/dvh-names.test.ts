import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dvhNames } from "../../src/figures/dvh-names.ts";

const frame = { left: 0, right: 400, top: 0, bottom: 200 };
/** A straight fall from the top to the bottom, beginning at x. */
const fall = (label: string, x: number) => ({
  label,
  points: [
    { x, y: 0 },
    { x: x + 40, y: 200 },
  ],
});

describe("The names of dose–volume histograms", () => {
  it("stand beside their own curves, within the frame and apart from each other", () => {
    const [one, other] = dvhNames([fall("Liver", 60), fall("Heart", 200)], [], frame);
    assert.ok(one != null && other != null);
    assert.ok(one.left >= 0 && one.bottom <= 200);
    const gap = (box: { left: number; right: number; top: number }, x: number) => {
      const at = x + (40 * (box.top + 4)) / 200;
      return Math.min(Math.abs(box.left - at), Math.abs(box.right - at));
    };
    assert.ok(gap(one, 60) < 8 && gap(other, 200) < 8);
  });

  it("are left to the legend where curves run into one", () => {
    assert.deepEqual(dvhNames([fall("PTV", 100), fall("GTV", 101)], [], frame), [null, null]);
  });

  it("cover no flag, and need room", () => {
    const wall = { left: 0, right: 400, top: 0, bottom: 200 };
    assert.deepEqual(dvhNames([fall("Liver", 60)], [wall], frame), [null]);
    assert.deepEqual(dvhNames([fall("Liver", 60)], [], { ...frame, left: 58, right: 75 }), [null]);
  });
});
