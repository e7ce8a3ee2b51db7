import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { editionOf, numberDescriptions, studyTables } from "../src/index.ts";
import { tableNumbers } from "../src/number-descriptions/table-numbers.ts";
import { liverSbrt } from "./liver-sbrt.ts";

const english = numberDescriptions(editionOf(liverSbrt("en")));
const chinese = numberDescriptions(editionOf(liverSbrt("zh")));

describe("The name of a number", () => {
  it("is there for every number of the results, in words of either language", () => {
    const names = Object.keys(liverSbrt().numbers);
    assert.deepEqual([...english.keys()], names);
    for (const name of names) {
      assert.notEqual(english.get(name)?.label, name);
      assert.match(chinese.get(name)?.label ?? "", /\p{Script=Han}/u);
    }
  });

  it("says the endpoint, the time and the group, and defines the endpoint", () => {
    assert.equal(english.get("os.rate[24].hcc")?.label, "Overall survival at 24 months, HCC");
    assert.equal(chinese.get("os.rate[24].hcc")?.label, "24 个月总生存（肝细胞癌）");
    assert.match(english.get("os.rate[24].hcc")?.definition ?? "", /first fraction to death/);
  });

  it("belongs to one number only", () => {
    for (const each of [english, chinese]) {
      const labels = new Map<string, string[]>();
      for (const [name, { label }] of each) labels.set(label, [...(labels.get(label) ?? []), name]);
      const shared = [...labels.values()].filter((names) => names.length > 1);
      // The chosen test stands under two names: as the test of its line, and as what it is.
      const twice = shared.filter((names) => names.some((name) => !/\.p(\.|$)/.test(name)));
      assert.deepEqual(twice, []);
    }
  });

  it("is otherwise read from the table that prints it: title, block, row and column", () => {
    const edition = editionOf(liverSbrt());
    const table = studyTables(edition).find((each) => each.id === "survival")!;
    const label = new Map(tableNumbers(edition, table)).get("os.rate[24].hcc")?.label;
    assert.equal(label, "Survival estimates in full: Overall survival: HCC: 24 months, % (95% CI)");
  });
});
