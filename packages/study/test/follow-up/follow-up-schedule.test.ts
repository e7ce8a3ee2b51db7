import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dateOfDay, dayNumber } from "../../src/calendar.ts";
import { completeness } from "../../src/follow-up/completeness.ts";
import { isInWindow, visitOutcomes, visitSchedule } from "../../src/follow-up/visit-schedule.ts";
import { findingsOf, smallStudy, valueOf } from "../small-study.ts";

const close = (found: number | null, expected: number): void =>
  assert.ok(found !== null && Math.abs(found - expected) < 1e-12, `${found} is not ${expected}`);

describe("The schedule of visits", () => {
  const quarterly = { everyMonths: 3, windowDays: 30 };
  const visits = visitSchedule("2020-01-01", quarterly, "2020-09-30");

  it("is every so many months of 30.4375 days after the origin", () => {
    assert.deepEqual(
      visits.map(({ due, opens, closes }) => [due, opens, closes]),
      [
        ["2020-04-01", "2020-03-02", "2020-05-01"],
        ["2020-07-02", "2020-06-02", "2020-08-01"],
        ["2020-10-01", "2020-09-01", "2020-10-31"],
      ],
    );
  });

  for (const [day, outcome] of [
    ["2020-03-02", "on-time"],
    ["2020-05-01", "on-time"],
    ["2020-03-01", "outside-window"],
    ["2020-05-02", "outside-window"],
    ["2020-05-18", "missed"],
    ["2020-02-10", "missed"],
  ] as const)
    it(`calls a first visit seen on ${day} ${outcome}`, () => {
      assert.equal(visitOutcomes(visits, [day], "2020-05-01")[0]?.outcome, outcome);
    });

  it("gives every day to the visit that is nearest, the earlier of two", () => {
    const wide = visitSchedule("2020-01-01", { everyMonths: 2, windowDays: 5 }, "2021-12-31");
    const half = (dayNumber(wide[1]!.due) - dayNumber(wide[0]!.due)) / 2;
    for (let day = dayNumber("2020-01-01"); day <= dayNumber("2022-02-01"); day++) {
      const date = dateOfDay(day);
      const away = wide.map(({ due }) => Math.abs(dayNumber(due) - day));
      const nearest = wide[away.indexOf(Math.min(...away))]!;
      const isTooEarly = dayNumber(wide[0]!.due) - day > half;
      const seen = visitOutcomes(wide, [date], "2023-01-01").filter(
        ({ outcome }) => outcome !== "missed",
      );
      assert.deepEqual(
        seen.map(({ visit, outcome }) => [visit.number, outcome]),
        isTooEarly
          ? []
          : [[nearest.number, isInWindow(date, nearest) ? "on-time" : "outside-window"]],
        date,
      );
    }
  });

  it("calls a visit on time where one of its contacts is, in whatever order they come", () => {
    for (const days of [
      ["2020-03-01", "2020-04-01"],
      ["2020-04-01", "2020-03-01"],
    ])
      assert.equal(visitOutcomes(visits, days, "2020-05-01")[0]?.outcome, "on-time");
  });

  it("asks for no visit whose window is still open", () => {
    assert.equal(visitOutcomes(visits, [], "2020-04-30").length, 0);
  });

  it("lets no day belong to two windows, however wide they are asked for", () => {
    const wide = visitSchedule("2020-01-01", { everyMonths: 1, windowDays: 30 }, "2021-01-01");
    for (const [i, { opens }] of wide.entries())
      if (i > 0) assert.ok(opens > (wide[i - 1]?.closes ?? ""), opens);
  });
});

