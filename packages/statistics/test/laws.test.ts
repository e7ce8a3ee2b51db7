import assert from "node:assert/strict";
import { describe, it } from "node:test";

import fc from "fast-check";

import {
  addCauseTables,
  addCoxSums,
  addEventTables,
  causeTable,
  confidenceBand,
  coxFromSums,
  coxRegression,
  coxSums,
  cumulativeIncidence,
  cumulativeIncidenceFromCounts,
  eventTable,
  fisherExact,
  grayTest,
  grayTestFromCounts,
  kaplanMeier,
  kaplanMeierFromCounts,
  logRank,
  logRankFromCounts,
  mannWhitney,
  riskTable,
  type FollowUp,
} from "../src/index.ts";

interface Subject {
  readonly time: number;
  readonly event: boolean;
  readonly cause: number;
  readonly x: number;
  readonly group: number;
}

const subject = fc.record({
  time: fc.integer({ min: 0, max: 25 }),
  event: fc.boolean(),
  cause: fc.integer({ min: 0, max: 2 }),
  x: fc.integer({ min: -3, max: 3 }),
  group: fc.integer({ min: 0, max: 2 }),
});
const cohort = fc.array(subject, { minLength: 4, maxLength: 40 });

const followUp = (rows: readonly Subject[]): FollowUp => ({
  time: rows.map((row) => row.time),
  event: rows.map((row) => row.event),
});
const competing = (rows: readonly Subject[]) => ({
  time: rows.map((row) => row.time),
  cause: rows.map((row) => row.cause),
});
const byGroup = (rows: readonly Subject[]): Subject[][] =>
  [0, 1, 2].map((g) => rows.filter((row) => row.group === g));

function near(a: number | null, b: number | null, tolerance = 1e-9): void {
  if (a === null || b === null) assert.equal(a, b);
  else assert.ok(Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b)), `${a} is not ${b}`);
}

