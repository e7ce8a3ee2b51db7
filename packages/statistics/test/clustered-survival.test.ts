import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { clusteredSurvival, kaplanMeier, survivalAt } from "../src/index.ts";

interface Reference {
  readonly time: number[];
  readonly event: number[];
  readonly id: number[];
  readonly times: number[];
  readonly survival: number[];
  readonly standardError: number[];
  readonly lower: number[];
  readonly upper: number[];
}

// The program that made the file lies beside it.
const reference = JSON.parse(
  readFileSync(new URL("./reference/own/clustered-survival.json", import.meta.url), "utf8"),
) as Reference;

describe("survival of clusters", () => {
  it("is that of R's survfit with cluster: estimate, standard error and log-log interval", () => {
    const { time, event, id, times } = reference;
    const rows = clusteredSurvival({ time, event }, id, times);
    rows.forEach((row, i) => {
      for (const part of ["survival", "standardError", "lower", "upper"] as const) {
        const expected = reference[part][i]!;
        assert.ok(Math.abs(row[part]! - expected) < 1e-10, `${part} at ${row.time}: ${row[part]}`);
      }
    });
    assert.equal(rows[0]!.clusters, new Set(id).size);
  });

  it("by hand: two of three fail at 1: ln S moves by −1/3, −1/3 and 2/3, summed by cluster", () => {
    // ln S = ln(1/3); d = 2, n = 3, n − d = 1: a failing member −(1 − 2/3) = −1/3, the survivor +2/3.
    const [together] = clusteredSurvival(
      { time: [1, 1, 2], event: [1, 1, 0] },
      ["a", "a", "b"],
      [1],
    );
    assert.ok(Math.abs(together!.standardError! - (1 / 3) * Math.sqrt((2 / 3) ** 2 * 2)) < 1e-15);
    const [apart] = clusteredSurvival({ time: [1, 1, 2], event: [1, 1, 0] }, ["a", "b", "c"], [1]);
    assert.ok(Math.abs(apart!.standardError! - (1 / 3) * Math.sqrt(2 / 9 + 4 / 9)) < 1e-15);
  });

  it("does not depend on the order of the rows or the names of the clusters", () => {
    const { time, event, id, times } = reference;
    const turned = clusteredSurvival(
      { time: time.toReversed(), event: event.toReversed() },
      id.toReversed().map((label) => `c${label}`),
      times,
    );
    clusteredSurvival({ time, event }, id, times).forEach((row, i) =>
      assert.ok(Math.abs(row.standardError! - turned[i]!.standardError!) < 1e-13),
    );
  });

  it("is Greenwood's where every member is a cluster and nobody is censored", () => {
    const followUp = { time: [1, 2, 3, 4, 5], event: [1, 1, 1, 1, 1] };
    const [row] = clusteredSurvival(followUp, [1, 2, 3, 4, 5], [2]);
    const naive = survivalAt(kaplanMeier(followUp), 2).standardError!;
    assert.ok(Math.abs(row!.standardError! - naive) < 1e-15);
  });

  it("says why there is no interval at S = 0, before any event, and for labels that do not fit", () => {
    const followUp = { time: [1, 2], event: [1, 1] };
    const [gone] = clusteredSurvival(followUp, [1, 2], [3]);
    assert.equal(gone!.standardError, null);
    assert.match(gone!.because!, /reached 0/);
    const [before] = clusteredSurvival(followUp, [1, 2], [0.5]);
    assert.deepEqual([before!.survival, before!.lower, before!.upper], [1, 1, 1]);
    assert.throws(() => clusteredSurvival(followUp, [1], [1]), /2 cluster labels/);
  });
});
