import assert from "node:assert/strict";
import test from "node:test";
import { leastProtocol, smallStudy } from "../small-study.ts";

const yaml = `${leastProtocol}
toxicity:
  - name: late
    label: Late
    scale: RTOG/EORTC
    after_months: 3
    cumulative_incidence: [2]
    terms: [{ term: Liver function, organ: liver }, { term: Rib fracture, organ: bone }]
analyses: { survival_months: [6, 12] }
`;

/**
 * By hand, in the order of time: A has grade 2 at 4.1 months, B died at 5.0, C has grade 3 at 7.9, D is censored at 9.0,
 * E died at 10.0, F is followed beyond 12. At 6 months 1/6; at 12 months 1/6 + (4/6)(1/4) = 1/3.
 */
const tables = {
  patients: "patient_id\nA\nB\nC\nD\nE\nF\n",
  courses:
    "patient_id,course_id,start_date\nA,1,2020-01-01\nB,1,2020-01-01\nC,1,2020-01-01\nD,1,2020-01-01\nE,1,2020-01-01\nF,1,2020-01-01\n",
  events: `patient_id,date,event
A,2021-06-01,last-contact
B,2020-06-01,death
C,2021-06-01,last-contact
D,2020-10-01,last-contact
E,2020-11-01,death
F,2021-06-01,last-contact
`,
  "adverse-events": `patient_id,date,term,grade,scale
A,2020-02-01,Liver function,3,RTOG/EORTC
A,2020-05-05,Rib fracture,2,RTOG/EORTC
A,2020-07-05,Liver function,2,RTOG/EORTC
B,2020-05-05,Liver function,1,RTOG/EORTC
C,2020-08-29,Liver function,3,RTOG/EORTC
`,
};

test("Cumulative incidence counts the first event of the grade or worse in the window; death competes", () => {
  const { numbers } = smallStudy(yaml, tables);
  const name = "toxicity.late.grade_2_or_more";
  assert.equal(numbers[`${name}.events`]?.value, 2);
  assert.equal(numbers[`${name}.deaths`]?.value, 2);
  assert.equal(numbers[`${name}.incidence[6]`]?.value, 1 / 6);
  assert.ok(Math.abs((numbers[`${name}.incidence[12]`]?.value ?? 0) - 1 / 3) < 1e-12);
});

test("The organs of the scheme come with what their grades mean", () => {
  const [table] = smallStudy(yaml, tables).toxicity;
  assert.deepEqual(
    table?.criteria.map(({ organ }) => organ.en),
    ["Liver", "Bone"],
  );
  assert.ok(table?.criteria.every(({ grades }) => grades.length === 4));
  assert.equal(table?.rows[0]?.group?.en, "Liver");
});

test("Terms of CTCAE have their system organ class: of the rules, of the protocol, or of the list", () => {
  const [table] = smallStudy(
    `${leastProtocol}
toxicity:
  - name: acute
    label: Acute
    scale: CTCAE 6.0
    until_months: 3
    terms:
      - { term: Low platelets, laboratory: [PLT] }
      - { term: Nausea }
      - { term: Sore throat, organ_class: respiratory }
      - { term: Hiccups }
`,
    tables,
  ).toxicity;
  assert.deepEqual(
    table?.rows.map(({ group }) => group?.en ?? null),
    [
      "Blood and lymphatic system disorders",
      "Gastrointestinal disorders",
      "Respiratory, thoracic and mediastinal disorders",
      null,
    ],
  );
});
