import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { PlanMetrics } from "@fiducial/study";
import { findingsOf, smallStudy, valueOf } from "../small-study.ts";
import { planRecord } from "./plan-record.ts";

const protocol = `
format: fiducial-study/1
title: Plans
groups: { variable: sex }
plan:
  acceptance:
    - { structure: PTV, metric: V100%, limit: ">= 95 %", acceptable: ">= 90 %" }
  constraints:
    - { structure: Stomach, metric: Dmax, limit: "< 30 Gy" }
  metrics:
    - { structure: Stomach, metric: D0.5cc }
derived:
  - { name: hot, kind: yes-no, label: Hot stomach, value: plan.stomach_dmax > 29.0 }
analyses:
  baseline:
    - { variable: plan.stomach_d0_5cc }
`;

const patients = "patient_id,sex\nA,male\nB,male\nC,female\nD,female\n";
const courses = ["A", "B", "C", "D"].map((id) => `${id},C1,sbrt,48,3,5`).join("\n");
const tables = {
  patients,
  courses: `patient_id,course_id,technique,planned_dose_gy,planned_fractions,ptv_margin_mm\n${courses}\n`,
};

function study(plans: readonly PlanMetrics[], other: Partial<typeof tables> = {}) {
  return smallStudy(protocol, { ...tables, ...other }, { plans, unusable: [] });
}

const results = study([
  planRecord("A", { ptv_v100pct: 96, stomach_dmax: 20, stomach_d0_5cc: 18, margin_mm: 5.4 }),
  planRecord("B", { ptv_v100pct: 92, stomach_dmax: 30, stomach_d0_5cc: 28, margin_mm: 6.5 }),
  planRecord("C", { ptv_v100pct: 80, stomach_dmax: "structure-missing" }),
]);

describe("Verdicts of plans", () => {
  it("are counted over the plans that could be evaluated, by group, with the subjects", () => {
    const { numbers, subjectSets } = results;
    assert.deepEqual(
      ["plan.stomach.dmax.met", "plan.stomach.dmax.met.male", "plan.stomach.dmax.met.female"].map(
        (name) => {
          const number = numbers[name];
          return number?.kind === "proportion" ? [number.count, number.total] : null;
        },
      ),
      [
        [1, 2],
        [1, 2],
        [0, 0],
      ],
    );
    assert.deepEqual(subjectSets[numbers["plan.stomach.dmax.violated"]!.subjects], ["B"]);
    assert.deepEqual(subjectSets[numbers["plan.stomach.dmax.not_evaluable"]!.subjects], ["C"]);
    assert.equal(valueOf(results, "plan.stomach.dmax.met.female"), null);
  });

  it("call a violation within the looser limit acceptable", () => {
    assert.equal(valueOf(results, "plan.ptv.v100%.violated"), 2 / 3);
    assert.equal(valueOf(results, "plan.ptv.v100%.acceptable"), 1 / 3);
  });

  it("of a strict limit on its bound are violated", () => {
    const verdict = results.subjects[1]?.plan?.verdicts["stomach.dmax"];
    assert.deepEqual(verdict, {
      verdict: "violated",
      value: 30,
      unit: "Gy",
      acceptable: false,
    });
  });

  it("stand with each subject, and none for a subject without a plan", () => {
    assert.equal(results.subjects[2]?.plan?.verdicts["stomach.dmax"]?.verdict, "not-evaluable");
    assert.equal(results.subjects[3]?.plan, null);
  });

  it("of a whole study need a plan: without any there are none", () => {
    const none = smallStudy(protocol, tables);
    assert.equal(none.plans, null);
    assert.equal(none.planCriteria[0]?.verdicts, null);
  });
});

describe("Metrics of plans", () => {
  it("are described over the plans that have them, as variables of the subjects", () => {
    assert.equal(valueOf(results, "plan.stomach_d0_5cc.median"), 23);
    assert.equal(valueOf(results, "plan.stomach_d0_5cc.n"), 2);
    assert.equal(valueOf(results, "baseline.plan.stomach_d0_5cc.median"), 23);
    assert.deepEqual(
      results.subjects.map(({ variables }) => variables.hot),
      [false, true, null, null],
    );
  });

  it("are rounded nowhere: a subject carries the full value", () => {
    const exact = study([planRecord("A", { stomach_dmax: 29.999999999 })]);
    assert.equal(exact.subjects[0]?.variables["plan.stomach_dmax"], 29.999999999);
    assert.equal(exact.subjects[0]?.plan?.verdicts["stomach.dmax"]?.verdict, "met");
  });
});

