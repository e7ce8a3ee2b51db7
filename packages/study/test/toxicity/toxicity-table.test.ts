import assert from "node:assert/strict";
import test from "node:test";
import { toxicityScale } from "../../src/toxicity/toxicity-scale.ts";
import { findingsOf, leastProtocol, smallStudy } from "../small-study.ts";

const yaml = `${leastProtocol}
cut_off: 2021-01-01
toxicity:
  - { name: acute, label: Acute, scale: CTCAE 4.3, until_months: 6, terms: [{ term: Nausea }, { term: Elevated AST/ALT }] }
  - { name: late, label: Late, scale: RTOG/EORTC, after_months: 6, terms: [{ term: Liver function }] }
`;
const base = {
  patients: "patient_id\nA\nB\nC\n",
  courses: "patient_id,course_id,start_date\nA,1,2020-01-01\nB,1,2020-01-01\nC,1,2020-01-01\n",
  events:
    "patient_id,date,event\nA,2020-12-01,last-contact\nB,2020-03-01,death\nC,2021-06-01,last-contact\n",
};
const run = (rows: string) =>
  smallStudy(yaml, {
    ...base,
    "adverse-events": `patient_id,date,term,grade,scale,attribution\n${rows}`,
  });
const shown = (results: ReturnType<typeof run>, name: string) => {
  const number = results.numbers[name];
  assert.ok(number?.kind === "proportion", name);
  return `${number.count}/${number.total}`;
};

test("The worst grade per subject and term counts, once", () => {
  const results = run(
    "A,2020-01-10,Nausea,1,CTCAE 4.03,\nA,2020-02-10,nausea,2,CTCAE 4.03,\nA,2020-03-10,Nausea,1,CTCAE 4.03,\n",
  );
  assert.equal(shown(results, "toxicity.acute.nausea[1]"), "0/3");
  assert.equal(shown(results, "toxicity.acute.nausea[2]"), "1/3");
  assert.equal(shown(results, "toxicity.acute.nausea.any"), "1/3");
});

test("Six months are 182.625 days: day 182 is acute, day 183 is late", () => {
  const onScale = (scale: string, term: string, date: string) =>
    run(`A,${date},${term},3,${scale},\n`);
  assert.equal(
    shown(onScale("CTCAE 4.03", "Nausea", "2020-07-01"), "toxicity.acute.nausea[3]"),
    "1/3",
  );
  assert.equal(
    shown(onScale("CTCAE 4.03", "Nausea", "2020-07-02"), "toxicity.acute.nausea[3]"),
    "0/3",
  );
  assert.equal(
    shown(onScale("RTOG/EORTC", "Liver function", "2020-07-01"), "toxicity.late.liver_function[3]"),
    "0/2",
  );
  assert.equal(
    shown(onScale("RTOG/EORTC", "Liver function", "2020-07-02"), "toxicity.late.liver_function[3]"),
    "1/2",
  );
});

test("Late toxicity has the subjects followed beyond six months as its denominator", () => {
  assert.equal(run("").numbers["toxicity.late.at_risk"]?.value, 2);
  assert.equal(run("").numbers["toxicity.acute.at_risk"]?.value, 3);
});

test("CTCAE 4.3 does not exist: it is read as 4.03 with a warning", () => {
  assert.equal(findingsOf(run(""), "scale-alias").length, 1);
  const read = (written: string) => {
    const { name, isKnown, aliasBecause } = toxicityScale(written);
    return [name, isKnown, aliasBecause];
  };
  assert.deepEqual(read("NCI-CTCAE v4.3"), ["CTCAE 4.03", true, "no-such-version"]);
  assert.deepEqual(read("CTCAE 4.03"), ["CTCAE 4.03", true, null]);
  assert.deepEqual(read("CTCAE v5"), ["CTCAE 5.0", true, null]);
  assert.deepEqual(read("CTCAE 6"), ["CTCAE 6.0", true, null]);
  assert.deepEqual(read("RTOG"), ["RTOG/EORTC", true, null]);
  assert.equal(toxicityScale("WHO").isKnown, false);
  assert.equal(toxicityScale("CTCAE 3.0").isKnown, false);
});