describe("Completeness of follow-up", () => {
  it("by hand: 6 of 12 months, and a death at 3 of 9: C is 9/15, simplified 15/21", () => {
    const found = completeness([
      { time: 6, untilCutOff: 12, died: false },
      { time: 3, untilCutOff: 9, died: true },
    ]);
    close(found.clark, 9 / 15);
    close(found.simplified, 15 / 21);
  });

  it("gives the lost the time that they are expected to live: S halves at 8, so 2 + 4/2 of 6 months", () => {
    const found = completeness([
      { time: 6, untilCutOff: 12, died: false },
      { time: 8, untilCutOff: 12, died: true },
      { time: 12, untilCutOff: 12, died: false },
    ]);
    close(found.clark, 26 / 32);
    close(found.modified, 26 / 30);
  });

  it("is 1 where everybody died or reached the cut-off, and nothing of nobody", () => {
    const whole = completeness([
      { time: 5, untilCutOff: 5, died: false },
      { time: 2, untilCutOff: 9, died: true },
    ]);
    assert.deepEqual([whole.clark, whole.modified, whole.simplified], [1, 1, 1]);
    assert.equal(completeness([]).clark, null);
  });

  it("orders the three: C is never above the modification", () => {
    for (let seed = 1; seed < 40; seed++) {
      const cohort = Array.from({ length: 12 }, (_, i) => {
        const until = 5 + ((seed * 7 + i * 13) % 40);
        const died = (seed + i) % 3 === 0;
        return { time: Math.min(until, 1 + ((seed * 11 + i * 5) % 30)), untilCutOff: until, died };
      });
      const { clark, modified } = completeness(cohort);
      assert.ok((clark ?? 0) <= (modified ?? 0) + 1e-12);
    }
  });
});

const study = (followUp: string, events: string, assessments = "") =>
  smallStudy(
    `
format: fiducial-study/1
title: Seen
cut_off: 2020-12-31
variables: [{ name: arm, table: patients, kind: code, label: Arm, codes: { a: A, b: B } }]
groups: { variable: arm }
follow_up: ${followUp}
`,
    {
      patients: "patient_id,arm\nA,a\nB,a\nC,b\nD,b\nE,b\nF,b\n",
      courses: "patient_id,course_id\nA,1\nB,1\nC,1\nD,1\nE,1\nF,1\n",
      fractions: `patient_id,course_id,fraction,date\n${["A", "B", "C", "D", "E", "F"].map((id) => `${id},1,1,2020-01-01\n`).join("")}`,
      assessments: `patient_id,date,modality\n${assessments}`,
      events: `patient_id,date,event,reason\n${events}`,
    },
  );

describe("The follow-up of a study", () => {
  const results = study(
    "{ every_months: 3, from: last-fraction, window_days: 20, lost_after_months: 8 }",
    "A,2020-06-01,death,\nB,2021-02-01,last-contact,\nC,2020-08-01,lost-to-follow-up,moved\nD,2020-09-15,last-contact,\nE,2020-03-01,last-contact,\nF,2020-11-20,last-contact,\n",
    "B,2020-04-02,visit\nB,2020-05-10,visit\nB,2020-10-01,ct\n",
  );
  const status = Object.fromEntries(
    (results.followUpSchedule?.subjects ?? []).map((each) => [each.subject, each.status]),
  );

  it("says how each subject stands at the cut-off", () => {
    assert.deepEqual(status, {
      A: "died",
      B: "up-to-date",
      C: "lost",
      D: "due",
      E: "no-contact",
      F: "due",
    });
    assert.equal(valueOf(results, "follow_up.status.lost.b"), 1 / 4);
  });

  it("calls overdue who was not seen since a window that has closed", () => {
    const late = study(
      "{ every_months: 3, from: first-fraction, window_days: 20 }",
      "A,2020-06-01,death,\nD,2020-08-01,last-contact,\n",
    );
    assert.deepEqual(findingsOf(late, "visit-overdue")[0]?.subjects.includes("D"), true);
  });

  it("counts the visits of a subject: one on time, one outside, one missed", () => {
    const b = results.followUpSchedule?.subjects.find(({ subject }) => subject === "B");
    assert.deepEqual([b?.expected, b?.onTime, b?.outsideWindow, b?.missed], [3, 2, 0, 1]);
  });

  it("finds silence, and groups that were followed unequally", () => {
    assert.deepEqual(findingsOf(results, "no-contact")[0]?.subjects, ["E"]);
    const [differs] = findingsOf(results, "completeness-differs");
    assert.deepEqual(differs?.numbers, [
      "follow_up.completeness.clark.b",
      "follow_up.completeness.clark.a",
    ]);
  });

  it("tells visits outside their windows with whose they are", () => {
    const outside = study(
      "{ every_months: 3, from: first-fraction, window_days: 10 }",
      "B,2021-02-01,last-contact,\n",
      "B,2020-04-20,visit\n",
    );
    assert.deepEqual(findingsOf(outside, "visit-outside-window")[0]?.subjects, ["B"]);
    assert.equal(valueOf(outside, "follow_up.visits.outside_window"), 1);
  });
});
