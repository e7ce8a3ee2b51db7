import assert from "node:assert/strict";
import test from "node:test";
import type { PlanRecurrence } from "@fiducial/study";
import { planRecord } from "../plans/plan-record.ts";
import { findingsOf, leastProtocol, smallStudy, troublesOf, valueOf } from "../small-study.ts";

const tables = {
  patients: "patient_id\nA\nB\n",
  courses:
    "patient_id,course_id,planned_dose_gy,start_date\nA,C1,48,2020-01-01\nB,C1,48,2020-01-01\n",
  lesions:
    "patient_id,lesion_id,course_id,diameter_mm\nA,L1,C1,30\nA,L2,C1,20\nA,L3,,20\nB,L1,C1,40\n",
};
const end = "A,2021-12-01,last-contact,,,\nB,2021-12-01,last-contact,,,\n";

function study(events: string, assessments: readonly string[] = [], words = "") {
  const results = smallStudy(`${leastProtocol}local_control: {${words}}\n`, {
    ...tables,
    events: `patient_id,date,event,lesion_id,inside_isodose_percent,recurrence_dose_gy\n${events}${end}`,
    assessments: `patient_id,date,modality,lesion_id,diameter_mm,finding\n${assessments.map((row) => `${row}\n`).join("")}`,
  });
  return {
    results,
    lesions: results.localControl?.lesions.map(
      ({ subject, lesion, kind, date, because, record }) =>
        `${subject} ${lesion} ${kind} ${date} ${because.en}${record === null ? "" : ` ${record.file}:${record.line}`}`,
    ),
  };
}

test("Each irradiated lesion is followed; a progression ends the control of the lesion that it names", () => {
  const { lesions, results } = study("A,2020-07-01,local-progression,L2,,\n");
  assert.deepEqual(lesions, [
    "A L1 censored 2021-12-01 Last contact tables/events.csv:3",
    "A L2 event 2020-07-01 Recorded local progression tables/events.csv:2",
    "B L1 censored 2021-12-01 Last contact tables/events.csv:4",
  ]);
  assert.equal(valueOf(results, "lesions.n"), 3);
  assert.equal(valueOf(results, "lesions.patients"), 2);
  assert.equal(valueOf(results, "lesions.control[12]"), 2 / 3);
  assert.equal(valueOf(results, "lesions.control.clustered[12]"), 2 / 3);
  assert.equal(valueOf(results, "lesions.control.first[12]"), 1 / 2);
});

test("A progression without a lesion is that of the only one; where there are several it is a finding", () => {
  const { lesions, results } = study(
    "A,2020-07-01,local-progression,,,\nB,2020-08-01,local-progression,,,\n",
  );
  assert.equal(
    lesions?.[2],
    "B L1 event 2020-08-01 Recorded local progression tables/events.csv:3",
  );
  assert.match(lesions?.[0] ?? "", /censored/);
  assert.deepEqual(
    findingsOf(results, "progression-without-lesion")[0]?.where.map(({ en }) => en),
    ["tables/events.csv, row 2"],
  );
});

test("Growth counts over the smallest diameter so far, 20 % and 5 mm, on both sides of either", () => {
  const grown = (sizes: readonly number[], words = "progression: growth") =>
    study(
      "",
      sizes.map((size, i) => `B,2020-0${i + 3}-01,mri,L1,${size},`),
      words,
    ).lesions?.[2];
  assert.match(grown([20, 25]) ?? "", /event 2020-04-01 Growth of the lesion from 20 to 25 mm/);
  assert.match(grown([20, 24.9]) ?? "", /censored/);
  assert.match(grown([30, 36]) ?? "", /event/);
  assert.match(grown([30, 35.9]) ?? "", /censored/);
  assert.match(grown([48]) ?? "", /event 2020-03-01 Growth of the lesion from 40 to 48 mm/);
  assert.match(grown([20, 24], "progression: growth, growth_mm: 4") ?? "", /event/);
  assert.match(grown([20, 26], "progression: growth, growth_percent: 50") ?? "", /censored/);
});

test("The first of record and growth counts where either may; a recorded one does not where growth alone does", () => {
  const rows = ["B,2020-03-01,mri,L1,20,", "B,2020-06-01,mri,L1,30,"];
  const event = "B,2020-09-01,local-progression,L1,,\n";
  assert.match(study(event, rows, "progression: either").lesions?.[2] ?? "", /2020-06-01/);
  assert.match(study(event, [], "progression: either").lesions?.[2] ?? "", /2020-09-01/);
  assert.match(study(event, [], "progression: growth").lesions?.[2] ?? "", /censored/);
  const read = ["B,2020-04-01,mri,L1,,unequivocal-progression"];
  assert.match(study("", read, "progression: growth").lesions?.[2] ?? "", /event 2020-04-01/);
});

test("A lesion is censored at its own last image where the protocol says so", () => {
  const { lesions } = study("", ["A,2020-05-01,mri,L1,20,"], "censored_at: last-imaging");
  assert.deepEqual(lesions, [
    "A L1 censored 2020-05-01 Last imaging of the lesion tables/assessments.csv:2",
    "A L2 censored 2020-01-01 No imaging after the treatment",
    "B L1 censored 2020-01-01 No imaging after the treatment",
  ]);
});

