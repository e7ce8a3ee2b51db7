import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { liverSbrtResults } from "../liver-sbrt/example.ts";
import { smallStudy } from "../small-study.ts";

const liverSbrt = liverSbrtResults();
const results = smallStudy(
  `
format: fiducial-study/1
title: Facts
derived:
  - { name: big, kind: yes-no, label: Big, value: "lesions.exists(lesion, lesion.diameter_mm > 30.0)" }
endpoints:
  - { name: os, label: Overall survival, short: OS, events: [death] }
toxicity:
  - { name: acute, label: Acute, scale: CTCAE 5.0, until_months: 6, terms: [{ term: Nausea }] }
analyses:
  baseline:
    - { variable: sex }
    - { variable: age }
    - { variable: big }
    - { variable: baseline.ecog, categories: each-value }
`,
  {
    patients: "patient_id,sex,birth_date\nA,male,1950-01-01\nB,female,1960-01-01\n",
    courses: "patient_id,course_id,technique\nA,1,sbrt\nB,1,sbrt\n",
    fractions:
      "patient_id,course_id,fraction,date\nA,1,1,2020-01-10\nA,1,2,2020-01-12\nB,1,1,2020-02-01\n",
    lesions: "patient_id,lesion_id,course_id,diameter_mm\nA,1,1,20\nA,2,1,40\nB,1,1,10\n",
    assessments:
      "patient_id,date,modality,ecog\nA,2020-01-05,visit,1\nA,2020-01-09,visit,\nA,2020-03-01,visit,2\n",
    "adverse-events":
      "patient_id,date,term,grade,scale\nA,2020-02-01,Nausea,1,CTCAE 5.0\nA,2020-02-03,Nausea,2,CTCAE 5.0\n",
    events: "patient_id,date,event\nA,2020-06-01,death\nB,2020-07-01,last-contact\n",
  },
);
const [a, b] = results.subjects;

describe("The rows behind a fact", () => {
  it("are those that decide: the event, the worst grade, the baseline value, the first fraction", () => {
    assert.deepEqual(a?.rows["endpoint.os"], ["tables/events.csv:2"]);
    assert.deepEqual(b?.rows["endpoint.os"], ["tables/events.csv:3"]);
    assert.deepEqual(a?.rows["grade.acute.nausea"], ["tables/adverse-events.csv:3"]);
    assert.deepEqual(a?.rows["variable.baseline.ecog"], ["tables/assessments.csv:2"]);
    assert.deepEqual(a?.rows["variable.age"], ["tables/patients.csv:2", "tables/fractions.csv:2"]);
  });

  it("are those that an expression reads", () => {
    assert.deepEqual(a?.rows["variable.big"], ["tables/lesions.csv:2", "tables/lesions.csv:3"]);
    assert.equal(
      results.facts["variable.big"]?.definition?.en,
      "Computed as lesions.exists(lesion, lesion.diameter_mm > 30.0)",
    );
  });

  it("are left out where the patient's own row says it all, or none does", () => {
    assert.equal(a?.rows["variable.sex"], undefined);
    assert.equal(b?.rows["grade.acute.nausea"], undefined);
    assert.equal(b?.rows["variable.baseline.ecog"], undefined);
  });
});

describe("A number", () => {
  it("names only facts that the results know", () => {
    for (const each of [results, liverSbrt]) {
      for (const { name, facts } of Object.values(each.numbers)) {
        for (const fact of facts) assert.ok(each.facts[fact] !== undefined, `${name}: ${fact}`);
      }
    }
    assert.deepEqual(liverSbrt.numbers["os.rate[24].hcc"]?.facts, ["endpoint.os"]);
    assert.deepEqual(liverSbrt.numbers["cox.os.n"]?.facts.slice(0, 2), [
      "endpoint.os",
      "variable.disease",
    ]);
  });
});
