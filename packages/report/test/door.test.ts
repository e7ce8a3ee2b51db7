import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inflateSync } from "node:zlib";
import { parseHTML } from "linkedom";
import { membersOf } from "../src/door/browser/members-of.ts";
import { factRows, factText } from "../src/door/browser/fact-cells.ts";
import type { DoorNumbers, DoorPatients } from "../src/door/door-data.ts";
import { doorHtml } from "../src/door/door-html.ts";
import { riskNames } from "../src/door/risk-numbers.ts";
import { editionOf } from "../src/index.ts";
import { liverSbrt } from "./liver-sbrt.ts";

const results = liverSbrt();
const { document } = parseHTML(`<html><body>${doorHtml(editionOf(results)).markup}</body></html>`);
const content = (id: string): string => document.getElementById(id)?.textContent ?? "";
const page = JSON.parse(content("door-numbers")) as DoorNumbers;
const patients = JSON.parse(
  inflateSync(Buffer.from(content("door-patients"), "base64")).toString(),
) as DoorPatients;

const idsBehind = (name: string): readonly string[] =>
  membersOf(page.numbers[name]!, patients).map((index) => patients.ids[index]!);

describe("The data of the doors", () => {
  it("name for every number of the results the patients that the results name", () => {
    for (const number of Object.values(results.numbers)) {
      const named = results.subjectSets[number.subjects] ?? [];
      assert.deepEqual(idsBehind(number.name).toSorted(), named.toSorted(), number.name);
    }
  });

  it("find for every count beneath a curve as many patients as it says", () => {
    for (const endpoint of results.endpoints.filter((each) => each.role === "primary")) {
      for (const group of endpoint.groups) {
        for (const row of group.riskTable) {
          const names = riskNames(endpoint, group, row.months);
          assert.equal(idsBehind(names.atRisk).length, row.atRisk, names.atRisk);
          assert.equal(idsBehind(names.censored).length, row.censored, names.censored);
          assert.equal(idsBehind(names.events).length, row.events, names.events);
        }
      }
    }
  });

  it("tell of each patient's endpoint the months, the date, the outcome and the deciding row", () => {
    const fact = patients.facts[page.numbers["os.events"]!.facts[0]!]!;
    for (const subject of results.subjects.filter((each) => each.included)) {
      const index = patients.ids.indexOf(subject.subject);
      const own = subject.endpoints.os!;
      assert.equal(
        factText(patients, fact, index, page.words),
        `${own.months.toFixed(1)} months · ${own.date} · ${own.kind} · ${own.because.en}`,
      );
      if (own.record !== null)
        assert.equal(factRows(patients, [fact], index), `${own.record.file}:${own.record.line}`);
    }
  });

  it("tell what every fact is, not only the rows that say so", () => {
    for (const [at, fact] of patients.facts.entries())
      for (const subject of results.subjects.filter((each) => each.included)) {
        const index = patients.ids.indexOf(subject.subject);
        if (fact.rows[index] === 0) continue;
        const name = Object.keys(results.facts)[at]!;
        // The rows of a variable are those that could have given it.
        if (name.startsWith("variable.")) continue;
        assert.notEqual(
          factText(patients, fact, index, page.words),
          "—",
          `${name} of ${subject.subject}`,
        );
      }
  });

  it("say a fact of the newer kinds in words", () => {
    const names = Object.keys(results.facts);
    const told = (name: string, subject: string): string =>
      factText(
        patients,
        patients.facts[names.indexOf(name)]!,
        patients.ids.indexOf(subject),
        page.words,
      );
    assert.equal(told("treatment", "P01"), "42 Gy in 3 fractions");
    assert.equal(told("response", "P01"), "Progressive disease (best change −50%)");
    assert.equal(told("local-control", "P01"), "L1: Death, the lesion controlled, 10.8 months");
    assert.equal(told("liver.child-pugh-class", "P01"), "A (5 points)");
    assert.equal(told("liver.albi-grade", "P01"), "1 (−2.81)");
    assert.equal(told("liver.bclc", "P01"), "A");
    assert.equal(
      told("liver.course.child-pugh", "P01"),
      "baseline 5; month 1 5; month 3 5; month 6 5; month 9 8",
    );
    assert.equal(told("liver.rild.classic", "P01"), "No");
    assert.equal(told("laboratory.acute.leukocytopenia", "P01"), "Grade 2 (2.16 ×10⁹/L)");
    assert.equal(told("laboratory-test.HGB", "P01"), "129–131 g/L (4 values)");
    assert.equal(told("variable.disease", "P01"), "HCC");
    assert.equal(told("variable.liver.albi_grade", "P01"), "1");
  });

  it("lead from a number to the same one by another convention", () => {
    assert.deepEqual(page.numbers["os.median"]?.alternatives, ["os.median.spss"]);
    for (const { alternatives } of Object.values(page.numbers)) {
      for (const each of alternatives) assert.ok(page.numbers[each] !== undefined, each);
    }
  });

  it("name no patient where the results name none", () => {
    const bare = editionOf({ ...results, subjects: [], subjectSets: {} });
    const markup = doorHtml(bare).markup;
    assert.equal(markup.includes('door-patients">'), false);
    for (const { subject } of results.subjects)
      assert.equal(markup.includes(`"${subject}"`), false);
  });
});
