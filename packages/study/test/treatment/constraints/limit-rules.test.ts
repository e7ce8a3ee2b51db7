import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { readProtocol } from "@fiducial/study";
import { limitRules, limitTroubles } from "../../../src/treatment/constraints/limit-rules.ts";
import { findingsOf, leastProtocol, smallStudy } from "../../small-study.ts";

const scheme = (gy: number, fractions = 3) => `
prescription:
  alpha_beta_gy: 10
  schemes: [{ id: a, label: A, when: "true", total_gy: ${gy}, fractions: ${fractions} }]
`;
const maximum = '{ structure: PTV, metric: Dmax, limit: "<= 110 % of the prescription" }';
const plan = (constraints: string, acceptance = "") =>
  `plan: { acceptance: [${acceptance}], constraints: [${constraints}] }\n`;
const limit = (structure: string, metric: string, bound: string) =>
  `{ structure: ${structure}, metric: "${metric}", limit: "${bound}" }`;
const troublesIn = (yaml: string, rule: string) =>
  limitTroubles(readProtocol("study.yaml", leastProtocol + yaml)).filter(
    (each) => each.rule === rule,
  );

const cases: readonly {
  rule: string;
  convention: string;
  breaks: string;
  evidence: RegExp;
  holds: string;
}[] = [
  {
    rule: "limit-never-binds",
    convention: "a volume at a dose that no plan may reach protects nothing",
    breaks: scheme(48) + plan(limit("Duodenum", "V55Gy", "< 5 %"), maximum),
    evidence: /^55 Gy is never reached: .*PTV Dmax <= 110 % of the prescription exceeds 52\.8 Gy$/,
    holds: scheme(48) + plan(limit("Duodenum", "V52Gy", "< 5 %"), maximum),
  },
  {
    rule: "limit-never-binds",
    convention:
      "a maximum above the highest dose protects nothing; at it, only the strict one binds",
    breaks: scheme(40) + plan(limit("Heart", "D0.03cc", "<= 44 Gy"), maximum),
    evidence: /^44 Gy is never reached/,
    holds: scheme(40) + plan(limit("Heart", "Dmax", "< 44 Gy"), maximum),
  },
  {
    rule: "limit-never-binds",
    convention: "no structure has more than 100 % of its volume",
    breaks: plan(limit("Lungs", "V20Gy", "<= 100 %")),
    evidence: /every structure/,
    holds: plan(limit("Lungs", "V20Gy", "<= 99 %")),
  },
  {
    rule: "limits-contradict",
    convention: "a mean below what a part alone gives cannot be",
    breaks: plan(`${limit("Liver", "Dmean", "< 15 Gy")}, ${limit("Liver", "V20Gy", ">= 80 %")}`),
    evidence: /^no plan can keep to both$/,
    holds: plan(`${limit("Liver", "Dmean", "< 15 Gy")}, ${limit("Liver", "V20Gy", ">= 70 %")}`),
  },
  {
    rule: "limits-contradict",
    convention: "the target's least dose and its greatest are compared at each dose prescribed",
    breaks:
      scheme(42) +
      plan("", `${limit("PTV", "D95%", ">= 48 Gy")}, ${limit("PTV", "Dmax", "<= 110 %")}`),
    evidence: /^no plan of 42 Gy can/,
    holds:
      scheme(48) +
      plan("", `${limit("PTV", "D95%", ">= 48 Gy")}, ${limit("PTV", "Dmax", "<= 110 %")}`),
  },
  {
    rule: "limits-contradict",
    convention: "what is spared below a dose and above it are told apart",
    breaks: plan(
      `${limit("Liver", "CV15Gy[%]", ">= 60 %")}, ${limit("Liver", "V15Gy", ">= 50 %")}`,
    ),
    evidence: /^no plan/,
    holds: plan(`${limit("Liver", "CV15Gy[%]", ">= 60 %")}, ${limit("Liver", "V15Gy", ">= 30 %")}`),
  },
  {
    rule: "limits-of-one-organ",
    convention: "an organ has one limit of a kind, by whatever name",
    breaks: plan(`${limit("Stomach", "Dmax", "< 30 Gy")}, ${limit("胃", "Dmax", "< 22.2 Gy")}`),
    evidence: /^two bounds/,
    holds: plan(`${limit("Stomach", "Dmax", "< 30 Gy")}, ${limit("Stomach", "D5cc", "< 22.2 Gy")}`),
  },
  {
    rule: "limits-of-one-organ",
    convention: "populations of one source are not both meant",
    breaks: plan("{ cite: hytec-liver/3fx }"),
    evidence: /^two bounds/,
    holds: plan("{ cite: hytec-liver/3fx/liver-gtv/dmean/primary }"),
  },
  {
    rule: "limit-implied",
    convention: "700 cm³ below 15 Gy and the coldest 700 cm³ below 19.2 Gy are one question",
    breaks: plan(
      `${limit("Liver", "CV15Gy", ">= 700 cm³")}, ${limit("Liver", "DC700cc", "< 19.2 Gy")}`,
    ),
    evidence: /keeps to Liver CV15Gy >= 700 cm³ keeps to Liver DC700cc < 19\.2 Gy$/,
    holds: plan(
      `${limit("Liver", "CV15Gy", ">= 700 cm³")}, ${limit("Liver", "DC800cc", "< 19.2 Gy")}`,
    ),
  },
  {
    rule: "limit-implied",
    convention: "a mean below a maximum is no limit",
    breaks: plan(`${limit("Heart", "Dmax", "< 20 Gy")}, ${limit("Heart", "Dmean", "< 26 Gy")}`),
    evidence: /Heart Dmean/,
    holds: plan(`${limit("Heart", "Dmax", "< 30 Gy")}, ${limit("Heart", "Dmean", "< 26 Gy")}`),
  },
  {
    rule: "limit-unit",
    convention: "1500 Gy was centigray",
    breaks: plan(limit("Liver", "Dmean", "< 1500 Gy")),
    evidence: /15 Gy$/,
    holds: plan(limit("Liver", "Dmean", "< 1500 cGy")),
  },
  {
    rule: "limit-unit",
    convention: "one number in two units is a slip in one of them",
    breaks: plan(
      `${limit("Kidneys", "V15Gy", "< 35 %")}, ${limit("Kidneys", "V15Gy", "< 35 cm³")}`,
    ),
    evidence: /once in % and once in cm³/,
    holds: plan(`${limit("Kidneys", "V15Gy", "< 35 %")}, ${limit("Kidneys", "V15Gy", "< 90 cm³")}`),
  },
  {
    rule: "limit-fractions",
    convention: "limits are of one number of fractions",
    breaks: scheme(50, 5) + plan("{ cite: tg101/3fx/stomach/d10cc }"),
    evidence: /for 3 fractions; the protocol prescribes 5/,
    holds: scheme(48, 3) + plan("{ cite: tg101/3fx/stomach/d10cc }"),
  },
  {
    rule: "maximum-without-volume",
    convention: "a maximum names its volume",
    breaks: plan(limit("Stomach", "Dmax", "< 30 Gy")),
    evidence: /without its volume/,
    holds: plan(limit("Stomach", "D0.03cc", "< 30 Gy")),
  },
  {
    rule: "limits-of-one-class",
    convention: "organs of one kind have like limits",
    breaks: plan(`${limit("Stomach", "Dmax", "< 30 Gy")}, ${limit("Duodenum", "V45Gy", "< 5 %")}`),
    evidence: /^Duodenum may have more than 30 Gy/,
    holds: plan(`${limit("Stomach", "Dmax", "< 30 Gy")}, ${limit("Duodenum", "V20Gy", "< 5 %")}`),
  },
];

