import assert from "node:assert/strict";
import { readProtocol } from "@fiducial/study";
import test from "node:test";
import { findingsOf, leastProtocol, smallStudy, troublesOf } from "../small-study.ts";

const yaml = `${leastProtocol}
liver:
  visit_months: [1, 3]
  within_months: 1
  bclc: primary == "hcc"
`;
const head = {
  laboratory: "patient_id,date,test,value,unit,lower_limit,upper_limit\n",
  assessments:
    "patient_id,date,modality,ecog,kps,child_pugh_score,ascites,encephalopathy,hepatomegaly\n",
};
const blood = (date: string, bilirubin: number, albumin = 40) =>
  `A,${date},TBIL,${bilirubin},µmol/L,3.4,20.5\nA,${date},ALB,${albumin},g/L,40,55\nA,${date},INR,1,1,0.8,1.2\n`;

/** One patient with a last fraction on 2020-01-05, a normal liver before, and what the test adds. */
function study(laboratory: string, assessments: string, events = "") {
  return smallStudy(yaml, {
    patients: "patient_id,primary\nA,hcc\n",
    courses: "patient_id,course_id,start_date,end_date\nA,1,2020-01-01,2020-01-05\n",
    lesions:
      "patient_id,lesion_id,course_id,organ,diameter_mm,portal_vein_thrombus\nA,L1,1,Liver,18,no\n",
    laboratory: `${head.laboratory}${blood("2019-12-30", 10)}A,2019-12-30,ALT,30,U/L,9,50\nA,2019-12-30,ALP,80,U/L,45,120\n${laboratory}`,
    assessments: `${head.assessments}A,2019-12-30,visit,0,,5,none,0,no\n${assessments}`,
    events: `patient_id,date,event\n${events}A,2020-12-01,last-contact\n`,
  });
}
const verdicts = (results: ReturnType<typeof study>) => {
  const { classic_rild: classic, non_classic_rild: nonClassic } = Object.fromEntries(
    Object.entries(results.subjects[0]?.variables ?? {}).map(([name, value]) => [
      name.replace("liver.", ""),
      value,
    ]),
  );
  return [classic, nonClassic];
};
const well = `A,2020-02-05,visit,0,,5,none,0,no\n`;
const wellBlood = `${blood("2020-02-05", 12)}A,2020-02-05,ALT,40,U/L,9,50\n`;

test("Liver function at baseline is what expressions, subjects and tables see", () => {
  const results = study(wellBlood, well);
  const variables = results.subjects[0]?.variables ?? {};
  assert.equal(variables["liver.albi_score"], -2.74);
  assert.equal(variables["liver.albi_grade"], "grade-1");
  assert.equal(variables["liver.child_pugh_score"], 5);
  assert.equal(variables["liver.bclc"], "0");
  assert.equal(results.numbers["liver.bclc[0]"]?.value, 1);
  assert.deepEqual(verdicts(results), [false, false]);
  assert.deepEqual(results.subjects[0]?.rows["liver.albi-grade"], [
    "tables/laboratory.csv:2",
    "tables/laboratory.csv:3",
  ]);
});

test("Non-classic: a transaminase beyond five times the upper limit within three months", () => {
  const after = (date: string, alt: number) =>
    verdicts(study(`${wellBlood}A,${date},ALT,${alt},U/L,9,50\n`, well))[1];
  assert.equal(after("2020-03-01", 250), false);
  assert.equal(after("2020-03-01", 251), true);
  // Three months after the last fraction are 91.3 days.
  assert.equal(after("2020-04-05", 251), true);
  assert.equal(after("2020-04-06", 251), false);
});

test("Non-classic after a baseline beyond five times: only from grade 4", () => {
  const after = (alt: number) =>
    verdicts(
      study(`A,2019-12-31,ALT,300,U/L,9,50\n${wellBlood}A,2020-03-01,ALT,${alt},U/L,9,50\n`, well),
    )[1];
  assert.equal(after(1000), false);
  assert.equal(after(1001), true);
});

test("Non-classic: a Child-Pugh score two above the baseline; progression in the liver before it rules it out", () => {
  const worse = "A,2020-03-01,visit,1,,7,mild,1,\n";
  const values = `${wellBlood}${blood("2020-03-01", 12)}`;
  assert.equal(verdicts(study(values, well + worse))[1], true);
  assert.equal(verdicts(study(values, `${well}A,2020-03-01,visit,1,,6,mild,0,no\n`))[1], false);
  const progressed = study(values, well + worse, "A,2020-02-20,regional-progression\n");
  assert.equal(verdicts(progressed)[1], false);
  assert.equal(verdicts(study(values, well + worse, "A,2020-02-20,distant-metastasis\n"))[1], true);
});

