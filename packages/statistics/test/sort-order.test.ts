import assert from "node:assert/strict";
import { describe, it } from "node:test";

import fc from "fast-check";

import { sortAscending } from "../src/sort-order.ts";

/** The same by comparison; `sort` is stable. */
function byComparison(values: Float64Array): number[] {
  return Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
}

function assertSorted(values: Float64Array): void {
  const { order, sorted } = sortAscending(values);
  const expected = byComparison(values);
  assert.deepEqual(Array.from(order), expected);
  assert.deepEqual(
    sorted,
    Float64Array.from(expected, (i) => values[i]!),
  );
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const spread = fc.double({ noNaN: true, min: -5, max: 60 });
const fewValues = fc.constantFrom(0, -0, 0.5, 1 / 3, 2.25, -7.5, 1e-300, 1e300);

describe("the stable ascending order", () => {
  for (const [what, values] of [
    ["numbers of any size", finite],
    ["numbers that spread over a range", spread],
    ["heavy ties and both zeros", fewValues],
    ["whole numbers", fc.integer({ min: -300, max: 300 })],
  ] as const)
    it(`holds for ${what}`, () => {
      fc.assert(
        fc.property(fc.array(values, { maxLength: 400 }), (list) =>
          assertSorted(Float64Array.from(list)),
        ),
      );
    });

  for (const [what, at] of [
    ["exponential times", (u: number) => -Math.log(1 - u)],
    ["a crowd with one far value", (u: number, i: number) => (i === 77 ? 1e12 : u)],
    ["values over many magnitudes", (u: number) => Math.exp(600 * u - 300)],
    ["two crowds", (u: number, i: number) => (i % 2) * 1000 + u * 1e-9],
    ["values a rounding error apart", (u: number) => 1e15 + Math.round(u * 9000) / 8],
    ["the whole range of doubles", (u: number) => (u - 0.5) * Number.MAX_VALUE * 2],
  ] as const)
    it(`holds for 20,000 of ${what}`, () => {
      let state = 20261;
      const values = Float64Array.from({ length: 20_000 }, (_, i) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return at(state / 2 ** 32, i);
      });
      assertSorted(values);
    });
});