for (const { rule, convention, breaks, evidence, holds } of cases)
  test(`${rule}: ${convention}`, () => {
    const [trouble] = troublesIn(breaks, rule);
    assert.ok(trouble !== undefined, "nothing was found");
    assert.match(trouble.evidence.en, evidence);
    assert.ok((trouble.evidence.zh ?? "").length > 0);
    assert.deepEqual(troublesIn(holds, rule), []);
  });

test("Every rule of the linter has a case that breaks it and one that does not", () => {
  assert.deepEqual(
    limitRules.map(({ id }) => id).filter((id) => !cases.some(({ rule }) => rule === id)),
    [],
  );
});

test("docs/constraints.md names every rule of the linter", () => {
  const page = readFileSync(new URL("../../../../../docs/constraints.md", import.meta.url), "utf8");
  assert.deepEqual(
    limitRules.map(({ id }) => id).filter((id) => !page.includes(`| \`${id}\` |`)),
    [],
  );
});

test("What the linter finds is a finding of the study, with the place in the protocol", () => {
  const yaml = `${leastProtocol}${scheme(48)}plan:
  acceptance: [${maximum}]
  constraints:
    - ${limit("Duodenum", "V55Gy", "< 5 %")}
    - { cite: tg101/5fx/liver, limit: "< 20 Gy" }
`;
  const results = smallStudy(yaml, { patients: "patient_id\nA\n" });
  const [never] = findingsOf(results, "limit-never-binds");
  assert.deepEqual(
    never?.where.map(({ en }) => en),
    ["study.yaml, plan.constraints[0]"],
  );
  assert.match(never?.message.en ?? "", /^Duodenum V55Gy < 5 %: 55 Gy is never reached/);
  const [own] = findingsOf(results, "limit-overridden");
  assert.match(own?.message.en ?? "", /Liver DC700cc < 20 Gy, where the source has < 21 Gy/);
  assert.equal(own?.remedy.en, "Say why with because.");
});
