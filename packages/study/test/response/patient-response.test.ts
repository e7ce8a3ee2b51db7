import assert from "node:assert/strict";
import test from "node:test";
import { findingsOf, leastProtocol, smallStudy, valueOf } from "../small-study.ts";

const patient = {
  patients: "patient_id\nA\n",
  courses: "patient_id,course_id,start_date\nA,C1,2020-01-01\n",
};

/**
 * A patient with lesions L1 (irradiated), L2 … and rows `"2020-03-01 L1 20"`, with a finding or a response behind: `"2020-03-01 L1 - absent PR"`.
 */
function patientWith(
  lesions: readonly string[],
  rows: readonly string[],
  {
    events = "",
    words = "",
    more = {},
  }: { events?: string; words?: string; more?: Record<string, string> } = {},
) {
  const lesionRows = lesions.map((text, i) => {
    const [diameter, organ = "Liver", node = "no", course = "C1"] = text.split(" ");
    return `A,L${i + 1},${course === "-" ? "" : course},${organ},${diameter === "-" ? "" : diameter},${node}`;
  });
  const assessmentRows = rows.map((text) => {
    const [date, lesion = "", diameter = "-", ...rest] = text.split(" ");
    const response = rest.find((each) => /^(CR|PR|SD|PD|NE)$/.test(each)) ?? "";
    const finding = rest.find((each) => each !== response) ?? "";
    return `A,${date},mri,${lesion},${diameter === "-" ? "" : diameter},${finding},${response}`;
  });
  const results = smallStudy(`${leastProtocol}response: {${words}}\n`, {
    ...patient,
    lesions: `patient_id,lesion_id,course_id,organ,diameter_mm,node\n${lesionRows.join("\n")}\n`,
    assessments: `patient_id,date,modality,lesion_id,diameter_mm,finding,response\n${assessmentRows.join("\n")}\n`,
    events: `patient_id,date,event,lesion_id\n${events}A,2021-12-01,last-contact,\n`,
    ...more,
  });
  const own = results.response?.patients[0] ?? assert.fail("no response");
  return {
    results,
    own,
    visits: own.visits.map(
      ({ date, sumMm, response, counts }) =>
        `${date} ${sumMm ?? "-"} ${response}${counts === "yes" ? "" : ` (${counts})`}`,
    ),
  };
}

test("Sums, nadir and response over the visits, with the records behind each", () => {
  const { own, visits } = patientWith(
    ["30", "20"],
    [
      "2019-12-20 L1 32",
      "2019-12-20 L2 20",
      "2020-03-01 L1 20",
      "2020-03-01 L2 10",
      "2020-06-01 L1 16",
      "2020-06-01 L2 10",
      "2020-09-01 L1 22",
      "2020-09-01 L2 10",
    ],
  );
  assert.equal(own.baselineMm, 52);
  assert.deepEqual(visits, ["2020-03-01 30 PR", "2020-06-01 26 PR", "2020-09-01 32 PD"]);
  assert.equal(own.visits[2]?.nadirMm, 26);
  assert.equal(own.visits[1]?.changePercent, -50);
  assert.equal(own.best, "PR");
  assert.equal(own.bestChangePercent, -50);
  assert.deepEqual(
    own.visits[2]?.records.map(({ file, line }) => `${file}:${line}`),
    ["tables/assessments.csv:8", "tables/assessments.csv:9"],
  );
});

test("The last measurement before treatment is the baseline; without any, the table of lesions", () => {
  const { own } = patientWith(
    ["30", "20"],
    ["2019-11-01 L1 40", "2019-12-30 L1 31", "2020-03-01 L1 31", "2020-03-01 L2 20"],
  );
  assert.equal(own.baselineMm, 51);
});

