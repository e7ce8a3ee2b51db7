import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type AnalyticShape,
  cone,
  cylinder,
  rotatedCone,
  rotatedCylinder,
  sphere,
} from "@fiducial/dosimetry/phantom";

type Corner = readonly [x: number, y: number];

/** The area of the part of a convex polygon with y at least a place: cut along the line, then by Gauss's formula. */
function areaBeyond(polygon: readonly Corner[], place: number): number {
  const kept: Corner[] = [];
  for (const [i, [x, y]] of polygon.entries()) {
    const [nextX, nextY] = polygon[(i + 1) % polygon.length]!;
    if (y >= place) kept.push([x, y]);
    if (y >= place !== nextY >= place) {
      const part = (place - y) / (nextY - y);
      kept.push([x + part * (nextX - x), place]);
    }
  }
  return Math.abs(
    kept.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = kept[(i + 1) % kept.length]!;
      return sum + (x * nextY - nextX * y) / 2;
    }, 0),
  );
}

/** By adding up thin slices of the outlines. */
function volumeBeyond(shape: AnalyticShape, along: "AP" | "SI", place: number): number {
  const step = 0.02;
  let volume = 0;
  for (let z = shape.lowMm + step / 2; z < shape.highMm; z += step) {
    if (along === "SI" && z < place) continue;
    const outline = shape.outline(z);
    if (outline !== null)
      volume += step * areaBeyond(outline, along === "AP" ? place : Number.NEGATIVE_INFINITY);
  }
  return volume;
}

describe("formulas of analytic shapes", () => {
  for (const shape of [
    sphere(12),
    sphere(5, [1, -2, 3]),
    cylinder(12, 20),
    cone(12, 30),
    rotatedCylinder(8, 24),
    rotatedCone(12, 24),
  ])
    it(`are the sum of thin slices of the outlines: ${shape.name}, ${shape.volumeMm3.toFixed(0)} mm³`, () => {
      for (const along of ["AP", "SI"] as const) {
        const [low, high] = shape.extentMm[along];
        assert.ok(Math.abs(shape.beyond[along](low) / shape.volumeMm3 - 1) < 1e-9);
        assert.ok(Math.abs(shape.beyond[along](high)) < 1e-9);
        for (const part of [0.2, 0.5, 0.7]) {
          const place = low + part * (high - low);
          const off = volumeBeyond(shape, along, place) - shape.beyond[along](place);
          assert.ok(Math.abs(off) < 0.003 * shape.volumeMm3, `${along} ${place} mm: off by ${off}`);
        }
      }
    });
});