test("A failure is placed by its volume, by its dose at a point, or by the record; a contradiction is a finding", () => {
  const { results } = study(
    "A,2020-05-01,local-progression,L1,95,\nA,2020-06-01,regional-progression,,94,\nB,2020-07-01,local-progression,L1,,45.6\nB,2020-08-01,regional-progression,,,\n",
  );
  const count = (name: string) => {
    const number = results.numbers[name];
    return number?.kind === "proportion" ? `${number.count}/${number.total}` : null;
  };
  assert.equal(valueOf(results, "failure.field.total"), 4);
  assert.equal(count("failure.field[in-field]"), "2/4");
  assert.equal(count("failure.field[marginal]"), "1/4");
  assert.equal(count("failure.field[out-field]"), "1/4");
  assert.equal(count("failure.field.by_dose"), "3/4");
  assert.deepEqual(
    findingsOf(results, "failure-field-disagrees")[0]?.where.map(({ en }) => en),
    ["tables/events.csv, row 3"],
  );
});

const contour = (
  structure: string,
  insidePercent: number | null,
  because: PlanRecurrence["because"] = null,
): PlanRecurrence => ({
  structure,
  file: "dicom/A/set.dcm",
  volumeCm3: insidePercent === null ? null : 8,
  insidePercent,
  because,
});

function contoured(events: string, recurrences: readonly PlanRecurrence[]) {
  const results = smallStudy(
    `${leastProtocol}local_control: { field: { recurrence_structure: RECUR } }\n`,
    {
      ...tables,
      events: `patient_id,date,event,lesion_id,inside_isodose_percent,recurrence_dose_gy,recurrence_structure\n${events}A,2021-12-01,last-contact,,,,\nB,2021-12-01,last-contact,,,,\n`,
    },
    { plans: [planRecord("A", {}, { recurrences })], unusable: [] },
  );
  return {
    placed: results.localControl?.failures.map(
      ({ date, recorded, field, from, insidePercent, structure }) =>
        `${date} ${recorded} ${field} ${from} ${insidePercent ?? "–"} ${structure ?? "–"}`,
    ),
    rules: results.findings
      .map(({ rule }) => rule)
      .filter((rule) => /^(recurrence|failure)-/.test(rule)),
    byDose: results.numbers["failure.field.by_dose"],
  };
}

test("The contour of a recurrence in the plan says where it lies, before what is recorded of it", () => {
  const { placed, rules, byDose } = contoured("A,2020-05-01,local-progression,L1,97,,\n", [
    contour("RECUR", 60),
  ]);
  assert.deepEqual(placed, ["2020-05-01 in-field marginal contour 60 RECUR"]);
  assert.deepEqual(rules, ["recurrence-share-disagrees", "failure-field-disagrees"]);
  assert.ok(byDose?.kind === "proportion" && byDose.count === 1);
  const agreeing = contoured("A,2020-05-01,local-progression,L1,97,,\n", [contour("RECUR", 99)]);
  assert.deepEqual(agreeing.rules, []);
});

test("Of several contours each failure names its own; what nothing decides is a finding and stays as adjudicated", () => {
  const events = (first: string, second: string) =>
    `A,2020-05-01,local-progression,L1,,,${first}\nA,2020-08-01,regional-progression,,,,${second}\n`;
  const both = [contour("RECUR_1", 98), contour("RECUR_2", 3)];
  assert.deepEqual(contoured(events("RECUR_1", "recur_2"), both).placed, [
    "2020-05-01 in-field in-field contour 98 RECUR_1",
    "2020-08-01 out-field out-field contour 3 RECUR_2",
  ]);
  // One is named, so the other contour is of the other failure.
  assert.deepEqual(contoured(events("", "RECUR_2"), both).placed, [
    "2020-05-01 in-field in-field contour 98 RECUR_1",
    "2020-08-01 out-field out-field contour 3 RECUR_2",
  ]);
  const open = contoured(events("", ""), both);
  assert.deepEqual(open.placed, [
    "2020-05-01 in-field in-field record – –",
    "2020-08-01 out-field out-field record – –",
  ]);
  assert.deepEqual(open.rules, ["recurrence-structure-unclaimed"]);
  assert.deepEqual(contoured(events("RECUR_3", ""), [contour("RECUR", 98)]).rules, [
    "recurrence-structure-absent",
    "failure-field-disagrees",
  ]);
});

test("A contour in the frame of another image has no place in the dose, and the failure stays as recorded", () => {
  const { placed, rules } = contoured("A,2020-05-01,local-progression,L1,,,\n", [
    contour("RECUR", null, "other-frame"),
  ]);
  assert.deepEqual(placed, ["2020-05-01 in-field in-field record – RECUR"]);
  assert.deepEqual(rules, ["recurrence-not-placed"]);
});

test("Between two groups the test is clustered by patient, and says why where there is none", () => {
  const grouped = (events: string) =>
    smallStudy(`${leastProtocol}local_control: {}\ngroups: { variable: sex }\n`, {
      ...tables,
      patients: "patient_id,sex\nA,male\nB,female\n",
      events: `patient_id,date,event,lesion_id\n${events}A,2021-12-01,last-contact,\nB,2021-12-01,last-contact,\n`,
    }).numbers["lesions.cox.p"];
  assert.equal(grouped("")?.because?.en, "no event in any group");
  const both = grouped("A,2020-07-01,local-progression,L2\nB,2020-09-01,local-progression,L1\n");
  assert.ok(both?.value != null && both.value > 0 && both.value < 1);
});

test("Without the word there is nothing; the share for marginal cannot exceed that for in-field", () => {
  assert.equal(smallStudy(leastProtocol, tables).localControl, null);
  assert.equal(
    troublesOf(() => study("", [], "field: { in_field_percent: 50, marginal_percent: 60 }"))[0]
      ?.found,
    "60 % above 50 %",
  );
});
