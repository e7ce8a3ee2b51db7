import type { AuditVerdict } from "@fiducial/study";
import type { WrittenPaper } from "./simulated-paper.ts";

/** A slip in an otherwise sound paper: where an author may make it, and the rule that must notice. */
export interface PlantedSlip {
  readonly slip: string;
  readonly rule: string;
  readonly verdict: AuditVerdict;
  /** Changes the paper; false where this paper has no room for the slip. */
  readonly plant: (paper: Writable) => boolean | void;
}

// A test changes any word of the transcription.
type Writable = any;

const shiftPercent = (cell: string, by: number): string =>
  cell.replace(/\((.*)%\)/, (_, text: string) => `(${(Number(text) + by).toFixed(1)}%)`);
const shiftCount = (cell: string, by: number): string =>
  cell.replace(/^\d+/, (count) => String(Number(count) + by));
const variable = (paper: Writable, name: string) =>
  paper.tables[0].variables.find((each: Writable) => each.name === name);
const curve = (paper: Writable, endpoint: string, group?: string) =>
  paper.survival.find((each: Writable) => each.endpoint === endpoint && each.group === group);

export const plantedSlips: readonly PlantedSlip[] = [
  {
    slip: "a percentage of another count",
    rule: "percentage",
    verdict: "contradiction",
    plant: (paper) => {
      const { rows } = variable(paper, "Sex");
      rows.Male[0] = shiftPercent(
        rows.Male[0],
        Number(/\((.*)%/.exec(rows.Male[0])![1]) > 50 ? -9.7 : 9.7,
      );
    },
  },
  {
    slip: "a percentage off by one in its last digit",
    rule: "percentage",
    verdict: "rounding",
    plant: (paper) => {
      const { rows } = variable(paper, "Sex");
      if (/\((0|100)\.0%/.test(rows.Male[2])) return false;
      rows.Male[2] = shiftPercent(rows.Male[2], -0.1);
    },
  },
  {
    slip: "a count that makes its column too long",
    rule: "column-sums",
    verdict: "contradiction",
    plant: (paper) => {
      const { rows } = variable(paper, "Stage");
      rows.II[1] = shiftCount(rows.II[1], 2);
    },
  },
  {
    slip: "groups that do not add up to the patients",
    rule: "column-sums",
    verdict: "contradiction",
    plant: (paper) => {
      paper.groups[0].n -= 1;
    },
  },
  {
    slip: "a sum in the flow of the patients",
    rule: "column-sums",
    verdict: "contradiction",
    plant: (paper) => {
      paper.breakdowns[0].total += 3;
    },
  },
  {
    slip: "a p-value of no test",
    rule: "p-value-recomputed",
    verdict: "contradiction",
    plant: (paper) => {
      const of = variable(paper, "Male sex");
      of.p = Number(of.p.replace("<", "")) > 0.2 ? "0.004" : "0.612";
    },
  },
  {
    slip: "a mean outside its range",
    rule: "summary-order",
    verdict: "contradiction",
    plant: (paper) => {
      variable(paper, "Age, years").mean[0] = "94.2";
    },
  },
  {
    slip: "a median below the first quartile",
    rule: "summary-order",
    verdict: "contradiction",
    plant: (paper) => {
      variable(paper, "Age, years").median[1] = "41";
    },
  },
  {
    slip: "a standard deviation that the range does not allow",
    rule: "standard-deviation",
    verdict: "contradiction",
    plant: (paper) => {
      variable(paper, "Age, years").sd[2] = "38.0";
    },
  },
  {
    slip: "a mean that no sum of so many whole numbers gives",
    rule: "whole-number-mean",
    verdict: "contradiction",
    plant: (paper) => {
      const n = paper.groups[0].n as number;
      const ages = variable(paper, "Age, years");
      // Two decimals tell fewer than fifty patients apart.
      if (n > 45) return false;
      const possible = (value: number) => Math.abs(Math.round(value * n) / n - value) <= 0.0051;
      const start = Math.round(Number(ages.mean[0]) * 100);
      const wrong = [1, 2, 3, 4, 5, 6, 7, 8]
        .map((step) => (start + step) / 100)
        .find((value) => !possible(value));
      if (wrong === undefined) return false;
      ages.mean[0] = wrong.toFixed(2);
    },
  },
  {
    slip: "a group that reaches beyond the whole",
    rule: "range-union",
    verdict: "contradiction",
    plant: (paper) => {
      const ages = variable(paper, "Age, years");
      ages.range[0] = ages.range[0].replace(/\d+$/, "97");
    },
  },
  {
    slip: "a patient too young for the criteria",
    rule: "eligibility-range",
    verdict: "contradiction",
    plant: (paper) => {
      const ages = variable(paper, "Age, years");
      ages.range[2] = ages.range[2].replace(/^\d+/, "16");
      ages.range[0] = ages.range[0].replace(/^\d+/, "16");
    },
  },
  {
    slip: "a median of the text that the table does not have",
    rule: "told-twice",
    verdict: "contradiction",
    plant: (paper) => {
      paper.measurements[0].median = String(Number(paper.measurements[0].median) + 4);
    },
  },
  {
    slip: "survival that rises",
    rule: "survival-order",
    verdict: "contradiction",
    plant: (paper) => {
      const { rates } = curve(paper, "OS");
      if (rates["24"] === undefined) return false;
      rates["24"] = (Number(rates["12"]) + 3).toFixed(1);
      if (Number(rates["24"]) > 100) return false;
    },
  },
  {
    slip: "a median before a rate above one half",
    rule: "survival-order",
    verdict: "contradiction",
    plant: (paper) => {
      const of = curve(paper, "OS");
      if (!(Number(of.rates["12"]) > 51)) return false;
      of.median = "7.3";
    },
  },
  {
    slip: "a median outside its interval",
    rule: "survival-order",
    verdict: "contradiction",
    plant: (paper) => {
      const of = curve(paper, "PFS");
      if (of.interval === undefined) return false;
      of.interval = `${(Number(of.median) + 2).toFixed(1)}–${(Number(of.median) + 9).toFixed(1)}`;
    },
  },
  {
    slip: "more at risk than the rate leaves",
    rule: "number-at-risk",
    verdict: "contradiction",
    plant: (paper) => {
      const of = curve(paper, "OS");
      of.at_risk["24"] = of.at_risk["12"];
      of.at_risk["12"] = paper.patients;
    },
  },
  {
    slip: "more failures than patients",
    rule: "failure-count",
    verdict: "contradiction",
    plant: (paper) => {
      curve(paper, "OS", "Arm A").failures = paper.groups[0].n + 1;
    },
  },
  {
    slip: "more failures in the groups than in all",
    rule: "failure-count",
    verdict: "contradiction",
    plant: (paper) => {
      curve(paper, "PFS").failures -= 1;
    },
  },
  {
    slip: "more deaths in one group than in all",
    rule: "failure-count",
    verdict: "contradiction",
    plant: (paper) => {
      delete curve(paper, "OS", "Arm A").failures;
      const of = curve(paper, "OS", "Arm B");
      if (!(of.failures < paper.groups[1].n)) return false;
      curve(paper, "OS").failures = of.failures - 1;
    },
  },
  {
    slip: "fewer failures of progression-free survival than deaths",
    rule: "failure-count",
    verdict: "contradiction",
    plant: (paper) => {
      const [os, pfs] = [curve(paper, "OS", "Arm B"), curve(paper, "PFS", "Arm B")];
      [os.failures, pfs.failures] = [pfs.failures, os.failures];
      return os.failures > pfs.failures;
    },
  },
  {
    slip: "two numbers of failures of one curve",
    rule: "told-twice",
    verdict: "contradiction",
    plant: (paper) => {
      const of = curve(paper, "OS");
      paper.survival.push({ endpoint: "OS", where: "Abstract", failures: of.failures - 2 });
    },
  },
  {
    slip: "too few failures for the rate with so many at risk",
    rule: "failures-against-rate",
    verdict: "contradiction",
    plant: (paper) => {
      const of = curve(paper, "OS");
      of.failures = Math.floor((paper.patients - of.at_risk["24"]) / 3);
      return Number(of.rates["24"]) < 75 && of.at_risk["24"] > 5;
    },
  },
  {
    slip: "too few failures for the incidence with so many at risk",
    rule: "failures-against-rate",
    verdict: "contradiction",
    plant: (paper) => {
      const of = curve(paper, "Local failure");
      of.failures = Math.floor(of.failures / 4);
      return of.at_risk["36"] > paper.patients / 4 && Number(of.incidence["36"]) > 20;
    },
  },
  {
    slip: "more failures than the rate and those at risk leave room for",
    rule: "failures-against-rate",
    verdict: "contradiction",
    plant: (paper) => {
      const of = curve(paper, "PFS", "Arm A");
      const { n } = paper.groups[0];
      // All of them fail, and half of those at risk were lost before.
      of.failures = n;
      of.at_risk["36"] = Math.floor(of.at_risk["36"] / 2);
      return Number(of.rates["36"]) / 100 > (of.at_risk["36"] + 1) / n;
    },
  },
  {
    slip: "progression-free survival of patients who must be dead",
    rule: "progression-above-overall-survival",
    verdict: "contradiction",
    plant: (paper) => {
      const [os, pfs] = [curve(paper, "OS"), curve(paper, "PFS")];
      [os.rates, pfs.rates] = [pfs.rates, os.rates];
      return Number(pfs.rates["12"]) > Number(os.rates["12"]) + 5;
    },
  },
  {
    slip: "an interval of a rate that is of five times as many patients",
    rule: "rate-interval",
    verdict: "contradiction",
    plant: (paper) => {
      const of = curve(paper, "OS");
      const rate = Number(of.rates["24"]);
      if (!(rate > 15 && rate < 85)) return false;
      const half = 196 * Math.sqrt((rate * (100 - rate)) / 1e4 / (5 * paper.patients));
      of.rate_intervals["24"] = `${(rate - half).toFixed(1)}–${(rate + half).toFixed(1)}`;
    },
  },
  {
    slip: "the lower end of an interval with its digits exchanged",
    rule: "interval-scale",
    verdict: "contradiction",
    plant: (paper) => {
      const of = curve(paper, "OS");
      const [low = "", high = ""] = (of.rate_intervals["12"] ?? "").split("–");
      const exchanged = low.replace(/^(\d)(\d)/, "$2$1");
      if (!(Number(exchanged) < Number(low) - 5)) return false;
      of.rate_intervals["12"] = `${exchanged}–${high}`;
    },
  },
  {
    slip: "a rate outside its interval",
    rule: "rate-interval",
    verdict: "contradiction",
    plant: (paper) => {
      const of = curve(paper, "PFS");
      if (of.rates["12"] === undefined || Number(of.rates["12"]) > 80) return false;
      of.rate_intervals["12"] = `${(Number(of.rates["12"]) + 5).toFixed(1)}–97.0`;
    },
  },
  {
    slip: "a cumulative incidence that falls",
    rule: "incidence-bounds",
    verdict: "contradiction",
    plant: (paper) => {
      const { incidence } = curve(paper, "Local failure");
      incidence["36"] = (Number(incidence["12"]) - 1).toFixed(1);
      return Number(incidence["36"]) >= 0;
    },
  },
  {
    slip: "competing causes of more than all patients",
    rule: "incidence-bounds",
    verdict: "contradiction",
    plant: (paper) => {
      const death = Number(curve(paper, "Death first").incidence["36"]);
      curve(paper, "Local failure").incidence["36"] = (101 - death).toFixed(1);
      return death > 2;
    },
  },
  {
    slip: "a hazard ratio beside an interval that says otherwise",
    rule: "ratio-interval",
    verdict: "contradiction",
    plant: (paper) => {
      const [first] = paper.comparisons;
      first.p = "0.21";
      first.differs = "no";
      first.hazard_ratio = "1.80";
      first.interval = "1.20–2.70";
    },
  },
  {
    slip: "a hazard ratio against the wrong group",
    rule: "ratio-direction",
    verdict: "contradiction",
    plant: (paper) => {
      const [, ratio] = paper.comparisons;
      const [a, b] = [curve(paper, "PFS", "Arm A"), curve(paper, "PFS", "Arm B")];
      ratio.reference = "Arm B";
      const better = Object.keys(a.rates).map((at) => Number(b.rates[at]) > Number(a.rates[at]));
      return (
        ratio.differs === "yes" && Number(b.median) > Number(a.median) && better.every(Boolean)
      );
    },
  },
  {
    slip: "a hazard ratio turned upside down",
    rule: "ratio-direction",
    verdict: "contradiction",
    plant: (paper) => {
      const [ratio] = paper.comparisons;
      const [a, b] = [curve(paper, "OS", "Arm A"), curve(paper, "OS", "Arm B")];
      const [low, high] = ratio.interval.split("–").map(Number);
      ratio.hazard_ratio = (1 / Number(ratio.hazard_ratio)).toFixed(2);
      ratio.interval = `${(1 / high).toFixed(2)}–${(1 / low).toFixed(2)}`;
      const better = Object.keys(a.rates).map((at) => Number(b.rates[at]) > Number(a.rates[at]));
      return (
        ratio.differs === "yes" && Number(b.median) > Number(a.median) && better.every(Boolean)
      );
    },
  },
  {
    slip: "a hazard ratio outside its interval",
    rule: "ratio-interval",
    verdict: "contradiction",
    plant: (paper) => {
      paper.comparisons[0].hazard_ratio = "0.42";
      paper.comparisons[0].interval = "0.51–0.90";
    },
  },
  {
    slip: "a p-value that the interval does not give",
    rule: "ratio-p-value",
    verdict: "contradiction",
    plant: (paper) => {
      Object.assign(paper.comparisons[0], {
        hazard_ratio: "1.60",
        interval: "1.05–2.44",
        p: "<0.001",
        differs: "yes",
      });
    },
  },
  {
    slip: "a difference claimed with a p-value above alpha",
    rule: "claimed-difference",
    verdict: "contradiction",
    plant: (paper) => {
      Object.assign(paper.comparisons[1], { p: "0.240", differs: "yes" });
    },
  },
  {
    slip: "grades that do not add up to those of any grade",
    rule: "grade-columns",
    verdict: "contradiction",
    plant: (paper) => {
      const cells = paper.tables[1].terms.Fatigue;
      cells[0] = shiftCount(cells[0], -1);
      return !cells[0].startsWith("-");
    },
  },
  {
    slip: "grade 3 or more with fewer than grade 3 and 4",
    rule: "grade-columns",
    verdict: "contradiction",
    plant: (paper) => {
      const cells = paper.tables[1].terms.Fatigue;
      cells[5] = shiftCount(cells[5], 2);
    },
  },
  {
    slip: "a sentence with another number than the table",
    rule: "text-against-table",
    verdict: "contradiction",
    plant: (paper) => {
      paper.statements[0].count += 2;
      delete paper.statements[0].percent;
    },
  },
  {
    slip: "a sentence with another number of severe toxicity than the table",
    rule: "text-against-table",
    verdict: "contradiction",
    plant: (paper) => {
      paper.statements[1].count += 1;
    },
  },
  {
    slip: "a BED of another α/β",
    rule: "biologically-effective-dose",
    verdict: "contradiction",
    plant: (paper) => {
      paper.prescriptions[0].bed_gy = "106";
    },
  },
  {
    slip: "an EQD2 that is a BED",
    rule: "biologically-effective-dose",
    verdict: "contradiction",
    plant: (paper) => {
      paper.prescriptions[0].eqd2_gy = "100";
    },
  },
  {
    slip: "fractions that do not give the total dose",
    rule: "dose-per-fraction",
    verdict: "contradiction",
    plant: (paper) => {
      paper.prescriptions[0].fraction_gy = "12";
    },
  },
  {
    slip: "two versions of one scale",
    rule: "scale-version",
    verdict: "rounding",
    plant: (paper) => {
      paper.names[1].printed = "CTCAE version 4.0";
    },
  },
  {
    slip: "a version that does not exist",
    rule: "vocabulary",
    verdict: "rounding",
    plant: (paper) => {
      paper.names[0].printed = "CTCAE version 5.1";
    },
  },
  {
    slip: "two windows of inclusion",
    rule: "inclusion-window",
    verdict: "contradiction",
    plant: (paper) => {
      paper.inclusion[1].to = "2017-02";
    },
  },
  {
    slip: "data closed before the last inclusion",
    rule: "cut-off-date",
    verdict: "contradiction",
    plant: (paper) => {
      paper.cut_off = "2016-06-30";
    },
  },
  {
    slip: "follow-up longer than the study",
    rule: "longest-follow-up",
    verdict: "contradiction",
    plant: (paper) => {
      paper.follow_up[1].range = paper.follow_up[1].range.replace(/[\d.]+$/, "131.0");
    },
  },
  {
    slip: "observed follow-up longer than survival",
    rule: "follow-up-against-survival",
    verdict: "contradiction",
    plant: (paper) => {
      const { median, rates } = curve(paper, "OS");
      paper.follow_up[1].median = "48.0";
      // Without censoring before the median all rates are multiples of 1/n, and it is possible.
      return median !== undefined && paper.patients % 2 === 1 && Number(rates["12"]) > 50;
    },
  },
  {
    slip: "late toxicity of patients who were not followed so far",
    rule: "late-denominator",
    verdict: "contradiction",
    plant: (paper) => {
      delete paper.tables[1].to_months;
      paper.tables[1].from_months = "6";
      return Number(/^[\d.]+/.exec(paper.follow_up[1].range)![0]) < 6;
    },
  },
  {
    slip: "a caption used twice",
    rule: "caption-unique",
    verdict: "contradiction",
    plant: (paper) => {
      paper.captions[1].of = "Table 1";
    },
  },
  {
    slip: "a reference to the wrong table",
    rule: "reference-resolves",
    verdict: "contradiction",
    plant: (paper) => {
      paper.references[0].to = "Table 1";
    },
  },
  {
    slip: "a limit that no plan reaches",
    rule: "limit-never-binds",
    verdict: "contradiction",
    plant: (paper) => {
      paper.plans = [{ where: "Methods", maximum_percent: "107" }];
      paper.dose_limits = [{ where: "Table 3", organ: "Duodenum", limit: "V60Gy < 5 %" }];
    },
  },
  {
    slip: "a sentence that doubles survival",
    rule: "narrative-rate",
    verdict: "contradiction",
    plant: (paper) => {
      const { rates } = curve(paper, "OS");
      paper.statements.push({
        where: "Discussion",
        text: "nearly all survived three years",
        endpoint: "OS",
        months: "36",
        rate: "> 90 %",
      });
      return rates["36"] !== undefined && Number(rates["36"]) < 90;
    },
  },
];

/** A copy of a paper with the slip; null where it has no room for it. */
export function withSlip(paper: WrittenPaper, { plant }: PlantedSlip): WrittenPaper | null {
  const copy = structuredClone(paper);
  return plant(copy) === false ? null : copy;
}
