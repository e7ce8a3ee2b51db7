import assert from "node:assert/strict";
import test from "node:test";
import { findingsOf, leastProtocol, smallStudy, troublesOf } from "../small-study.ts";
import { readProtocol } from "@fiducial/study";

const protocol = (source: string, scale = "CTCAE 5.0") => `${leastProtocol}
toxicity:
  - name: acute
    label: Acute
    scale: ${scale}
    source: ${source}
    until_months: 3
    terms:
      - { term: Elevated AST/ALT, laboratory: [AST, ALT] }
      - { term: Platelet count decreased, laboratory: [PLT] }
      - { term: Nausea }
laboratory:
  regrade: { window: acute, versions: [CTCAE 4.03, CTCAE 6.0] }
`;
/** A has a raised ALT after a normal baseline; B a raised one without baseline; C no values; D low platelets. */
const tables = {
  patients: "patient_id,sex\nA,male\nB,male\nC,female\nD,female\n",
  courses:
    "patient_id,course_id,start_date\nA,1,2020-01-01\nB,1,2020-01-01\nC,1,2020-01-01\nD,1,2020-01-01\n",
  events:
    "patient_id,date,event\nA,2020-12-01,last-contact\nB,2020-12-01,last-contact\nC,2020-12-01,last-contact\nD,2020-12-01,last-contact\n",
  laboratory: `patient_id,date,test,value,unit,lower_limit,upper_limit
A,2019-12-30,ALT,30,U/L,9,50
A,2020-02-01,ALT,160,U/L,9,50
A,2020-03-15,ALT,260,U/L,9,50
A,2020-06-01,ALT,2000,U/L,9,50
B,2020-02-01,ALT,60,U/L,9,50
D,2020-02-01,PLT,49,10*9/L,125,350
`,
  "adverse-events": `patient_id,date,term,grade,scale,attribution
A,2020-02-01,Elevated AST/ALT,2,CTCAE 5.0,unlikely
D,2020-02-02,platelet count decreased,3,CTCAE 5.0,possible
C,2020-02-02,Nausea,1,CTCAE 5.0,possible
`,
};
const share = (results: ReturnType<typeof smallStudy>, name: string) => {
  const number = results.numbers[name];
  assert.ok(number?.kind === "proportion", name);
  return `${number.count}/${number.total}`;
};

test("Chart and laboratory stand side by side, and what differs names the deciding value", () => {
  const results = smallStudy(protocol("chart"), tables);
  const name = "laboratory.acute.elevated_ast_alt";
  assert.equal(share(results, `${name}.laboratory_higher`), "1/1");
  assert.equal(results.numbers[`${name}.not_graded`]?.value, 3);
  assert.equal(share(results, "laboratory.acute.platelet_count_decreased.equal"), "1/1");
  const [difference] = results.laboratory?.comparisons[0]?.disagreements ?? [];
  assert.equal(difference?.subject, "A");
  assert.deepEqual(difference?.chart.grade, 2);
  assert.deepEqual(difference?.laboratory.grade, 3);
  assert.deepEqual(difference?.laboratory.record?.line, 4);
  const [finding] = findingsOf(results, "chart-grade-differs");
  assert.match(
    finding?.message.en ?? "",
    /A: 2 \(2020-02-01\) ≠ 3 \(2020-03-15, ALT 260 U\/L \[9–50\]\)/,
  );
  assert.deepEqual(
    finding?.where.map(({ en }) => en),
    ["tables/laboratory.csv, row 4"],
  );
});

test("A value that needs a baseline and has none is no grade but a finding", () => {
  const messages = findingsOf(smallStudy(protocol("chart"), tables), "laboratory-not-graded").map(
    ({ message, subjects }) => [message.en, subjects.join()],
  );
  assert.ok(messages.some(([text, who]) => /baseline missing/.test(text ?? "") && who === "B"));
});

test("The source of a window decides whose grades its table counts", () => {
  const counted = (source: string) => {
    const results = smallStudy(protocol(source), tables);
    return ["[2]", "[3]", ".any"].map((part) =>
      share(results, `toxicity.acute.elevated_ast_alt${part}`),
    );
  };
  assert.deepEqual(counted("chart"), ["1/4", "0/4", "1/4"]);
  // Of four at risk one has values that can be graded.
  assert.deepEqual(counted("laboratory"), ["0/1", "1/1", "1/1"]);
  assert.deepEqual(counted("worst-of-both"), ["0/4", "1/4", "1/4"]);
  const nausea = share(smallStudy(protocol("laboratory"), tables), "toxicity.acute.nausea.any");
  assert.equal(nausea, "1/4");
});

test("The same values have the grades of each version", () => {
  const { numbers } = smallStudy(protocol("chart"), tables);
  const graded = (name: string) => numbers[name]?.kind === "proportion" && numbers[name].count;
  assert.equal(graded("laboratory.regraded.ALT.4_03[1]"), 1);
  assert.equal(graded("laboratory.regraded.ALT.4_03[3]"), 1);
  assert.equal(numbers["laboratory.regraded.ALT.6_0.not_graded"]?.value, 3);
  assert.equal(graded("laboratory.regraded.PLT.6_0[3]"), 1);
});

test("Implausible values are findings that show what was written", () => {
  const results = smallStudy(protocol("chart"), {
    ...tables,
    laboratory:
      "patient_id,date,test,value,unit,lower_limit,upper_limit\nA,2020-02-01,TBIL,12,mg/dL,3.4,20.5\n",
  });
  const [finding] = findingsOf(results, "laboratory-implausible");
  assert.match(finding?.message.en ?? "", /TBIL 12 mg\/dL, limits 3\.4–20\.5/);
  assert.equal(finding?.severity, "error");
});

test("Grades of the laboratory on another scale than CTCAE are refused with the remedy", () => {
  const [trouble] = troublesOf(() =>
    readProtocol("study.yaml", protocol("laboratory", "RTOG/EORTC")),
  );
  assert.match(trouble?.found ?? "", /source: laboratory on RTOG\/EORTC/);
  const unknown = troublesOf(() =>
    readProtocol(
      "study.yaml",
      protocol("chart").replace("[PLT]", "[PTL]").replace("CTCAE 6.0]", "RTOG]"),
    ),
  );
  assert.deepEqual(
    unknown.map(({ found }) => found),
    ["PTL", "RTOG"],
  );
});

test("A value and its limits are shown in the unit of the row", () => {
  const results = smallStudy(
    `${protocol("chart")}  limits: [{ test: PLT, lower: 125, upper: 350, unit: 10*9/L }]\n`,
    {
      ...tables,
      laboratory: `patient_id,date,test,value,unit,lower_limit,upper_limit
A,2020-02-01,PLT,24000,/µL,125000,350000
D,2020-02-01,PLT,24000,/µL,,
`,
    },
  );
  const shown = (results.laboratory?.comparisons ?? []).flatMap(({ disagreements }) =>
    disagreements.map(({ laboratory }) => laboratory.value),
  );
  // The row's own limits, and the protocol's in the unit of the row.
  assert.deepEqual(shown, ["PLT 24000 /µL [125000–350000]", "PLT 24000 /µL [125000–350000]"]);
});
