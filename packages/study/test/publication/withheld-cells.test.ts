import { publicationResults } from "@fiducial/study";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { countOf, countRelations } from "../../src/publication/count-relations.ts";
import { exposedUnknowns } from "../../src/publication/exposed-unknowns.ts";
import { monthlyCurve } from "../../src/publication/monthly-curve.ts";
import { liverSbrtResults } from "../liver-sbrt/example.ts";

const results = liverSbrtResults();

describe("Unknown counts", () => {
  it("are given back by one sum with one unknown", () => {
    const sum = { whole: "all", parts: ["a", "b"] };
    assert.deepEqual(exposedUnknowns([sum], new Set(["a"])), ["a"]);
    assert.deepEqual(exposedUnknowns([sum], new Set(["a", "b"])), []);
  });

  it("are given back by two sums together, where neither alone does", () => {
    // a + b is known, and a + b + c as well: c follows.
    const sums = [
      { whole: "x", parts: ["a", "b"] },
      { whole: "y", parts: ["a", "b", "c"] },
    ];
    assert.deepEqual(exposedUnknowns(sums, new Set(["a", "b", "c"])), ["c"]);
  });

  it("stay unknown in a square of two rows and two columns", () => {
    const sums = [
      { whole: "r1", parts: ["a", "b"] },
      { whole: "r2", parts: ["c", "d"] },
      { whole: "c1", parts: ["a", "c"] },
      { whole: "c2", parts: ["b", "d"] },
    ];
    assert.deepEqual(exposedUnknowns(sums, new Set(["a", "b", "c", "d"])), []);
    assert.deepEqual(exposedUnknowns(sums, new Set(["a", "b", "c"])).toSorted(), ["a", "b", "c"]);
  });
});

describe("A publication with a smallest cell of 5", () => {
  const published = publicationResults(results, 5);
  const withheld = Object.values(published.numbers).filter(({ kind }) => kind === "withheld");

  it("shows no count from 1 to 4", () => {
    for (const number of Object.values(published.numbers)) {
      const count =
        number.kind === "count" ? number.value : number.kind === "proportion" ? number.count : 0;
      assert.ok(count === 0 || count >= 5, `${number.name}: ${count}`);
    }
    assert.ok(withheld.length > 100);
  });

  it("withholds more than the small counts, so that no sum gives one back", () => {
    const small = withheld.filter(({ name }) => (countOf(results.numbers[name]) ?? 5) < 5);
    assert.ok(small.length < withheld.length);
    const names = new Set(withheld.map(({ name }) => name));
    const relations = countRelations(results);
    assert.ok(relations.length > 500);
    const given = exposedUnknowns(relations, names);
    assert.deepEqual(
      given.filter((name) => {
        const count = countOf(results.numbers[name]) ?? 0;
        return count > 0 && count < 5;
      }),
      [],
    );
  });

  it("knows a sum of every table that has one", () => {
    const summed = countRelations(results).flatMap(({ parts }) => parts);
    for (const name of [
      "flow.excluded",
      "baseline.sex[male].hcc",
      "follow_up.status.died.hcc",
      "follow_up.visits.missed.hcc",
      "response.best[PR].hcc",
      "liver.albi-grade[1].hcc",
      "liver.rild.non-classic.yes.hcc",
      "liver.albi.month[24].n.hcc",
      "laboratory.acute.anemia.equal",
      "laboratory.regraded.WBC.5_0[1]",
      "toxicity.acute.nausea[1]",
      "toxicity.late.grade_2_or_more.events.hcc",
      "failure.field[in-field].hcc",
      "lesions.events.hcc",
      "lc.competing.events.hcc",
      "delivery.all_given.hcc",
    ])
      assert.ok(summed.includes(name), name);
  });

  it("leaves who was analysed, in all and by group", () => {
    for (const name of ["flow.included", "baseline.n", "baseline.n.hcc", "os.n"])
      assert.equal(published.numbers[name]?.value, results.numbers[name]?.value, name);
  });

  it("tells no count in a reason, a published value, a finding or beside a rate", () => {
    assert.ok(
      published.planCriteria.every(({ verdicts }) => (verdicts?.because ?? []).length === 0),
    );
    assert.ok(published.liver?.baseline.every(({ reasons }) => reasons.length === 0));
    assert.equal(published.liver?.childPugh.assessments, null);
    const names = new Set(withheld.map(({ name }) => name));
    for (const { number } of published.published?.rows ?? []) assert.ok(!names.has(number), number);
    assert.ok((published.published?.rows.length ?? 0) < (results.published?.rows.length ?? 0));
    for (const { numbers } of published.findings)
      assert.ok(numbers.length > 0 && !numbers.some((name) => names.has(name)));
    for (const number of Object.values(published.numbers))
      if (number.kind === "probability") assert.equal(number.atRisk, null);
  });

  it("withholds who left beneath a curve where few did, and with it what all together would give back", () => {
    let hidden = 0;
    for (const { overall, groups } of [...published.endpoints, ...published.competingRisks])
      for (const row of overall.riskTable) {
        for (const count of [row.events, row.censored])
          assert.ok(count === null || count === 0 || count >= 5);
        const beside = groups.map(({ riskTable }) =>
          riskTable.find(({ months }) => months === row.months),
        );
        assert.ok(!beside.includes(undefined));
        if (!beside.some((each) => each?.events === null)) continue;
        hidden += 1;
        assert.deepEqual([row.events, row.censored], [null, null]);
      }
    assert.ok(hidden > 0);
  });

  it("ends curves and their tables where fewer are at risk", () => {
    for (const { groups } of published.endpoints)
      for (const { riskTable, curve } of groups) {
        assert.ok(riskTable.every(({ atRisk }) => atRisk >= 5));
        assert.ok((curve.months.at(-1) ?? 0) <= (riskTable.at(-1)?.months ?? 0));
      }
  });
});

describe("A publication without a smallest cell", () => {
  it("keeps every number and names no subject", () => {
    const published = publicationResults(results, null);
    assert.deepEqual(published.numbers, results.numbers);
    assert.deepEqual([published.subjects, published.subjectSets], [[], {}]);
    assert.ok(published.findings.every(({ subjects }) => subjects.length === 0));
  });
});

describe("A curve by months", () => {
  it("takes at each whole month the last value before it", () => {
    const curve = {
      months: [0.4, 1, 2.7],
      survival: [0.9, 0.8, 0.7],
      lower: [0.5, 0.4, null],
      upper: [1, 0.9, null],
      atRisk: [3, 2, 1],
      events: [1, 1, 1],
      censored: [0, 0, 0],
    };
    assert.deepEqual(monthlyCurve(curve), {
      months: [0, 1, 2],
      survival: [1, 0.8, 0.8],
      lower: [1, 0.4, 0.4],
      upper: [1, 0.9, 0.9],
      atRisk: [],
      events: [],
      censored: [],
    });
  });
});
