import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, it } from "node:test";
import { readProtocol, type StudyNumber, type StudyResults } from "@fiducial/study";
import { resultRules } from "../../src/checks/check-results.ts";
import { liverSbrtResults } from "../liver-sbrt/example.ts";
import { leastProtocol } from "../small-study.ts";

const text = readFileSync(
  new URL("../../../../examples/liver-sbrt/study.yaml", import.meta.url),
  "utf8",
);
const { definition } = readProtocol("study.yaml", text);
const example = liverSbrtResults();

type Written<T> = { -readonly [Key in keyof T]: Written<T[Key]> };

/** The example's results with something changed that should never be. */
function changed(change: (results: Written<StudyResults>) => void): StudyResults {
  const results = structuredClone(example) as Written<StudyResults>;
  change(results);
  return results as StudyResults;
}

function numberIn(results: Written<StudyResults>, name: string): Written<StudyNumber> {
  const number = results.numbers[name];
  assert.ok(number !== undefined, name);
  return number;
}

/** Where death and progression of few patients cross, the example has a case of its own. */
const aligned = (): StudyResults =>
  changed((results) => {
    numberIn(results, "pfs.rate[12].hcc").value = 0.6;
    numberIn(results, "pfs.rate[24].hcc").value = 0.5;
  });

function setValue(name: string, value: number) {
  return changed((results) => {
    numberIn(results, name).value = value;
  });
}

const troublesOf = (id: string, results: StudyResults, own = definition) => {
  const rule = resultRules.find((each) => each.id === id);
  assert.ok(rule !== undefined, id);
  return rule.find({ results, definition: own });
};

/** A case that breaks each rule, and what it then says; the example itself, or `holds`, is the case that does not. */
const cases: readonly {
  readonly rule: string;
  readonly breaks: StudyResults;
  readonly says: RegExp;
  readonly holds?: StudyResults;
  readonly definition?: typeof definition;
}[] = [
  {
    rule: "progression-above-overall-survival",
    breaks: changed((results) => {
      const subject = results.subjects.find(({ subject: id }) => id === "P01");
      Object.assign(subject?.endpoints["pfs"] ?? {}, { kind: "censored", date: "2015-01-01" });
    }),
    says: /PFS of 1 patients is later than their death/,
    holds: aligned(),
  },
  {
    rule: "progression-above-overall-survival",
    breaks: changed((results) => {
      numberIn(results, "pfs.rate[12]").value = 0.99;
      const os = numberIn(results, "os.rate[12]");
      Object.assign(os, { value: 0.3, atRisk: 30 });
    }),
    says: /PFS exceeds OS at 12 months: at most \d+ of 36 could still be observed, and 30 are/,
    holds: aligned(),
  },
  {
    rule: "follow-up-against-survival",
    breaks: setValue("follow_up.observed.median", 60),
    says: /Median observed follow-up 60\.0 exceeds median survival/,
  },
  {
    rule: "rate-beyond-follow-up",
    breaks: changed((results) => {
      Object.assign(numberIn(results, "os.rate[24].hcc"), { atRisk: 0 });
    }),
    says: /OS at 24 months: nobody was at risk/,
  },
  {
    rule: "survival-order",
    breaks: setValue("os.rate[24]", 0.95),
    says: /os\.rate\[24\]: the curve rises/,
  },
  {
    rule: "sums",
    breaks: changed((results) => {
      const number = numberIn(results, "baseline.sex[male].hcc");
      Object.assign(number, { count: 1 });
    }),
    says: /baseline\.sex: parts sum to/,
  },
  {
    rule: "denominators",
    breaks: changed((results) => {
      Object.assign(numberIn(results, "baseline.sex[male]"), { total: 10 });
    }),
    says: /baseline\.sex\[male\]: \d+ of 10/,
  },
  {
    rule: "denominators",
    breaks: changed((results) => {
      const share = Object.values(results.numbers).find(
        (number) => number.convention === "proportion-of-evaluated" && number.value! > 0,
      )!;
      Object.assign(results.subjectSets, { [share.subjects]: [] });
    }),
    says: /\d+ counted, 0 named/,
  },
  {
    rule: "nested-counts",
    breaks: setValue("os.events", 99),
    says: /os\.events \(99\) exceeds os\.n \(36\)/,
  },
  {
    rule: "dates",
    breaks: changed((results) => {
      const subject = results.subjects.find(({ subject: id }) => id === "P01");
      Object.assign(subject?.endpoints["os"] ?? {}, { date: "2030-01-01" });
    }),
    says: /^P01: os 2030-01-01 beyond the follow-up/,
  },
  {
    rule: "proportional-hazards",
    breaks: changed((results) => {
      results.numbers["cox.os.disease.proportionality.p"]!.value = 0.003;
    }),
    says: /hazards not proportional for Disease \(p = 0\.003\)/,
  },
  {
    rule: "few-events-per-parameter",
    breaks: setValue("cox.os.events", 11),
    says: /11 events for 2 coefficients/,
  },
  {
    rule: "competing-risk",
    breaks: example,
    says: /LC: \d+ of 36 \(\d+\.\d %\) died without the event/,
    holds: changed((results) => {
      for (const subject of results.subjects) subject.alive = true;
    }),
  },
  {
    rule: "multiplicity",
    breaks: example,
    says: /^\d+ tests, \d+ below 0\.05; \d+ of them after Holm/,
    holds: changed((results) => {
      for (const number of Object.values(results.numbers))
        if (number.kind === "p-value") number.value = 0.5;
    }),
  },
  {
    rule: "fragile-significance",
    breaks: changed((results) => {
      const test = results.baseline.rows.find(({ variable }) => variable === "sex")?.categoriesTest;
      assert.ok(test != null);
      numberIn(results, test.p).value = 0.04;
    }),
    says: /Sex: p = 0\.040 by the test chosen/,
    holds: changed((results) => {
      for (const number of Object.values(results.numbers))
        if (number.kind === "p-value") number.value = 0.5;
    }),
  },
  {
    rule: "cut-at-median",
    breaks: example,
    says: /Age.*: the cut 64 is the cohort's median/,
    definition: readProtocol("study.yaml", text).definition,
    holds: changed((results) => {
      for (const subject of results.subjects) subject.variables["age"] = 50;
    }),
  },
];

