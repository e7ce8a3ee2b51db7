import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { censorTicks, stepCorners, type StepCurve } from "../../src/figures/step-curve.ts";

function curve(points: readonly (readonly [number, number, number])[]): StepCurve {
  return {
    months: points.map(([months]) => months),
    survival: points.map(([, survival]) => survival),
    lower: points.map(([, survival]) => survival / 2),
    upper: points.map(() => 1),
    censored: points.map(([, , censored]) => censored),
  };
}

const crowd = curve(
  Array.from({ length: 20_000 }, (_, index) => [index / 300, 1 - index / 40_000, 1] as const),
);

describe("A step curve", () => {
  it("starts at 1 and holds each value until the next time", () => {
    const corners = stepCorners(curve([[6, 0.5, 0]]), 2);
    assert.deepEqual(
      corners.map(({ months, survival }) => [months, survival]),
      [
        [0, 1],
        [6, 1],
        [6, 0.5],
      ],
    );
  });

  it("of 20,000 subjects has no more corners than a printer can tell apart, and keeps its end", () => {
    const corners = stepCorners(crowd, 3);
    assert.ok(corners.length < 2200, String(corners.length));
    assert.deepEqual(
      [corners.at(-1)?.months, corners.at(-1)?.survival],
      [crowd.months.at(-1), crowd.survival.at(-1)],
    );
    for (const [index, corner] of corners.slice(1).entries()) {
      const before = corners[index]!;
      assert.ok(corner.survival <= before.survival && corner.months >= before.months);
    }
  });

  it("leaves out times at which nothing changes", () => {
    const corners = stepCorners(
      curve([
        [3, 1, 1],
        [6, 0.5, 0],
        [9, 0.5, 1],
      ]),
      2,
    );
    assert.deepEqual(
      corners.map(({ months }) => months),
      [0, 3, 3, 6, 6, 9, 9],
    );
  });

  it("shows a crowd of censored subjects by at most a hundred ticks", () => {
    assert.ok(censorTicks(crowd, 3).length <= 100);
    assert.equal(
      censorTicks(
        curve([
          [3, 1, 1],
          [6, 0.5, 0],
        ]),
        3,
      ).length,
      1,
    );
  });
});
