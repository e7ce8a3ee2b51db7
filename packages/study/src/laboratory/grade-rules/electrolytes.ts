import type { Label } from "../../label.ts";
import {
  type Bound,
  type CtcaeVersion,
  type GradeRule,
  ladder,
  lower,
  rule,
  upper,
  value,
} from "../grade-rule.ts";

/** Sodium, potassium, calcium, magnesium and phosphate, above and below normal, in mmol/L. */
export function electrolyteRules(version: CtcaeVersion): readonly GradeRule[] {
  const symptoms = version === "4.03" ? [] : [3];
  return [
    side("NA", "high", "Hypernatremia", "高钠血症", [value(150), value(155), value(160)]),
    // The grade of the number alone; with symptoms, 125 to 130 mmol/L is grade 3.
    side(
      "NA",
      "low",
      "Hyponatremia",
      "低钠血症",
      version === "4.03" ? [null, value(130), value(120)] : [value(130), value(125), value(120)],
      symptoms,
    ),
    side("K", "high", "Hyperkalemia", "高钾血症", [value(5.5), value(6), value(7)]),
    // Grade 2 is grade 1 with symptoms.
    side("K", "low", "Hypokalemia", "低钾血症", [null, value(3), value(2.5)], [2]),
    side("CACORR", "high", "Hypercalcemia", "高钙血症", [
      value(2.9, { mgPerDl: 11.5 }),
      value(3.1, { mgPerDl: 12.5 }),
      value(3.4, { mgPerDl: 13.5 }),
    ]),
    side("CACORR", "low", "Hypocalcemia", "低钙血症", [
      value(2, { mgPerDl: 8 }),
      value(1.75, { mgPerDl: 7 }),
      value(1.5, { mgPerDl: 6 }),
    ]),
    side("ICA", "high", "Hypercalcemia", "高钙血症", [value(1.5), value(1.6), value(1.8)]),
    side("ICA", "low", "Hypocalcemia", "低钙血症", [value(1), value(0.9), value(0.8)]),
    side("MG", "high", "Hypermagnesemia", "高镁血症", [
      null,
      value(1.23, { mgPerDl: 3 }),
      value(3.3, { mgPerDl: 8 }),
    ]),
    side("MG", "low", "Hypomagnesemia", "低镁血症", [
      value(0.5, { mgPerDl: 1.2 }),
      value(0.4, { mgPerDl: 0.9 }),
      value(0.3, { mgPerDl: 0.7 }),
    ]),
    version === "4.03"
      ? rule(phosphate, [
          ladder(
            "always",
            lower(1),
            value(0.8, { mgPerDl: 2.5 }),
            value(0.6, { mgPerDl: 2 }),
            value(0.3, { mgPerDl: 1 }),
          ),
        ])
      : rule(phosphate, [], [1, 2, 3, 4]),
  ];
}

const phosphate = {
  test: "PHOS",
  term: { en: "Hypophosphatemia", zh: "低磷血症" },
  organClass: "metabolism",
  direction: "falling",
} as const;

/** One side of an electrolyte: grade 1 begins at the limit of normal, the others at numbers. */
function side(
  analyte: string,
  to: "low" | "high",
  en: string,
  zh: string,
  bounds: readonly (Bound | null)[],
  clinicalGrades: readonly number[] = [],
): GradeRule {
  const term: Label = { en, zh };
  return rule(
    {
      test: `${analyte}_${to}`,
      analyte,
      term,
      organClass: "metabolism",
      direction: to === "low" ? "falling" : "rising",
    },
    [ladder("always", to === "low" ? lower(1) : upper(1), ...bounds)],
    clinicalGrades,
  );
}