test("New disease in the record of events is progression, also on a day without imaging", () => {
  const { visits, own } = patientWith(
    ["30"],
    ["2019-12-20 L1 30", "2020-03-01 L1 15", "2020-06-01 L1 12"],
    {
      events: "A,2020-04-10,distant-metastasis,\n",
    },
  );
  assert.deepEqual(visits, [
    "2020-03-01 15 PR",
    "2020-04-10 - PD",
    "2020-06-01 12 PR (after-progression)",
  ]);
  assert.deepEqual(own.visits[1]?.records, [
    { table: "events", file: "tables/events.csv", line: 2 },
  ]);
});

test("A protocol may leave the record of events out of the response", () => {
  const { visits } = patientWith(["30"], ["2019-12-20 L1 30", "2020-06-01 L1 12"], {
    events: "A,2020-04-10,distant-metastasis,\n",
    words: "new_disease: []",
  });
  assert.deepEqual(visits, ["2020-06-01 12 PR"]);
});

test("An equivocal new lesion that is confirmed later dates from the first image; one that is not is a finding", () => {
  const rows = [
    "2019-12-20 L1 30",
    "2020-03-01 L1 28",
    "2020-03-01 N1 6 new-equivocal",
    "2020-06-01 L1 28",
  ];
  const confirmed = patientWith(["30"], [...rows, "2020-06-01 N1 12 new"]);
  assert.deepEqual(confirmed.visits, ["2020-03-01 28 PD", "2020-06-01 28 SD (after-progression)"]);
  assert.equal(findingsOf(confirmed.results, "unknown-reference").length, 0);
  const open = patientWith(["30"], rows);
  assert.deepEqual(open.visits, ["2020-03-01 28 SD", "2020-06-01 28 SD"]);
  assert.deepEqual(
    findingsOf(open.results, "new-lesion-equivocal")[0]?.where.map(({ en }) => en),
    ["tables/assessments.csv, row 4"],
  );
});

test("Too small to measure counts 5 mm, absent 0; not evaluable leaves the sum open, which is a finding", () => {
  const { visits, results } = patientWith(
    ["30", "20"],
    [
      "2019-12-20 L1 30",
      "2019-12-20 L2 20",
      "2020-03-01 L1 - too-small",
      "2020-03-01 L2 - absent",
      "2020-06-01 L1 - not-evaluable",
      "2020-06-01 L2 - absent",
    ],
  );
  assert.deepEqual(visits, ["2020-03-01 5 PR", "2020-06-01 - NE"]);
  assert.deepEqual(
    findingsOf(results, "target-not-evaluated")[0]?.where.map(({ en }) => en),
    ["tables/assessments.csv, row 6"],
  );
});

test("The parts of a split lesion are added; a merged lesion is measured once", () => {
  const { visits, results } = patientWith(
    ["30", "20"],
    [
      "2019-12-20 L1 30",
      "2019-12-20 L2 20",
      "2020-03-01 L1 8 split",
      "2020-03-01 L1 7 split",
      "2020-03-01 L2 20",
      "2020-06-01 L1 33 merged",
      "2020-06-01 L2 - merged",
    ],
  );
  assert.deepEqual(visits, ["2020-03-01 35 PR", "2020-06-01 33 PR"]);
  assert.equal(findingsOf(results, "lesion-split-or-merged")[0]?.where.length, 4);
  assert.equal(findingsOf(results, "lesion-measured-twice").length, 0);
});

test("A lesion measured twice at one visit is a finding, and the later row counts", () => {
  const { visits, results } = patientWith(
    ["30"],
    ["2019-12-20 L1 30", "2020-03-01 L1 20", "2020-03-03 L1 25"],
  );
  assert.deepEqual(visits, ["2020-03-01 25 SD"]);
  assert.deepEqual(
    findingsOf(results, "lesion-measured-twice")[0]?.where.map(({ en }) => en),
    ["tables/assessments.csv, row 4"],
  );
});

