// targets.csv: item, value printed by the article, value that the synthetic cohort gives under the stated convention
// (checked with R by targets.R), and whether the two agree. Source: examples/liver-sbrt/source/README.md.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import { liverSbrtResults } from "./example.ts";
import { targetReading } from "./target-reading.ts";

interface Target {
  readonly item: string;
  readonly target: string;
  readonly attained: string;
  readonly ok: "TRUE" | "FALSE";
  readonly note: string;
}

const targets = parse<Target>(readFileSync(new URL("targets.csv", import.meta.url)), {
  columns: true,
});

/** Whether two printed values are the same number or the same word: the article prints 0 where the row has 0.000. */
const isSame = (a: string, b: string): boolean => a === b || Number(a) === Number(b);

describe("numbers of the liver SBRT study, computed from its records", () => {
  const results = liverSbrtResults();

  for (const { item, target, attained, ok } of targets) {
    const { names, print } = targetReading(item);
    const printed = ok === "TRUE" ? "as the article prints" : `where the article prints ${target}`;
    it(`${item} is ${attained}, ${printed}: ${names.join(", ")}`, () => {
      const numbers = names.map((name) => {
        const number = results.numbers[name];
        assert.ok(number, `the results have no number ${name}`);
        return number;
      });
      assert.equal(print(numbers, results), attained);
      assert.equal(isSame(target, attained), ok === "TRUE");
    });
  }

  it("are 127, of which 114 agree with the article and 13 differ", () => {
    assert.equal(targets.length, 127);
    assert.equal(new Set(targets.map(({ item }) => item)).size, 127);
    assert.equal(targets.filter(({ ok }) => ok === "FALSE").length, 13);
  });

  it("do not depend on the day that stands for a partial date", () => {
    for (const day of ["first", "last"]) {
      const others = liverSbrtResults((text) => text.replace("month: middle", `month: ${day}`));
      assert.deepEqual(others.numbers, results.numbers);
    }
  });

  it("would differ without the data cut-off, beyond which the records go", () => {
    const open = liverSbrtResults((text) => text.replace(/^cut_off:.*$/m, ""));
    const value = (from: typeof results, name: string) => from.numbers[name]?.value;
    assert.equal(value(results, "os.events"), 21);
    assert.equal(value(open, "os.events"), 24);
    assert.equal(value(results, "toxicity.late.rib_fracture.any"), 0);
    assert.notEqual(value(open, "toxicity.late.rib_fracture.any"), 0);
  });
});
