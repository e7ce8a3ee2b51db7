import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { dateOfDay, dayNumber } from "../../src/calendar.ts";
import { leastProtocol, smallStudy } from "../small-study.ts";

const yaml = `${leastProtocol}
endpoints: [{ name: os, label: OS, short: OS, events: [death] }]
variables: [{ name: arm, table: patients, kind: code, label: Arm, codes: { a: A, b: B } }]
groups: { variable: arm }
`;
const start = dayNumber("2020-01-01");

interface Person {
  readonly days: number;
  readonly dead: boolean;
  readonly arm: "a" | "b";
}

function study(people: readonly Person[], ids: readonly string[] = people.map((_, i) => `P${i}`)) {
  return smallStudy(yaml, {
    patients: `patient_id,arm\n${people.map(({ arm }, i) => `${ids[i]},${arm}`).join("\n")}\n`,
    courses: `patient_id,course_id,start_date\n${people.map((_, i) => `${ids[i]},1,2020-01-01`).join("\n")}\n`,
    events: `patient_id,date,event\n${people.map(({ days, dead }, i) => `${ids[i]},${dateOfDay(start + days)},${dead ? "death" : "last-contact"}`).join("\n")}\n`,
  });
}

test("By hand: of four, one dies at 6 months and one at 18, one is censored at 9: S(12) = 3/4, S(24) = 3/8", () => {
  const month = (months: number) => Math.round(months * 30.4375);
  const results = study([
    { days: month(6), dead: true, arm: "a" },
    { days: month(9), dead: false, arm: "a" },
    { days: month(18), dead: true, arm: "b" },
    { days: month(30), dead: false, arm: "b" },
  ]);
  assert.equal(results.numbers["os.rate[12]"]?.value, 3 / 4);
  assert.equal(results.numbers["os.rate[24]"]?.value, 3 / 8);
  assert.deepEqual(results.endpoints[0]?.overall.riskTable, [
    { months: 0, atRisk: 4, censored: 0, events: 0 },
    { months: 12, atRisk: 2, censored: 1, events: 1 },
    { months: 24, atRisk: 1, censored: 1, events: 2 },
  ]);
});

const people = fc.array(
  fc.record({
    days: fc.integer({ min: 1, max: 2000 }),
    dead: fc.boolean(),
    arm: fc.constantFrom("a" as const, "b" as const),
  }),
  { minLength: 2, maxLength: 25 },
);

test("The order of the rows and the names of the subjects change no number", () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 0, max: 1_000_000 }), (persons, salt) => {
      const values = (results: ReturnType<typeof study>) =>
        Object.values(results.numbers).map(({ name, value }) => [
          name,
          value === null ? null : Number(value.toPrecision(12)),
        ]);
      assert.deepEqual(
        values(
          study(
            persons.toReversed(),
            persons.map((_, i) => `Q${salt + i}`),
          ),
        ),
        values(study(persons)),
      );
    }),
    { numRuns: 25 },
  );
});

test("At risk, censored and events beneath a curve always sum to everybody", () => {
  fc.assert(
    fc.property(people, (persons) => {
      const endpoint = study(persons).endpoints[0];
      for (const { atRisk, censored, events } of endpoint?.overall.riskTable ?? [])
        assert.equal(atRisk + (censored ?? NaN) + (events ?? NaN), persons.length);
      let before = 1;
      for (const survival of endpoint?.overall.curve.survival ?? []) {
        assert.ok(survival <= before && survival >= 0);
        before = survival;
      }
    }),
    { numRuns: 25 },
  );
});

test("A group in which nobody is, and a study in which nobody is, give numbers that say why they are null", () => {
  const onlyA = study([
    { days: 100, dead: true, arm: "a" },
    { days: 200, dead: false, arm: "a" },
  ]);
  assert.equal(onlyA.numbers["os.logrank.p"]?.value, null);
  assert.match(onlyA.numbers["os.logrank.p"]?.because?.en ?? "", /fewer than two groups/);
  const nobody = smallStudy(yaml, { patients: "patient_id,arm\n" });
  for (const number of Object.values(nobody.numbers))
    assert.ok(
      number.value === 0 || (number.value === null && number.because !== null),
      number.name,
    );
});