describe("laws that hold for every cohort", () => {
  it("gives the same curve whatever the order of the rows", () => {
    fc.assert(
      fc.property(cohort, (rows) => {
        const a = kaplanMeier(followUp(rows));
        const b = kaplanMeier(followUp(rows.toReversed()));
        assert.deepEqual(a, b);
      }),
    );
  });

  it("lets survival fall from 1 and keeps it within its limits", () => {
    fc.assert(
      fc.property(
        cohort,
        fc.constantFrom("log", "log-log", "plain", "logit", "arcsine"),
        (rows, interval) => {
          const curve = kaplanMeier(followUp(rows), { interval: interval as "log" });
          let before = 1;
          curve.survival.forEach((s, j) => {
            assert.ok(s <= before && s >= 0);
            before = s;
            if (!Number.isNaN(curve.lower[j]!))
              assert.ok(curve.lower[j]! <= s + 1e-12 && s <= curve.upper[j]! + 1e-12);
          });
        },
      ),
    );
  });

  it("changes no test when the unit of time changes", () => {
    fc.assert(
      fc.property(cohort, (rows) => {
        const scaled = rows.map((row) => ({ ...row, time: row.time * 30.4375 }));
        const a = logRank(byGroup(rows).map(followUp));
        const b = logRank(byGroup(scaled).map(followUp));
        near(a.statistic, b.statistic, 1e-8);
      }),
    );
  });

  it("changes no log-rank statistic when the groups change places", () => {
    fc.assert(
      fc.property(cohort, (rows) => {
        const groups = byGroup(rows).map(followUp);
        const a = logRank(groups);
        const b = logRank(groups.toReversed());
        assert.equal(a.degreesOfFreedom, b.degreesOfFreedom);
        near(a.statistic, b.statistic, 1e-7);
        near(a.observed[0]!, b.observed[2]!);
      }),
    );
  });

  it("finds in two added tables what it finds in the whole", () => {
    fc.assert(
      fc.property(cohort, (rows) => {
        const halves = [rows.filter((_, i) => i % 2 === 0), rows.filter((_, i) => i % 2 === 1)];
        const added = addEventTables(halves.map((half) => eventTable(followUp(half))));
        const whole = kaplanMeier(followUp(rows));
        const merged = kaplanMeierFromCounts(added);
        assert.deepEqual([...merged.survival], [...whole.survival]);
        assert.deepEqual([...merged.atRisk], [...whole.atRisk]);
        const tables = byGroup(rows).map((_, g) =>
          addEventTables(halves.map((half) => eventTable(followUp(byGroup(half)[g]!)))),
        );
        near(logRankFromCounts([tables]).statistic, logRank(byGroup(rows).map(followUp)).statistic);
        const causes = addCauseTables(
          halves.map((half) => causeTable(competing(half), { causes: 2 })),
        );
        const incidence = cumulativeIncidenceFromCounts(causes);
        const direct = cumulativeIncidence(competing(rows), { causes: 2 });
        assert.deepEqual(incidence.causes[0]!.incidence, direct.causes[0]!.incidence);
        const grays = byGroup(rows).map((_, g) =>
          addCauseTables(
            halves.map((half) => causeTable(competing(byGroup(half)[g]!), { causes: 2 })),
          ),
        );
        near(
          grayTestFromCounts([grays], 1).statistic,
          grayTest(byGroup(rows).map(competing), 1).statistic,
          1e-7,
        );
      }),
    );
  });

  it("lets causes and the event-free probability sum to 1", () => {
    fc.assert(
      fc.property(cohort, (rows) => {
        const curve = cumulativeIncidence(competing(rows), { causes: 2 });
        curve.time.forEach((_, j) => {
          const sum = curve.causes.reduce((total, cause) => total + cause.incidence[j]!, 0);
          near(sum + curve.eventFree[j]!, 1, 1e-12);
        });
      }),
    );
  });

  it("accounts for every subject in each column of the risk table", () => {
    fc.assert(
      fc.property(cohort, (rows) => {
        for (const row of riskTable(followUp(rows), [0, 3, 7.5, 25, 40]))
          assert.equal(row.atRisk + row.events + row.censored, rows.length);
      }),
    );
  });

  it("makes Cox's score test the log-rank test where times do not tie", () => {
    fc.assert(
      fc.property(cohort, (rows) => {
        const untied = rows.map((row, i) => ({
          ...row,
          time: row.time + (i + 1) / 100,
          group: row.group % 2,
        }));
        const parts = [0, 1].map((g) => untied.filter((row) => row.group === g));
        const test = logRank(parts.map(followUp));
        const model = coxRegression(followUp(untied), [
          { name: "group", values: untied.map((row) => row.group) },
        ]);
        if (test.statistic !== null && model.tests.score.statistic !== null)
          near(model.tests.score.statistic, test.statistic, 1e-8);
      }),
    );
  });

  it("fits from added sums the Cox model of the pooled subjects", () => {
    fc.assert(
      fc.property(fc.array(subject, { minLength: 20, maxLength: 60 }), (rows) => {
        const covariates = (part: readonly Subject[]) => [
          { name: "x", values: part.map((row) => row.x) },
        ];
        const whole = coxRegression(followUp(rows), covariates(rows));
        if (whole.findings.some(({ kind }) => kind !== "few-events")) return;
        const times = Float64Array.from(
          new Set(rows.filter((row) => row.event).map((row) => row.time)),
        ).sort();
        const centres = [rows.slice(0, 9), rows.slice(9)];
        const pooled = coxFromSums(
          (beta) =>
            addCoxSums(
              centres.map((part) => coxSums(followUp(part), covariates(part), beta, times)),
            ),
          1,
        );
        near(pooled.coefficients[0]!, whole.terms[0]!.coefficient, 1e-7);
        near(pooled.logLikelihood.model, whole.logLikelihood.model);
      }),
      { numRuns: 50 },
    );
  });

  it("gives Fisher's p of a table, its transpose and its permutations alike", () => {
    const table = fc.array(
      fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }),
      {
        minLength: 2,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(table, (rows) => {
        const transposed = rows[0]!.map((_, j) => rows.map((row) => row[j]!));
        const a = fisherExact(rows).p;
        near(fisherExact(transposed).p, a, 1e-8);
        near(fisherExact(rows.toReversed()).p, a, 1e-8);
        assert.ok(a === null || (a > 0 && a <= 1));
      }),
    );
  });

  it("mirrors Mann–Whitney when the samples change places", () => {
    const sample = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const one = mannWhitney(a, b);
        const other = mannWhitney(b, a);
        near(one.p, other.p, 1e-9);
        near(one.pLess, other.pGreater, 1e-9);
        near(one.areaUnderCurve + other.areaUnderCurve, 1);
      }),
    );
  });

  it("draws with whole weights the bands of the repeated rows", () => {
    const time = [1, 2, 3, 4, 5, 6];
    const event = [1, 0, 1, 1, 0, 1];
    const weight = [3, 1, 2, 4, 0, 2];
    const repeat = (values: readonly number[]): number[] =>
      values.flatMap((value, i) => Array.from({ length: weight[i]! }, () => value));
    const weighted = kaplanMeier({ time, event, weight });
    const repeated = kaplanMeier({ time: repeat(time), event: repeat(event) });
    for (const type of ["hall-wellner", "equal-precision"] as const) {
      const [a, b] = [weighted, repeated].map((curve) => confidenceBand(curve, { type }));
      for (const key of ["time", "lower", "upper"] as const)
        assert.deepEqual(Array.from(a![key]), Array.from(b![key]), `${type} ${key}`);
    }
  });

  it("draws under delayed entry the equal-precision band only, as its width has no group size", () => {
    const late = {
      time: [3, 4, 5, 6, 7, 8],
      event: [1, 1, 0, 1, 1, 0],
      entry: [0, 0, 0, 1, 3.5, 6],
    };
    assert.throws(() => confidenceBand(kaplanMeier(late)), /delayed entry: 4 of 6 at risk at 3/);
    const band = confidenceBand(kaplanMeier(late), { type: "equal-precision" });
    assert.ok(band.lower.every((value, j) => value < band.upper[j]!));
    const present = { ...late, entry: late.time.map(() => 1) };
    assert.deepEqual(
      confidenceBand(kaplanMeier(present)),
      confidenceBand(kaplanMeier({ time: late.time, event: late.event })),
    );
  });
});
