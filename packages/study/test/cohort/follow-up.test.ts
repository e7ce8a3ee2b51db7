import assert from "node:assert/strict";
import test from "node:test";
import { type DatedRecords, followUpEnd } from "../../src/cohort/follow-up.ts";
import type { EventCode } from "../../src/records/event.ts";

const cutOff = "2021-05-20";

function records(
  events: readonly (readonly [EventCode, string, string?])[],
  visits: readonly string[] = [],
): DatedRecords {
  return {
    events: events.map(([event, date, reason], i) => ({
      patient_id: "A",
      date,
      event,
      lesion_id: null,
      site: null,
      cause: null,
      inside_isodose_percent: null,
      recurrence_dose_gy: null,
      recurrence_structure: null,
      reason: reason ?? null,
      line: i + 2,
      extra: {},
    })),
    assessments: visits.map((date, i) => ({
      patient_id: "A",
      date,
      modality: "visit" as const,
      ecog: null,
      kps: null,
      child_pugh_score: null,
      ascites: null,
      encephalopathy: null,
      hepatomegaly: null,
      lesion_id: null,
      diameter_mm: null,
      response: null,
      finding: null,
      note: null,
      line: i + 2,
      extra: {},
    })),
    laboratory: [],
    fractionDates: [],
  };
}

test("Follow-up ends with death, and the row is named", () => {
  const { end, alive, death } = followUpEnd(
    records([["death", "2020-03-01"]], ["2020-01-01"]),
    cutOff,
  );
  assert.deepEqual([end?.date, alive, death?.line], ["2020-03-01", false, 2]);
});

test("Without death it ends with the last record of any kind that shows the subject alive", () => {
  const { end, alive, reachedCutOff } = followUpEnd(
    records([["distant-metastasis", "2020-02-01"]], ["2020-01-01", "2020-06-01"]),
    cutOff,
  );
  assert.deepEqual(
    [end?.date, end?.table, alive, reachedCutOff],
    ["2020-06-01", "assessments", true, false],
  );
});

test("A contact, an event or a death after the cut-off shows that the subject was alive at the cut-off, and no more", () => {
  for (const later of [
    records([["last-contact", "2021-08-01"]]),
    records([["death", "2021-08-01"]]),
    records([["last-contact", cutOff]]),
    records([], ["2022-01-01"]),
  ]) {
    const { end, alive, reachedCutOff, death } = followUpEnd(later, cutOff);
    assert.deepEqual([end?.date, alive, reachedCutOff, death], [cutOff, true, true, null]);
  }
});

test("A death on the day of the cut-off is a death", () => {
  assert.deepEqual(
    [
      followUpEnd(records([["death", cutOff]]), cutOff).alive,
      followUpEnd(records([["death", cutOff]]), cutOff).reachedCutOff,
    ],
    [false, false],
  );
});

test("A record after the death shows nothing", () => {
  assert.equal(
    followUpEnd(records([["death", "2020-03-01"]], ["2020-09-01"]), cutOff).end?.date,
    "2020-03-01",
  );
});

test("Of two dates of death the earlier counts", () => {
  assert.equal(
    followUpEnd(
      records(
        [
          ["death", "2020-05-01"],
          ["death", "2020-03-01"],
        ].toSorted((a, b) => ((a[1] ?? "") < (b[1] ?? "") ? -1 : 1)) as never,
      ),
      cutOff,
    ).end?.date,
    "2020-03-01",
  );
});

test("A loss is a loss with its reason, unless the subject is seen again, dies, or it happens after the cut-off", () => {
  const loss = ["lost-to-follow-up", "2020-02-01", "moved away"] as const;
  assert.equal(followUpEnd(records([loss]), cutOff).lost?.reason, "moved away");
  assert.equal(followUpEnd(records([loss], ["2020-08-01"]), cutOff).lost, null);
  assert.equal(followUpEnd(records([loss, ["death", "2020-09-01"]]), cutOff).lost, null);
  assert.equal(followUpEnd(records([loss]), "2020-01-01").lost, null);
  assert.equal(
    followUpEnd(records([["withdrawal", "2020-02-01"]]), cutOff).lost?.kind,
    "withdrawal",
  );
});

test("Without a cut-off the last record ends the follow-up", () => {
  assert.equal(
    followUpEnd(records([["last-contact", "2023-01-01"]]), null).end?.date,
    "2023-01-01",
  );
});

test("Nobody knows how long a subject without records was followed", () => {
  assert.equal(followUpEnd(records([]), cutOff).end, null);
});
