import assert from "node:assert/strict";
import test from "node:test";
import { dateOfDay, dayNumber } from "../../src/calendar.ts";
import { leastProtocol, smallStudy, valueOf } from "../small-study.ts";

const start = dayNumber("2020-01-01");
const day = (months: number) => dateOfDay(start + Math.round(months * 30.4375));

/** Local control of subjects who fail, die or are last seen after so many months. */
function study(
  people: readonly (readonly [months: number, event: string, arm: string])[],
  endpoint = "",
) {
  const ids = people.map((_, i) => `P${i}`);
  return smallStudy(
    `${leastProtocol}
endpoints: [{ name: lc, label: LC, short: LC, events: [local-progression]${endpoint} }]
variables: [{ name: arm, table: patients, kind: code, label: Arm, codes: { a: A, b: B } }]
groups: { variable: arm }
`,
    {
      patients: `patient_id,arm\n${people.map(([, , arm], i) => `${ids[i]},${arm}`).join("\n")}\n`,
      courses: `patient_id,course_id,start_date\n${ids.map((id) => `${id},1,2020-01-01`).join("\n")}\n`,
      events: `patient_id,date,event\n${people.map(([months, event], i) => `${ids[i]},${day(months)},${event}`).join("\n")}\n`,
    },
  );
}

const four = [
  [3, "local-progression", "a"],
  [6, "death", "b"],
  [9, "local-progression", "a"],
  [30, "last-contact", "b"],
] as const;

test("By hand: failure, death, failure, censored: incidence 1/4 + 1/2 · 1/2 = 1/2, one minus Kaplan–Meier 5/8", () => {
  const results = study(four);
  assert.equal(valueOf(results, "lc.incidence[12]"), 1 / 4 + (2 / 4) * (1 / 2));
  assert.equal(valueOf(results, "lc.competing.incidence[12]"), 1 / 4);
  assert.equal(valueOf(results, "lc.one_minus_km[12]"), 1 - (3 / 4) * (1 / 2));
  assert.deepEqual(results.numbers["lc.incidence[12]"]?.alternatives, ["lc.one_minus_km[12]"]);
  assert.equal(valueOf(results, "lc.competing.events"), 1);
  assert.deepEqual(results.competingRisks[0]?.overall.riskTable, [
    { months: 0, atRisk: 4, events: 0, competing: 0, censored: 0 },
    { months: 12, atRisk: 1, events: 2, competing: 1, censored: 0 },
    { months: 24, atRisk: 1, events: 2, competing: 1, censored: 0 },
  ]);
});

test("Kaplan–Meier is what it was: death censors", () => {
  const results = study(four);
  assert.equal(valueOf(results, "lc.rate[12]"), 3 / 8);
  assert.equal(valueOf(results, "lc.events"), 2);
});

test("The incidences of all causes and the share without any sum to one", () => {
  const { overall } = study(four).competingRisks[0] ?? assert.fail("lc has competing risks");
  const free = [3 / 4, 2 / 4, 1 / 4, 1 / 4];
  overall.curve.months.forEach((_, i) => {
    const sum =
      (overall.curve.incidence[i] ?? 0) +
      (overall.curve.competingIncidence[i] ?? 0) +
      (free[i] ?? 0);
    assert.ok(Math.abs(sum - 1) < 1e-15);
  });
});

test("Gray's test compares the groups; with an empty group it says why it cannot", () => {
  const both = study(four).numbers["lc.gray.p"];
  assert.ok(both?.value !== null && both?.value !== undefined && both.value > 0 && both.value < 1);
  const one = study(four.map(([months, event]) => [months, event, "a"] as const));
  assert.equal(one.numbers["lc.gray.p"]?.because?.en, "fewer than two groups have subjects");
  assert.equal(one.numbers["lc.incidence[12].b"]?.because?.en, "nobody is in the group");
});

test("Where the protocol says that nothing competes, there is no cumulative incidence", () => {
  const results = study(four, ", competing: []");
  assert.deepEqual(results.competingRisks, []);
  assert.equal(results.numbers["lc.incidence[12]"], undefined);
  assert.equal(results.subjects[1]?.endpoints["lc"]?.competing, null);
});
