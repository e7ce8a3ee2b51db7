import type { Label } from "../label.ts";
import { coagulationRules } from "./grade-rules/coagulation.ts";
import { cellRules } from "./grade-rules/cells.ts";
import { electrolyteRules } from "./grade-rules/electrolytes.ts";
import { metaboliteRules } from "./grade-rules/metabolites.ts";
import {
  baseline,
  count,
  type CtcaeVersion,
  ctcaeVersions,
  enzyme,
  from,
  type GradeRule,
  ladder,
  lower,
  rule,
  type RuleHead,
  upper,
  value,
} from "./grade-rule.ts";

export { type CtcaeVersion, ctcaeVersions } from "./grade-rule.ts";

/** Where the rules were read. */
export const gradeRuleSources: Readonly<Record<CtcaeVersion, Label>> = {
  "4.03": {
    en: "NCI CTCAE v4.03 (14 June 2010), criteria as transcribed in pharmaverse/admiral, ncictcaev4.json",
    zh: "NCI CTCAE v4.03（2010 年 6 月 14 日），判定标准取自 pharmaverse/admiral 的转录，ncictcaev4.json",
  },
  "5.0": {
    en: "NCI CTCAE v5.0 (27 November 2017), criteria as transcribed in pharmaverse/admiral, ncictcaev5.json",
    zh: "NCI CTCAE v5.0（2017 年 11 月 27 日），判定标准取自 pharmaverse/admiral 的转录，ncictcaev5.json",
  },
  "6.0": {
    en: "NCI CTCAE v6.0 workbook (10 July 2025), sheet Clean Copy; further blood tests, electrolytes, metabolism and pancreas as transcribed in pharmaverse/admiral, ncictcaev6.json",
    zh: "NCI CTCAE v6.0 工作簿（2025 年 7 月 10 日），“Clean Copy”工作表；其他血液检查、电解质、代谢与胰腺取自 pharmaverse/admiral 的转录，ncictcaev6.json",
  },
};

const terms = {
  anemia: { en: "Anemia", zh: "贫血" },
  wbc: { en: "White blood cell decreased", zh: "白细胞数降低" },
  anc: { en: "Neutrophil count decreased", zh: "中性粒细胞计数降低" },
  lym: { en: "Lymphocyte count decreased", zh: "淋巴细胞计数降低" },
  lymphopenia: { en: "Lymphopenia", zh: "淋巴细胞减少" },
  plt: { en: "Platelet count decreased", zh: "血小板计数降低" },
  thrombocytopenia: { en: "Thrombocytopenia", zh: "血小板减少" },
  alt: { en: "Alanine aminotransferase increased", zh: "丙氨酸氨基转移酶增高" },
  ast: { en: "Aspartate aminotransferase increased", zh: "天冬氨酸氨基转移酶增高" },
  alp: { en: "Alkaline phosphatase increased", zh: "碱性磷酸酶增高" },
  ggt: { en: "GGT increased", zh: "γ-谷氨酰转移酶增高" },
  bilirubin: { en: "Blood bilirubin increased", zh: "血胆红素增高" },
  albumin: { en: "Hypoalbuminemia", zh: "低白蛋白血症" },
  creatinine: { en: "Creatinine increased", zh: "肌酐增高" },
  inr: { en: "INR increased", zh: "INR 增高" },
} as const satisfies Record<string, Label>;

const anemia = rule(
  { test: "HGB", term: terms.anemia, organClass: "blood", direction: "falling" },
  [ladder("always", lower(1), value(100, { mmolPerL: 6.2 }), value(80, { mmolPerL: 4.9 }))],
  [4],
);
const hypoalbuminemia = rule(
  { test: "ALB", term: terms.albumin, organClass: "metabolism", direction: "falling" },
  [ladder("always", lower(1), value(30), value(20))],
  [4],
);
const creatinine = {
  test: "CREA",
  term: terms.creatinine,
  organClass: "investigations",
  direction: "rising",
} as const satisfies RuleHead;
const inr = {
  test: "INR",
  term: terms.inr,
  organClass: "investigations",
  direction: "rising",
} as const satisfies RuleHead;
const inrSinceVersion5 = rule(inr, [
  ladder("always", value(1.2), value(1.5), value(2.5)),
  ladder("anticoagulated", baseline(1), baseline(1.5), baseline(2.5)),
]);

