import assert from "node:assert/strict";
import test from "node:test";
import { fisherExact } from "@fiducial/statistics";

/** The minimal standard generator of Park and Miller (1988). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

test("Sampled tables have the exact p-value within four standard errors", () => {
  const table = [
    [8, 2, 3],
    [1, 5, 2],
    [4, 4, 9],
    [0, 3, 1],
  ];
  const exact = fisherExact(table).p ?? Number.NaN;
  const draws = 50_000;
  const sampled = fisherExact(table, { costLimit: 1, random: seeded(7), draws });
  assert.equal(sampled.method, "monte-carlo");
  const error = Math.sqrt((exact * (1 - exact)) / draws);
  assert.ok(
    Math.abs((sampled.p ?? Number.NaN) - exact) < 4 * error,
    `${sampled.p} against ${exact}`,
  );
});

test("A sparse table of 20,000 subjects is answered by the named fallback, from little memory", () => {
  const table = Array.from({ length: 14 }, (_, i) =>
    i === 0 ? [1, 2, 1] : [480 + i, 470, 490 - i],
  );
  const test = fisherExact(table, { costLimit: 100_000, random: seeded(7), draws: 2000 });
  assert.equal(test.method, "monte-carlo");
  assert.ok(test.p !== null && test.p > 0 && test.p <= 1);
});
