import type { AuditVerdict } from "@fiducial/study";
import { groupsAB } from "./small-paper.ts";

/** A paper that breaks a rule, with the verdict, and one that keeps it. */
export interface RuleCase {
  readonly rule: string;
  readonly convention: string;
  readonly breaks: string;
  readonly verdict: AuditVerdict;
  readonly holds: string;
}

const table = (variable: string): string =>
  `tables: [{ number: 1, columns: ${groupsAB}, variables: [${variable}] }]\n`;
const rows = (p: string, a: string, b: string): string =>
  table(`{ name: Sex, p: "${p}", rows: { Male: [${a}], Female: [${b}] } }`);
const endpoints = `endpoints:
  - { name: OS, where: Methods, events: [death] }
  - { name: PFS, where: Methods, events: [progression, death] }
  - { name: LC, where: Methods, events: [local progression] }
`;
const os = (more: string): string => `survival: [{ endpoint: OS, where: Results, ${more} }]\n`;
const toxicity = (terms: string, window = "to_months: 3"): string =>
  `tables: [{ number: 2, of: 40, ${window}, grades: [1, 2, 3], terms: { ${terms} } }]\n`;
const limits = (...all: readonly string[]): string =>
  `dose_limits: [${all.map((each) => `{ where: Table 1, ${each} }`).join(", ")}]\n`;
const scheme = "prescriptions: [{ where: Methods, dose_gy: 50, fractions: 5 }]\n";

