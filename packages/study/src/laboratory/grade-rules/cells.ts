import {
  baseline,
  type CtcaeVersion,
  type GradeRule,
  ladder,
  lower,
  rule,
  upper,
  value,
} from "../grade-rule.ts";

/** Grams per litre in the 2 g/dL by which CTCAE steps above the upper limit of haemoglobin. */
const step = 20;

/** Counts and haemoglobin above normal, and CD4 lymphocytes. */
export function cellRules(version: CtcaeVersion): readonly GradeRule[] {
  const above = (bound: ReturnType<typeof upper>) => [
    bound,
    { ...bound, plus: step },
    { ...bound, plus: 2 * step },
  ];
  return [
    rule(
      {
        test: "HGB_high",
        analyte: "HGB",
        term: { en: "Hemoglobin increased", zh: "血红蛋白增高" },
        organClass: "investigations",
        direction: "rising",
      },
      version === "4.03"
        ? [
            ladder("baseline-not-above-upper", ...above(upper(1))),
            ladder("baseline-above-upper", ...above(baseline(1))),
          ]
        : [ladder("always", ...above(upper(1)))],
    ),
    rule(
      {
        test: "WBC_high",
        analyte: "WBC",
        term: { en: "Leukocytosis", zh: "白细胞增多" },
        organClass: "blood",
        direction: "rising",
      },
      [ladder("always", null, null, value(100))],
      [4],
    ),
    rule(
      {
        test: "LYM_high",
        analyte: "LYM",
        term: { en: "Lymphocyte count increased", zh: "淋巴细胞计数增高" },
        organClass: "investigations",
        direction: "rising",
      },
      [ladder("always", null, value(4), value(20))],
    ),
    rule(
      {
        test: "CD4",
        term: { en: "CD4 lymphocytes decreased", zh: "CD4 淋巴细胞降低" },
        organClass: "investigations",
        direction: "falling",
      },
      [ladder("always", lower(1), value(0.5), value(0.2), value(0.05))],
    ),
  ];
}
