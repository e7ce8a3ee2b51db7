import assert from "node:assert/strict";
import test from "node:test";
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
