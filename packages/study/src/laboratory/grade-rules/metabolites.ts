import type { Label } from "../../label.ts";
import {
  type Bound,
  type CtcaeVersion,
  from,
  type GradeRule,
  ladder,
  lower,
  rule,
  type RuleHead,
  upper,
  value,
} from "../grade-rule.ts";

/** Glucose, lipids, uric acid and the enzymes of the pancreas. */
export function metaboliteRules(version: CtcaeVersion): readonly GradeRule[] {
  return [
    ...glucose(version),
    rule(investigation("CHOL", "Cholesterol high", "胆固醇增高"), [
      ladder(
        "always",
        upper(1),
        value(7.75, { mgPerDl: 300 }),
        value(10.34, { mgPerDl: 400 }),
        value(12.92, { mgPerDl: 500 }),
      ),
    ]),
    // Grade 1 is printed "150 mg/dL – 300 mg/dL", so it begins at 150 and not above it.
    rule(metabolism("TRIG", "Hypertriglyceridemia", "高甘油三酯血症"), [
      ladder(
        "always",
        from(value(1.71, { mgPerDl: 150 })),
        value(3.42, { mgPerDl: 300 }),
        value(5.7, { mgPerDl: 500 }),
        value(11.4, { mgPerDl: 1000 }),
      ),
    ]),
    rule(
      metabolism("URATE", "Hyperuricemia", "高尿酸血症"),
      [
        version === "4.03"
          ? ladder("always", upper(1), null, null, value(590, { mgPerDl: 10 }))
          : ladder("always", upper(1)),
      ],
      version === "4.03" ? [3] : [3, 4],
    ),
    pancreas(version, "LIPASE", "Lipase increased", "脂肪酶增高", version === "6.0" ? 3 : 2),
    pancreas(version, "AMYLASE", "Serum amylase increased", "血清淀粉酶增高", 2),
  ];
}

/** Since version 5.0 the numbers alone give the grades of those without symptoms, which are a grade lower. */
function pancreas(
  version: CtcaeVersion,
  test: string,
  en: string,
  zh: string,
  symptomatic: number,
): GradeRule {
  const head = investigation(test, en, zh);
  return version === "4.03"
    ? rule(head, [ladder("always", upper(1), upper(1.5), upper(symptomatic), upper(5))])
    : rule(head, [ladder("always", upper(1), upper(1.5), upper(5))], [3, 4]);
}

/** Fasting values have all grades, others the higher ones; version 5.0 grades a high glucose by its treatment. */
function glucose(version: CtcaeVersion): readonly GradeRule[] {
  const high = [value(13.9, { mgPerDl: 250 }), value(27.8, { mgPerDl: 500 })] as const;
  const low: readonly Bound[] = [
    value(3, { mgPerDl: 55 }),
    value(2.2, { mgPerDl: 40 }),
    value(1.7, { mgPerDl: 30 }),
  ];
  const hyper = { en: "Hyperglycemia", zh: "高血糖症" };
  const hypo = { en: "Hypoglycemia", zh: "低血糖症" };
  const clinical = [1, 2, 3, 4];
  return (["GLUC", "GLUCF"] as const).flatMap((analyte) => {
    const rising = side(analyte, "high", hyper);
    const falling = side(analyte, "low", hypo);
    const numbers =
      analyte === "GLUCF"
        ? ladder("always", upper(1), value(8.9, { mgPerDl: 160 }), ...high)
        : ladder("always", null, null, ...high);
    return [
      version === "5.0"
        ? rule(rising, [], clinical)
        : rule(rising, [numbers], analyte === "GLUCF" ? [] : [1, 2]),
      rule(falling, [ladder("always", lower(1), ...low)]),
    ];
  });
}

function side(analyte: string, to: "low" | "high", term: Label): RuleHead {
  return {
    test: `${analyte}_${to}`,
    analyte,
    term,
    organClass: "metabolism",
    direction: to === "low" ? "falling" : "rising",
  };
}

function investigation(test: string, en: string, zh: string): RuleHead {
  return { test, term: { en, zh }, organClass: "investigations", direction: "rising" };
}

function metabolism(test: string, en: string, zh: string): RuleHead {
  return { test, term: { en, zh }, organClass: "metabolism", direction: "rising" };
}
