import { kaplanMeier, riskTable, survivalAt } from "@fiducial/statistics";
import { auditPaper, readPaper } from "@fiducial/study";
import assert from "node:assert/strict";
import test from "node:test";
import { seededRandom } from "./seeded-random.ts";

const times = [3, 6, 12, 18, 24] as const;

/** A curve of patients of whom many are lost before the end, as a paper prints it. */
function censoredCurve(random: () => number) {
  const n = 5 + Math.floor(random() * 120);
  const [hazard, loss] = [0.01 + 0.1 * random(), 0.12 * random()];
  const after = (rate: number): number => -Math.log(1 - random()) / rate;
  const patients = Array.from({ length: n }, () => {
    const [fails, leaves] = [after(hazard), Math.min(after(loss), 20 + 16 * random())];
    return { time: Math.min(fails, leaves), event: fails <= leaves };
  });
  const curve = kaplanMeier({
    time: patients.map(({ time }) => time),
    event: patients.map(({ event }) => event),
  });
  const failures = patients.filter(({ event }) => event).length;
  const rates = times
    .map((time) => survivalAt(curve, time))
    .filter(({ atRisk }) => atRisk > 0)
    .map(({ time, survival }) => [time, (100 * survival).toFixed(1)] as const);
  const atRisk = riskTable(curve, times)
    .filter(() => random() < 0.7)
    .map(({ time, atRisk: count }) => [time, count] as const);
  return { n, failures, rates, atRisk };
}

function audited({ n, failures, rates, atRisk }: ReturnType<typeof censoredCurve>) {
  const paper = {
    format: "fiducial-paper/1",
    title: "A simulated curve",
    patients: n,
    survival: [
      {
        endpoint: "OS",
        where: "Results",
        failures,
        rates: Object.fromEntries(rates),
        at_risk: Object.fromEntries(atRisk),
      },
    ],
  };
  return auditPaper(readPaper("paper.yaml", JSON.stringify(paper))).filter(({ rule }) =>
    ["failure-count", "failures-against-rate", "number-at-risk", "survival-structure"].includes(
      rule,
    ),
  );
}

test("However many are lost early, failures and numbers at risk allow the rates that they gave", () => {
  const random = seededRandom(1);
  let bounded = 0;
  for (let paper = 1; paper <= Number(process.env["SEEDS"] ?? 100); paper++) {
    const curve = censoredCurve(random);
    const findings = audited(curve);
    bounded += findings.filter(({ rule }) => rule === "failures-against-rate").length;
    assert.deepEqual(
      findings.filter(({ verdict }) => verdict === "contradiction"),
      [],
      `paper ${paper}: ${JSON.stringify(curve)}`,
    );
  }
  assert.ok(bounded > 0);
});

test("A rate below the bound is found, and the one at it is not", () => {
  // 12 of 30 fail and 9 leave, all of them before anybody fails: risk sets 21, 20, … 10.
  const at = (rate: string) =>
    audited({ n: 30, failures: 12, rates: [[12, rate]], atRisk: [[18, 9]] })
      .filter(({ rule }) => rule === "failures-against-rate")
      .map(({ verdict }) => verdict);
  assert.deepEqual(at("42.9"), ["ok"]);
  assert.deepEqual(at("42.7"), ["contradiction"]);
  assert.deepEqual(at("42.8"), ["contradiction"]);
});