describe("A plan finds its course", () => {
  const two =
    "patient_id,course_id,technique,planned_dose_gy,planned_fractions,start_date\nA,C1,sbrt,48,3,2020-01-01\nA,C2,sbrt,42,3,2021-01-01\n";
  const first = planRecord("A", { stomach_dmax: 10 });
  const second = planRecord("A", { stomach_dmax: 20 }, { prescriptionGy: 42 });

  it("by prescription and fractions, so that two courses keep their own", () => {
    const both = study([second, first], { courses: two });
    assert.equal(both.subjects[0]?.variables["plan.stomach_dmax"], 10);
    assert.deepEqual(findingsOf(both, "plan-undecided"), []);
  });

  it("where plans.csv says so, against all else", () => {
    const assigned = { patient: "A", course: "C1" };
    const told = study([{ ...second, assigned }], { courses: two });
    assert.equal(told.subjects[0]?.variables["plan.stomach_dmax"], 20);
    assert.equal(findingsOf(told, "plan-prescription-differs").length, 1);
  });

  it("of the only plan, though the record disagrees, with a finding on each difference", () => {
    const odd = study([planRecord("A", { stomach_dmax: 1 }, { prescriptionGy: 42, fractions: 4 })]);
    assert.equal(odd.subjects[0]?.variables["plan.stomach_dmax"], 1);
    assert.match(
      findingsOf(odd, "plan-prescription-differs")[0]?.where[0]?.en ?? "",
      /42 Gy planned/,
    );
    assert.match(findingsOf(odd, "plan-fractions-differ")[0]?.where[0]?.en ?? "", /4 planned/);
  });

  it("and of two for one course none is taken", () => {
    const twice = study([first, planRecord("A", { stomach_dmax: 11 })]);
    assert.equal(twice.subjects[0]?.variables["plan.stomach_dmax"], null);
    assert.equal(twice.subjects[0]?.plan, null);
    assert.equal(findingsOf(twice, "plan-undecided")[0]?.where.length, 2);
  });

  it("leaves exported DVHs aside where the patient has DICOM files", () => {
    const exported = planRecord("A", { stomach_dmax: 12 }, { source: "exported-dvh" });
    const mixed = study([exported, first]);
    assert.equal(mixed.subjects[0]?.variables["plan.stomach_dmax"], 10);
    assert.equal(findingsOf(mixed, "plan-aside").length, 1);
  });
});

describe("Findings about plans", () => {
  it("name plans of nobody, patients without a plan and margins beside the recorded one", () => {
    const odd = study([planRecord("Z", {}), planRecord("A", { margin_mm: 6.1 })]);
    assert.deepEqual(findingsOf(odd, "plan-of-nobody")[0]?.where, [{ en: "dicom/Z/plan.dcm" }]);
    assert.deepEqual(findingsOf(odd, "plan-missing")[0]?.subjects, ["B", "C", "D"]);
    assert.deepEqual(findingsOf(odd, "plan-margin-differs")[0]?.subjects, ["A"]);
    assert.deepEqual(
      findingsOf(results, "plan-margin-differs").flatMap(({ subjects }) => subjects),
      ["B"],
    );
  });

  it("never show the patient's id of the files", () => {
    assert.doesNotMatch(JSON.stringify(results), /hospital-/);
  });

  it("match by that id where the protocol says so", () => {
    const byId = smallStudy(
      protocol.replace("plan:\n", "plan:\n  match_by: dicom-patient-id\n"),
      {
        patients: patients.replace("A,", "hospital-Q,"),
        courses: tables.courses.replace("A,", "hospital-Q,"),
      },
      { plans: [planRecord("Q", { stomach_dmax: 7 })], unusable: [] },
    );
    assert.equal(byId.subjects[0]?.plan?.verdicts["stomach.dmax"]?.verdict, "met");
  });
});