/** Blood counts, the liver and its function, creatinine and INR, which every study of the liver has. */
const firstRules: Readonly<Record<CtcaeVersion, readonly GradeRule[]>> = {
  "4.03": [
    anemia,
    count("WBC", terms.wbc, [3, 2, 1]),
    count("ANC", terms.anc, [1.5, 1, 0.5]),
    count("LYM", terms.lym, [0.8, 0.5, 0.2]),
    count("PLT", terms.plt, [75, 50, 25]),
    enzyme("ALT", terms.alt, [1, 3, 5, 20], null),
    enzyme("AST", terms.ast, [1, 3, 5, 20], null),
    enzyme("ALP", terms.alp, [1, 2.5, 5, 20], null),
    enzyme("GGT", terms.ggt, [1, 2.5, 5, 20], null),
    enzyme("TBIL", terms.bilirubin, [1, 1.5, 3, 10], null),
    hypoalbuminemia,
    // Grade 1 begins at any rise above the baseline, within the limits of normal as well.
    rule(creatinine, [
      ladder("always", upper(1), upper(1.5), upper(3), upper(6)),
      ladder("always", baseline(1), baseline(1.5), baseline(3)),
    ]),
    rule(inr, [
      ladder("always", upper(1), upper(1.5), upper(2.5)),
      ladder("anticoagulated", baseline(1), baseline(1.5), baseline(2.5)),
    ]),
  ],
  "5.0": [
    anemia,
    count("WBC", terms.wbc, [3, 2, 1]),
    count("ANC", terms.anc, [1.5, 1, 0.5]),
    count("LYM", terms.lym, [0.8, 0.5, 0.2]),
    count("PLT", terms.plt, [75, 50, 25]),
    enzyme("ALT", terms.alt, [1, 3, 5, 20], [from(baseline(1.5)), ...[3, 5, 20].map(baseline)]),
    enzyme("AST", terms.ast, [1, 3, 5, 20], [from(baseline(1.5)), ...[3, 5, 20].map(baseline)]),
    enzyme("ALP", terms.alp, [1, 2.5, 5, 20], [from(baseline(2)), ...[2.5, 5, 20].map(baseline)]),
    enzyme("GGT", terms.ggt, [1, 2.5, 5, 20], [from(baseline(2)), ...[2.5, 5, 20].map(baseline)]),
    enzyme("TBIL", terms.bilirubin, [1, 1.5, 3, 10], [1, 1.5, 3, 10].map(baseline)),
    hypoalbuminemia,
    rule(creatinine, [
      ladder("always", upper(1), upper(1.5), upper(3), upper(6)),
      ladder("always", null, baseline(1.5), baseline(3)),
    ]),
    inrSinceVersion5,
  ],
  "6.0": [
    anemia,
    count("WBC", terms.wbc, [3, 2, 1]),
    rule({ test: "ANC", term: terms.anc, organClass: "investigations", direction: "falling" }, [
      ladder("always", value(1.5), value(1), value(0.5), value(0.1)),
    ]),
    rule(
      { test: "LYM", term: terms.lymphopenia, organClass: "blood", direction: "falling" },
      [],
      [1, 2, 3, 4],
    ),
    count("PLT", terms.thrombocytopenia, [75, 50, 10], "blood"),
    enzyme("ALT", terms.alt, [1, 3, 5, 20], [from(baseline(1)), ...[1.5, 2, 4].map(baseline)]),
    enzyme("AST", terms.ast, [1, 3, 5, 20], [from(baseline(1)), ...[1.5, 2, 4].map(baseline)]),
    rule({ test: "ALP", term: terms.alp, organClass: "investigations", direction: "rising" }, [
      { when: "always", steps: [{ grade: 1, beyond: [baseline(1), upper(1)] }] },
    ]),
    enzyme("GGT", terms.ggt, [1, 2.5, 5, 20], [from(baseline(1)), ...[1.5, 3, 10].map(baseline)]),
    enzyme(
      "TBIL",
      terms.bilirubin,
      [1, 1.5, 3, 10],
      [from(baseline(1)), ...[1.5, 2.5, 10].map(baseline)],
    ),
    hypoalbuminemia,
    rule(creatinine, [
      ladder("always", upper(1), upper(1.5), upper(3), upper(6)),
      ladder("baseline-below-lower", null, baseline(1.5), baseline(3)),
    ]),
    inrSinceVersion5,
  ],
};

/** The laboratory criteria of each version, as data. */
export const gradeRules: Readonly<Record<CtcaeVersion, readonly GradeRule[]>> = {
  "4.03": allRules("4.03"),
  "5.0": allRules("5.0"),
  "6.0": allRules("6.0"),
};

function allRules(version: CtcaeVersion): readonly GradeRule[] {
  return [
    ...firstRules[version],
    ...cellRules(version),
    ...coagulationRules(version),
    ...electrolyteRules(version),
    ...metaboliteRules(version),
  ];
}

/** The rule of a version for a test; null where the version does not grade it. */
export function gradeRule(version: CtcaeVersion, test: string): GradeRule | null {
  return gradeRules[version].find((each) => each.test === test) ?? null;
}

/** Every test that some version grades, in the order of the rules, the sides of one analyte together. */
export const regradedTests: readonly string[] = [
  ...Map.groupBy(
    ctcaeVersions.flatMap((version) => gradeRules[version]),
    ({ analyte }) => analyte,
  ).values(),
].flatMap((own) => [...new Set(own.map(({ test }) => test))]);