test("CTCAE 4.0 is an earlier revision of 4.03: it is read so, with a warning", () => {
  assert.equal(toxicityScale("CTCAE v4.0").aliasBecause, "earlier-revision");
  const results = run("A,2020-01-10,Nausea,1,CTCAE v4.0,\n");
  assert.equal(shown(results, "toxicity.acute.nausea[1]"), "1/3");
  assert.equal(findingsOf(results, "scale-revision").length, 1);
});

test("An adverse event that no table counts is a finding that says why", () => {
  const results = run(
    "A,2020-01-10,Hiccups,1,CTCAE 4.03,\nA,2020-01-10,Nausea,1,RTOG/EORTC,\nA,2019-12-10,Nausea,1,CTCAE 4.03,\n",
  );
  const messages = findingsOf(results, "toxicity-not-counted").map(({ message }) => message.en);
  assert.equal(messages.length, 3);
  assert.ok(messages.some((message) => message.includes("no table lists the term")));
  assert.ok(messages.some((message) => message.includes("another scale")));
  assert.ok(messages.some((message) => message.includes("outside the window")));
});

test("After the cut-off and after death nothing counts", () => {
  const results = run(
    "C,2021-03-01,Liver function,2,RTOG/EORTC,\nB,2020-04-01,Nausea,2,CTCAE 4.03,\n",
  );
  assert.equal(shown(results, "toxicity.late.liver_function[2]"), "0/2");
  assert.equal(shown(results, "toxicity.acute.nausea[2]"), "0/3");
});

test("A fatal event has its column, in the table where it occurred alone", () => {
  const results = run("B,2020-02-20,Nausea,5,CTCAE 4.03,definite\n");
  assert.deepEqual(
    results.toxicity.map(({ grades }) => grades),
    [
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4],
    ],
  );
  assert.equal(shown(results, "toxicity.acute.nausea[5]"), "1/3");
  assert.equal(shown(results, "toxicity.acute.elevated_ast_alt[5]"), "0/3");
  assert.equal(shown(results, "toxicity.acute.nausea.any"), "1/3");
  assert.deepEqual(findingsOf(results, "grade-5-without-death"), []);
});

test("Grade 5 without a death within 30 days of its end, or onset, is a finding", () => {
  const rows = (results: ReturnType<typeof run>) =>
    findingsOf(results, "grade-5-without-death").flatMap(({ where }) => where.map(({ en }) => en));
  const results = run(
    "A,2020-02-10,Nausea,5,CTCAE 4.03,\nB,2020-01-30,Nausea,5,CTCAE 4.03,\nB,2020-01-31,Nausea,5,CTCAE 4.03,\nA,2020-02-10,Nausea,4,CTCAE 4.03,\n",
  );
  // B died on 1 March: 31 days after 30 January, 30 after the 31st.
  assert.deepEqual(rows(results), [
    "tables/adverse-events.csv, row 2",
    "tables/adverse-events.csv, row 3",
  ]);
  const long = smallStudy(yaml, {
    ...base,
    "adverse-events":
      "patient_id,date,end_date,term,grade,scale\nB,2020-01-10,2020-03-01,Nausea,5,CTCAE 4.03\n",
  });
  assert.deepEqual(rows(long), []);
});

test("A death of the treatment without an adverse event of grade 5 is a finding", () => {
  const found = (cause: string, grade: number) =>
    findingsOf(
      smallStudy(yaml, {
        ...base,
        events: `patient_id,date,event,cause\nA,2020-12-01,last-contact,\nB,2020-03-01,death,${cause}\n`,
        "adverse-events": `patient_id,date,term,grade,scale\nB,2020-02-20,Nausea,${grade},CTCAE 4.03\n`,
      }),
      "treatment-death-without-grade-5",
    ).flatMap(({ where }) => where.map(({ en }) => en));
  assert.deepEqual(found("treatment", 4), ["tables/events.csv, row 3"]);
  assert.deepEqual(found("treatment", 5), []);
  assert.deepEqual(found("tumour", 4), []);
});
