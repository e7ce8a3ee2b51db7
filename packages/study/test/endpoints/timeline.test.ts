import assert from "node:assert/strict";
import test from "node:test";
import { findingsOf, leastProtocol, smallStudy, troublesOf } from "../small-study.ts";

const protocol = `${leastProtocol}
cut_off: 2021-05-20
variables: [{ name: referral, table: patients, kind: date, label: Referral }]
endpoints:
  - { name: os, label: Overall survival, short: OS, events: [death] }
  - { name: pfs, label: PFS, short: PFS, events: [local-progression, regional-progression, distant-metastasis, death] }
  - { name: lc, label: LC, short: LC, events: [local-progression], censored_at: last-imaging, also_censored_by: [next-course] }
  - { name: dmfs, label: DMFS, short: DMFS, events: [distant-metastasis], competing: [death, new-treatment] }
  - { name: later, label: OS from the last fraction, short: L, origin: last-fraction, events: [death] }
  - { name: earlier, label: OS from diagnosis, short: D, origin: diagnosis, events: [death] }
  - { name: referred, label: OS from referral, short: R, origin: referral, events: [death] }
  - { name: enrolled, label: OS from enrolment, short: E, origin: enrolment, events: [death] }
`;

function subject(events: string, more: Record<string, string> = {}) {
  const results = smallStudy(protocol, {
    patients:
      "patient_id,diagnosis_date,enrolment_date,referral\nA,2019-07-01,2019-12-30,2019-07-02\n",
    courses: "patient_id,course_id\nA,C1\n",
    fractions: "patient_id,course_id,fraction,date\nA,C1,1,2020-01-01\nA,C1,2,2020-01-03\n",
    events: `patient_id,date,event\n${events}`,
    ...more,
  });
  const own = results.subjects[0];
  assert.ok(own);
  /** Kind, date and deciding row of an outcome, as a line. */
  const line = (
    outcome:
      | {
          readonly kind: string;
          readonly date: string;
          readonly record: { file: string; line: number } | null;
        }
      | null
      | undefined,
  ) =>
    outcome == null
      ? null
      : `${outcome.kind} ${outcome.date}${outcome.record === null ? "" : ` ${outcome.record.file}:${outcome.record.line}`}`;
  return {
    results,
    decides: (name: string) => line(own.endpoints[name]),
    without: (name: string) => line(own.endpoints[name]?.without),
    competing: (name: string) => line(own.endpoints[name]?.competing),
    months: (name: string) => own.endpoints[name]?.months,
    timeline: (name: string) =>
      own.endpoints[name]?.timeline.map(
        ({ kind, date, standing }) => `${date} ${kind} ${standing}`,
      ),
  };
}

const scenarios: readonly {
  readonly title: string;
  readonly events: string;
  readonly more?: Record<string, string>;
  readonly endpoint: string;
  readonly decides: string;
  readonly without: string | null;
  readonly competing: string | null;
  readonly timeline: readonly string[];
}[] = [
  {
    title: "a progression decides, the death is next",
    events: "A,2020-08-01,death\nA,2020-03-02,regional-progression\n",
    endpoint: "pfs",
    decides: "event 2020-03-02 tables/events.csv:3",
    without: "event 2020-08-01 tables/events.csv:2",
    competing: null,
    timeline: ["2020-03-02 event decides", "2020-08-01 event runner-up"],
  },
  {
    title: "two progressions on one day: without the one the other decides on the same day",
    events: "A,2020-03-02,local-progression\nA,2020-03-02,distant-metastasis\n",
    endpoint: "pfs",
    decides: "event 2020-03-02 tables/events.csv:2",
    without: "event 2020-03-02 tables/events.csv:3",
    competing: null,
    timeline: ["2020-03-02 event decides", "2020-03-02 event runner-up"],
  },
  {
    title:
      "a death without metastasis censors, and competes; without it nothing but the treatment is known",
    events: "A,2020-08-01,death\n",
    endpoint: "dmfs",
    decides: "censored 2020-08-01 tables/events.csv:2",
    without: "censored 2020-01-03 tables/fractions.csv:3",
    competing: "competing 2020-08-01 tables/events.csv:2",
    timeline: ["2020-01-03 censored runner-up", "2020-08-01 competing decides"],
  },
  {
    title: "a new treatment named as competing censors before the metastasis",
    events:
      "A,2020-05-01,distant-metastasis\nA,2020-04-01,new-treatment\nA,2020-09-01,last-contact\n",
    endpoint: "dmfs",
    decides: "censored 2020-04-01 tables/events.csv:3",
    without: "event 2020-05-01 tables/events.csv:2",
    competing: "competing 2020-04-01 tables/events.csv:3",
    timeline: ["2020-04-01 competing decides", "2020-05-01 event runner-up"],
  },
  {
    title: "an event and a competing event on one day: the event",
    events: "A,2020-05-01,death\nA,2020-05-01,distant-metastasis\n",
    endpoint: "dmfs",
    decides: "event 2020-05-01 tables/events.csv:3",
    without: "censored 2020-05-01 tables/events.csv:2",
    competing: "event 2020-05-01 tables/events.csv:3",
    timeline: ["2020-05-01 event decides", "2020-05-01 competing runner-up"],
  },
  {
    title: "events after the cut-off do not count, and show what a later cut-off would find",
    events: "A,2021-05-21,distant-metastasis\nA,2021-09-01,death\n",
    endpoint: "dmfs",
    decides: "censored 2021-05-20",
    without: null,
    competing: "censored 2021-05-20",
    timeline: [
      "2021-05-20 censored decides",
      "2021-05-21 event after-cut-off",
      "2021-09-01 competing after-cut-off",
    ],
  },
  {
    title: "an event on the day of the cut-off counts",
    events: "A,2021-05-20,distant-metastasis\nA,2021-06-01,last-contact\n",
    endpoint: "dmfs",
    decides: "event 2021-05-20 tables/events.csv:2",
    without: "censored 2021-05-20",
    competing: "event 2021-05-20 tables/events.csv:2",
    timeline: ["2021-05-20 event decides", "2021-05-20 censored runner-up"],
  },
  {
    title: "an event before the treatment and one after the death do not count",
    events:
      "A,2019-12-31,distant-metastasis\nA,2020-09-01,death\nA,2020-09-02,distant-metastasis\n",
    endpoint: "dmfs",
    decides: "censored 2020-09-01 tables/events.csv:3",
    without: "event 2020-09-02 tables/events.csv:4",
    competing: "competing 2020-09-01 tables/events.csv:3",
    timeline: [
      "2019-12-31 event before-origin",
      "2020-09-01 competing decides",
      "2020-09-02 event runner-up",
    ],
  },
  {
    title:
      "seen by imaging only, a death after the last imaging censors at the imaging and competes on its day",
    events: "A,2020-09-01,death\n",
    more: { assessments: "patient_id,date,modality\nA,2020-04-01,ct\n" },
    endpoint: "lc",
    decides: "censored 2020-04-01 tables/assessments.csv:2",
    without: null,
    competing: "competing 2020-09-01 tables/events.csv:2",
    timeline: ["2020-04-01 censored decides", "2020-09-01 competing later"],
  },
  {
    title: "a further course ends the observation before the failure",
    events: "A,2020-08-01,local-progression\nA,2020-09-01,last-contact\n",
    more: {
      courses: "patient_id,course_id,start_date\nA,C1,\nA,C2,2020-07-01\n",
      assessments: "patient_id,date,modality\nA,2020-08-01,ct\n",
    },
    endpoint: "lc",
    decides: "censored 2020-07-01 tables/courses.csv:3",
    without: "event 2020-08-01 tables/events.csv:2",
    competing: "censored 2020-07-01 tables/courses.csv:3",
    timeline: ["2020-07-01 censored decides", "2020-08-01 event runner-up"],
  },
];

