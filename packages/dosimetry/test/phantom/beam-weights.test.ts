import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { beamWeights, type PlanningPoint } from "../../src/phantom/beam-weights.ts";
import { seededRandom } from "../hostile/seeded-random.ts";

const wished = (aim: number): PlanningPoint => ({ aim, above: 1, below: 1 });
const atMost = (aim: number, above: number): PlanningPoint => ({ aim, above, below: 0 });

function near(found: Float64Array, expected: readonly number[]): void {
  assert.equal(found.length, expected.length);
  for (const [i, weight] of expected.entries())
    assert.ok(Math.abs(found[i]! - weight) < 1e-3, `${found.join(", ")}`);
}

describe("weights of beams", () => {
  it("give each point its aim where each has a beam of its own", () => {
    near(beamWeights(Float64Array.of(1, 0, 0, 2), 2, [wished(1), wished(3)]), [1, 1.5]);
  });

  it("are never below 0", () => {
    // The second beam would have to take dose away from the first point.
    near(beamWeights(Float64Array.of(1, 1, 1, 0), 2, [wished(1), wished(2)]), [1.5, 0]);
  });

  it("balance a target against an organ on the way as their costs do", () => {
    // (w − 1)² + 3 (w − 0.2)² is least at w = (1 + 3 · 0.2) / 4.
    near(beamWeights(Float64Array.of(1, 1), 1, [wished(1), atMost(0.2, 3)]), [0.4]);
    // Below its aim the organ costs nothing.
    near(beamWeights(Float64Array.of(1, 1), 1, [wished(1), atMost(2, 3)]), [1]);
  });

  it("cannot be bettered by a change of any one of them", () => {
    const random = seededRandom(5);
    const [count, places] = [20, 150];
    const doses = Float64Array.from({ length: count * places }, () => random() ** 3);
    const points = Array.from({ length: places }, (_, i) =>
      i < 50 ? wished(1) : atMost(0.3 * random(), 0.5),
    );
    const cost = (weights: Float64Array): number =>
      points.reduce((sum, { aim, above, below }, p) => {
        const dose = weights.reduce((all, weight, b) => all + weight * doses[p * count + b]!, 0);
        return sum + (dose > aim ? above : below) * (dose - aim) ** 2;
      }, 0);
    const weights = beamWeights(doses, count, points);
    const least = cost(weights);
    for (const b of weights.keys())
      for (const change of [-0.01, 0.01]) {
        const other = weights.map((weight, c) => (c === b ? Math.max(0, weight + change) : weight));
        assert.ok(cost(other) >= least - 1e-9, `weight ${b} ${change}`);
      }
  });
});