test("Classic: new ascites and an enlarged liver without jaundice, and an alkaline phosphatase above twice the limit", () => {
  const swollen = (ascites: string, liver: string) =>
    `${well}A,2020-03-01,visit,1,,,${ascites},0,${liver}\n`;
  const values = (bilirubin: number, phosphatase: number) =>
    `${wellBlood}${blood("2020-03-01", bilirubin)}A,2020-03-01,ALP,${phosphatase},U/L,45,120\n`;
  const classic = (laboratory: string, assessments: string) =>
    verdicts(study(laboratory, assessments))[0];
  assert.equal(classic(values(12, 241), swollen("mild", "yes")), true);
  assert.equal(classic(values(34, 241), swollen("mild", "yes")), true);
  assert.equal(classic(values(34.1, 241), swollen("mild", "yes")), false);
  assert.equal(classic(values(12, 241), swollen("mild", "no")), false);
  assert.equal(classic(values(12, 241), swollen("none", "yes")), false);
  // Twice the baseline of 80 is enough as well.
  assert.equal(classic(values(12, 161), swollen("mild", "yes")), true);
  assert.equal(classic(values(12, 160), swollen("mild", "yes")), false);
  // What was not recorded leaves the question open.
  assert.equal(classic(values(12, 241), swollen("mild", "")), null);
  assert.equal(classic(`${wellBlood}${blood("2020-03-01", 12)}`, swollen("mild", "yes")), null);
  // Two weeks after the last fraction it begins.
  const early = (day: string) =>
    `A,2020-01-${day},visit,1,,,mild,0,yes\nA,2020-04-01,visit,1,,,none,0,no\n`;
  const onDay = (day: string) =>
    `${blood(`2020-01-${day}`, 12)}A,2020-01-${day},ALP,241,U/L,45,120\n`;
  assert.equal(classic(onDay("18"), early("18")), false);
  assert.equal(classic(onDay("19"), early("19")), true);
});

test("Without a later score the question is open, with the reason", () => {
  const results = study("", "");
  assert.deepEqual(verdicts(results), [null, null]);
  assert.deepEqual(
    results.liver?.rild.reasons.map(({ form, reason }) => [form, reason.en]),
    [
      ["classic", "no record of ascites in the window"],
      ["non-classic", "no Child-Pugh score in the window"],
    ],
  );
});

test("A visit takes the value nearest to it, and none from beyond its window", () => {
  const results = study(
    `${blood("2020-01-25", 20)}${blood("2020-02-05", 30)}${blood("2020-03-02", 40)}${blood("2020-05-02", 50)}`,
    "",
  );
  const at = (months: number) => results.numbers[`liver.albi.month[${months}].median`]?.value;
  const score = (bilirubin: number) => 0.66 * Math.log10(bilirubin) - 3.4;
  // 24 and 35 days after the first fraction are 0.79 and 1.15 months; 61 days are 2.004, 122 are 4.008.
  assert.ok(Math.abs((at(1) ?? 0) - score(30)) < 1e-9);
  assert.ok(Math.abs((at(3) ?? 0) - score(40)) < 1e-9);
  assert.equal(results.numbers["liver.albi.month[3].n"]?.value, 1);
});

test("A recorded Child-Pugh score that its parts do not give is a finding", () => {
  const results = study(blood("2020-02-05", 40), "A,2020-02-05,visit,0,,5,mild,0,no\n");
  const [finding] = findingsOf(results, "child-pugh-differs");
  assert.match(
    finding?.message.en ?? "",
    /A 2020-02-05: 5 ≠ 7 \(bilirubin 2, albumin 1, INR 1, ascites 2, encephalopathy 1\)/,
  );
});

test("ECOG and Karnofsky that contradict each other are a finding; the converted are counted", () => {
  const results = study(
    "",
    "A,2020-02-05,visit,2,90,,none,0,no\nA,2020-03-05,visit,,60,,none,0,no\n",
  );
  assert.equal(findingsOf(results, "performance-contradicts").length, 1);
  assert.equal(results.numbers["liver.ecog.converted"]?.value, 1);
  assert.equal(results.numbers["liver.ecog.month[1].median"]?.value, 2);
});

test("Visits so close that a value could belong to two are refused", () => {
  const [trouble] = troublesOf(() => readProtocol("study.yaml", yaml.replace("[1, 3]", "[1, 2]")));
  assert.match(trouble?.expected ?? "", /at least 2 apart/);
});