export const ruleCases: readonly RuleCase[] = [
  {
    rule: "column-sums",
    convention: "parts of an exhaustive list add up to their total",
    breaks:
      "breakdowns: [{ where: Results, of: sites, total: 40, parts: { lung: 20, colon: 21 } }]\n",
    verdict: "contradiction",
    holds:
      "breakdowns: [{ where: Results, of: sites, total: 40, parts: { lung: 20, colon: 20 } }]\n",
  },
  {
    rule: "column-sums",
    convention: "a column that falls short has missing values that must be stated",
    breaks: rows("0.5", "10, 10", "7, 12"),
    verdict: "ambiguity",
    holds: rows("0.5", "10, 10", "8, 12"),
  },
  {
    rule: "column-sizes",
    convention: "a column is not larger than its group",
    breaks:
      "tables: [{ number: 1, columns: [{ name: A, group: A, n: 19 }, { name: B, group: B, n: 22 }] }]\n",
    verdict: "contradiction",
    holds: `tables: [{ number: 1, columns: ${groupsAB} }]\n`,
  },
  {
    rule: "percentage",
    convention: "a percentage off by more than its last digit is wrong, not rounded",
    breaks: rows("0.5", "10 (51.6%), 10 (45.5%)", "8 (44.4%), 12 (54.5%)"),
    verdict: "contradiction",
    holds: rows("0.5", "10 (55.6%), 10 (45.5%)", "8 (44.4%), 12 (54.5%)"),
  },
  {
    rule: "percentage",
    convention: "a percentage that was cut instead of rounded is a rounding",
    breaks: rows("0.5", "10 (55.5%), 10 (45.5%)", "8 (44.4%), 12 (54.5%)"),
    verdict: "rounding",
    holds: rows("0.5", "10 (55.6%), 10 (45.5%)", "8 (44.4%), 12 (54.5%)"),
  },
  {
    rule: "percentage",
    convention: "a percentage of its row instead of its column has another denominator",
    breaks: rows("0.5", "10 (50.0%), 10 (50.0%)", "8 (40.0%), 12 (60.0%)"),
    verdict: "ambiguity",
    holds: rows("0.5", "10 (55.6%), 10 (45.5%)", "8 (44.4%), 12 (54.5%)"),
  },
  {
    rule: "percentage",
    convention: "a percentage without a count must be possible for its denominator",
    breaks: "statements: [{ where: Results, text: 41.0 % smoked, percent: 41.0 }]\n",
    verdict: "contradiction",
    holds: "statements: [{ where: Results, text: 42.5 % smoked, percent: 42.5 }]\n",
  },
  {
    rule: "same-fraction",
    convention: "one fraction is printed in one way",
    breaks: table(
      "{ name: Sex, rows: { Male: [10 (55.6%), 9] } }, { name: Side, rows: { Left: [10 (55.5%), 9] } }",
    ),
    verdict: "rounding",
    holds: table(
      "{ name: Sex, rows: { Male: [10 (55.6%), 9] } }, { name: Side, rows: { Left: [10 (55.6%), 9] } }",
    ),
  },
  {
    rule: "p-value-recomputed",
    convention: "a p-value that no test of the counts gives contradicts them",
    breaks: rows("0.031", "10, 10", "8, 12"),
    verdict: "contradiction",
    holds: rows("0.525", "10, 10", "8, 12"),
  },
  {
    rule: "p-value-recomputed",
    convention: "means with deviations allow a range of t tests",
    breaks: table('{ name: Age, p: "0.010", mean: [62.0, 63.0], sd: [9.0, 9.0] }'),
    verdict: "ambiguity",
    holds: table('{ name: Age, p: "0.728", mean: [62.0, 63.0], sd: [9.0, 9.0] }'),
  },
  {
    rule: "p-value-recomputed",
    convention: "where only t tests are named, a p-value that they cannot give is wrong",
    breaks:
      table('{ name: Age, p: "0.010", mean: [62.0, 63.0], sd: [9.0, 9.0] }') +
      "tests: [{ where: Methods, name: Student's t test, of: tables }]\n",
    verdict: "contradiction",
    holds:
      table('{ name: Age, p: "0.010", mean: [62.0, 63.0], sd: [9.0, 9.0] }') +
      "tests: [{ where: Methods, name: t test or Mann-Whitney, of: tables }]\n",
  },
  {
    rule: "p-value-row",
    convention: "one p-value beside means and categories is of one of them",
    breaks: table(
      '{ name: Age, p: "0.525", mean: [62, 63], rows: { "<60": [10, 10], "≥60": [8, 12] } }',
    ),
    verdict: "ambiguity",
    holds: table('{ name: Age, p: "0.525", rows: { "<60": [10, 10], "≥60": [8, 12] } }'),
  },
  {
    rule: "p-value-zero",
    convention: "no p-value is 0",
    breaks: rows("0.000", "18, 0", "0, 22"),
    verdict: "rounding",
    holds: rows("<0.001", "18, 0", "0, 22"),
  },
  {
    rule: "significance-star",
    convention: "a star stands where p is below alpha",
    breaks: rows("0.525*", "10, 10", "8, 12"),
    verdict: "contradiction",
    holds: rows("0.001*", "15, 7", "3, 15"),
  },
  {
    rule: "fragile-significance",
    convention: "significance that the exact test takes away is fragile",
    breaks: rows("0.041", "5, 1", "13, 21"),
    verdict: "ambiguity",
    holds: rows("0.001", "8, 0", "10, 22"),
  },
  {
    rule: "small-expected-counts",
    convention: "χ² needs expected counts of 5",
    breaks: rows("0.884", "2, 2", "16, 20").replace("0.884", "0.832"),
    verdict: "ambiguity",
    holds: rows("0.525", "10, 10", "8, 12"),
  },
  {
    rule: "test-named",
    convention: "p-values of tables need the name of their test",
    breaks: rows("0.525", "10, 10", "8, 12"),
    verdict: "ambiguity",
    holds:
      rows("0.525", "10, 10", "8, 12") +
      "tests: [{ where: Methods, name: chi-square, of: tables }]\n",
  },
  {
    rule: "tautological-comparison",
    convention: "a characteristic constant in one group may define it",
    breaks: rows("<0.001", "12, 0", "6, 22"),
    verdict: "ambiguity",
    holds: rows("<0.001", "15, 2", "3, 20"),
  },
  {
    rule: "cut-at-median",
    convention: "a cut at the median is taken from the data",
    breaks:
      table('{ name: Age, rows: { "<=64": [9, 11], ">64": [9, 11] } }') +
      "measurements: [{ where: Results, of: Age, median: 64 }]\n",
    verdict: "ambiguity",
    holds:
      table('{ name: Age, rows: { "<=65": [9, 11], ">65": [9, 11] } }') +
      "measurements: [{ where: Results, of: Age, median: 61 }]\n",
  },
  {
    rule: "duplicate-extreme",
    convention: "the same extreme to a decimal in two groups may be copied",
    breaks: table("{ name: Age, range: [40.1–82.5, 33.7–82.5] }"),
    verdict: "ambiguity",
    holds: table("{ name: Age, range: [40.1–82.5, 33.7–80.2] }"),
  },
  {
    rule: "duplicate-row",
    convention: "two rows equal in every grade may be one",
    breaks: toxicity("Anaemia: [5, 3, 0], Nausea: [5, 3, 0]"),
    verdict: "ambiguity",
    holds: toxicity("Anaemia: [5, 3, 0], Nausea: [5, 2, 0]"),
  },
  {
    rule: "range-union",
    convention: "all patients reach as far as their groups",
    breaks:
      table("{ name: Age, range: [40.1–82.5, 33.7–80.2] }") +
      "measurements: [{ where: Results, of: Age, range: 33.7–81.0 }]\n",
    verdict: "contradiction",
    holds:
      table("{ name: Age, range: [40.1–82.5, 33.7–80.2] }") +
      "measurements: [{ where: Results, of: Age, range: 33.7–82.5 }]\n",
  },
  {
    rule: "range-union",
    convention: "the median of all patients lies between those of the groups",
    breaks:
      table("{ name: Age, median: [60, 66] }") +
      "measurements: [{ where: Results, of: Age, median: 68 }]\n",
    verdict: "contradiction",
    holds:
      table("{ name: Age, median: [60, 66] }") +
      "measurements: [{ where: Results, of: Age, median: 63 }]\n",
  },
  {
    rule: "told-twice",
    convention: "one number is told alike, in as many digits as each place likes",
    breaks:
      "quantities: [{ where: Abstract, of: lesions, value: 52 }, { where: Results, of: lesions, value: 53 }]\n",
    verdict: "contradiction",
    holds:
      "quantities: [{ where: Abstract, of: volume, value: 52 }, { where: Results, of: volume, value: 52.3 }]\n",
  },
  {
    rule: "progression-above-overall-survival",
    convention: "PFS above OS is impossible where a printed number at risk needs the patients back",
    breaks: `${endpoints}survival:
  - { endpoint: OS, where: Results, rates: { 12: 60.0 } }
  - { endpoint: PFS, where: Results, rates: { 12: 75.0 }, at_risk: { 12: 20 } }
`,
    verdict: "contradiction",
    holds: `${endpoints}survival:
  - { endpoint: OS, where: Results, rates: { 12: 75.0 } }
  - { endpoint: PFS, where: Results, rates: { 12: 60.0 }, at_risk: { 12: 20 } }
`,
  },
  {
    rule: "progression-above-overall-survival",
    convention: "PFS above OS is unlikely, not impossible, where nothing else bounds the censored",
    breaks: `${endpoints}survival:
  - { endpoint: OS, where: Results, rates: { 12: 60.0 } }
  - { endpoint: PFS, where: Results, rates: { 12: 62.5 } }
`,
    verdict: "ambiguity",
    holds: `endpoints:
  - { name: OS, where: Methods, events: [death] }
  - { name: TTP, where: Methods, events: [progression] }
  - { name: PFS, where: Methods, events: [progression, death] }
survival:
  - { endpoint: OS, where: Results, rates: { 12: 60.0 } }
  - { endpoint: TTP, where: Results, rates: { 12: 62.5 } }
  - { endpoint: PFS, where: Results, rates: { 12: 55.0 } }
`,
  },
  {
    rule: "follow-up-against-survival",
    convention: "observed follow-up is not longer than survival",
    breaks: `follow_up: [{ where: Results, median: 30.0, definition: observed }]\n${os("median: 20.0, rates: { 12: 61.3 }")}`,
    verdict: "contradiction",
    holds: `follow_up: [{ where: Results, median: 30.0, definition: reverse-kaplan-meier }]\n${os("median: 20.0, rates: { 12: 61.3 }")}`,
  },
  {
    rule: "survival-grid",
    convention: "a rate off the multiples of 1/n needs censoring and a cut-off date to explain it",
    breaks: os("rates: { 12: 61.3 }"),
    verdict: "ambiguity",
    holds: os("rates: { 12: 62.5 }"),
  },
  {
    rule: "survival-structure",
    convention: "so few failures can give only certain rates",
    breaks:
      "survival: [{ endpoint: LC, where: Results, group: A, failures: 1, rates: { 12: 72.0 } }]\n",
    verdict: "contradiction",
    holds:
      "survival: [{ endpoint: LC, where: Results, group: A, failures: 1, rates: { 12: 90.9 } }]\n",
  },
  {
    rule: "failure-count",
    convention: "a curve has no more failures than patients",
    breaks: os("failures: 41"),
    verdict: "contradiction",
    holds: os("failures: 40"),
  },
  {
    rule: "failure-count",
    convention: "a curve with a number of its own is held against that number, as of lesions",
    breaks: "survival: [{ endpoint: LC, where: Results, n: 52, failures: 60 }]\n",
    verdict: "contradiction",
    holds: "survival: [{ endpoint: LC, where: Results, n: 60, failures: 52 }]\n",
  },
  {
    rule: "failure-count",
    convention: "the failures of the groups are those of the whole",
    breaks: `survival:
  - { endpoint: LC, where: Results, failures: 20 }
  - { endpoint: LC, where: Results, group: A, failures: 12 }
  - { endpoint: LC, where: Results, group: B, failures: 15 }
`,
    verdict: "contradiction",
    holds: `survival:
  - { endpoint: LC, where: Results, failures: 27 }
  - { endpoint: LC, where: Results, group: A, failures: 12 }
  - { endpoint: LC, where: Results, group: B, failures: 15 }
`,
  },
  {
    rule: "failure-count",
    convention: "a group whose failures are not told has at most its patients",
    breaks: `survival:
  - { endpoint: LC, where: Results, failures: 35 }
  - { endpoint: LC, where: Results, group: A, failures: 12 }
`,
    verdict: "contradiction",
    holds: `survival:
  - { endpoint: LC, where: Results, failures: 34 }
  - { endpoint: LC, where: Results, group: A, failures: 12 }
`,
  },
  {
    rule: "failure-count",
    convention: "a curve of lesions is no sum of curves of patients",
    breaks: `survival:
  - { endpoint: LC, where: Results, n: 40, failures: 20 }
  - { endpoint: LC, where: Results, group: A, failures: 15 }
  - { endpoint: LC, where: Results, group: B, failures: 15 }
`,
    verdict: "contradiction",
    holds: `survival:
  - { endpoint: LC, where: Results, n: 30, failures: 20 }
  - { endpoint: LC, where: Results, group: A, failures: 15 }
  - { endpoint: LC, where: Results, group: B, failures: 15 }
`,
  },
  {
    rule: "failure-count",
    convention: "deaths are failures of an endpoint that death ends, and of no other",
    breaks: `${endpoints}survival:
  - { endpoint: OS, where: Results, failures: 25 }
  - { endpoint: PFS, where: Results, failures: 22 }
`,
    verdict: "contradiction",
    holds: `${endpoints}survival:
  - { endpoint: OS, where: Results, failures: 25 }
  - { endpoint: PFS, where: Results, failures: 25 }
  - { endpoint: LC, where: Results, failures: 4 }
`,
  },
  {
    rule: "failure-count",
    convention: "death without progression is not every death",
    breaks: `endpoints: [{ name: X, where: Methods, events: [progression, death from any cause] }]
survival:
  - { endpoint: OS, where: Results, failures: 25 }
  - { endpoint: X, where: Results, failures: 9 }
`,
    verdict: "contradiction",
    holds: `endpoints: [{ name: X, where: Methods, events: [death without progression] }]
survival:
  - { endpoint: OS, where: Results, failures: 25 }
  - { endpoint: X, where: Results, failures: 9 }
`,
  },
  {
    rule: "failures-against-rate",
    convention: "nine failures with 20 of 40 at risk leave 20/29 = 69.0 % at least",
    breaks: os("failures: 9, rates: { 24: 52.0 }, at_risk: { 24: 20 }"),
    verdict: "contradiction",
    holds: os("failures: 9, rates: { 24: 69.0 }, at_risk: { 24: 20 }"),
  },
  {
    rule: "failures-against-rate",
    convention: "who is at risk later was at risk before",
    breaks: os("failures: 9, rates: { 24: 68.8 }, at_risk: { 30: 20 }"),
    verdict: "contradiction",
    holds: os("failures: 9, rates: { 24: 69.0 }, at_risk: { 30: 20 }"),
  },
  {
    rule: "failures-against-rate",
    convention: "30 failures with 10 of 40 at risk are 20 before at least, and leave half at most",
    breaks: os("failures: 30, rates: { 24: 50.2 }, at_risk: { 24: 10 }"),
    verdict: "contradiction",
    holds: os("failures: 30, rates: { 24: 50.0 }, at_risk: { 24: 10 }"),
  },
  {
    rule: "failures-against-rate",
    convention: "one may fail just at the time and is still at risk then",
    breaks: os("failures: 9, rates: { 24: 64.0 }, at_risk: { 24: 20 }"),
    verdict: "contradiction",
    holds: os("failures: 9, rates: { 24: 67.9 }, at_risk: { 24: 20 }"),
  },
  {
    rule: "failures-against-rate",
    convention: "an incidence is bounded as one minus the rate is",
    breaks:
      "survival: [{ endpoint: LF, where: Results, failures: 5, incidence: { 24: 25.0 }, at_risk: { 24: 20 } }]\n",
    verdict: "contradiction",
    holds:
      "survival: [{ endpoint: LF, where: Results, failures: 5, incidence: { 24: 20.0 }, at_risk: { 24: 20 } }]\n",
  },
  {
    rule: "ratio-direction",
    convention: "a ratio below 1 is of the group that does better",
    breaks: `survival:
  - { endpoint: OS, where: Results, group: A, rates: { 24: 30.0 } }
  - { endpoint: OS, where: Results, group: B, rates: { 24: 70.0 } }
comparisons: [{ where: Results, endpoint: OS, hazard_ratio: 0.45, interval: 0.22–0.92, reference: B }]
`,
    verdict: "contradiction",
    holds: `survival:
  - { endpoint: OS, where: Results, group: A, rates: { 24: 30.0 } }
  - { endpoint: OS, where: Results, group: B, rates: { 24: 70.0 } }
comparisons: [{ where: Results, endpoint: OS, hazard_ratio: 0.45, interval: 0.22–0.92, reference: A }]
`,
  },
  {
    rule: "ratio-direction",
    convention: "one rate on the side of the ratio is enough, for curves may cross",
    breaks: `survival:
  - { endpoint: OS, where: Results, group: A, median: 9.0, rates: { 12: 30.0, 24: 25.0 } }
  - { endpoint: OS, where: Results, group: B, median: 19.0, rates: { 12: 70.0, 24: 30.0 } }
comparisons: [{ where: Results, endpoint: OS, hazard_ratio: 0.45, interval: 0.22–0.92, reference: B }]
`,
    verdict: "contradiction",
    holds: `survival:
  - { endpoint: OS, where: Results, group: A, median: 9.0, rates: { 12: 30.0, 24: 25.0 } }
  - { endpoint: OS, where: Results, group: B, median: 19.0, rates: { 12: 70.0, 24: 20.0 } }
comparisons: [{ where: Results, endpoint: OS, hazard_ratio: 0.45, interval: 0.22–0.92, reference: B }]
`,
  },
  {
    rule: "ratio-direction",
    convention: "medians are to each other as hazards are inversely",
    breaks: `survival:
  - { endpoint: OS, where: Results, group: A, median: 5.0 }
  - { endpoint: OS, where: Results, group: B, median: 20.0 }
comparisons: [{ where: Results, endpoint: OS, hazard_ratio: 0.50, p: 0.020, reference: B }]
`,
    verdict: "contradiction",
    holds: `survival:
  - { endpoint: OS, where: Results, group: A, median: 20.0 }
  - { endpoint: OS, where: Results, group: B, median: 5.0 }
comparisons: [{ where: Results, endpoint: OS, hazard_ratio: 0.50, p: 0.020, reference: B }]
`,
  },
  {
    rule: "ratio-direction",
    convention: "a ratio that is not told from 1 may point to either side",
    breaks: `survival:
  - { endpoint: OS, where: Results, group: A, rates: { 24: 20.0 } }
  - { endpoint: OS, where: Results, group: B, rates: { 24: 80.0 } }
comparisons: [{ where: Results, endpoint: OS, hazard_ratio: 0.60, interval: 0.30–1.20, reference: B }]
`,
    verdict: "contradiction",
    holds: `survival:
  - { endpoint: OS, where: Results, group: A, rates: { 24: 48.0 } }
  - { endpoint: OS, where: Results, group: B, rates: { 24: 52.0 } }
comparisons: [{ where: Results, endpoint: OS, hazard_ratio: 0.90, interval: 0.45–1.80, reference: B }]
`,
  },
  {
    rule: "ratio-direction",
    convention: "a significant ratio on the other side of rates not far apart is a question",
    breaks: `survival:
  - { endpoint: OS, where: Results, group: A, rates: { 24: 49.0 } }
  - { endpoint: OS, where: Results, group: B, rates: { 24: 51.0 } }
comparisons: [{ where: Results, endpoint: OS, hazard_ratio: 0.50, interval: 0.26–0.97, reference: B }]
`,
    verdict: "ambiguity",
    holds: `survival:
  - { endpoint: OS, where: Results, group: A, rates: { 24: 49.0 } }
  - { endpoint: OS, where: Results, group: B, rates: { 24: 51.0 } }
comparisons: [{ where: Results, endpoint: OS, hazard_ratio: 0.50, interval: 0.26–0.97 }]
`,
  },
  {
    rule: "ratio-direction",
    convention: "the group with the lower incidence does better",
    breaks: `survival:
  - { endpoint: OS, where: Results, group: A, incidence: { 24: 70.0 } }
  - { endpoint: OS, where: Results, group: B, incidence: { 24: 20.0 } }
comparisons: [{ where: Results, endpoint: OS, hazard_ratio: 0.40, interval: 0.20–0.80, reference: B }]
`,
    verdict: "contradiction",
    holds: `survival:
  - { endpoint: OS, where: Results, group: A, incidence: { 24: 20.0 } }
  - { endpoint: OS, where: Results, group: B, incidence: { 24: 70.0 } }
comparisons: [{ where: Results, endpoint: OS, hazard_ratio: 0.40, interval: 0.20–0.80, group: A, reference: B }]
`,
  },
  {
    rule: "survival-structure",
    convention: "after one event at most 1 − 1/n is left",
    breaks: os("rates: { 12: 98.6 }"),
    verdict: "contradiction",
    holds: os("rates: { 12: 97.4, 24: 90.1 }"),
  },
  {
    rule: "progression-above-overall-survival",
    convention: "PFS far above OS would need many censored early, and the paper to say so",
    breaks: `${endpoints}survival:
  - { endpoint: OS, where: Results, rates: { 12: 60.0 } }
  - { endpoint: PFS, where: Results, rates: { 12: 80.0 } }
`,
    verdict: "contradiction",
    holds: `${endpoints}survival:
  - { endpoint: OS, where: Results, rates: { 12: 60.0 } }
  - { endpoint: PFS, where: Results, rates: { 12: 61.5 } }
`,
  },
  {
    rule: "survival-order",
    convention: "survival does not rise",
    breaks: os("rates: { 12: 60.0, 24: 65.0 }"),
    verdict: "contradiction",
    holds: os("rates: { 12: 60.0, 24: 55.0 }"),
  },
  {
    rule: "survival-order",
    convention: "survival is at least one half before its median",
    breaks: os("median: 20.0, rates: { 12: 45.0 }"),
    verdict: "contradiction",
    holds: os("median: 20.0, rates: { 12: 55.0, 24: 45.0 }"),
  },
  {
    rule: "number-at-risk",
    convention: "the share still at risk is not above the rate",
    breaks: os("rates: { 12: 50.0 }, at_risk: { 12: 30 }"),
    verdict: "contradiction",
    holds: os("rates: { 12: 80.0 }, at_risk: { 12: 30, 24: 20 }"),
  },
  {
    rule: "number-at-risk",
    convention: "who is free of progression is alive",
    breaks: `${endpoints}survival:
  - { endpoint: OS, where: Figure 1, at_risk: { 12: 20 } }
  - { endpoint: PFS, where: Figure 1, at_risk: { 12: 22 } }
`,
    verdict: "contradiction",
    holds: `${endpoints}survival:
  - { endpoint: OS, where: Figure 1, at_risk: { 12: 20 } }
  - { endpoint: PFS, where: Figure 1, at_risk: { 12: 15 } }
`,
  },
  {
    rule: "pooled-survival",
    convention: "all patients usually lie between their groups",
    breaks: `survival:
  - { endpoint: LC, where: Results, rates: { 12: 95.0 } }
  - { endpoint: LC, where: Results, group: A, rates: { 12: 80.0 } }
  - { endpoint: LC, where: Results, group: B, rates: { 12: 90.0 } }
`,
    verdict: "ambiguity",
    holds: `survival:
  - { endpoint: LC, where: Results, rates: { 12: 85.0 } }
  - { endpoint: LC, where: Results, group: A, rates: { 12: 80.0 } }
  - { endpoint: LC, where: Results, group: B, rates: { 12: 90.0 } }
`,
  },
  {
    rule: "symmetric-interval",
    convention: "a normal interval may begin before time 0",
    breaks: os("median: 10.0, interval: -2.0–22.0"),
    verdict: "ambiguity",
    holds: os("median: 20.4, interval: 6.6–34.2"),
  },
  {
    rule: "narrative-rate",
    convention: "a rate in a sentence agrees with the estimate",
    breaks:
      os("rates: { 24: 45.0 }") +
      'statements: [{ where: Discussion, text: more than 80 % survived, endpoint: OS, months: 24, rate: "> 80" }]\n',
    verdict: "contradiction",
    holds:
      os("rates: { 24: 85.0 }") +
      'statements: [{ where: Discussion, text: more than 80 % survived, endpoint: OS, months: 24, rate: "> 80" }]\n',
  },
  {
    rule: "significance-without-estimates",
    convention: "a difference needs the estimates of the groups",
    breaks: "comparisons: [{ where: Results, endpoint: OS, differs: yes, p: 0.006 }]\n",
    verdict: "ambiguity",
    holds:
      "comparisons: [{ where: Results, endpoint: OS, differs: yes, p: 0.006, hazard_ratio: 2.1 }]\n",
  },
  {
    rule: "claimed-difference",
    convention: "a difference claimed has a p-value below alpha",
    breaks: "comparisons: [{ where: Results, endpoint: OS, differs: yes, p: 0.21 }]\n",
    verdict: "contradiction",
    holds: "comparisons: [{ where: Results, endpoint: OS, differs: no, p: 0.21 }]\n",
  },
  {
    rule: "ratio-interval",
    convention: "an interval that holds 1 goes with p above 0.05",
    breaks:
      "comparisons: [{ where: Results, of: age, differs: yes, p: 0.02, hazard_ratio: 1.80, interval: 0.90–3.60 }]\n",
    verdict: "contradiction",
    holds:
      "comparisons: [{ where: Results, of: age, differs: yes, p: 0.02, hazard_ratio: 1.80, interval: 1.10–2.95 }]\n",
  },
  {
    rule: "endpoint-reported",
    convention: "an endpoint that is defined is reported",
    breaks: "endpoints: [{ name: OS, where: Methods, events: [death] }]\n",
    verdict: "ambiguity",
    holds: `endpoints: [{ name: OS, where: Methods, events: [death] }]\n${os("median: 20.0")}`,
  },
  {
    rule: "competing-death",
    convention: "death censored above 20 % calls for the cumulative incidence",
    breaks: `${endpoints}${os("rates: { 12: 60.0 }")}`,
    verdict: "ambiguity",
    holds: `${endpoints}${os("rates: { 12: 90.0 }")}`,
  },
  {
    rule: "longest-follow-up",
    convention: "the first included and alive are followed to the end",
    breaks:
      "inclusion: [{ where: Methods, from: 2010-01, to: 2019-12 }]\nfollow_up: [{ where: Results, range: 2.0–40.0 }]\n",
    verdict: "ambiguity",
    holds:
      "inclusion: [{ where: Methods, from: 2010-01, to: 2019-12 }]\nfollow_up: [{ where: Results, range: 2.0–115.0 }]\n",
  },
  {
    rule: "time-origin",
    convention: "curves have one time origin",
    breaks: `endpoints:
  - { name: OS, where: Methods, events: [death], origin: first fraction }
  - { name: LC, where: Methods, events: [local progression], origin: last fraction }
`,
    verdict: "ambiguity",
    holds: `endpoints:
  - { name: OS, where: Methods, events: [death], origin: first fraction }
  - { name: LC, where: Methods, events: [local progression], origin: First fraction }
`,
  },
  {
    rule: "endpoint-definition",
    convention: "an endpoint has one definition",
    breaks: `endpoints:
  - { name: PFS, where: Abstract, events: [progression] }
  - { name: PFS, where: Methods, events: [progression, death] }
`,
    verdict: "ambiguity",
    holds: `endpoints:
  - { name: PFS, where: Abstract, events: [death, progression] }
  - { name: PFS, where: Methods, events: [progression, death] }
`,
  },
  {
    rule: "endpoint-mixed",
    convention: "a rate is of one endpoint",
    breaks: `${endpoints}statements: [{ where: Results, text: the poor LC rate of OS }]\n`,
    verdict: "ambiguity",
    holds: `${endpoints}statements: [{ where: Results, text: the poor LC rate of the patients }]\n`,
  },
  {
    rule: "inclusion-window",
    convention: "the dates of inclusion are told alike, as far as each says",
    breaks:
      "inclusion: [{ where: Abstract, from: 2011, to: 2019 }, { where: Methods, from: 2011-07, to: 2020-12 }]\n",
    verdict: "contradiction",
    holds:
      "inclusion: [{ where: Abstract, from: 2011, to: 2020 }, { where: Methods, from: 2011-07, to: 2020-12 }]\n",
  },
  {
    rule: "eligibility-basis",
    convention: "a diagnosis is established in one way",
    breaks: `eligibility:
  - { where: Methods, criteria: [{ about: diagnosis, basis: pathology }] }
  - { where: Methods, criteria: [{ about: diagnosis, of: B, basis: imaging }] }
`,
    verdict: "contradiction",
    holds: `eligibility:
  - { where: Methods, criteria: [{ about: diagnosis, of: A, basis: pathology }] }
  - { where: Methods, criteria: [{ about: diagnosis, of: B, basis: imaging }] }
`,
  },
  {
    rule: "eligibility-set",
    convention: "two complete lists hold the same criteria; Child-Pugh A is 5 and 6",
    breaks: `eligibility:
  - { where: Methods, complete: yes, criteria: [{ about: ECOG, values: ["0"] }, { about: age, range: 18–80 }] }
  - { where: Discussion, complete: yes, criteria: [{ about: ECOG, values: ["0"] }] }
`,
    verdict: "ambiguity",
    holds: `eligibility:
  - { where: Methods, complete: yes, criteria: [{ about: Child-Pugh, values: ["5", "6"] }] }
  - { where: Discussion, complete: yes, criteria: [{ about: Child-Pugh, values: [A] }] }
`,
  },
  {
    rule: "eligibility-set",
    convention: "two limits of one criterion contradict each other",
    breaks: `eligibility:
  - { where: Methods, complete: yes, criteria: [{ about: age, range: 18–80 }] }
  - { where: Discussion, complete: yes, criteria: [{ about: age, range: 18–75 }] }
`,
    verdict: "contradiction",
    holds: `eligibility:
  - { where: Methods, complete: yes, criteria: [{ about: age, range: 18–80 }] }
  - { where: Discussion, complete: yes, criteria: [{ about: age, range: 18–80 }] }
`,
  },
  {
    rule: "eligibility-range",
    convention: "observed values are eligible",
    breaks: `eligibility: [{ where: Methods, criteria: [{ about: age, range: 18–80 }] }]
measurements: [{ where: Results, of: Age (years), range: 30.6–82.5 }]
`,
    verdict: "contradiction",
    holds: `eligibility: [{ where: Methods, criteria: [{ about: age, range: 18–85 }] }]
measurements: [{ where: Results, of: Age (years), range: 30.6–82.5 }]
`,
  },
  {
    rule: "exclusion-defined",
    convention: "an exclusion for a treatment names its organ and time",
    breaks: "eligibility: [{ where: Methods, criteria: [{ about: surgery, excludes: yes }] }]\n",
    verdict: "ambiguity",
    holds:
      "eligibility: [{ where: Methods, criteria: [{ about: surgery, excludes: yes, organ: liver, time: before }] }]\n",
  },
  {
    rule: "factor-reported",
    convention: "a factor called important has a row",
    breaks: `${rows("0.525", "10, 10", "8, 12")}factors: [{ where: Discussion, name: smoking }]\n`,
    verdict: "ambiguity",
    holds: `${rows("0.525", "10, 10", "8, 12")}factors: [{ where: Discussion, name: gender, also: [sex] }]\n`,
  },
  {
    rule: "text-against-table",
    convention: "a sentence tells the number of the table",
    breaks:
      toxicity("Nausea: [5, 3, 1]") +
      "statements: [{ where: Results, text: grade 3 nausea in two, count: 2, table: 2, row: Nausea, grades: [3] }]\n",
    verdict: "contradiction",
    holds:
      toxicity("Nausea: [5, 3, 1]") +
      "statements: [{ where: Results, text: nausea of grade 2 or more in four, count: 4, table: 2, row: Nausea, grades: [2, 3] }]\n",
  },
  {
    rule: "nested-count",
    convention: "a count lies between the rows that surely and perhaps belong to it",
    breaks:
      rows("0.525", "10, 10", "8, 12") +
      "statements: [{ where: Results, text: nine, group: A, count: 9, table: 1, rows: [Male], perhaps: [Female] }]\n",
    verdict: "contradiction",
    holds:
      rows("0.525", "10, 0", "8, 22") +
      "statements: [{ where: Results, text: none, group: B, count: 0, table: 1, perhaps: [Male] }]\n",
  },
  {
    rule: "late-denominator",
    convention: "late toxicity divides by those followed into its window",
    breaks: `${toxicity("Fibrosis: [1, 0, 0]", "from_months: 6")}follow_up: [{ where: Results, range: 4.9–60.0 }]\n`,
    verdict: "contradiction",
    holds: `${toxicity("Fibrosis: [1, 0, 0]", "from_months: 6")}follow_up: [{ where: Results, range: 6.2–60.0 }]\n`,
  },
  {
    rule: "toxicity-window",
    convention: "late begins after day 90",
    breaks: toxicity("Fibrosis: [1, 0, 0]", "from_months: 6"),
    verdict: "ambiguity",
    holds: toxicity("Fibrosis: [1, 0, 0]", "from_months: 3"),
  },
  {
    rule: "undefined-absence",
    convention: "no RILD needs a definition where the liver was toxic",
    breaks:
      toxicity("Elevated ALT: [5, 3, 1]") +
      "statements: [{ where: Discussion, text: no RILD, absent: RILD }]\n",
    verdict: "ambiguity",
    holds:
      toxicity("Elevated ALT: [5, 3, 1]") +
      "statements: [{ where: Discussion, text: no RILD, absent: RILD, defined: yes }]\n",
  },
  {
    rule: "vocabulary",
    convention: "a scale's version exists",
    breaks: "names: [{ where: Methods, printed: CTCAE version 4.3 }]\n",
    verdict: "rounding",
    holds:
      "names: [{ where: Methods, printed: CTCAE v4.03 }, { where: Methods, printed: RECIST 1.1 }]\n",
  },
  {
    rule: "abbreviation",
    convention: "an abbreviation has one expansion; radiotherapy is radiation therapy",
    breaks:
      "abbreviations: [{ where: Abstract, short: LC, long: local control }, { where: Methods, short: LC, long: liver cancer }]\n",
    verdict: "contradiction",
    holds:
      "abbreviations: [{ where: Abstract, short: SBRT, long: stereotactic body radiotherapy }, { where: Methods, short: SBRT, long: Stereotactic Body Radiation Therapy }]\n",
  },
  {
    rule: "biologically-effective-dose",
    convention: "BED is nd(1 + d/(α/β)) with one α/β",
    breaks: `prescriptions:
  - { where: Methods, dose_gy: 50, fractions: 5, bed_gy: 100 }
  - { where: Methods, dose_gy: 48, fractions: 4, bed_gy: 120 }
`,
    verdict: "contradiction",
    holds: `prescriptions:
  - { where: Methods, dose_gy: 50, fractions: 5, bed_gy: 100 }
  - { where: Methods, dose_gy: 48, fractions: 4, bed_gy: 105.6 }
`,
  },
  {
    rule: "limit-never-binds",
    convention: "a limit above the highest dose allowed never binds",
    breaks: `${scheme}plans: [{ where: Methods, maximum_percent: 110 }]\n${limits("organ: Duodenum, limit: V60Gy < 5%")}`,
    verdict: "contradiction",
    holds: `${scheme}plans: [{ where: Methods, maximum_percent: 130 }]\n${limits("organ: Duodenum, limit: V60Gy < 5%")}`,
  },
  {
    rule: "limits-of-one-class",
    convention: "organs of one kind have like limits",
    breaks: limits("organ: Stomach, limit: Dmax < 30 Gy", "organ: Duodenum, limit: V45Gy < 5 %"),
    verdict: "ambiguity",
    holds: limits("organ: Stomach, limit: Dmax < 30 Gy", "organ: Duodenum, limit: V20Gy < 5 %"),
  },
  {
    rule: "limits-of-one-organ",
    convention: "an organ has one limit of a kind",
    breaks: limits(
      "organ: Spinal cord, limit: Dmax < 18 Gy",
      "organ: Spinal cord, limit: Dmax < 20 Gy",
    ),
    verdict: "contradiction",
    holds: limits(
      "organ: Spinal cord, limit: Dmax < 18 Gy",
      "organ: Spinal cord, limit: D1cc < 15 Gy",
    ),
  },
  {
    rule: "maximum-without-volume",
    convention: "a maximum dose is read in a volume",
    breaks: limits("organ: Heart, limit: Dmax < 30 Gy"),
    verdict: "ambiguity",
    holds: limits("organ: Heart, limit: D0.03cc < 30 Gy"),
  },
  {
    rule: "paired-organ-limit",
    convention: "a limit of kidneys says whether each or both",
    breaks: limits("organ: Kidneys, limit: V15Gy < 35 %"),
    verdict: "ambiguity",
    holds: limits("organ: Kidneys combined, limit: V15Gy < 35 %"),
  },
  {
    rule: "plan-coverage",
    convention: "no isodose is above the maximum",
    breaks:
      "plans: [{ where: Methods, maximum_percent: 110, coverage: [{ isodose_percent: 115, volume_percent: 5 }] }]\n",
    verdict: "contradiction",
    holds:
      "plans: [{ where: Methods, maximum_percent: 110, coverage: [{ isodose_percent: 100, volume_percent: 95 }, { isodose_percent: 95, volume_percent: 99 }] }]\n",
  },
  {
    rule: "prescription-branch",
    convention: "every patient has one scheme",
    breaks: `prescriptions:
  - { where: Methods, dose_gy: 50, fractions: 5, patients: 20 }
  - { where: Methods, dose_gy: 48, fractions: 4, patients: 19 }
`,
    verdict: "ambiguity",
    holds: `prescriptions:
  - { where: Methods, dose_gy: 50, fractions: 5, patients: 20 }
  - { where: Methods, dose_gy: 48, fractions: 4, patients: 20 }
`,
  },
  {
    rule: "cited-dose",
    convention: "a cited threshold is held against the paper's own doses",
    breaks: `${scheme}cited_doses: [{ where: Discussion, text: better from 54 Gy, better_from_gy: 54, fractions: 5 }]\n`,
    verdict: "ambiguity",
    holds: `${scheme}cited_doses: [{ where: Discussion, text: better from 45 Gy, better_from_gy: 45, fractions: 5 }]\n`,
  },
  {
    rule: "technique-alternatives",
    convention: "what everybody had is no alternative",
    breaks: "techniques: [{ where: Methods, one_of: [ITV, gating], for_all: [ITV] }]\n",
    verdict: "ambiguity",
    holds: "techniques: [{ where: Methods, one_of: [ITV, gating] }]\n",
  },
  {
    rule: "caption-unique",
    convention: "a table has one number, and a number one table",
    breaks: `captions:
  - { of: Table 2, title: Failure patterns }
  - { of: Table 2, where: below it, title: Late adverse events }
`,
    verdict: "contradiction",
    holds: `captions:
  - { of: Table 2, title: Acute adverse events after radiotherapy }
  - { of: Table 3, title: Late adverse events after radiotherapy }
`,
  },
  {
    rule: "reference-resolves",
    convention: "a reference leads to the table that shows it",
    breaks: `captions: [{ of: Table 2, title: Failure patterns }, { of: Table 3, title: Late adverse events }]
references: [{ where: Results, to: Table 2, about: late adverse events }]
`,
    verdict: "contradiction",
    holds: `captions: [{ of: Fig. 2, title: Overall survival }, { of: Table 3, title: Late adverse events }]
references: [{ where: Results, to: Figure 2, about: survival curves }]
`,
  },
  {
    rule: "author-names",
    convention: "an author has one spelling; initials are the same name",
    breaks:
      "authors: [{ where: Title, names: [Qing Yi, Xu Han] }, { where: Contributions, names: [Qiong Yi] }]\n",
    verdict: "contradiction",
    holds:
      "authors: [{ where: Title, names: [Qing Yi, Xu Han] }, { where: Contributions, names: [Q.Y., Han Xu] }]\n",
  },
  {
    rule: "cut-off-date",
    convention: "nobody is included after the data were closed",
    breaks: "cut_off: 2018-06\ninclusion: [{ where: Methods, from: 2012-01, to: 2018-11 }]\n",
    verdict: "contradiction",
    holds: "cut_off: 2018\ninclusion: [{ where: Methods, from: 2012-01, to: 2018-11 }]\n",
  },
  {
    rule: "dose-per-fraction",
    convention: "fractions times the dose of one give the total",
    breaks: "prescriptions: [{ where: Methods, dose_gy: 48, fractions: 4, fraction_gy: 10 }]\n",
    verdict: "contradiction",
    holds:
      "prescriptions: [{ where: Methods, dose_gy: 66, fractions: 33, fraction_gy: 2 }, { where: Methods, dose_gy: 50, fractions: 15, fraction_gy: 3.33 }]\n",
  },
  {
    rule: "biologically-effective-dose",
    convention: "each BED is of its own α/β; EQD2 is BED over 1 + 2/(α/β)",
    breaks: `prescriptions:
  - { where: Methods, dose_gy: 60, fractions: 20, eqd2_gy: 72, alpha_beta_gy: 1.5 }
`,
    verdict: "contradiction",
    holds: `prescriptions:
  - { where: Methods, dose_gy: 60, fractions: 20, eqd2_gy: 77.1, alpha_beta_gy: 1.5 }
  - { where: Methods, dose_gy: 60, fractions: 20, bed_gy: 78, alpha_beta_gy: 10 }
`,
  },
  {
    rule: "biologically-effective-dose",
    convention: "a BED of an α/β that is stated nowhere is open",
    breaks: `prescriptions:
  - { where: Methods, dose_gy: 48, fractions: 4, bed_gy: 105.6, alpha_beta_gy: 10 }
  - { where: Discussion, dose_gy: 48, fractions: 4, bed_gy: 240 }
`,
    verdict: "ambiguity",
    holds: `prescriptions:
  - { where: Methods, dose_gy: 48, fractions: 4, bed_gy: 105.6, alpha_beta_gy: 10 }
  - { where: Discussion, dose_gy: 54, fractions: 3, bed_gy: 151.2 }
`,
  },
  {
    rule: "grade-columns",
    convention: "the grades add up to those of any grade",
    breaks:
      "tables: [{ number: 2, of: 40, grades: [any, 1, 2, 3, 4], terms: { Nausea: [10, 5, 3, 1, 0] } }]\n",
    verdict: "contradiction",
    holds:
      "tables: [{ number: 2, of: 40, grades: [any, 1, 2, 3, 4, '>=3'], terms: { Nausea: [9, 5, 3, 1, 0, 1] } }]\n",
  },
  {
    rule: "grade-columns",
    convention: "columns that leave grades out need not add up",
    breaks: "tables: [{ number: 2, of: 40, grades: [any, '>=3'], terms: { Nausea: [3, 4] } }]\n",
    verdict: "contradiction",
    holds: "tables: [{ number: 2, of: 40, grades: [any, '>=3'], terms: { Nausea: [12, 4] } }]\n",
  },
  {
    rule: "incidence-bounds",
    convention: "one minus Kaplan–Meier is never below the cumulative incidence",
    breaks: `survival:
  - { endpoint: Local failure, where: Abstract, rates: { 24: 90.0 } }
  - { endpoint: Local failure, where: Results, incidence: { 24: 12.4 } }
`,
    verdict: "contradiction",
    holds: `survival:
  - { endpoint: Local failure, where: Abstract, rates: { 24: 85.0 } }
  - { endpoint: Local failure, where: Results, incidence: { 24: 12.4 } }
`,
  },
  {
    rule: "incidence-bounds",
    convention: "competing causes share the patients",
    breaks: `endpoints:
  - { name: Local failure, where: Methods, events: [local recurrence], competing: [death] }
  - { name: Death first, where: Methods, events: [death], competing: [local recurrence] }
survival:
  - { endpoint: Local failure, where: Results, incidence: { 36: 40.0 } }
  - { endpoint: Death first, where: Results, incidence: { 36: 64.0 } }
`,
    verdict: "contradiction",
    holds: `endpoints:
  - { name: Local failure, where: Methods, events: [local recurrence], competing: [death] }
  - { name: Death first, where: Methods, events: [death without recurrence], competing: [local recurrence] }
survival:
  - { endpoint: Local failure, where: Results, incidence: { 12: 12.0, 36: 20.0 } }
  - { endpoint: Death first, where: Results, incidence: { 36: 64.0 } }
`,
  },
  {
    rule: "percentage-sums",
    convention: "percentages of one column add up to 100 but for their rounding",
    breaks: table("{ name: Stage, rows: { I: [40%, 41%], II: [33%, 36%], III: [33%, 23%] } }"),
    verdict: "contradiction",
    holds: table("{ name: Stage, rows: { I: [33.3%, 41%], II: [33.3%, 36%], III: [33.3%, 24%] } }"),
  },
  {
    rule: "pooled-estimate",
    convention: "a pooled estimate lies among its studies",
    breaks: `pooled:
  - where: Figure 2
    of: OS
    studies: { First: { estimate: 0.80, interval: 0.60–1.07 }, Second: { estimate: 0.90, interval: 0.70–1.16 } }
    estimate: 0.97
`,
    verdict: "contradiction",
    holds: `pooled:
  - where: Figure 2
    of: OS
    studies: { First: { estimate: 0.80, interval: 0.60–1.07 }, Second: { estimate: 0.90, interval: 0.70–1.16 } }
    estimate: 0.86
`,
  },
  {
    rule: "pooled-estimate",
    convention: "the weights of the studies add up to 100 %",
    breaks: `pooled:
  - where: Figure 2
    of: OS
    studies:
      First: { estimate: 0.80, interval: 0.60–1.07, weight: 43.0 }
      Second: { estimate: 0.90, interval: 0.70–1.16, weight: 53.0 }
    estimate: 0.86
`,
    verdict: "contradiction",
    holds: `pooled:
  - where: Figure 2
    of: OS
    studies:
      First: { estimate: 0.80, interval: 0.60–1.07, weight: 43.3 }
      Second: { estimate: 0.90, interval: 0.70–1.16, weight: 56.7 }
    estimate: 0.86
    i_squared: 0
`,
  },
  {
    rule: "interval-scale",
    convention: "of intervals on the log(−log) scale, a mistyped end lies evenly on none",
    breaks: os(
      "rates: { 12: 63.5, 24: 41.3, 36: 38.8, 48: 33.4 }, rate_intervals: { 12: 54.0–71.5, 24: 31.6–50.6, 36: 29.0–48.4, 48: 20.4–42.8 }",
    ),
    verdict: "contradiction",
    holds: os(
      "rates: { 12: 63.5, 24: 41.3, 36: 38.8, 48: 33.4 }, rate_intervals: { 12: 54.0–71.5, 24: 31.6–50.6, 36: 29.0–48.4, 48: 24.2–42.8 }",
    ),
  },
  {
    rule: "rate-interval",
    convention: "an interval is not narrower than so many patients allow",
    breaks: os("rates: { 24: 50.0 }, rate_intervals: { 24: 44.0–56.0 }"),
    verdict: "contradiction",
    holds: os("rates: { 24: 50.0 }, rate_intervals: { 24: 33.8–64.3 }"),
  },
  {
    rule: "rate-interval",
    convention: "no rate lies above 100 %",
    breaks: os("rates: { 24: 95.0 }, rate_intervals: { 24: 88.2–101.8 }"),
    verdict: "ambiguity",
    holds: os("rates: { 24: 95.0 }, rate_intervals: { 24: 81.5–98.7 }"),
  },
  {
    rule: "ratio-p-value",
    convention: "an interval tells the p-value of its ratio",
    breaks:
      'comparisons: [{ where: Results, of: age, p: "<0.001", hazard_ratio: 1.80, interval: 1.10–2.95 }]\n',
    verdict: "contradiction",
    holds:
      "comparisons: [{ where: Results, of: age, p: 0.019, hazard_ratio: 1.80, interval: 1.10–2.95 }]\n",
  },
  {
    rule: "ratio-p-value",
    convention: "a difference is held against 0, a non-inferiority test against its margin",
    breaks:
      'comparisons: [{ where: Results, of: toxicity, p: "0.004", difference: -1.9, interval: -6.2–2.4 }]\n',
    verdict: "contradiction",
    holds: `comparisons:
  - { where: Results, of: toxicity, p: 0.38, difference: -1.9, interval: -6.2–2.4 }
  - { where: Results, of: failure, p: 0.004, hazard_ratio: 0.73, interval: 0.48–1.12, level: 90, margin: 1.45, one_sided: yes }
`,
  },
  {
    rule: "scale-version",
    convention: "a scale has one version",
    breaks:
      "names: [{ where: Methods, printed: CTCAE version 4.0 }, { where: Table 4, printed: CTCAE v5.0 }]\n",
    verdict: "rounding",
    holds:
      "names: [{ where: Methods, printed: CTCAE version 5 }, { where: Table 4, printed: CTCAE v5.0 }, { where: Table 5, printed: PRO-CTCAE 1.0 }]\n",
  },
  {
    rule: "standard-deviation",
    convention: "values within a range scatter only so much",
    breaks: table("{ name: Age, mean: [62.0, 63.0], sd: [29.0, 9.0], range: [41–82, 40–85] }"),
    verdict: "contradiction",
    holds: table("{ name: Age, mean: [62.0, 63.0], sd: [11.0, 9.0], range: [41–82, 40–85] }"),
  },
  {
    rule: "standard-deviation",
    convention: "a mean lies within one deviation of the median",
    breaks: table("{ name: Volume, mean: [80.0, 63.0], median: [40.0, 60.0], sd: [30.0, 9.0] }"),
    verdict: "contradiction",
    holds: table("{ name: Volume, mean: [80.0, 63.0], median: [40.0, 60.0], sd: [90.0, 9.0] }"),
  },
  {
    rule: "summary-order",
    convention: "the median lies between the quartiles, and these within the range",
    breaks: "follow_up: [{ where: Abstract, median: 22.9, iqr: 27.5–33.3 }]\n",
    verdict: "contradiction",
    holds: "follow_up: [{ where: Abstract, median: 28.9, iqr: 27.5–33.3, range: 0.3–60.1 }]\n",
  },
  {
    rule: "whole-number-mean",
    convention: "whole numbers of so many patients have only certain means",
    breaks: table("{ name: Lesions, whole: yes, mean: [1.52, 1.41] }"),
    verdict: "contradiction",
    holds: table("{ name: Lesions, whole: yes, mean: [1.56, 1.41] }"),
  },
  {
    rule: "whole-number-mean",
    convention: "and with each sum only certain deviations",
    breaks: table("{ name: Lesions, whole: yes, mean: [1.00, 1.41], sd: [0.20, —] }"),
    verdict: "contradiction",
    holds: table("{ name: Lesions, whole: yes, mean: [1.00, 1.41], sd: [0.34, —] }"),
  },
  {
    rule: "p-value-recomputed",
    convention: "a row shown alone is held against the others, where its percentage tells how many",
    breaks: table('{ name: Smokers, p: "0.031", rows: { Yes: [10 (55.6), 10 (45.5)] } }'),
    verdict: "contradiction",
    holds: table('{ name: Smokers, p: "0.525", rows: { Yes: [10/18 (55.6), 10/22 (45.5)] } }'),
  },
  {
    rule: "p-value-recomputed",
    convention: "a test that needs more than the counts leaves its p-value open",
    breaks:
      rows("0.031", "10, 10", "8, 12") +
      "tests: [{ where: Methods, name: Cochran–Mantel–Haenszel, of: tables }]\n",
    verdict: "ambiguity",
    holds:
      rows("0.525", "10, 10", "8, 12") +
      "tests: [{ where: Methods, name: Cochran–Mantel–Haenszel, of: tables }]\n",
  },
  {
    rule: "progression-above-overall-survival",
    convention: "survival from one disease is not ended by death from another",
    breaks: `endpoints:
  - { name: OS, where: Methods, events: [death] }
  - { name: PFS, where: Methods, events: [progression, death from any cause] }
survival:
  - { endpoint: OS, where: Results, median: 14.0 }
  - { endpoint: PFS, where: Results, median: 18.0 }
`,
    verdict: "ambiguity",
    holds: `endpoints:
  - { name: OS, where: Methods, events: [death] }
  - { name: CSS, where: Methods, events: [death from lung cancer] }
survival:
  - { endpoint: OS, where: Results, median: 14.0, rates: { 12: 60.0 } }
  - { endpoint: CSS, where: Results, median: 18.0, rates: { 12: 75.0 }, at_risk: { 12: 20 } }
`,
  },
  {
    rule: "limit-never-binds",
    convention: "a limit of so many fractions is held against the schemes of so many",
    breaks: `prescriptions: [{ where: Methods, dose_gy: 60, fractions: 8 }, { where: Methods, dose_gy: 45, fractions: 3 }]
plans: [{ where: Methods, maximum_percent: 110 }]
${limits("organ: Duodenum, limit: V55Gy < 5%, fractions: 3")}`,
    verdict: "contradiction",
    holds: `prescriptions: [{ where: Methods, dose_gy: 60, fractions: 8 }, { where: Methods, dose_gy: 45, fractions: 3 }]
plans: [{ where: Methods, maximum_percent: 110 }]
${limits("organ: Duodenum, limit: V55Gy < 5%, fractions: 8")}`,
  },
  {
    rule: "limits-of-one-organ",
    convention: "an optimal and a mandatory limit do not contradict each other",
    breaks: limits("organ: Heart, limit: D0.5cc < 26 Gy", "organ: Heart, limit: D0.5cc < 29 Gy"),
    verdict: "contradiction",
    holds: limits(
      "organ: Heart, limit: D0.5cc < 26 Gy, level: optimal",
      "organ: Heart, limit: D0.5cc < 29 Gy, level: mandatory",
    ),
  },
  {
    rule: "caption-unique",
    convention: "a title narrowed to some patients is another",
    breaks: `captions:
  - { of: Figure 2, title: Kaplan–Meier estimates of overall survival }
  - { of: Figure 3, title: Kaplan–Meier estimates of overall survival }
`,
    verdict: "contradiction",
    holds: `captions:
  - { of: Figure 2, title: Kaplan–Meier estimates of overall survival }
  - { of: Figure 3, title: Kaplan–Meier estimates of overall survival by stage }
`,
  },
  {
    rule: "eligibility-range",
    convention: "a limit may have one side; who is 80 years and 5 months old is 80",
    breaks: `eligibility: [{ where: Methods, criteria: [{ about: age, range: ">= 18" }] }]
measurements: [{ where: Results, of: Age, range: 16.8–80.4 }]
`,
    verdict: "contradiction",
    holds: `eligibility: [{ where: Methods, criteria: [{ about: age, range: 18–80 }] }]
measurements: [{ where: Results, of: Age, range: 18.2–80.4 }]
`,
  },
  {
    rule: "column-sizes",
    convention: "a table of lesions may have more of them than patients",
    breaks: "tables: [{ number: 1, columns: [{ name: All, n: 52 }] }]\n",
    verdict: "contradiction",
    holds: "tables: [{ number: 1, unit: lesions, columns: [{ name: All, n: 52 }] }]\n",
  },
  {
    rule: "text-against-table",
    convention: "each group may have its own table, and several variables a row of one name",
    breaks: `tables:
  - { number: 3, group: A, grades: [1-2, ">=3"], terms: { Nausea: [4, 1] } }
  - { number: 3, group: B, grades: [1-2, ">=3"], terms: { Nausea: [6, 2] } }
statements: [{ where: Results, text: severe nausea in one of B, group: B, count: 1, table: 3, row: Nausea, grades: [">=3"] }]
`,
    verdict: "contradiction",
    holds: `tables:
  - { number: 1, columns: ${groupsAB}, variables: [{ name: Smoker, rows: { Yes: [10, 9], No: [8, 13] } }, { name: Drinker, rows: { Yes: [4, 6], No: [14, 16] } }] }
  - { number: 3, group: B, grades: [1-2, ">=3"], terms: { Nausea: [6, 2] } }
statements:
  - { where: Results, text: severe nausea in two of B, group: B, count: 2, table: 3, row: Nausea, grades: [">=3"] }
  - { where: Results, text: ten drank, count: 10, table: 1, variable: Drinker, row: Yes }
`,
  },
];