test("Imaging within the days of a visit is one visit; a day more is another", () => {
  const rows = ["2019-12-20 L1 30", "2019-12-20 L2 20", "2020-03-01 L1 15"];
  const together = patientWith(["30", "20"], [...rows, "2020-03-08 L2 10"]);
  assert.deepEqual(together.visits, ["2020-03-01 25 PR"]);
  const apart = patientWith(["30", "20"], [...rows, "2020-03-09 L2 10"]);
  assert.deepEqual(apart.visits, ["2020-03-01 - NE", "2020-03-09 - NE"]);
});

test("A small lesion is followed without being measured: complete response of the target is then partial", () => {
  const rows = ["2019-12-20 L1 30", "2020-03-01 L1 0"];
  const left = patientWith(["30", "8"], [...rows, "2020-03-01 L2 - present"]);
  assert.deepEqual(left.visits, ["2020-03-01 0 PR"]);
  const gone = patientWith(["30", "8"], [...rows, "2020-03-01 L2 - absent"]);
  assert.deepEqual(gone.visits, ["2020-03-01 0 CR"]);
  const unknown = patientWith(["30", "8"], rows);
  assert.deepEqual(unknown.visits, ["2020-03-01 0 PR"]);
});

test("Unequivocal progression of a non-target is progression, as a reader says or as an event names the lesion", () => {
  const rows = ["2019-12-20 L1 30", "2020-03-01 L1 10"];
  const read = patientWith(["30", "8"], [...rows, "2020-03-01 L2 25 unequivocal-progression"]);
  assert.deepEqual(read.visits, ["2020-03-01 10 PD"]);
  const event = patientWith(["30", "8"], [...rows, "2020-03-01 L2 25"], {
    events: "A,2020-03-01,local-progression,L2\n",
  });
  assert.deepEqual(event.visits, ["2020-03-01 10 PD"]);
});

test("A non-target that comes back after complete response is progression", () => {
  const { visits } = patientWith(
    ["30", "8"],
    [
      "2019-12-20 L1 30",
      "2020-03-01 L1 0",
      "2020-03-01 L2 - absent",
      "2020-06-01 L1 0",
      "2020-06-01 L2 - present",
    ],
  );
  assert.deepEqual(visits, ["2020-03-01 0 CR", "2020-06-01 0 PD"]);
});

test("A patient with non-targets only is judged by them and left out of the rates", () => {
  const { visits, own, results } = patientWith(
    ["8"],
    ["2020-03-01 L1 - present", "2020-06-01 L1 - absent"],
  );
  assert.deepEqual(visits, ["2020-03-01 - non-CR/non-PD", "2020-06-01 - CR"]);
  assert.equal(own.best, "CR");
  assert.equal(valueOf(results, "response.objective"), null);
  assert.deepEqual(findingsOf(results, "no-target-lesion")[0]?.subjects, ["A"]);
});

test("A local progression of a target that is no progression of the sum is a note", () => {
  const { visits, results } = patientWith(
    ["60", "20"],
    ["2019-12-20 L1 60", "2019-12-20 L2 20", "2020-03-01 L1 60", "2020-03-01 L2 30"],
    { events: "A,2020-03-01,local-progression,L2\n" },
  );
  assert.deepEqual(visits, ["2020-03-01 90 SD"]);
  assert.deepEqual(
    findingsOf(results, "progression-without-growth")[0]?.where.map(({ en }) => en),
    ["tables/events.csv, row 2"],
  );
});

test("The response in the chart stands beside the computed one; after progression nothing is compared", () => {
  const { own, results } = patientWith(
    ["30"],
    [
      "2019-12-20 L1 30",
      "2020-03-01 L1 25 PR",
      "2020-06-01 L1 20 PR",
      "2020-09-01 L1 26 PD",
      "2020-12-01 L1 26 SD",
    ],
  );
  assert.deepEqual(
    own.visits.map(({ recorded, response }) => `${recorded} ${response}`),
    ["PR SD", "PR PR", "PD PD", "SD PD"],
  );
  const [finding] = findingsOf(results, "response-disagrees");
  assert.deepEqual(
    finding?.where.map(({ en }) => en),
    ["tables/assessments.csv, row 3"],
  );
  assert.match(finding?.message.en ?? "", /PR\/SD/);
  const agreement = results.numbers["response.agreement"];
  assert.ok(agreement?.kind === "proportion");
  assert.deepEqual([agreement.count, agreement.total], [2, 3]);
});

