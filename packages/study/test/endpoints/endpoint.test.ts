import assert from "node:assert/strict";
import test from "node:test";
import { findingsOf, leastProtocol, smallStudy, valueOf } from "../small-study.ts";

const yaml = (rest = "", cutOff = "2021-05-20") => `${leastProtocol}
cut_off: ${cutOff}
endpoints:
  - { name: os, label: Overall survival, short: OS, events: [death] }
  - { name: pfs, label: PFS, short: PFS, events: [local-progression, regional-progression, distant-metastasis, death] }
  - { name: ttp, label: TTP, short: TTP, events: [local-progression, regional-progression, distant-metastasis] }
  - { name: lc, label: LC, short: LC, events: [local-progression], censored_at: last-imaging }
  - { name: untreated, label: U, short: U, events: [death], also_censored_by: [new-treatment, next-course, withdrawal] }
${rest}`;

const base = {
  patients: "patient_id\nA\n",
  courses: "patient_id,course_id,technique\nA,C1,sbrt\n",
  fractions: "patient_id,course_id,fraction,date\nA,C1,1,2020-01-01\nA,C1,2,2020-01-03\n",
};

function endpoints(events: string, more: Record<string, string> = {}, protocol = yaml()) {
  const results = smallStudy(protocol, {
    ...base,
    events: `patient_id,date,event\n${events}`,
    ...more,
  });
  const own = results.subjects[0]?.endpoints ?? {};
  return {
    results,
    shown: Object.fromEntries(
      Object.entries(own).map(([name, { kind, date, because, record }]) => [
        name,
        `${kind} ${date} ${because.en}${record === null ? "" : ` ${record.file}:${record.line}`}`,
      ]),
    ),
  };
}

test("Time counts from the first fraction in months of 30.4375 days", () => {
  const { results } = endpoints("A,2020-12-31,death\n");
  assert.equal(results.subjects[0]?.endpoints["os"]?.months, 365 / 30.4375);
});

test("The first of an endpoint's events decides, with its row; death censors where it is no event", () => {
  const { shown } = endpoints(
    "A,2020-05-01,distant-metastasis\nA,2020-04-01,local-progression\nA,2020-09-01,death\n",
  );
  assert.deepEqual(shown, {
    os: "event 2020-09-01 Death tables/events.csv:4",
    pfs: "event 2020-04-01 Progression of an irradiated lesion (in-field) tables/events.csv:3",
    ttp: "event 2020-04-01 Progression of an irradiated lesion (in-field) tables/events.csv:3",
    lc: "event 2020-04-01 Progression of an irradiated lesion (in-field) tables/events.csv:3",
    untreated: "event 2020-09-01 Death tables/events.csv:4",
  });
});

test("Both readings of progression-free survival run side by side: death an event, death censored", () => {
  const { shown } = endpoints("A,2020-09-01,death\n");
  assert.equal(shown["pfs"], "event 2020-09-01 Death tables/events.csv:2");
  assert.equal(shown["ttp"], "censored 2020-09-01 Death without the event tables/events.csv:2");
});

test("At the data cut-off no row decides; an event after it does not count", () => {
  const { shown, results } = endpoints("A,2021-06-01,local-progression\nA,2021-09-01,death\n");
  assert.equal(shown["os"], "censored 2021-05-20 Alive without event at the data cut-off");
  assert.equal(shown["ttp"], "censored 2021-05-20 Alive without event at the data cut-off");
  assert.equal(findingsOf(results, "after-cut-off")[0]?.where.length, 2);
});

test("Last contact and loss are told apart", () => {
  assert.equal(
    endpoints("A,2020-08-01,last-contact\n").shown["os"],
    "censored 2020-08-01 Last contact tables/events.csv:2",
  );
  assert.equal(
    endpoints("A,2020-08-01,lost-to-follow-up\n").shown["os"],
    "censored 2020-08-01 Lost to follow-up tables/events.csv:2",
  );
});

test("An endpoint seen by imaging only is censored at the last imaging, on the first day without any, which is a finding", () => {
  const imaging = {
    assessments: "patient_id,date,modality\nA,2020-04-01,ct\nA,2020-06-01,visit\n",
  };
  assert.equal(
    endpoints("A,2020-08-01,last-contact\n", imaging).shown["lc"],
    "censored 2020-04-01 Last imaging without event tables/assessments.csv:2",
  );
  const { shown, results } = endpoints("A,2020-08-01,last-contact\n");
  assert.equal(shown["lc"], "censored 2020-01-01 No imaging after the treatment");
  assert.equal(findingsOf(results, "no-imaging").length, 1);
});

test("A new treatment or a further course ends the observation where the protocol says so", () => {
  const again = {
    courses: "patient_id,course_id,technique,start_date\nA,C1,sbrt,\nA,C2,sbrt,2020-07-01\n",
  };
  const { shown, results } = endpoints("A,2020-09-01,new-treatment\nA,2021-01-01,death\n", again);
  assert.equal(
    shown["untreated"],
    "censored 2020-07-01 A further course of radiotherapy tables/courses.csv:3",
  );
  assert.equal(shown["os"], "event 2021-01-01 Death tables/events.csv:3");
  assert.deepEqual(findingsOf(results, "several-courses")[0]?.subjects, ["A"]);
  assert.equal(
    endpoints("A,2020-09-01,new-treatment\nA,2021-01-01,death\n").shown["untreated"],
    "censored 2020-09-01 Start of a new anticancer treatment tables/events.csv:2",
  );
});

test("An event wins over a censoring on the same day, and one on the first day counts at time 0", () => {
  assert.equal(
    endpoints("A,2020-09-01,new-treatment\nA,2020-09-01,death\n").shown["untreated"],
    "event 2020-09-01 Death tables/events.csv:3",
  );
  assert.equal(endpoints("A,2020-01-01,death\n").results.subjects[0]?.endpoints["os"]?.months, 0);
});

test("An event before the treatment is a finding and counts for no endpoint", () => {
  const { shown, results } = endpoints("A,2019-05-01,distant-metastasis\nA,2020-09-01,death\n");
  assert.equal(shown["ttp"], "censored 2020-09-01 Death without the event tables/events.csv:3");
  assert.deepEqual(
    findingsOf(results, "event-before-treatment")[0]?.where.map(({ en }) => en),
    ["tables/events.csv, row 2"],
  );
});

test("A death before the treatment leaves the subject out of the analysis, with an error-level finding", () => {
  const { results } = endpoints("A,2019-05-01,death\n");
  assert.equal(valueOf(results, "os.n"), 0);
  assert.equal(results.numbers["os.rate[12]"]?.value, null);
  assert.equal(findingsOf(results, "death-before-treatment")[0]?.severity, "error");
});

test("Follow-up after death is a finding, and a failure dated after it does not count", () => {
  const { shown, results } = endpoints(
    "A,2020-09-01,death\nA,2020-10-01,local-progression\nA,2020-11-01,last-contact\n",
  );
  assert.equal(shown["ttp"], "censored 2020-09-01 Death without the event tables/events.csv:2");
  assert.deepEqual(
    findingsOf(results, "record-after-death")[0]?.where.map(({ en }) => en),
    ["tables/events.csv, row 3", "tables/events.csv, row 4"],
  );
});