describe("A rule on the study's own results", () => {
  for (const { rule, breaks, says, holds = example, definition: own = definition } of cases)
    it(`${rule} fires on results that break it, and not on others`, () => {
      const found = troublesOf(rule, breaks, own);
      assert.ok(
        found.some(({ message }) => says.test(message.en)),
        found.map(({ message }) => message.en).join("\n"),
      );
      for (const { message } of found) assert.ok((message.zh ?? "").length > 0);
      assert.deepEqual(troublesOf(rule, holds, own), []);
    });

  it("has a case that breaks it", () => {
    assert.deepEqual(
      resultRules.map(({ id }) => id).filter((id) => !cases.some(({ rule }) => rule === id)),
      [],
    );
  });

  it("has an id of its own, and says in both languages what it compares, why, and what to do", () => {
    assert.equal(new Set(resultRules.map(({ id }) => id)).size, resultRules.length);
    for (const { compares, why, remedy } of resultRules)
      for (const label of [compares, why, remedy]) assert.ok((label.zh ?? "").length > 0);
  });

  it("finds nothing in a study without endpoints", () => {
    const { definition: least } = readProtocol("study.yaml", leastProtocol);
    for (const { find } of resultRules)
      assert.deepEqual(
        find({
          results: {
            ...example,
            endpoints: [],
            regressions: [],
            toxicity: [],
            baseline: { ...example.baseline, rows: [] },
          },
          definition: least,
        }),
        [],
      );
  });
});

const pageFile = new URL("../../../../docs/checks.md", import.meta.url);

describe("docs/checks.md", () => {
  it("lists the rules as they are", () => {
    const page = readFileSync(pageFile, "utf8");
    const [before, rest] = page.split("<!-- rules -->\n");
    const [, after] = (rest ?? "").split("<!-- end of rules -->");
    const rows = resultRules.map(
      ({ id, compares, why }) => `| \`${id}\` | ${compares.en} | ${why.en} |\n`,
    );
    const written = `${before}<!-- rules -->\n| id | compares | why it matters |\n|---|---|---|\n${rows.join("")}<!-- end of rules -->${after}`;
    if (process.env.FIDUCIAL_GOLDEN === "write") writeFileSync(pageFile, written);
    assert.equal(page, written, "FIDUCIAL_GOLDEN=write writes it anew");
  });
});