test("Visits after a new treatment or a further course do not count for the best response", () => {
  const rows = ["2019-12-20 L1 30", "2020-03-01 L1 28", "2020-06-01 L1 10"];
  const events = "A,2020-04-01,new-treatment,\n";
  const stopped = patientWith(["30"], rows, { events });
  assert.deepEqual(stopped.visits, ["2020-03-01 28 SD", "2020-06-01 10 PR (after-treatment)"]);
  assert.equal(stopped.own.best, "SD");
  assert.equal(patientWith(["30"], rows, { events, words: "until: []" }).own.best, "PR");
  const again = patientWith(["30"], rows, {
    more: { courses: "patient_id,course_id,start_date\nA,C1,2020-01-01\nA,C2,2020-05-01\n" },
  });
  assert.equal(again.own.best, "SD");
});

test("A baseline of 28 days is young enough, one of 29 days is a note", () => {
  assert.equal(
    findingsOf(patientWith(["30"], ["2019-12-04 L1 30"]).results, "baseline-too-old").length,
    0,
  );
  assert.equal(
    findingsOf(patientWith(["30"], ["2019-12-03 L1 30"]).results, "baseline-too-old").length,
    1,
  );
});

test("Recorded targets against the rules are taken, and are a finding", () => {
  const lesions = `patient_id,lesion_id,course_id,organ,diameter_mm,role\n${[30, 25, 20, 9].map((size, i) => `A,L${i + 1},C1,${i === 3 ? "Lung" : "Liver"},${size},target`).join("\n")}\n`;
  const { results, own } = patientWith([], [], { more: { lesions } });
  assert.equal(own.baselineMm, 84);
  assert.deepEqual(
    findingsOf(results, "target-against-rule")[0]?.where.map(({ en }) => en),
    ["tables/lesions.csv, row 4", "tables/lesions.csv, row 5"],
  );
});

test("Without the word response there is no response and no finding about it", () => {
  const results = smallStudy(leastProtocol, patient);
  assert.equal(results.response, null);
  assert.equal(results.numbers["response.objective"], undefined);
});

test("Rates are of the patients with a target, with the exact binomial interval: 1 of 4 is 0.6–80.6 %", () => {
  const ids = ["A", "B", "C", "D"];
  const results = smallStudy(`${leastProtocol}response: {}\n`, {
    patients: `patient_id\n${ids.join("\n")}\nE\n`,
    courses: `patient_id,course_id,start_date\n${[...ids, "E"].map((id) => `${id},C1,2020-01-01`).join("\n")}\n`,
    lesions: `patient_id,lesion_id,course_id,organ,diameter_mm\n${ids.map((id) => `${id},L1,C1,Liver,40`).join("\n")}\nE,L1,C1,Liver,8\n`,
    assessments: `patient_id,date,modality,lesion_id,diameter_mm\nA,2020-04-01,ct,L1,28\nB,2020-04-01,ct,L1,40\nC,2020-04-01,ct,L1,48\n`,
  });
  const rate = results.numbers["response.objective"];
  assert.ok(rate?.kind === "proportion" && rate.interval != null);
  assert.deepEqual([rate.count, rate.total, rate.value], [1, 4, 1 / 4]);
  // R 4.2: binom.test(1, 4)$conf.int
  assert.ok(Math.abs((rate.interval.lower ?? 0) - 0.006309463) < 1e-8);
  assert.ok(Math.abs((rate.interval.upper ?? 0) - 0.8058796) < 1e-7);
  assert.equal(valueOf(results, "response.control"), 2 / 4);
  assert.equal(valueOf(results, "response.best[NE]"), 1 / 4);
  assert.equal(valueOf(results, "response.measurable"), 4 / 5);
});