for (const scenario of scenarios) {
  test(`Timeline: ${scenario.title}`, () => {
    const own = subject(scenario.events, scenario.more);
    assert.deepEqual(
      {
        decides: own.decides(scenario.endpoint),
        without: own.without(scenario.endpoint),
        competing: own.competing(scenario.endpoint),
        timeline: own.timeline(scenario.endpoint),
      },
      {
        decides: scenario.decides,
        without: scenario.without,
        competing: scenario.competing,
        timeline: scenario.timeline,
      },
    );
  });
}

test("Time can begin at the last fraction or at any date of the study; nothing competes with death", () => {
  const { months, competing } = subject("A,2020-08-01,death\n");
  assert.equal(months("os"), 213 / 30.4375);
  assert.equal(months("later"), 211 / 30.4375);
  assert.equal(months("earlier"), 397 / 30.4375);
  assert.equal(months("referred"), 396 / 30.4375);
  assert.equal(months("enrolled"), 215 / 30.4375);
  assert.equal(competing("os"), null);
});

test("Time before the treatment is survived by design, which is said of every endpoint that counts death", () => {
  const { results } = subject("A,2020-08-01,death\n");
  assert.deepEqual(
    findingsOf(results, "time-before-treatment").map(
      ({ message }) => /in (.*) begins/.exec(message.en)?.[1],
    ),
    ["OS from diagnosis", "OS from referral", "OS from enrolment"],
  );
});

test("A missing origin, a follow-up that ends before it and an event before it are findings", () => {
  const missing = subject("A,2020-08-01,death\n", { patients: "patient_id,diagnosis_date\nA,\n" });
  assert.equal(missing.decides("earlier"), null);
  assert.deepEqual(
    findingsOf(missing.results, "no-origin").map(({ subjects }) => subjects),
    [["A"], ["A"], ["A"]],
  );
  const during = subject("A,2020-01-02,death\n");
  assert.equal(during.decides("later"), null);
  assert.deepEqual(findingsOf(during.results, "end-before-origin")[0]?.subjects, ["A"]);
  assert.deepEqual(
    findingsOf(during.results, "event-before-origin")[0]?.where.map(({ en }) => en),
    ["tables/events.csv, row 2"],
  );
});

test("An origin must be a date, and no event can compete with itself", () => {
  const own = (rest: string) => () =>
    smallStudy(
      `${leastProtocol}endpoints: [{ name: lc, label: LC, short: LC, events: [local-progression], ${rest} }]\n`,
      { patients: "patient_id\nA\n" },
    );
  assert.equal(troublesOf(own("origin: sex"))[0]?.found, "sex");
  assert.match(troublesOf(own("origin: last-fracton"))[0]?.remedy ?? "", /last-fraction/);
  assert.equal(troublesOf(own("competing: [local-progression]"))[0]?.found, "local-progression");
  assert.equal(
    troublesOf(own("also_censored_by: [new-treatment], competing: [new-treatment]"))[0]?.found,
    "new-treatment",
  );
});
